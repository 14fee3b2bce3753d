using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>Events as they are stored: a type and a body. Messages have columns of their own.</summary>
internal static class EventFormat
{
    public const string DeliveryChanged = "deliveryChanged";
    public const string PeerChanged = "peerChanged";
    public const string PeerRemoved = "peerRemoved";
    public const string ConversationChanged = "conversationChanged";
    public const string ConversationRemoved = "conversationRemoved";
    public const string ReadMarkerMoved = "readMarkerMoved";
    public const string GapRecorded = "gapRecorded";
    public const string ListenerChanged = "listenerChanged";
    public const string ListenerRemoved = "listenerRemoved";
    public const string LoopStopped = "loopStopped";
    public const string RateCapped = "rateCapped";
    public const string NumbersReserved = "numbersReserved";
    public const string SealOpened = "sealOpened";

    /// <summary>Type and body of an event.</summary>
    public static (string Type, byte[] Body) Write(JournalEvent change, DateTimeOffset at) => change switch
    {
        DeliveryChanged delivery => (DeliveryChanged, Json(BodyFormat.From(delivery, at), StoredJson.Default.DeliveryChangedBody)),
        PeerChanged peer => (PeerChanged, WritePeer(peer)),
        PeerRemoved peer => (PeerRemoved, Json(new PeerRemovedBody(peer.PeerId.Value), StoredJson.Default.PeerRemovedBody)),
        ConversationChanged conversation => (ConversationChanged, WriteConversation(conversation)),
        ConversationRemoved removed => (ConversationRemoved, Json(new ConversationRemovedBody(removed.ConversationId.Value), StoredJson.Default.ConversationRemovedBody)),
        ReadMarkerMoved marker => (ReadMarkerMoved, Json(BodyFormat.From(marker), StoredJson.Default.ReadMarkerBody)),
        GapRecorded gap => (GapRecorded, Json(BodyFormat.From(gap), StoredJson.Default.GapBody)),
        ListenerChanged listener => (ListenerChanged, WriteListener(listener)),
        ListenerRemoved listener => (ListenerRemoved, Json(new ListenerRemovedBody(listener.Name, listener.Node), StoredJson.Default.ListenerRemovedBody)),
        LoopStopped loop => (LoopStopped, Json(BodyFormat.From(loop), StoredJson.Default.LoopStoppedBody)),
        RateCapped cap => (RateCapped, Json(BodyFormat.From(cap), StoredJson.Default.RateCappedBody)),
        NumbersReserved reserved => (NumbersReserved, Json(new NumbersReservedBody(reserved.Listener, reserved.UpTo), StoredJson.Default.NumbersReservedBody)),
        SealOpened opened => (SealOpened, Json(BodyFormat.From(opened), StoredJson.Default.SealOpenedBody)),
        _ => throw new InvalidOperationException($"{change.GetType().Name} is not an event with a body."),
    };

    /// <summary>The event of a type and a body.</summary>
    public static JournalEvent Read(string type, ReadOnlySpan<byte> body, DateTimeOffset at) => type switch
    {
        DeliveryChanged => BodyFormat.To(Parse(body, StoredJson.Default.DeliveryChangedBody), at),
        PeerChanged => new PeerChanged(BodyFormat.To(Parse(body, StoredJson.Default.PeerBody))),
        PeerRemoved => new PeerRemoved(new(Parse(body, StoredJson.Default.PeerRemovedBody).Peer)),
        ConversationChanged => new ConversationChanged(BodyFormat.To(Parse(body, StoredJson.Default.ConversationBody))),
        ConversationRemoved => new ConversationRemoved(new(Parse(body, StoredJson.Default.ConversationRemovedBody).Conversation)),
        ReadMarkerMoved => BodyFormat.To(Parse(body, StoredJson.Default.ReadMarkerBody)),
        GapRecorded => BodyFormat.To(Parse(body, StoredJson.Default.GapBody)),
        ListenerChanged => new ListenerChanged(BodyFormat.To(Parse(body, StoredJson.Default.ListenerBody))),
        ListenerRemoved => BodyFormat.To(Parse(body, StoredJson.Default.ListenerRemovedBody)),
        LoopStopped => BodyFormat.To(Parse(body, StoredJson.Default.LoopStoppedBody)),
        RateCapped => BodyFormat.To(Parse(body, StoredJson.Default.RateCappedBody)),
        NumbersReserved => BodyFormat.To(Parse(body, StoredJson.Default.NumbersReservedBody)),
        SealOpened => BodyFormat.To(Parse(body, StoredJson.Default.SealOpenedBody)),
        _ => throw new JournalStorageException(StorageFailure.Corrupt, $"The journal holds an event of the unknown type '{type}'."),
    };

    public static byte[] WritePeer(PeerChanged change) => Json(BodyFormat.From(change.Peer), StoredJson.Default.PeerBody);

    public static byte[] WriteConversation(ConversationChanged change) =>
        Json(BodyFormat.From(change.Conversation), StoredJson.Default.ConversationBody);

    public static byte[] WriteListener(ListenerChanged change) => Json(BodyFormat.From(change.Listener), StoredJson.Default.ListenerBody);

    public static T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("A body is null.");
        }
        catch (JsonException error)
        {
            throw new JournalStorageException(StorageFailure.Corrupt, "The journal holds a body that cannot be read.", error);
        }
    }

    private static byte[] Json<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);
}
