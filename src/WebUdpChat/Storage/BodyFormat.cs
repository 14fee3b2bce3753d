using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
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
        peer.MayBe?.Value,
        peer.Settings.CharsetChosen ? true : null,
        peer.Profile is { } profile ? From(profile) : null,
        peer.Node,
        peer.Seals.IsEmpty ? null : [.. peer.Seals.Select(static seal => new SealBody(seal.Message.Seq, seal.Number))]);

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
            CharsetChosen = body.CharsetChosen ?? false,
        })
    {
        Transient = body.Transient ?? false,
        MayBe = body.MayBe is { } mayBe ? new PeerId(mayBe) : null,
        Profile = body.Profile is { } profile ? To(profile) : null,
        Node = body.Node,
        Seals = body.Seals is { } seals ? [.. seals.Select(static seal => new AwaitedSeal(new MessageId(seal.Message), seal.Number))] : [],
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
        StoredNames.Gap.Word(gap.Reason), StoredTime.From(gap.From), StoredTime.From(gap.To), gap.Listener, gap.Count,
        gap.ConversationId?.Value);

    public static GapRecorded To(GapBody body) => new(
        body.Listener, StoredNames.Gap.From(body.Reason), body.Count, StoredTime.To(body.From), StoredTime.To(body.To))
    {
        ConversationId = body.Conversation is { } conversation ? new ConversationId(conversation) : null,
    };

    public static ListenerBody From(ListenerCondition listener) => new(
        listener.Setup.Name,
        listener.Setup.Dialect,
        listener.Setup.Endpoint,
        [.. listener.Setup.Groups],
        listener.Setup.MulticastTtl,
        listener.Setup.MulticastLoopback,
        StoredNames.Origin.Word(listener.Origin),
        StoredTime.From(listener.Since),
        listener.Trouble?.Text,
        listener.Node,
        listener.Setup.Member is { } member
            ? new MemberBody(member.Name, member.Group, member.User, member.Host, member.Away, member.AbsenceText, member.FollowPeople, member.Charset)
            : null,
        ReasonFormat.From(listener.Trouble));

    public static ListenerCondition To(ListenerBody body) => new(
        new ListenerSetup(body.Name, body.Dialect, body.Endpoint, [.. body.Groups], body.Ttl, body.Loopback)
        {
            Member = body.Member is { } member
                ? new MemberSetup(member.Name, member.Group, member.User, member.Host, member.Away, member.AbsenceText, member.FollowPeople, member.Charset)
                : null,
        },
        StoredNames.Origin.From(body.Origin),
        ReasonFormat.To(body.Trouble, body.Why),
        StoredTime.To(body.Since))
    {
        Node = body.Node,
    };

    public static ListenerRemoved To(ListenerRemovedBody body) => new(body.Name) { Node = body.Node };

    public static LoopStoppedBody From(LoopStopped loop) =>
        new(loop.ConversationId.Value, loop.PeerId.Value, loop.MessageId.Seq, loop.Stopped);

    public static LoopStopped To(LoopStoppedBody body) =>
        new(new ConversationId(body.Conversation), new PeerId(body.Peer), new MessageId(body.Message), body.Stopped);

    public static RateCappedBody From(RateCapped cap) =>
        new(cap.ConversationId.Value, cap.MessageId.Seq, cap.PerSecond, cap.PeerId?.Value);

    public static RateCapped To(RateCappedBody body) => new(
        new ConversationId(body.Conversation), body.Peer is { } peer ? new PeerId(peer) : null, new MessageId(body.Message), body.PerSecond);

    public static SealOpenedBody From(SealOpened opened) => new(opened.MessageId.Seq, opened.ConversationId.Value, opened.UserId);

    public static SealOpened To(SealOpenedBody body) => new(new MessageId(body.Message), new ConversationId(body.Conversation), body.User);

    public static NumbersReserved To(NumbersReservedBody body) => new(body.Listener, body.UpTo);

    private static ProfileBody From(PeerProfile profile) => new(
        profile.Nick, profile.Group, profile.User, profile.Host, profile.Program, StoredNames.Presence.Word(profile.Presence),
        profile.AbsenceText.Length == 0 ? null : profile.AbsenceText);

    private static PeerProfile To(ProfileBody body) => new(
        body.Nick, body.Group, body.User, body.Host, body.Program, StoredNames.Presence.From(body.Presence))
    {
        AbsenceText = body.AbsenceText ?? "",
    };

    private static PeerAddress AddressOf(string stored) => PeerAddress.TryParse(stored, out var address)
        ? address
        : throw new JournalStorageException(StorageFailure.Corrupt, "The journal holds a peer without a readable address.");
}
