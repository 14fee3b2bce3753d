using System.Collections.Concurrent;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Keeps what a transport hands over, for a test to take with a deadline.</summary>
internal sealed class RecordingReceiver : IDatagramReceiver
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private readonly BlockingCollection<Received> _datagrams = [];
    private readonly BlockingCollection<Unreachable> _unreachables = [];

    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) =>
        _datagrams.Add(new Received(from, datagram.ToArray(), truncated));

    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) =>
        _unreachables.Add(new Unreachable(peer, reason, quoted.ToArray()));

    public Received TakeDatagram() => Take(_datagrams);

    public Unreachable TakeUnreachable() => Take(_unreachables);

    /// <summary>Takes datagrams until none comes for a while.</summary>
    public int CountUntilQuiet(TimeSpan quiet)
    {
        var count = 0;
        while (_datagrams.TryTake(out _, quiet))
            count++;
        return count;
    }

    private static T Take<T>(BlockingCollection<T> from)
    {
        Assert.True(from.TryTake(out var item, Deadline), $"No {typeof(T).Name} came within {Deadline}.");
        return item;
    }

    public sealed record Received(PeerAddress From, byte[] Bytes, bool Truncated);

    public sealed record Unreachable(PeerAddress Peer, UnreachableReason Reason, byte[] Quoted);
}
