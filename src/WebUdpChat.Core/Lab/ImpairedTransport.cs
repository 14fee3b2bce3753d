using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Lab;

/// <summary>
/// A transport whose datagrams go through a <see cref="FaultLab"/> in both directions. While that is off, each call is
/// handed on after a look at one field.
/// </summary>
/// <param name="inner">The transport.</param>
/// <param name="lab">What happens on the way; may be that of several transports.</param>
public sealed class ImpairedTransport(IDatagramTransport inner, FaultLab lab) : IDatagramTransport
{
    private readonly OutExit _out = new(inner, lab);

    /// <inheritdoc/>
    public PeerAddress LocalAddress => inner.LocalAddress;

    /// <inheritdoc/>
    public int ReceiveBufferBytes => inner.ReceiveBufferBytes;

    /// <inheritdoc/>
    public long? KernelDrops => inner.KernelDrops;

    /// <inheritdoc/>
    public long? WaitingBytes => inner.WaitingBytes;

    /// <inheritdoc/>
    public IReadOnlyList<ListenerGroup> JoinedGroups => inner.JoinedGroups;

    /// <inheritdoc/>
    public IReadOnlyList<PeerAddress> ManyAddresses => inner.ManyAddresses;

    /// <inheritdoc/>
    public bool ReachesMany(PeerAddress address) => inner.ReachesMany(address);

    /// <inheritdoc/>
    public bool Permits(PeerAddress address) => inner.Permits(address);

    /// <inheritdoc/>
    public TransportState State => inner.State;

    /// <inheritdoc/>
    public TimeSpan Check(LocalNetwork network, DateTimeOffset now) => inner.Check(network, now);

    /// <inheritdoc/>
    public void Start(IDatagramReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        inner.Start(new Door(receiver, inner, lab));
    }

    /// <inheritdoc/>
    public void StopReceiving() => inner.StopReceiving();

    /// <inheritdoc/>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram) => Send(to, datagram, out _);

    /// <summary>Sends one datagram, and tells what the lab does to it. What it holds back or loses counts as sent: UDP would not tell, either.</summary>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram, out LabMark mark)
    {
        mark = default;
        if (!lab.IsActive || datagram.Length > Longest(to))
            return inner.Send(to, datagram); // which refuses what is too long for any network
        if (lab.Lane(LabDirection.Out, to, datagram) is not { } lane)
            return _out.Pass(to, default, datagram, truncated: false, default);
        (mark, var error) = lane.Take(new LabArrival(_out, to, datagram));
        if (mark.IsLost)
            lab.Tell(LabDirection.Out, inner.LocalAddress, to, datagram, lab.Now, mark);
        return error;
    }

    /// <inheritdoc/>
    public void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors) => SendMany(datagrams, errors, []);

    /// <summary>Sends datagrams one after the other, and tells what the lab does to each.</summary>
    /// <param name="datagrams">What to send.</param>
    /// <param name="errors">What came of each.</param>
    /// <param name="marks">What the lab does to each; empty where nobody wants to know.</param>
    public void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors, Span<LabMark> marks)
    {
        marks.Clear();
        if (!lab.IsActive)
        {
            inner.SendMany(datagrams, errors);
            return;
        }

        for (var i = 0; i < datagrams.Length; i++)
        {
            errors[i] = Send(datagrams[i].To, datagrams[i].Bytes.Span, out var mark);
            if (!marks.IsEmpty)
                marks[i] = mark;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private static int Longest(PeerAddress to) =>
        to.Family == AddressFamily.InterNetwork ? UdpTransport.LongestIpv4Payload : UdpTransport.LongestIpv6Payload;

    /// <summary>What the inner transport hands datagrams to.</summary>
    private sealed class Door(IDatagramReceiver receiver, IDatagramTransport inner, FaultLab lab) : IDatagramReceiver
    {
        private readonly InExit _in = new(receiver);

        public void OnBatch(ReceivedBatch batch)
        {
            if (!lab.IsActive)
            {
                receiver.OnBatch(batch);
                return;
            }

            for (var i = 0; i < batch.Count; i++)
                batch[i].HandTo(this);
            batch.Clear();
            receiver.OnBatch(batch); // which may have been handed one before, and told that another follows
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
        {
            if (lab.IsActive)
                Take(from, default, datagram, truncated);
            else
                receiver.OnDatagram(from, datagram, truncated);
        }

        public void OnGroupDatagram(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated)
        {
            if (lab.IsActive)
                Take(from, group, datagram, truncated);
            else
                receiver.OnGroupDatagram(from, group, datagram, truncated);
        }

        public void OnForeignDatagram() => receiver.OnForeignDatagram();

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) =>
            receiver.OnUnreachable(peer, reason, quoted);

        private void Take(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated)
        {
            var (at, mark) = (lab.Now, default(LabMark));
            if (lab.Lane(LabDirection.In, from, datagram) is { } lane)
                (mark, _) = lane.Take(new LabArrival(_in, from, datagram) { Group = group, Truncated = truncated });
            else
                _in.Pass(from, group, datagram, truncated, default);
            lab.Tell(LabDirection.In, group == default ? inner.LocalAddress : group, from, datagram, at, mark);
        }
    }

    private sealed class OutExit(IDatagramTransport inner, FaultLab lab) : ILabExit
    {
        public SendError Pass(PeerAddress peer, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark)
        {
            var at = lab.Now;
            var error = inner.Send(peer, datagram);
            if (error == SendError.None)
                lab.Tell(LabDirection.Out, inner.LocalAddress, peer, datagram, at, mark);
            return error;
        }

        public void Lose(PeerAddress peer, int length, LabMark mark)
        {
        }
    }

    private sealed class InExit(IDatagramReceiver receiver) : ILabExit
    {
        private readonly ILabReceiver? _told = receiver as ILabReceiver;

        public SendError Pass(PeerAddress peer, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark)
        {
            if (_told is not null && !mark.IsNone)
                _told.OnImpaired(peer, group, datagram, truncated, mark);
            else if (group == default)
                receiver.OnDatagram(peer, datagram, truncated);
            else
                receiver.OnGroupDatagram(peer, group, datagram, truncated);
            return SendError.None;
        }

        public void Lose(PeerAddress peer, int length, LabMark mark) => _told?.OnLost(peer, length, mark);
    }
}
