using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Journal;

/// <summary>What each kind of event changes in the state.</summary>
internal static class StateChanges
{
    public static void Apply(GatewayState state, long seq, JournalEvent journalEvent)
    {
        switch (journalEvent)
        {
            case MessagePosted posted: Post(state, seq, posted.Message); break;
            case DeliveryChanged changed: Track(state, changed.MessageId, changed.ConversationId, changed.Delivery); break;
            case PeerChanged changed: Put(state, changed.Peer); break;
            case PeerRemoved removed: Remove(state, removed.PeerId); break;
            case ConversationChanged changed: Put(state, changed.Conversation); break;
            case ConversationRemoved removed: Remove(state, removed.ConversationId); break;
            case ReadMarkerMoved moved: Move(state, moved); break;
            case NumbersReserved reserved: state.Numbers[reserved.Listener] = new ReservedNumbers(reserved.UpTo); break;
        }
    }

    public static void Put(GatewayState state, Peer peer)
    {
        var old = state.Peers[peer.Id];
        if (old is not null && old.Key != peer.Key)
            state.PeersByKey[old.Key] = null;
        CountNewcomer(state, old, -1);
        CountNewcomer(state, peer, 1);
        state.Peers[peer.Id] = peer;
        state.PeersByKey[peer.Key] = peer;
    }

    public static void Put(GatewayState state, Conversation conversation)
    {
        var old = state.Conversations[conversation.Id];
        state.Conversations[conversation.Id] = conversation;
        if (conversation.Kind != ConversationKind.Room)
            return;
        foreach (var peer in old?.Peers.Except(conversation.Peers) ?? [])
            Leave(state, peer, conversation.Id);
        foreach (var peer in conversation.Peers.Except(old?.Peers ?? []))
            Join(state, peer, conversation.Id);
        foreach (var peer in old?.Stopped.Except(conversation.Stopped) ?? [])
            state.Traffic[conversation.Id] = state.Traffic[conversation.Id]?.Without(peer);
    }

    /// <summary>Notes how far a message has got. One that is not open is not waiting at any peer.</summary>
    public static void Track(GatewayState state, MessageId id, ConversationId conversation, MessageDelivery delivery)
    {
        var before = state.OpenDeliveries[id]?.Delivery;
        var isOpen = false;
        for (var i = 0; i < delivery.Peers.Length; i++)
        {
            var now = delivery.Peers[i];
            isOpen |= state.IsOpen(now);
            var change = (now.IsWaiting ? 1 : 0) - (before?.Of(now.PeerId, i) is { IsWaiting: true } ? 1 : 0);
            if (change != 0)
                Count(state, now.PeerId, change);
        }

        if (isOpen || before is not null)
            state.OpenDeliveries[id] = isOpen ? new OpenDelivery(conversation, delivery) : null;
    }

    private static void Count(GatewayState state, PeerId peer, int change)
    {
        var count = (state.Waiting[peer]?.Messages ?? 0) + change;
        state.Waiting[peer] = count > 0 ? new WaitingCount(count) : null;
    }

    private static void CountNewcomer(GatewayState state, Peer? peer, int change)
    {
        if (peer is not { Transient: true })
            return;
        foreach (var block in (ReadOnlySpan<NewcomerBlock>)[NewcomerBlock.All, NewcomerBlock.Of(peer.Address)])
        {
            var count = (state.Newcomers[block]?.Peers ?? 0) + change;
            state.Newcomers[block] = count > 0 ? new NewcomerCount(count) : null;
        }
    }

    private static void Remove(GatewayState state, ConversationId id)
    {
        if (state.Conversations[id] is { Kind: ConversationKind.Room } room)
        {
            foreach (var peer in room.Peers)
                Leave(state, peer, id);
        }

        state.Conversations[id] = null;
        state.Heads[id] = null;
        state.Traffic[id] = null;
        foreach (var marker in state.ReadMarkers.Pairs.Where(marker => marker.Key.Conversation == id).ToList())
            state.ReadMarkers[marker.Key] = null;
    }

    private static void Join(GatewayState state, PeerId peer, ConversationId room) =>
        state.RoomsOfPeer[peer] = new RoomList((state.RoomsOfPeer[peer] ?? RoomList.Empty).Rooms.Add(room));

    private static void Leave(GatewayState state, PeerId peer, ConversationId room)
    {
        var left = (state.RoomsOfPeer[peer] ?? RoomList.Empty).Rooms.Remove(room);
        state.RoomsOfPeer[peer] = left.IsEmpty ? null : new RoomList(left);
    }

    private static void Remove(GatewayState state, PeerId id)
    {
        if (state.Peers[id] is not { } peer)
            return;
        CountNewcomer(state, peer, -1);
        state.Peers[id] = null;
        state.PeersByKey[peer.Key] = null;
        state.RoomsOfPeer[id] = null;
    }

    private static void Post(GatewayState state, long seq, ChatMessage message)
    {
        state.Heads[message.ConversationId] = new MessageHead(seq);
        if (message.Delivery is { } delivery)
            Track(state, message.Id, message.ConversationId, delivery);
        if (state.Conversations[message.ConversationId] is { Kind: ConversationKind.Room } room)
            state.Traffic[room.Id] = (state.Traffic[room.Id] ?? RoomTraffic.Quiet).After(message, room.PrefixAuthors, state.RoomBounds);
    }

    private static void Move(GatewayState state, ReadMarkerMoved moved) =>
        state.ReadMarkers[(moved.UserId, moved.ConversationId)] = new ReadMarker(moved.UserId, moved.ConversationId, moved.ReadSeq);
}
