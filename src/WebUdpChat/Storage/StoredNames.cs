using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage;

/// <summary>The words and numbers that stand for enum members in a store. Never change one: add.</summary>
internal static class StoredNames
{
    public static StoredEnum<DeliveryState> Delivery { get; } = new(
        (DeliveryState.Queued, 0, "queued"),
        (DeliveryState.Sending, 1, "sending"),
        (DeliveryState.Sent, 2, "sent"),
        (DeliveryState.Acknowledged, 3, "acknowledged"),
        (DeliveryState.Read, 4, "read"),
        (DeliveryState.Failed, 5, "failed"),
        (DeliveryState.Unreachable, 6, "unreachable"),
        (DeliveryState.Unknown, 7, "unknown"));

    public static StoredEnum<PeerState> Peer { get; } = new(
        (PeerState.Accepted, 0, "accepted"),
        (PeerState.Knocking, 1, "knocking"),
        (PeerState.Muted, 2, "muted"),
        (PeerState.Blocked, 3, "blocked"));

    public static StoredEnum<ConversationKind> Conversation { get; } = new(
        (ConversationKind.Direct, 0, "direct"),
        (ConversationKind.Room, 1, "room"));

    public static StoredEnum<GapReason> Gap { get; } = new(
        (GapReason.KernelDrop, 0, "kernelDrop"),
        (GapReason.Overload, 1, "overload"),
        (GapReason.StorageTrouble, 2, "storageTrouble"),
        (GapReason.GatewayDown, 3, "gatewayDown"),
        (GapReason.Retention, 4, "retention"),
        (GapReason.Lab, 5, "lab"),
        (GapReason.Quota, 6, "quota"));

    public static StoredEnum<ListenerOrigin> Origin { get; } = new(
        (ListenerOrigin.Settings, 0, "settings"),
        (ListenerOrigin.Added, 1, "added"));

    public static StoredEnum<AuthorKind> Author { get; } = new(
        (AuthorKind.Peer, 0, "peer"),
        (AuthorKind.User, 1, "user"),
        (AuthorKind.System, 2, "system"));

    public static StoredEnum<HeldBack> HeldBack { get; } = new(
        (Core.Conversations.HeldBack.Echo, 0, "echo"),
        (Core.Conversations.HeldBack.Loop, 1, "loop"),
        (Core.Conversations.HeldBack.Rate, 2, "rate"));

    public static StoredEnum<Presence> Presence { get; } = new(
        (Core.Dialects.Presence.Unknown, 0, "unknown"),
        (Core.Dialects.Presence.Online, 1, "online"),
        (Core.Dialects.Presence.Away, 2, "away"),
        (Core.Dialects.Presence.Offline, 3, "offline"));

    public static StoredEnum<Unspoken> Unspoken { get; } = new(
        (Core.Dialects.Unspoken.Encrypted, 0, "encrypted"),
        (Core.Dialects.Unspoken.Files, 1, "files"),
        (Core.Dialects.Unspoken.Picture, 2, "picture"),
        (Core.Dialects.Unspoken.Knock, 3, "knock"));

    public static StoredEnum<Direction> Direction { get; } = new(
        (Core.Conversations.Direction.In, 0, "in"),
        (Core.Conversations.Direction.Out, 1, "out"));
}
