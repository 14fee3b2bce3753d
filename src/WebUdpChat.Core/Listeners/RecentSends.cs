using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>The datagrams that went out last, to know which message it is that the network says did not arrive.</summary>
/// <param name="capacity">How many; the oldest is forgotten for the newest.</param>
internal sealed class RecentSends(int capacity)
{
    /// <summary>As much of a datagram as ICMPv6 quotes at most, RFC 4443 section 3.1; ICMP quotes less, RFC 1812 section 4.3.2.3.</summary>
    private const int MostQuoted = 1_280;

    /// <summary>What is held back whole rather than copied in part.</summary>
    private const int MostKeptWhole = 2 * MostQuoted;

    private static readonly TimeSpan LatestReport = TimeSpan.FromSeconds(30);

    private readonly Entry[] _ring = new Entry[capacity];
    private long _added;

    /// <summary>Notes that a message left.</summary>
    /// <param name="peer">Where to.</param>
    /// <param name="token">The message.</param>
    /// <param name="datagram">Its bytes on the wire; they must not change.</param>
    /// <param name="at">When.</param>
    public void Add(PeerAddress peer, long token, ReadOnlyMemory<byte> datagram, DateTimeOffset at)
    {
        var beginning = datagram.Length <= MostKeptWhole ? datagram : datagram[..MostQuoted].ToArray();
        _ring[_added++ % capacity] = new Entry(peer, token, beginning, at, IsKnown: true);
    }

    /// <summary>Finds the newest message to a peer that begins with what was quoted, and forgets it: each report is about one datagram.</summary>
    public bool TryTake(PeerAddress peer, ReadOnlySpan<byte> quoted, DateTimeOffset now, out long token)
    {
        for (var i = _added - 1; i >= Math.Max(0, _added - capacity); i--)
        {
            ref var entry = ref _ring[i % capacity];
            if (!entry.IsKnown || entry.Peer != peer || now - entry.At > LatestReport || !Fits(entry.Beginning.Span, quoted))
                continue;
            token = entry.Token;
            entry = default;
            return true;
        }

        token = 0;
        return false;
    }

    private static bool Fits(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> quoted)
    {
        var known = Math.Min(quoted.Length, MostQuoted);
        return sent.Length >= known && sent[..known].SequenceEqual(quoted[..known]);
    }

    private readonly record struct Entry(PeerAddress Peer, long Token, ReadOnlyMemory<byte> Beginning, DateTimeOffset At, bool IsKnown);
}
