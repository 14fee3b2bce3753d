using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

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
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET seq = max(seq, excluded.seq)
        """;

    private const string UpsertListener = """
        INSERT INTO listeners (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = excluded.body
        """;

    private const string UpsertNumbers = """
        INSERT INTO numbers (listener, up_to) VALUES (?1, ?2) ON CONFLICT (listener) DO UPDATE SET up_to = max(up_to, excluded.up_to)
        """;

    private const string DeleteListener = "DELETE FROM listeners WHERE name = ?1";

    private const string UpdateLastSeen = "UPDATE peers SET last_seen = max(coalesce(last_seen, ?2), ?2) WHERE id = ?1";

    private const string UpdateHead = "UPDATE conversations SET head_seq = max(head_seq, ?2) WHERE id = ?1";

    public static void Apply(SqliteDatabase database, JournalEvent change)
    {
        switch (change)
        {
            case PeerChanged peer:
                database.Statement(UpsertPeer)
                    .Bind(1, peer.Peer.Id.Value).Bind(2, peer.Peer.Dialect).BindUtf8(3, EventFormat.WritePeer(peer)).Run();
                break;
            case PeerRemoved peer:
                database.Statement(DeletePeer).Bind(1, peer.PeerId.Value).Run();
                break;
            case ConversationChanged conversation:
                database.Statement(UpsertConversation)
                    .Bind(1, conversation.Conversation.Id.Value).BindUtf8(2, EventFormat.WriteConversation(conversation)).Run();
                break;
            case ConversationRemoved removed:
                database.Statement(DeleteConversation).Bind(1, removed.ConversationId.Value).Run();
                database.Statement(DeleteReadMarkers).Bind(1, removed.ConversationId.Value).Run();
                break;
            case ReadMarkerMoved marker:
                database.Statement(UpsertReadMarker)
                    .Bind(1, marker.UserId).Bind(2, marker.ConversationId.Value).Bind(3, marker.ReadSeq).Run();
                break;
            case ListenerChanged { Listener.Origin: ListenerOrigin.Added } listener:
                database.Statement(UpsertListener)
                    .Bind(1, listener.Listener.Setup.Name).BindUtf8(2, EventFormat.WriteListener(listener)).Run();
                break;
            case NumbersReserved reserved:
                database.Statement(UpsertNumbers).Bind(1, reserved.Listener).Bind(2, reserved.UpTo).Run();
                break;
            case ListenerRemoved listener:
                database.Statement(DeleteListener).Bind(1, listener.Name).Run();
                break;
        }
    }

    public static void SetLastSeen(SqliteDatabase database, PeerId peer, DateTimeOffset at) =>
        database.Statement(UpdateLastSeen).Bind(1, peer.Value).Bind(2, StoredTime.From(at)).Run();

    public static void SetHead(SqliteDatabase database, ConversationId conversation, long seq) =>
        database.Statement(UpdateHead).Bind(1, conversation.Value).Bind(2, seq).Run();
}
