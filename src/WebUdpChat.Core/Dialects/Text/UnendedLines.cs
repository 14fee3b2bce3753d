using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>
/// Which peers' last datagram had no line end, and when it came: <c>nc -C</c> writes the text and its CR LF as two
/// datagrams, also of a blank line. A table of fixed size with one place per hash of the address, so that a newcomer takes the place of another
/// and strangers can neither make it grow nor make it slow. A peer that lost its place gets one empty line more.
/// </summary>
internal sealed class UnendedLines
{
    private readonly Entry[] _entries;
    private readonly TimeSpan _window;

    // Whom it was asked for last: in a burst that is most often the next one, too.
    private PeerAddress _lastPeer;
    private uint _lastPlace;

    public UnendedLines(TextDialectOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RememberedPeers, 1);
        _entries = new Entry[options.RememberedPeers];
        _lastPlace = Hash(default);
        _window = options.LineEndWindow;
    }

    /// <summary>Whether a datagram is only the line end of the one before it. To be asked once for each datagram, in order.</summary>
    public bool Ends(PeerAddress peer, ReadOnlySpan<byte> datagram, DateTimeOffset now)
    {
        ref var entry = ref _entries[PlaceOf(peer)];
        var waiting = entry.Waiting && entry.Peer == peer;
        if (LineEnd.Length(datagram) > 0)
        {
            var ends = waiting && LineEnd.IsAll(datagram) && WithinWindow(now - entry.At);
            if (waiting)
                entry = default;
            return ends;
        }

        entry = new Entry(true, peer, now);
        return false;
    }

    private uint PlaceOf(PeerAddress peer)
    {
        if (peer != _lastPeer)
            (_lastPeer, _lastPlace) = (peer, Hash(peer));
        return _lastPlace;
    }

    private uint Hash(PeerAddress peer) => (uint)peer.GetHashCode() % (uint)_entries.Length;

    // A clock that was set back says nothing about what belongs together.
    private bool WithinWindow(TimeSpan elapsed) => elapsed >= TimeSpan.Zero && elapsed <= _window;

    private readonly record struct Entry(bool Waiting, PeerAddress Peer, DateTimeOffset At);
}
