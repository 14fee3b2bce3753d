using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Dialects;

/// <summary>A world in virtual time that writes down what a dialect does to it.</summary>
internal sealed class RecordingDialectContext : IDialectContext
{
    public DateTimeOffset Now { get; set; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the operating system answers.</summary>
    public TransmitResult Answer { get; set; } = new(true, null);

    public List<(PeerAddress Peer, byte[] Datagram)> Transmitted { get; } = [];

    public List<PeerEvent> Raised { get; } = [];

    public List<DateTimeOffset> Wishes { get; } = [];

    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram)
    {
        Transmitted.Add((peer, datagram.ToArray()));
        return Answer;
    }

    /// <summary>The addresses that reach everybody.</summary>
    public List<PeerAddress> Everybody { get; } = [];

    /// <summary>The next packet number; null for none.</summary>
    public uint? NextNumber { get; set; } = 1_700_000_000;

    /// <summary>What chance gives.</summary>
    public double NextChance { get; set; }

    public int TransmitToAll(ReadOnlySpan<byte> datagram)
    {
        foreach (var address in Everybody)
            Transmit(address, datagram);
        return Everybody.Count;
    }

    public bool ReachesMany(PeerAddress address) => Everybody.Contains(address);

    public uint? TakeNumber() => NextNumber++;

    public double Chance() => NextChance;

    public void Raise(PeerEvent peerEvent) => Raised.Add(peerEvent);

    public void WakeAt(DateTimeOffset time) => Wishes.Add(time);
}
