using System.Collections.Frozen;
using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Journal;

/// <summary>What all events so far add up to. Changed by the journal's writer only, event by event; read by anybody.</summary>
/// <param name="confirmingDialects">Dialects whose peers confirm messages; null for none.</param>
/// <param name="roomBounds">How much is passed on in rooms; null for the defaults.</param>
public sealed class GatewayState(IReadOnlySet<string>? confirmingDialects = null, RoomBounds? roomBounds = null)
{
    private readonly IReadOnlySet<string> _confirming = confirmingDialects ?? FrozenSet<string>.Empty;

    /// <summary>Peers by id.</summary>
    public PendingMap<PeerId, Peer> Peers { get; } = new();

    /// <summary>Peers by listener and address.</summary>
    public PendingMap<PeerKey, Peer> PeersByKey { get; } = new();

    /// <summary>Conversations by id.</summary>
    public PendingMap<ConversationId, Conversation> Conversations { get; } = new();

    /// <summary>The newest message of each conversation.</summary>
    public PendingMap<ConversationId, MessageHead> Heads { get; } = new();

    /// <summary>The rooms that a peer is in.</summary>
    public PendingMap<PeerId, RoomList> RoomsOfPeer { get; } = new();

    /// <summary>How far the messages got that are on their way, or sent and may yet be confirmed.</summary>
    public PendingMap<MessageId, OpenDelivery> OpenDeliveries { get; } = new();

    /// <summary>How many messages wait for a peer or are on their way to it.</summary>
    public PendingMap<PeerId, WaitingCount> Waiting { get; } = new();

    /// <summary>How far users have read.</summary>
    public PendingMap<(string UserId, ConversationId Conversation), ReadMarker> ReadMarkers { get; } = new();

    /// <summary>Which packet numbers each listener may have used.</summary>
    public PendingMap<string, ReservedNumbers> Numbers { get; } = new();

    /// <summary>How many peers nobody has cared for yet, in all and in each block of addresses.</summary>
    internal PendingMap<NewcomerBlock, NewcomerCount> Newcomers { get; } = new();

    /// <summary>How much is passed on in rooms.</summary>
    internal RoomBounds RoomBounds { get; } = roomBounds ?? new RoomBounds();

    /// <summary>What was lately passed on in each room. Begins anew with each run.</summary>
    internal PendingMap<ConversationId, RoomTraffic> Traffic { get; } = new();

    /// <summary>Takes over what the store holds.</summary>
    public void Load(JournalSnapshot snapshot)
    {
        foreach (var peer in snapshot.Peers)
            StateChanges.Put(this, peer);
        foreach (var (conversation, headSeq) in snapshot.Conversations)
        {
            StateChanges.Put(this, conversation);
            Heads[conversation.Id] = new MessageHead(headSeq);
        }

        foreach (var message in snapshot.OpenDeliveries)
            StateChanges.Track(this, message.Id, message.ConversationId, message.Delivery!);
        foreach (var marker in snapshot.ReadMarkers)
            ReadMarkers[(marker.UserId, marker.Conversation)] = marker;
        foreach (var (listener, upTo) in snapshot.Numbers)
            Numbers[listener] = new ReservedNumbers(upTo);
        Commit();
    }

    /// <summary>Makes the changes since the last commit visible.</summary>
    public void Commit()
    {
        Peers.Commit();
        PeersByKey.Commit();
        Conversations.Commit();
        Heads.Commit();
        RoomsOfPeer.Commit();
        OpenDeliveries.Commit();
        Waiting.Commit();
        ReadMarkers.Commit();
        Traffic.Commit();
        Newcomers.Commit();
        Numbers.Commit();
    }

    /// <summary>Forgets the changes since the last commit.</summary>
    public void Rollback()
    {
        Peers.Rollback();
        PeersByKey.Rollback();
        Conversations.Rollback();
        Heads.Rollback();
        RoomsOfPeer.Rollback();
        OpenDeliveries.Rollback();
        Waiting.Rollback();
        ReadMarkers.Rollback();
        Traffic.Rollback();
        Newcomers.Rollback();
        Numbers.Rollback();
    }

    /// <summary>Whether something may still become of a delivery by itself. For the writer.</summary>
    internal bool IsOpen(PeerDelivery delivery) => delivery.IsWaiting
        || (delivery.State == DeliveryState.Sent && _confirming.Count > 0 && Confirms(delivery.PeerId));

    /// <summary>Whether a peer confirms what it gets.</summary>
    public bool Confirms(Peer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        return _confirming.Contains(peer.Dialect);
    }

    /// <summary>Whether a peer confirms what it gets. For the writer.</summary>
    internal bool Confirms(PeerId id) => Peers[id] is { } peer && Confirms(peer);
}

/// <summary>The place of a conversation's newest message; 0 while it has none.</summary>
public sealed record MessageHead(long Seq);

/// <summary>The rooms that a peer is in.</summary>
public sealed record RoomList(ImmutableArray<ConversationId> Rooms)
{
    /// <summary>No rooms.</summary>
    public static RoomList Empty { get; } = new([]);
}

/// <summary>How many messages wait for a peer or are on their way to it.</summary>
public sealed record WaitingCount(int Messages);

/// <summary>Packet numbers that a listener may have used.</summary>
public sealed record ReservedNumbers(long UpTo);

/// <summary>How many peers of a block nobody has cared for yet.</summary>
internal sealed record NewcomerCount(int Peers);

/// <summary>How far a message got that is still on its way.</summary>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Delivery">Its present delivery.</param>
public sealed record OpenDelivery(ConversationId ConversationId, MessageDelivery Delivery);
