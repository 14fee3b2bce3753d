using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>Numbered datagrams go through a lab in one direction, and what is seen behind it is counted.</summary>
internal sealed class LabRun : ILabReceiver, IDisposable
{
    public static readonly PeerAddress Peer = new(0x0A000001, 7);

    private readonly LabDirection _direction;
    private readonly InMemoryTransport _inner = new(new PeerAddress(0x7F000001, 9000));
    private readonly ImpairedTransport _transport;
    private int _next;

    public LabRun(FaultProfile profile, LabDirection direction = LabDirection.Out, long maxHeldBytes = 32 << 20)
    {
        _direction = direction;
        Lab = new FaultLab(Time, maxHeldBytes);
        Assert.True(Lab.TrySet(null, direction == LabDirection.In ? new LabPlan(profile, null) : new LabPlan(null, profile)));
        _transport = new ImpairedTransport(_inner, Lab);
        _transport.Start(this);
    }

    public ManualTimeProvider Time { get; } = new();

    public FaultLab Lab { get; }

    /// <summary>What came out, in order: its number, whether a bit was turned over, and when.</summary>
    public List<(int Number, bool IsCorrupt, DateTimeOffset At)> Seen { get; } = [];

    /// <summary>What the lab told of each that it took or lost; in their order for outgoing ones only.</summary>
    public List<LabMark> Marks { get; } = [];

    public LabCounters Counters => Lab.States.Single() is var state && _direction == LabDirection.In ? state.In!.Value : state.Out!.Value;

    /// <summary>How many different ones came out.</summary>
    public int Arrived => Seen.Select(static each => each.Number).Distinct().Count();

    public int Copies => Seen.Count - Arrived;

    /// <summary>How many different ones had a bit turned over.</summary>
    public int Corrupted => Seen.Where(static each => each.IsCorrupt).Select(static each => each.Number).Distinct().Count();

    /// <summary>RFC 4737 section 3: one is reordered that comes after one with a higher number; copies do not count again.</summary>
    public int Reordered
    {
        get
        {
            var (highest, count) = (-1, 0);
            foreach (var (number, _, _) in Seen.DistinctBy(static each => each.Number))
            {
                count += number < highest ? 1 : 0;
                highest = Math.Max(highest, number);
            }

            return count;
        }
    }

    /// <summary>Sends so many, so far apart.</summary>
    public LabRun Send(int count, TimeSpan apart = default, int length = 12)
    {
        for (var i = 0; i < count; i++)
        {
            Send(NumberedDatagram.Write(_next++, length));
            if (apart > TimeSpan.Zero)
                Time.Advance(apart);
            Read();
        }

        return this;
    }

    /// <summary>Lets everything come out that is still in the lab.</summary>
    public LabRun Finish()
    {
        Time.Advance(TimeSpan.FromMinutes(10));
        Read();
        return this;
    }

    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => See(datagram);

    public void OnImpaired(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark)
    {
        Marks.Add(mark);
        See(datagram);
    }

    public void OnLost(PeerAddress from, int length, LabMark mark) => Marks.Add(mark);

    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) => Assert.Fail("Nothing is unreachable here.");

    public void Dispose() => Lab.Dispose();

    private void Send(byte[] datagram)
    {
        if (_direction == LabDirection.In)
        {
            _inner.Deliver(Peer, datagram);
            return;
        }

        Assert.Equal(SendError.None, _transport.Send(Peer, datagram, out var mark));
        Marks.Add(mark);
    }

    private void Read()
    {
        while (_inner.Sent.TryDequeue(out var sent))
            See(sent.Datagram);
    }

    private void See(ReadOnlySpan<byte> datagram)
    {
        var (number, isCorrupt) = NumberedDatagram.Read(datagram);
        Seen.Add((number, isCorrupt, Time.GetUtcNow()));
    }
}
