using System.Collections.Immutable;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>
/// What was lately passed on in a room, to know it again when it comes back, and what each peer did. It is what the
/// messages of this run add up to; a new run begins without. Never changes: each message makes the next one.
/// </summary>
internal sealed record RoomTraffic
{
    /// <summary>How many texts are known again; the oldest is forgotten for the newest.</summary>
    public const int MostTexts = 256;

    private const int MostNames = 8;
    private const string AfterName = ": ";
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuickAnswer = TimeSpan.FromSeconds(1);

    private ImmutableQueue<TextPrint> _order = [];
    private ImmutableDictionary<TextPrint, RelayedText> _texts = ImmutableDictionary<TextPrint, RelayedText>.Empty;
    private ImmutableDictionary<PeerId, PeerTraffic> _peers = ImmutableDictionary<PeerId, PeerTraffic>.Empty;

    /// <summary>A room in which nothing was said yet.</summary>
    public static RoomTraffic Quiet { get; } = new();

    /// <summary>What may yet be passed on.</summary>
    public TokenBucket Bucket { get; private init; }

    /// <summary>When something was last held back because all together said too much.</summary>
    public DateTimeOffset CappedAt { get; private init; }

    /// <summary>How many texts are known.</summary>
    public int Texts => _texts.Count;

    /// <summary>What a peer did.</summary>
    public PeerTraffic Of(PeerId peer) => _peers.GetValueOrDefault(peer, PeerTraffic.Quiet);

    /// <summary>Compares what a peer says with what was passed on, with names in front of it or without.</summary>
    public RelayMatch Match(PeerId peer, ChatMessage message)
    {
        var at = message.At;
        if (_texts.IsEmpty)
            return RelayMatch.None;
        if (message.Read().Text is not { } text)
            return Match(peer, TextPrint.Of(message.Payload.Span), at);
        var rest = text.AsSpan();
        for (var names = 0; names <= MostNames; names++)
        {
            if (Match(peer, TextPrint.Of(rest), at) is var match and not RelayMatch.None)
                return match;
            var end = rest.IndexOf(AfterName);
            if (end < 0)
                break;
            rest = rest[(end + AfterName.Length)..];
        }

        return RelayMatch.None;
    }

    /// <summary>What a message of the room makes of it.</summary>
    public RoomTraffic After(ChatMessage message, bool named, RoomBounds bounds)
    {
        if (message.Author.Kind != AuthorKind.Peer || !PeerId.TryParse(message.Author.Id, out var peer))
            return Remember(message, named, out _, out _);
        var match = bounds.LoopGuard ? Match(peer, message) : RelayMatch.None;
        var traffic = Of(peer) with { At = message.At };
        if (match == RelayMatch.Certain || (match == RelayMatch.Perhaps && message.HeldBack == HeldBack.Loop))
            traffic = traffic.WithEcho(message.At);
        if (message.HeldBack is null)
            return Pass(message, peer, traffic, match, named, bounds);
        return With(peer, message.HeldBack == HeldBack.Rate ? traffic with { CappedAt = message.At } : traffic) with
        {
            CappedAt = message.HeldBack == HeldBack.Rate && !Bucket.Has(bounds.RoomPerSecond, message.At) ? message.At : CappedAt,
        };
    }

    /// <summary>The same without what is known of a peer: it begins anew.</summary>
    public RoomTraffic Without(PeerId peer) => this with { _peers = _peers.Remove(peer) };

    private RelayMatch Match(PeerId peer, TextPrint print, DateTimeOffset at)
    {
        if (!_texts.TryGetValue(print, out var said) || at - said.At > Lifetime)
            return RelayMatch.None;
        if (said.Named)
            return RelayMatch.Certain;
        var last = Of(peer).Last;
        return at - said.At <= QuickAnswer && (last.Print != print || last.Times < said.Times) ? RelayMatch.Perhaps : RelayMatch.None;
    }

    private RoomTraffic Pass(ChatMessage message, PeerId peer, PeerTraffic traffic, RelayMatch match, bool named, RoomBounds bounds)
    {
        var next = Remember(message, named, out var print, out var times);
        if (match == RelayMatch.Perhaps)
            traffic = traffic.WithRepeat(message.At);
        traffic = traffic with { Last = (print, times), Bucket = traffic.Bucket.Take(bounds.PeerPerSecond, message.At) };
        return next.With(peer, traffic) with { Bucket = Bucket.Take(bounds.RoomPerSecond, message.At) };
    }

    private RoomTraffic Remember(ChatMessage message, bool named, out TextPrint print, out int times)
    {
        var text = message.Read().Text;
        print = text is null ? TextPrint.Of(message.Payload.Span) : TextPrint.Of(named ? message.Author.Name + AfterName + text : text);
        var known = _texts.GetValueOrDefault(print);
        times = (known?.Times ?? 0) + 1;
        var (order, texts) = known is null ? MakeRoom() : (_order, _texts);
        return this with
        {
            _order = known is null ? order.Enqueue(print) : order,
            _texts = texts.SetItem(print, new RelayedText(message.At, named && text is not null, times)),
        };
    }

    private (ImmutableQueue<TextPrint> Order, ImmutableDictionary<TextPrint, RelayedText> Texts) MakeRoom()
    {
        if (_texts.Count < MostTexts)
            return (_order, _texts);
        var order = _order.Dequeue(out var oldest);
        return (order, _texts.Remove(oldest));
    }

    private RoomTraffic With(PeerId peer, PeerTraffic traffic)
    {
        // Peers that left the room are forgotten when there are too many to remember.
        var peers = _peers.Count < RoomMembers.Max || _peers.ContainsKey(peer)
            ? _peers
            : _peers.RemoveRange(_peers.OrderBy(static known => known.Value.At).Take(RoomMembers.Max / 2).Select(static known => known.Key));
        return this with { _peers = peers.SetItem(peer, traffic) };
    }
}
