using System.Net;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage;

/// <summary>Between what the program works with and the bodies that are stored.</summary>
internal static class BodyFormat
{
    public static DeliveryChangedBody From(DeliveryChanged change, DateTimeOffset at) => new(
        change.MessageId.Seq,
        change.ConversationId.Value,
        DeliveryFormat.ToRuns(change.Delivery, at),
        [.. change.Changed.Select(static peer => peer.Value)]);

    public static DeliveryChanged To(DeliveryChangedBody body, DateTimeOffset at) => new(
        new MessageId(body.Message),
        new ConversationId(body.Conversation),
        DeliveryFormat.FromRuns(body.Delivery, at),
        [.. body.Changed.Select(static id => new PeerId(id))]);

    public static PeerBody From(Peer peer) => new(
        peer.Id.Value,
        peer.Name,
        peer.Listener,
        peer.Dialect,
        peer.Address.ToString(),
        peer.ConversationId.Value,
        StoredNames.Peer.Word(peer.State),
        peer.Settings.Charset,
        peer.Settings.Terminator,
        peer.Settings.MaxBytes,
        peer.Settings.KeepAlive is { } keepAlive ? new KeepAliveBody(keepAlive.EverySeconds, keepAlive.Bytes) : null,
        peer.Transient ? true : null,
        peer.MayBe?.Value);

    public static Peer To(PeerBody body) => new(
        new PeerId(body.Id),
        body.Name,
        body.Listener,
        body.Dialect,
        AddressOf(body.Address),
        new ConversationId(body.Conversation),
        StoredNames.Peer.From(body.State),
        new PeerSettings(body.Charset, body.Terminator)
        {
            MaxBytes = body.MaxBytes,
            KeepAlive = body.KeepAlive is { } keepAlive ? new KeepAlive(keepAlive.Every, keepAlive.Bytes) : null,
        })
    {
        Transient = body.Transient ?? false,
        MayBe = body.MayBe is { } mayBe ? new PeerId(mayBe) : null,
    };

    public static ConversationBody From(Conversation conversation) => new(
        conversation.Id.Value,
        StoredNames.Conversation.Word(conversation.Kind),
        conversation.Name,
        [.. conversation.Peers.Select(static peer => peer.Value)],
        conversation.PrefixAuthors,
        conversation.Stopped.IsEmpty ? null : [.. conversation.Stopped.Select(static peer => peer.Value)],
        conversation.ContinuedIn?.Value);

    public static Conversation To(ConversationBody body) => new(
        new ConversationId(body.Id),
        StoredNames.Conversation.From(body.Kind),
        body.Name,
        [.. body.Peers.Select(static id => new PeerId(id))],
        body.PrefixAuthors)
    {
        Stopped = body.Stopped is { } stopped ? [.. stopped.Select(static id => new PeerId(id))] : [],
        ContinuedIn = body.ContinuedIn is { } continuedIn ? new ConversationId(continuedIn) : null,
    };

    public static ReadMarkerBody From(ReadMarkerMoved marker) => new(marker.UserId, marker.ConversationId.Value, marker.ReadSeq);

    public static ReadMarkerMoved To(ReadMarkerBody body) => new(body.User, new ConversationId(body.Conversation), body.Seq);

    public static GapBody From(GapRecorded gap) => new(
        StoredNames.Gap.Word(gap.Reason), StoredTime.From(gap.From), StoredTime.From(gap.To), gap.Listener, gap.Count);

    public static GapRecorded To(GapBody body) => new(
        body.Listener, StoredNames.Gap.From(body.Reason), body.Count, StoredTime.To(body.From), StoredTime.To(body.To));

    public static LoopStoppedBody From(LoopStopped loop) =>
        new(loop.ConversationId.Value, loop.PeerId.Value, loop.MessageId.Seq, loop.Stopped);

    public static LoopStopped To(LoopStoppedBody body) =>
        new(new ConversationId(body.Conversation), new PeerId(body.Peer), new MessageId(body.Message), body.Stopped);

    public static RateCappedBody From(RateCapped cap) =>
        new(cap.ConversationId.Value, cap.MessageId.Seq, cap.PerSecond, cap.PeerId?.Value);

    public static RateCapped To(RateCappedBody body) => new(
        new ConversationId(body.Conversation), body.Peer is { } peer ? new PeerId(peer) : null, new MessageId(body.Message), body.PerSecond);

    private static PeerAddress AddressOf(string stored) => IPEndPoint.TryParse(stored, out var endpoint)
        ? PeerAddress.From(endpoint)
        : throw new JournalStorageException(StorageFailure.Corrupt, "The journal holds a peer without a readable address.");
}
