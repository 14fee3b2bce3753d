using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Tells senders that their sealed messages were opened; where they want to confirm that, again until they do.</summary>
internal sealed class OpenedSeals(OwnPackets own)
{
    private const int MostWaiting = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<uint, Flight> _waiting = [];

    public void Open(MessageOpened opened, IDialectContext context)
    {
        if (IpMessengerPacket.TryRead(opened.Datagram.Span, out var packet) != DecodeError.None || context.TakeNumber() is not { } number)
            return;
        var check = packet.Has(PacketOptions.OfMessage.OpenedCheck) ? PacketOptions.OfMessage.OpenedCheck : 0;
        var flight = new Flight(opened.Peer, 0, number, own.Plain(number, PacketMode.Opened, check, packet.NumberText), IsSealed: false);
        Transmit(flight, context);
        if (check != 0 && _waiting.Count < MostWaiting)
            _waiting[number] = flight;
    }

    public void Confirm(PeerAddress peer, ulong number)
    {
        if (number <= uint.MaxValue && _waiting.TryGetValue((uint)number, out var flight) && flight.Peer == peer)
            _waiting.Remove((uint)number);
    }

    public void Tick(IDialectContext context)
    {
        foreach (var flight in _waiting.Values.Where(flight => flight.Due <= context.Now).ToList())
        {
            if (flight.Sends >= Flights.MostSends)
                _waiting.Remove(flight.Number);
            else
                Transmit(flight, context);
        }

        foreach (var flight in _waiting.Values)
            context.WakeAt(flight.Due);
    }

    private static void Transmit(Flight flight, IDialectContext context)
    {
        context.Transmit(flight.Peer, flight.Packet);
        flight.Sends++;
        flight.Due = context.Now + Pause;
        context.WakeAt(flight.Due);
    }
}
