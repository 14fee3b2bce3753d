using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Turns journal entries into what the feed tells.</summary>
internal sealed class EventWriter(GatewayRuntime runtime)
{
    public List<EventView> Write(IReadOnlyList<JournalEntry> entries, bool withBytes)
    {
        var events = new List<EventView>(entries.Count);
        foreach (var entry in entries)
            events.Add(Write(entry, withBytes));
        return events;
    }

    private EventView Write(JournalEntry entry, bool withBytes) => entry.Event switch
    {
        MessagePosted posted => new MessagePostedView(entry.Seq, entry.At, Views.Of(posted.Message, withBytes)),
        DeliveryChanged changed => new DeliveryChangedView(
            entry.Seq, entry.At, changed.MessageId.ToString(), changed.ConversationId.ToString(), Views.Of(changed.Delivery)),
        PeerChanged changed => new PeerChangedView(entry.Seq, entry.At, Views.Of(changed.Peer, runtime.LastSeen.Of(changed.Peer.Id))),
        PeerRemoved removed => new PeerRemovedView(entry.Seq, entry.At, removed.PeerId.ToString()),
        ConversationChanged changed => new ConversationChangedView(entry.Seq, entry.At, Write(changed.Conversation)),
        ConversationRemoved removed => new ConversationRemovedView(entry.Seq, entry.At, removed.ConversationId.ToString()),
        ReadMarkerMoved moved => new ReadMarkerMovedView(entry.Seq, entry.At, moved.UserId, moved.ConversationId.ToString(), moved.ReadSeq),
        GapRecorded gap => new GapRecordedView(entry.Seq, entry.At, gap.Listener, Word(gap.Reason), gap.Count, gap.From, gap.To, gap.ConversationId?.ToString()),
        ListenerChanged changed => new ListenerChangedView(
            entry.Seq, entry.At, Views.Of(changed.Listener) with { Name = NameOf(changed.Listener.Setup.Name, changed.Listener.Node) }),
        ListenerRemoved removed => new ListenerRemovedView(entry.Seq, entry.At, NameOf(removed.Name, removed.Node)),
        LoopStopped loop => new LoopStoppedView(
            entry.Seq, entry.At, loop.ConversationId.ToString(), loop.PeerId.ToString(), loop.MessageId.ToString(), loop.Stopped),
        RateCapped cap => new RateCappedView(
            entry.Seq, entry.At, cap.ConversationId.ToString(), cap.PeerId?.ToString(), cap.MessageId.ToString(), cap.PerSecond),
        NumbersReserved reserved => new NumbersReservedView(entry.Seq, entry.At, reserved.Listener, reserved.UpTo),
        SealOpened opened => new SealOpenedView(entry.Seq, entry.At, opened.MessageId.ToString(), opened.ConversationId.ToString(), opened.UserId),
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} has no view."),
    };

    private ConversationView Write(Conversation conversation)
    {
        var peer = conversation.Peers.IsEmpty ? null : runtime.State.Peers.Find(conversation.Peers[0]);
        return Views.Of(conversation, peer, runtime.State.Heads.Find(conversation.Id)?.Seq ?? 0, readSeq: 0, unread: 0);
    }

    // Names are each node's own: a page must not take another node's listener for one of those that it is shown.
    private string NameOf(string listener, string? node) => node is null || node == runtime.Node ? listener : $"{listener}@{node}";

    private static string Word(GapReason reason) => char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..];
}
