using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>What the entries of an <see cref="InMemoryJournalStore"/> add up to.</summary>
internal sealed class InMemoryProjections(IReadOnlySet<string> confirmingDialects)
{
    private readonly SortedList<long, Peer> _peers = [];
    private readonly SortedList<long, Conversation> _conversations = [];
    private readonly Dictionary<ConversationId, long> _heads = [];
    private readonly Dictionary<PeerId, DateTimeOffset> _lastSeen = [];
    private readonly Dictionary<(string User, ConversationId Conversation), long> _readMarkers = [];
    private readonly Dictionary<MessageId, MessageDelivery> _deliveries = [];
    private readonly Dictionary<string, ListenerSetup> _listeners = [];
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Dictionary<MessageId, DateTimeOffset> _opened = [];

    public IReadOnlyList<ListenerSetup> Listeners => [.. _listeners.Values.OrderBy(static setup => setup.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Peer> Peers => [.. _peers.Values];

    public IReadOnlyList<(Conversation, long)> Conversations =>
        [.. _conversations.Values.Select(conversation => (conversation, _heads.GetValueOrDefault(conversation.Id)))];

    public IReadOnlyList<ReadMarker> ReadMarkers =>
        [.. _readMarkers.Select(static marker => new ReadMarker(marker.Key.User, marker.Key.Conversation, marker.Value))
            .OrderBy(static marker => marker.UserId, StringComparer.Ordinal).ThenBy(static marker => marker.Conversation.Value)];

    public IReadOnlyDictionary<PeerId, DateTimeOffset> LastSeen => _lastSeen
        .Where(seen => _peers.ContainsKey(seen.Key.Value)).ToDictionary();

    public IReadOnlyDictionary<string, long> Numbers => _numbers;

    public ChatMessage Present(ChatMessage posted) => posted with
    {
        Delivery = _deliveries.GetValueOrDefault(posted.Id),
        OpenedAt = _opened.TryGetValue(posted.Id, out var at) ? at : null,
    };

    public bool IsOpen(MessageId id) => _deliveries.TryGetValue(id, out var delivery) && delivery.Peers.Any(IsOpen);

    public void Apply(JournalEntry entry)
    {
        switch (entry.Event)
        {
            case MessagePosted posted:
                Post(posted.Message);
                break;
            case DeliveryChanged delivery when _deliveries.ContainsKey(delivery.MessageId):
                Change(delivery);
                break;
            case PeerChanged peer:
                _peers[peer.Peer.Id.Value] = peer.Peer;
                if (peer.Peer.Profile is { Presence: Presence.Online or Presence.Away })
                    Hear(peer.Peer.Id, entry.At);
                break;
            case NumbersReserved reserved:
                _numbers[reserved.Listener] = Math.Max(reserved.UpTo, _numbers.GetValueOrDefault(reserved.Listener));
                break;
            case SealOpened opened:
                _opened[opened.MessageId] = entry.At;
                break;
            case PeerRemoved peer:
                _peers.Remove(peer.PeerId.Value);
                _lastSeen.Remove(peer.PeerId);
                break;
            case ConversationChanged conversation:
                _conversations[conversation.Conversation.Id.Value] = conversation.Conversation;
                break;
            case ConversationRemoved removed:
                _conversations.Remove(removed.ConversationId.Value);
                foreach (var read in _readMarkers.Keys.Where(read => read.Conversation == removed.ConversationId).ToList())
                    _readMarkers.Remove(read);
                break;
            case ListenerChanged { Listener.Origin: ListenerOrigin.Added } listener:
                _listeners[listener.Listener.Setup.Name] = listener.Listener.Setup;
                break;
            case ListenerRemoved listener:
                _listeners.Remove(listener.Name);
                break;
            case ReadMarkerMoved marker:
                var key = (marker.UserId, marker.ConversationId);
                _readMarkers[key] = Math.Max(marker.ReadSeq, _readMarkers.GetValueOrDefault(key));
                break;
        }
    }

    private void Post(ChatMessage message)
    {
        _heads[message.ConversationId] = message.Id.Seq;
        if (message.Delivery is { } delivery)
            _deliveries[message.Id] = delivery;
        if (message.Author.Kind == AuthorKind.Peer && PeerId.TryParse(message.Author.Id, out var peer))
            Hear(peer, message.At);
    }

    private void Hear(PeerId peer, DateTimeOffset at)
    {
        if (!_lastSeen.TryGetValue(peer, out var known) || known < at)
            _lastSeen[peer] = at;
    }

    private void Change(DeliveryChanged change)
    {
        var now = _deliveries[change.MessageId].Peers.ToDictionary(static peer => peer.PeerId);
        foreach (var peer in change.Delivery.Peers.Where(peer => change.Changed.Contains(peer.PeerId)))
            now[peer.PeerId] = peer;
        _deliveries[change.MessageId] = new MessageDelivery([.. now.Values]);
    }

    private bool IsOpen(PeerDelivery delivery) => delivery.State switch
    {
        DeliveryState.Queued or DeliveryState.Sending => true,
        DeliveryState.Sent => _peers.TryGetValue(delivery.PeerId.Value, out var peer) && confirmingDialects.Contains(peer.Dialect),
        _ => false,
    };
}
