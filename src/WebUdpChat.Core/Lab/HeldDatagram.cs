using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Lab;

/// <summary>A datagram that the lab has, with a copy of its bytes. Times are since the lane's beginning.</summary>
internal sealed class HeldDatagram(LabArrival arrival, FaultFate fate, TimeSpan came, TimeSpan due)
{
    private readonly ILabExit _exit = arrival.Exit;
    private readonly PeerAddress _peer = arrival.Peer;
    private readonly PeerAddress _group = arrival.Group;
    private readonly bool _truncated = arrival.Truncated;
    private readonly byte[] _bytes = arrival.Bytes.ToArray();

    public FaultFate Fate { get; } = fate;

    /// <summary>When it leaves, or may be overtaken no longer.</summary>
    public TimeSpan Due { get; } = due;

    public int Length => _bytes.Length;

    /// <summary>How many later ones have gone before it.</summary>
    public int Overtaken { get; set; }

    /// <summary>How long it has been here.</summary>
    public int HeldMs(TimeSpan now) => (int)Math.Round(Math.Max(0, (now - came).TotalMilliseconds));

    public SendError Pass(LabMark mark) => _exit.Pass(_peer, _group, _bytes, _truncated, mark);
}
