using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>A world that takes everything and does nothing.</summary>
internal sealed class SilentContext : IDialectContext
{
    private uint _number;

    public DateTimeOffset Now { get; } = DateTimeOffset.UnixEpoch;

    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram) => new(true, null);

    public int TransmitToAll(ReadOnlySpan<byte> datagram) => 1;

    public bool ReachesMany(PeerAddress address) => false;

    public uint? TakeNumber() => ++_number;

    public double Chance() => 0;

    public void Raise(PeerEvent peerEvent)
    {
    }

    public void WakeAt(DateTimeOffset time)
    {
    }
}
