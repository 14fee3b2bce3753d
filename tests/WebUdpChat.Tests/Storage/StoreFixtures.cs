using System.Collections.Immutable;
using System.Net;
using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Tests.Storage;

/// <summary>Entries for tests of stores.</summary>
internal static class StoreFixtures
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ConversationId Direct = new(2);

    public static readonly PeerId Nc = new(1);

    /// <summary>Reads valid UTF-8, and nothing else.</summary>
    public static string? ReadText(ReadOnlyMemory<byte> text, string charset)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(text.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static DateTimeOffset At(long seq) => Start.AddMilliseconds(seq);

    public static ListenerCondition Listener(string name, ListenerOrigin origin) =>
        new(new ListenerSetup(name, "text", "*:9001", ["239.1.2.3@eth0"], 4, true), origin, null, At(1));

    public static JournalEntry Entry(long seq, JournalEvent change) => new(seq, At(seq), change);

    public static ChatMessage Message(long seq, string text = "hello", ConversationId? conversation = null) =>
        Message(seq, Encoding.UTF8.GetBytes(text), conversation);

    public static ChatMessage Message(long seq, byte[] bytes, ConversationId? conversation = null) => new(
        new MessageId(seq), conversation ?? Direct, new Author(AuthorKind.Peer, "p1", "nc"), Direction.In,
        At(seq).AddMilliseconds(-1), bytes, "utf-8", 0, Truncated: false, ClientMessageId: null, Delivery: null);

    public static ChatMessage Sent(long seq, string? clientId = null, params long[] peers) =>
        Message(seq, "out") with
        {
            Author = new Author(AuthorKind.User, "u1", "Ann"),
            Direction = Direction.Out,
            ClientMessageId = clientId,
            Delivery = Delivery(At(seq).AddMilliseconds(-1), DeliveryState.Queued, peers),
        };

    public static MessageDelivery Delivery(DateTimeOffset at, DeliveryState state, params long[] peers) =>
        new([.. peers.Select(peer => new PeerDelivery(new PeerId(peer), state, null, at))]);

    public static JournalEntry Post(ChatMessage message) => Entry(message.Id.Seq, new MessagePosted(message));

    public static JournalEntry Post(long seq, string text = "hello", ConversationId? conversation = null) =>
        Post(Message(seq, text, conversation));

    public static Peer Peer(long id, string dialect = "text", string address = "192.0.2.1:4000") => new(
        new PeerId(id), "", "default", dialect, PeerAddress.From(IPEndPoint.Parse(address)), Direct,
        PeerState.Accepted, PeerSettings.Default);

    public static Conversation Conversation(long id, params long[] peers) => new(
        new ConversationId(id), ConversationKind.Direct, "", [.. peers.Select(static peer => new PeerId(peer))], true);

    public static JournalEntry Changed(long seq, long message, DeliveryState state, long peer, string? detail = null) => Entry(
        seq,
        new DeliveryChanged(
            new MessageId(message),
            Direct,
            new MessageDelivery([new PeerDelivery(new PeerId(peer), state, detail, At(seq))]),
            [new PeerId(peer)]));

    /// <summary>A stranger who says something and is removed, in five places.</summary>
    public static IEnumerable<JournalEntry> ComesAndGoes(long seq)
    {
        var conversation = new ConversationId(seq + 1);
        var stranger = Peer(seq, address: $"10.{(seq >> 16) & 255}.{(seq >> 8) & 255}.{seq & 255}:7") with { Transient = true, ConversationId = conversation };
        yield return Entry(seq, new PeerChanged(stranger));
        yield return Entry(seq + 1, new ConversationChanged(Conversation(seq + 1, seq)));
        yield return Post(seq + 2, "hello", conversation);
        yield return Entry(seq + 3, new PeerRemoved(stranger.Id));
        yield return Entry(seq + 4, new ConversationRemoved(conversation));
    }

    public static JournalEntry Gap(long seq) => Entry(seq, new GapRecorded(null, GapReason.Retention, 3, Start, At(seq)));

    /// <summary>Something to compare, for arrays and memory do not compare by what is in them.</summary>
    public static string Show(JournalEntry entry) => $"{entry.Seq} {entry.At:O} " + entry.Event switch
    {
        MessagePosted posted => Show(posted.Message),
        DeliveryChanged changed => $"delivery {changed.MessageId} {changed.ConversationId} {Show(changed.Delivery)} [{string.Join(',', changed.Changed)}]",
        ConversationChanged changed => Show(changed.Conversation),
        var other => other.ToString(),
    };

    public static string Show(ChatMessage message) =>
        $"{message with { Bytes = default, Delivery = null }} {Convert.ToHexString(message.Bytes.Span)} {Show(message.Delivery)}";

    public static string Show(Conversation conversation) =>
        $"{conversation with { Peers = ImmutableArray<PeerId>.Empty, Stopped = [] }} [{string.Join(',', conversation.Peers)}] [{string.Join(',', conversation.Stopped)}]";

    public static string Show(MessageDelivery? delivery) => delivery is null ? "none" : string.Join(';', delivery.Peers);
}
