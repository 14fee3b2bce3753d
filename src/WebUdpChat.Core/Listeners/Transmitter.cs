using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Listeners;

/// <summary>Sends by the transport of the peer's address family, and counts. May be used from any thread.</summary>
internal sealed class Transmitter(IReadOnlyList<ImpairedTransport> transports, ListenerCounters counters, ListenerWeather weather, TimeProvider time)
{
    public TransmitResult Transmit(PeerAddress to, ReadOnlySpan<byte> datagram) => Transmit(to, datagram, out _);

    /// <summary>Sends, and tells what the fault lab does to it.</summary>
    public TransmitResult Transmit(PeerAddress to, ReadOnlySpan<byte> datagram, out LabMark mark)
    {
        var failure = Send(to, datagram, out mark);
        counters.CountSent(taken: failure is null, datagram.Length);
        if (failure is null)
            weather.Sent(to, datagram.Length, time.GetUtcNow());
        return new TransmitResult(failure is null, failure);
    }

    public TransmitResult TransmitKeepAlive(PeerAddress to, ReadOnlySpan<byte> datagram) =>
        TransmitAside(to, datagram, ListenerNotice.KeepAlive, ListenerNotice.KeepAliveFailed);

    public bool TransmitProbe(PeerAddress to, ReadOnlySpan<byte> datagram) =>
        TransmitAside(to, datagram, ListenerNotice.Probe, ListenerNotice.ProbeFailed).Sent;

    private TransmitResult TransmitAside(PeerAddress to, ReadOnlySpan<byte> datagram, ListenerNotice taken, ListenerNotice refused)
    {
        var failure = Send(to, datagram, out _);
        counters.Count(failure is null ? taken : refused);
        return new TransmitResult(failure is null, failure);
    }

    private string? Send(PeerAddress to, ReadOnlySpan<byte> datagram, out LabMark mark)
    {
        mark = default;
        foreach (var transport in transports)
        {
            if (transport.LocalAddress.Family != to.Family)
                continue;
            var error = transport.Send(to, datagram, out mark);
            if (mark.IsLost)
                counters.Count(ListenerNotice.LabLost);
            return error == SendError.None ? null : DeliveryText.ForSend(error, to, datagram.Length);
        }

        return DeliveryText.ForFamily(to.Family);
    }
}
