using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// Messages to members: sent, and sent again each second until they are confirmed, four times in all. One after the other for each
/// member: iptux confirms a number lower than the last and does not show it, so nothing is sent while an older one may yet arrive.
/// </summary>
internal sealed class Flights(OwnPackets own)
{
    /// <summary>How often a message is sent.</summary>
    public const int MostSends = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<PeerAddress, FlightLane> _lanes = [];
    private readonly Dictionary<uint, Flight> _byNumber = [];
    private readonly Queue<(PeerAddress Peer, OutgoingMessage Message)> _toMany = new();
    private readonly SentSeals _seals = new();

    /// <summary>Told whom a message did not reach.</summary>
    public Action<PeerAddress, IDialectContext> Failed { get; set; } = static (_, _) => { };

    /// <summary>Tells whether the first address is that of a member who is somebody else than the member at the second.</summary>
    public Func<PeerAddress, PeerAddress, bool> AreDifferent { get; set; } = static (_, _) => false;

    public bool AreUnderway => _byNumber.Count > 0;

    public bool IsBusy(PeerAddress peer) => _lanes.TryGetValue(peer, out var lane) && lane.Flight is not null;

    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context)
    {
        if (Refuse(message) is { } reason)
        {
            Report(peer, message.Token, DeliveryState.Failed, reason, context);
            return;
        }

        if (context.ReachesMany(peer))
        {
            _toMany.Enqueue((peer, message));
            SendToMany(context);
            return;
        }

        if (!_lanes.TryGetValue(peer, out var lane))
            _lanes[peer] = lane = new FlightLane();
        lane.Waiting.Enqueue(message);
        Begin(peer, lane, context);
    }

    /// <summary>A peer says that it has a message. Null where it can not be true, or says nothing new.</summary>
    public Flight? Confirm(PeerAddress peer, ulong number, IDialectContext context)
    {
        if (number > uint.MaxValue || !_byNumber.TryGetValue((uint)number, out var flight))
            return ConfirmLate(peer, number, context);
        if (!flight.Peer.IsSameHost(peer) || AreDifferent(peer, flight.Peer))
            return null; // the port may be another: iptux answers from its fixed one
        var lane = End(flight);
        Report(flight.Peer, flight.Token, DeliveryState.Acknowledged, null, context);
        GoOn(flight.Peer, lane, context);
        return flight;
    }

    /// <summary>A peer says that a sealed message was opened there.</summary>
    public bool Opened(PeerAddress peer, ulong number, IDialectContext context)
    {
        Confirm(peer, number, context);
        if (_seals.Find(peer, number) is not { } seal || AreDifferent(peer, seal.Peer))
            return false;
        Report(seal.Peer, seal.Token, DeliveryState.Read, null, context);
        return true;
    }

    /// <summary>An earlier run sent a message under a seal.</summary>
    public void Recall(SealRecalled recalled) => _seals.Add(recalled.Number, recalled.Peer, recalled.Token);

    /// <summary>The network said that nobody is there. It may be again within the next seconds, so that is no end yet.</summary>
    public void Note(PeerUnreachable notice)
    {
        if (_lanes.TryGetValue(notice.Peer, out var lane) && lane.Flight is { } flight && flight.Token == notice.Token)
            flight.Hint = notice.Why;
    }

    public void Tick(IDialectContext context)
    {
        foreach (var flight in _byNumber.Values.Where(flight => flight.Due <= context.Now).ToList())
        {
            if (flight.Sends >= MostSends)
                GiveUp(flight, context);
            else
                Transmit(flight, context);
        }

        foreach (var flight in _byNumber.Values)
            context.WakeAt(flight.Due);
    }

    /// <summary>The listener closes: what was never sent is for the next run, and of the rest nobody will know.</summary>
    public void Close(IDialectContext context)
    {
        foreach (var flight in _byNumber.Values)
            Report(flight.Peer, flight.Token, DeliveryState.Failed, SendReasons.ClosedUnconfirmed.With(), context);
        foreach (var (peer, lane) in _lanes)
        {
            foreach (var message in lane.Waiting)
                Report(peer, message.Token, DeliveryState.Queued, null, context);
        }

        foreach (var (peer, message) in _toMany)
            Report(peer, message.Token, DeliveryState.Queued, null, context);
        _byNumber.Clear();
        _lanes.Clear();
        _toMany.Clear();
    }

    private static Reason? Refuse(OutgoingMessage message)
    {
        if (message.Bytes.Span.Contains((byte)0))
            return SendReasons.ZeroByte.With();
        return message.Bytes.Length > IpMessengerDialect.MaxTextBytes
            ? SendReasons.LongerThanIpMessenger.With(message.Bytes.Length, IpMessengerDialect.MaxTextBytes)
            : null;
    }

    private void Begin(PeerAddress peer, FlightLane lane, IDialectContext context)
    {
        while (lane.Flight is null && _toMany.Count == 0 && lane.Waiting.TryDequeue(out var message))
        {
            if (context.TakeNumber() is not { } number)
            {
                Report(peer, message.Token, DeliveryState.Failed, SendReasons.NoNumbersSaved.With(), context);
                continue;
            }

            var more = PacketOptions.OfMessage.Check | OptionsOf(message);
            var flight = new Flight(peer, message.Token, number, own.Plain(number, PacketMode.Message, more, Lines(message)), message.Sealed);
            lane.GivenUp = null;
            var result = Transmit(flight, context);
            Report(peer, message.Token, result.Sent ? DeliveryState.Sent : DeliveryState.Failed, result.Why, context);
            if (!result.Sent)
                continue;
            lane.Flight = flight;
            _byNumber[number] = flight;
            Seal(flight, context);
        }

        if (lane.Flight is null && lane.Waiting.Count == 0 && lane.GivenUp is null)
            _lanes.Remove(peer);
    }

    // What everybody gets has a higher number than what is on its way to one of them, so that goes first.
    private void SendToMany(IDialectContext context)
    {
        while (_byNumber.Count == 0 && _toMany.TryDequeue(out var next))
        {
            var packet = own.Plain(PacketMode.Message, PacketOptions.OfMessage.Broadcast | OptionsOf(next.Message), Lines(next.Message), context);
            var result = packet is null ? new TransmitResult(false, SendReasons.NoNumbers.With()) : context.Transmit(next.Peer, packet);
            Report(next.Peer, next.Message.Token, result.Sent ? DeliveryState.Sent : DeliveryState.Failed, result.Why, context);
            foreach (var lane in _lanes.Values)
                lane.GivenUp = null; // late word of it could be of a number that was passed by
        }

        if (_toMany.Count > 0)
            return;
        foreach (var (peer, lane) in _lanes.ToList())
            Begin(peer, lane, context);
    }

    private static uint OptionsOf(OutgoingMessage message) =>
        (message.Charset == "utf-8" ? PacketOptions.Utf8 : 0)
        | (message.Sealed ? PacketOptions.OfMessage.Sealed | PacketOptions.OfMessage.OpenedCheck : 0);

    // protocol.txt section 4-1: lines end in LF. CR is a byte of its own in every charset that is offered.
    private static byte[] Lines(OutgoingMessage message)
    {
        var bytes = message.Bytes.Span;
        var lines = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r')
                lines.Add(bytes[i]);
            else if (i + 1 >= bytes.Length || bytes[i + 1] != '\n')
                lines.Add((byte)'\n');
        }

        return [.. lines];
    }

    private static TransmitResult Transmit(Flight flight, IDialectContext context)
    {
        var result = context.Transmit(flight.Peer, flight.Packet);
        flight.Sends++;
        flight.Due = context.Now + Pause;
        context.WakeAt(flight.Due);
        return result;
    }

    private void GiveUp(Flight flight, IDialectContext context)
    {
        var lane = End(flight);
        lane.GivenUp = flight;
        var why = flight.Hint is { } hint ? SendReasons.NotConfirmedBecause.With(MostSends, hint) : SendReasons.NotConfirmed.With(MostSends);
        Report(flight.Peer, flight.Token, DeliveryState.Failed, why, context);
        Failed(flight.Peer, context);
        GoOn(flight.Peer, lane, context);
    }

    private Flight? ConfirmLate(PeerAddress peer, ulong number, IDialectContext context)
    {
        if (!_lanes.TryGetValue(peer, out var lane) || lane.GivenUp is not { } flight || flight.Number != number)
            return null;
        lane.GivenUp = null;
        Report(flight.Peer, flight.Token, DeliveryState.Acknowledged, null, context);
        GoOn(peer, lane, context);
        return flight;
    }

    private FlightLane End(Flight flight)
    {
        _byNumber.Remove(flight.Number);
        var lane = _lanes[flight.Peer];
        lane.Flight = null;
        return lane;
    }

    private void GoOn(PeerAddress peer, FlightLane lane, IDialectContext context)
    {
        SendToMany(context);
        Begin(peer, lane, context);
    }

    private void Seal(Flight flight, IDialectContext context)
    {
        if (!flight.IsSealed)
            return;
        _seals.Add(flight.Number, flight.Peer, flight.Token);
        context.Raise(new SealSent(flight.Peer, flight.Token, flight.Number));
    }

    private static void Report(PeerAddress peer, long token, DeliveryState state, Reason? why, IDialectContext context) =>
        context.Raise(new DeliveryReported(peer, token, state, why));
}
