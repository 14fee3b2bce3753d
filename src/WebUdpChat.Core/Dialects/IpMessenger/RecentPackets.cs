using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>What identifies a message that may come again: programs begin their numbers anew, so the number alone does not.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Number">Its packet's number.</param>
/// <param name="Words">A hash of the account and of what it says.</param>
internal readonly record struct PacketPrint(PeerAddress Peer, ulong Number, int Words)
{
    public static PacketPrint Of(PeerAddress peer, in IpMessengerPacket packet)
    {
        var hash = new HashCode();
        hash.AddBytes(packet.User);
        hash.AddBytes(packet.Body);
        hash.Add(packet.Command);
        return new PacketPrint(peer, packet.Number, hash.ToHashCode());
    }
}

/// <summary>Messages that came lately, to know them again, within a bound: the oldest are forgotten for the newest.</summary>
internal sealed class RecentPackets
{
    /// <summary>How many are known.</summary>
    public const int Most = 65_536;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AcrossEntry = TimeSpan.FromSeconds(10);

    private readonly Dictionary<PacketPrint, (DateTimeOffset At, bool IsKept)> _known = [];
    private readonly Queue<(PacketPrint Print, DateTimeOffset At)> _order = new();

    public int Count => _known.Count;

    /// <summary>What became of a message when it came before.</summary>
    /// <param name="print">The message.</param>
    /// <param name="enteredAt">When its sender last entered.</param>
    /// <param name="now">The time.</param>
    public PacketFate Find(PacketPrint print, DateTimeOffset enteredAt, DateTimeOffset now)
    {
        if (!_known.TryGetValue(print, out var known) || now - known.At > Longest)
            return PacketFate.New;
        // One that entered since may say the same words under the same number again, but hardly within seconds.
        if (enteredAt > known.At && now - known.At > AcrossEntry)
            return PacketFate.New;
        return known.IsKept ? PacketFate.Kept : PacketFate.Waiting;
    }

    public void Add(PacketPrint print, bool isKept, DateTimeOffset now)
    {
        _known[print] = (now, isKept);
        _order.Enqueue((print, now));
        while (_order.Count > Most || (_order.TryPeek(out var first) && now - first.At > Longest))
        {
            var (oldest, at) = _order.Dequeue();
            if (_known.TryGetValue(oldest, out var known) && known.At == at)
                _known.Remove(oldest);
        }
    }

    public void Keep(PacketPrint print)
    {
        if (_known.TryGetValue(print, out var known))
            _known[print] = (known.At, true);
    }

    public void Lose(PacketPrint print) => _known.Remove(print);
}

/// <summary>What became of a message when it came before.</summary>
internal enum PacketFate
{
    /// <summary>It never came.</summary>
    New,

    /// <summary>It is about to be kept.</summary>
    Waiting,

    /// <summary>It is kept.</summary>
    Kept,
}
