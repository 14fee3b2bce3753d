using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>peers</c>, <c>conversations</c>, <c>read_markers</c>, <c>listeners</c> and <c>numbers</c>: what the events about them add up to.</summary>
internal static class ProjectionRows
{
    private const string UpsertPeer = """
        INSERT INTO peers (id, dialect, body) VALUES (?1, ?2, ?3)
        ON CONFLICT (id) DO UPDATE SET dialect = excluded.dialect, body = excluded.body
        """;

    private const string DeletePeer = "DELETE FROM peers WHERE id = ?1";

    private const string UpsertConversation = """
        INSERT INTO conversations (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """;

    private const string DeleteConversation = "DELETE FROM conversations WHERE id = ?1";

    private const string DeleteReadMarkers = "DELETE FROM read_markers WHERE conversation_id = ?1";

    private const string UpsertReadMarker = """
        INSERT INTO read_markers (user_id, conversation_id, seq) VALUES (?1, ?2, ?3)
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET seq = greatest(read_markers.seq, excluded.seq)
        """;

    private const string UpsertListener = """
        INSERT INTO listeners (node, name, body) VALUES (?1, ?2, ?3) ON CONFLICT (node, name) DO UPDATE SET body = excluded.body
        """;

    private const string UpsertNumbers = """
        INSERT INTO numbers (listener, up_to) VALUES (?1, ?2) ON CONFLICT (listener) DO UPDATE SET up_to = greatest(numbers.up_to, excluded.up_to)
        """;

    private const string DeleteListener = "DELETE FROM listeners WHERE node = ?1 AND name = ?2";

    private const string UpdateLastSeen = """
        UPDATE peers SET last_seen = greatest(last_seen, seen.at) FROM unnest(?1::bigint[], ?2::bigint[]) AS seen (id, at) WHERE peers.id = seen.id
        """;

    private const string UpdateHead = """
        UPDATE conversations SET head_seq = greatest(head_seq, head.seq) FROM unnest(?1::bigint[], ?2::bigint[]) AS head (id, seq)
        WHERE conversations.id = head.id
        """;

    public static void Add(PostgresBatch batch, JournalEvent change)
    {
        switch (change)
        {
            case PeerChanged peer:
                batch.Add(UpsertPeer, peer.Peer.Id.Value, peer.Peer.Dialect, Text(EventFormat.WritePeer(peer)));
                break;
            case PeerRemoved peer:
                batch.Add(DeletePeer, peer.PeerId.Value);
                break;
            case ConversationChanged conversation:
                batch.Add(UpsertConversation, conversation.Conversation.Id.Value, Text(EventFormat.WriteConversation(conversation)));
                break;
            case ConversationRemoved removed:
                batch.Add(DeleteConversation, removed.ConversationId.Value).Add(DeleteReadMarkers, removed.ConversationId.Value);
                break;
            case ReadMarkerMoved marker:
                batch.Add(UpsertReadMarker, marker.UserId, marker.ConversationId.Value, marker.ReadSeq);
                break;
            case ListenerChanged { Listener.Origin: ListenerOrigin.Added } listener:
                batch.Add(UpsertListener, listener.Listener.Node ?? "", listener.Listener.Setup.Name, Text(EventFormat.WriteListener(listener)));
                break;
            case NumbersReserved reserved:
                batch.Add(UpsertNumbers, reserved.Listener, reserved.UpTo);
                break;
            case ListenerRemoved listener:
                batch.Add(DeleteListener, listener.Node ?? "", listener.Name);
                break;
        }
    }

    public static void AddLastSeen(PostgresBatch batch, Dictionary<PeerId, DateTimeOffset> seen)
    {
        if (seen.Count > 0)
            batch.Add(UpdateLastSeen, seen.Keys.Select(static peer => peer.Value).ToArray(), seen.Values.Select(StoredTime.From).ToArray());
    }

    public static void AddHeads(PostgresBatch batch, Dictionary<ConversationId, long> heads)
    {
        if (heads.Count > 0)
            batch.Add(UpdateHead, heads.Keys.Select(static id => id.Value).ToArray(), heads.Values.ToArray());
    }

    private static string Text(byte[] json) => System.Text.Encoding.UTF8.GetString(json);
}
