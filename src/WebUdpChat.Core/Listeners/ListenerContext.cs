using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// The world as a listener shows it to its dialect. It sees to it that every datagram has exactly one outcome:
/// a message, a rejection, or neither. Belongs to the listener's loop.
/// </summary>
internal sealed class ListenerContext(
    Transmitter transmitter, Departures departures, TurnEvents events, RecentSends recent, ListenerNumbers numbers, ListenerCounters counters,
    ListenerWeather weather)
    : IDialectContext
{
    private PeerAddress _group;
    private LabMark _mark;
    private bool _inDatagram;
    private bool _hasOutcome;
    private bool _transmitted;
    private bool _reported;
    private PendingSend? _send;

    /// <inheritdoc/>
    public DateTimeOffset Now { get; private set; }

    /// <summary>When the dialect wants to be woken; null where it does not.</summary>
    public DateTimeOffset? WakeTime { get; private set; }

    public void BeginDatagram(in QueuedRun run)
    {
        Now = run.At;
        (_group, _mark) = (run.Group, run.Mark);
        (_inDatagram, _hasOutcome) = (true, false);
    }

    public void EndDatagram(bool failed)
    {
        _inDatagram = false;
        if (!_hasOutcome)
            counters.CountDropped(failed ? DropReason.Rejected : DropReason.NotAMessage);
    }

    public void BeginSend(PendingSend send, DateTimeOffset at)
    {
        Now = at;
        (_send, _mark) = (send, default);
        (_transmitted, _reported) = (false, false);
    }

    public void EndSend(bool failed)
    {
        var send = _send!.Value;
        _send = null;
        if (!failed || _reported)
            return;
        var state = _transmitted ? DeliveryState.Unknown : DeliveryState.Failed;
        events.Add(Now, new DeliveryReported(send.Peer, send.Message.Token, state, SendReasons.DialectFault.With()));
    }

    public void BeginTimer(DateTimeOffset at)
    {
        Now = at;
        WakeTime = null;
    }

    public void BeginNotice(DateTimeOffset at) => Now = at;

    /// <inheritdoc/>
    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram)
    {
        departures.Leave();
        var mark = default(LabMark);
        var result = _send is null ? transmitter.TransmitByItself(peer, datagram) : transmitter.Transmit(peer, datagram, out mark);
        if (result.Sent && _send is { } send && send.Peer == peer)
        {
            _transmitted = true;
            _mark = mark;
            recent.Add(peer, send.Message.Token, Keep(send.Message.Bytes, datagram), Now);
        }

        return result;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is not the message that is being sent, or that was said already.</exception>
    public void TransmitMessage(PeerAddress peer, OutgoingMessage message, ReadOnlyMemory<byte> datagram)
    {
        if (_reported || _send is not { } send || send.Peer != peer || !ReferenceEquals(send.Message, message))
            throw new InvalidOperationException("A dialect transmits a message once, to its peer, while it sends it.");
        _reported = true;
        departures.Add(send, datagram, Now);
    }

    /// <inheritdoc/>
    public int TransmitToAll(ReadOnlySpan<byte> datagram)
    {
        departures.Leave();
        return transmitter.TransmitToAll(datagram);
    }

    /// <inheritdoc/>
    public bool ReachesMany(PeerAddress address) => transmitter.ReachesMany(address);

    /// <inheritdoc/>
    public uint? TakeNumber() => numbers.Take();

    /// <inheritdoc/>
    public double Chance() => Random.Shared.NextDouble();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A second outcome of one datagram, or one of none.</exception>
    public void Raise(PeerEvent peerEvent)
    {
        ArgumentNullException.ThrowIfNull(peerEvent);
        departures.Leave();
        if (peerEvent is MessageReceived or DatagramRejected)
            TakeOutcome();
        if (peerEvent is DatagramRejected rejected)
        {
            counters.CountRejected(rejected.Error);
            weather.Rejected(rejected.Peer);
            return;
        }

        var isOfSend = peerEvent is DeliveryReported report && report.Token == _send?.Message.Token;
        _reported |= isOfSend;
        var mark = isOfSend || peerEvent is MessageReceived ? _mark : default;
        events.Add(Now, peerEvent is MessageReceived message && _group != default ? message with { Group = _group } : peerEvent, mark);
    }

    /// <inheritdoc/>
    public void WakeAt(DateTimeOffset time) => WakeTime = WakeTime is { } earlier && earlier <= time ? earlier : time;

    private void TakeOutcome()
    {
        if (!_inDatagram || _hasOutcome)
            throw new InvalidOperationException("A dialect raises one message or one rejection for a datagram, while it handles it.");
        _hasOutcome = true;
    }

    private static ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> datagram) =>
        datagram.SequenceEqual(message.Span) ? message : datagram.ToArray();
}
