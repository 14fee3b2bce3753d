using System.Text;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Chat;

/// <summary>Turns what the gateway knows into what browsers and scripts are shown.</summary>
internal static class Views
{
    public static ListenerStateView Of(ListenerCondition listener) => new(
        listener.Setup.Name,
        listener.Setup.Dialect,
        listener.Setup.Endpoint,
        listener.Setup.Groups,
        listener.Setup.MulticastTtl,
        listener.Setup.MulticastLoopback,
        listener.Origin == ListenerOrigin.Settings ? "settings" : "added",
        listener.Trouble is null ? "listening" : "retrying",
        listener.Trouble?.Text,
        listener.Since,
        listener.Setup.Member is { } member
            ? new MemberView(member.Name, member.Group, member.User, member.Host, member.Away, member.AbsenceText, member.FollowPeople, member.Charset)
            : null,
        ReasonView.Of(listener.Trouble));

    public static MessageView Of(ChatMessage message, bool withBytes)
    {
        var view = message.Read();
        var terminator = view.Text is null || message.Envelope is not null ? [] : message.Bytes.Span[^view.TerminatorLength..];
        return new MessageView(
            message.Id.ToString(),
            message.Id.Seq,
            message.ConversationId.ToString(),
            new AuthorView((Contract.AuthorKind)message.Author.Kind, message.Author.Id, message.Author.Name),
            (Contract.Direction)message.Direction,
            message.Direction == Core.Conversations.Direction.In ? message.At : null,
            message.Direction == Core.Conversations.Direction.Out ? message.At : null,
            view.Text,
            withBytes || !view.Exact ? message.Bytes.ToArray() : null,
            message.Charset,
            terminator.IsEmpty ? null : Encoding.ASCII.GetString(terminator),
            message.Bytes.Length,
            message.Truncated,
            message.ClientMessageId,
            message.Delivery is { } delivery ? Of(delivery) : null,
            message.HeldBack,
            Of(message.Lab),
            message.Envelope is { } envelope ? Of(envelope, message.OpenedAt) : null);
    }

    private static EnvelopeView Of(Envelope envelope, DateTimeOffset? openedAt) => new(
        envelope.Marks.HasFlag(EnvelopeMarks.Sealed),
        openedAt,
        envelope.Marks.HasFlag(EnvelopeMarks.Locked),
        envelope.Marks.HasFlag(EnvelopeMarks.Everybody) ? "everybody" : envelope.Marks.HasFlag(EnvelopeMarks.Several) ? "several" : "one",
        envelope.Marks.HasFlag(EnvelopeMarks.Automatic),
        envelope.Unspoken,
        [.. envelope.Files.Select(static file => new AttachedFileView(file.Name, file.Bytes))]);

    public static DeliveryView Of(MessageDelivery delivery)
    {
        var summary = delivery.Summary;
        return new DeliveryView(summary.State, delivery.Describe(), [.. delivery.Peers.Select(static peer =>
            new PeerDeliveryView(peer.PeerId.ToString(), peer.State, peer.Detail, peer.At, Of(peer.Lab), ReasonView.Of(peer.Why)))],
            ReasonView.Of(summary.Why));
    }

    public static LabMarkView? Of(LabMark mark) => mark.IsNone ? null : new LabMarkView(EffectsOf(mark), mark.DelayMs, mark.IsLost);

    public static PeerView Of(Peer peer, DateTimeOffset? lastSeen) => new(
        peer.Id.ToString(),
        peer.DisplayName,
        peer.Listener,
        peer.Dialect,
        peer.Address.ToString(),
        peer.ConversationId.ToString(),
        lastSeen,
        peer.State,
        new PeerSettingsView(peer.Settings.Charset, peer.Settings.Terminator.Length == 0 ? "none" : peer.Settings.Terminator,
            peer.Settings.MaxBytes, peer.Settings.KeepAlive is { } keepAlive ? new KeepAliveView(keepAlive.EverySeconds, Convert.FromBase64String(keepAlive.Bytes)) : null),
        peer.Profile?.Describe() is { Length: > 0 } said ? $"says it is {said}, unverified" : "unverified",
        peer.Transient,
        peer.MayBe?.ToString(),
        peer.Profile is { } profile
            ? new PeerProfileView(profile.Nick, profile.Group, profile.User, profile.Host, profile.Program, profile.Presence, profile.AbsenceText)
            : null,
        peer.Node);

    public static ConversationView Of(Conversation conversation, Peer? peer, long headSeq, long readSeq, int unread) => new(
        conversation.Id.ToString(),
        conversation.Kind,
        conversation.Kind == ConversationKind.Direct && peer is not null ? peer.DisplayName : conversation.Name,
        [.. conversation.Peers.Select(static id => id.ToString())],
        headSeq,
        unread,
        readSeq,
        conversation.PrefixAuthors,
        [.. conversation.Stopped.Select(static id => id.ToString())],
        conversation.ContinuedIn?.ToString());

    private static List<LabEffect> EffectsOf(LabMark mark) =>
        [.. Enum.GetValues<LabEffect>().Where(effect => mark.Effects.HasFlag((LabEffects)(1 << (int)effect)))];
}
