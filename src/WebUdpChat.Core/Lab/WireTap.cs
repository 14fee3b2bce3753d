using System.Threading.Channels;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Lab;

/// <summary>
/// Listens to what comes from and goes to the network, and to what a lab does to it. Holds so many bytes until somebody reads
/// them; what is beyond is counted as missed.
/// </summary>
/// <param name="maxBytes">Most bytes that wait.</param>
public sealed class WireTap(long maxBytes = 64 << 20)
{
    private const int Overhead = 128;

    private readonly Channel<TappedDatagram> _waiting = Channel.CreateUnbounded<TappedDatagram>(new UnboundedChannelOptions { SingleReader = true });
    private long _bytes;
    private long _missed;

    /// <summary>Datagrams for which there was no room.</summary>
    public long Missed => Interlocked.Read(ref _missed);

    /// <summary>Waits for datagrams.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _waiting.Reader.WaitToReadAsync(cancellation);

    /// <summary>Takes the next one. False where none waits.</summary>
    public bool TryTake(out TappedDatagram datagram)
    {
        if (!_waiting.Reader.TryRead(out datagram))
            return false;
        Interlocked.Add(ref _bytes, -datagram.Bytes.Length - Overhead);
        return true;
    }

    internal void Hear(LabDirection direction, PeerAddress local, PeerAddress peer, ReadOnlySpan<byte> bytes, DateTimeOffset at, LabMark mark)
    {
        if (Interlocked.Add(ref _bytes, bytes.Length + Overhead) > maxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes.Length - Overhead);
            Interlocked.Increment(ref _missed);
            return;
        }

        _waiting.Writer.TryWrite(new TappedDatagram(direction, local, peer, bytes.ToArray(), at, mark));
    }

    internal void End() => _waiting.Writer.TryComplete();
}

/// <summary>A datagram as it was on the wire, or was to be.</summary>
/// <param name="Direction">Whether it came or left.</param>
/// <param name="Local">The gateway's address, or the group that it was written to.</param>
/// <param name="Peer">The peer's address.</param>
/// <param name="Bytes">Its bytes: one that came has them before the lab, one that left behind it.</param>
/// <param name="At">When it was read, or sent.</param>
/// <param name="Mark">What the lab does to one that came, or did to one that left. One that left and is lost never was on the wire.</param>
public readonly record struct TappedDatagram(
    LabDirection Direction, PeerAddress Local, PeerAddress Peer, ReadOnlyMemory<byte> Bytes, DateTimeOffset At, LabMark Mark);
