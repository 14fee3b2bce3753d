using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Rows of <c>unverified</c>, <c>forgotten</c> and <c>passing</c>: what is kept of peers that nobody has cared for.</summary>
internal static class UnverifiedRows
{
    private const string InsertPassingOfPeer =
        "INSERT INTO passing (seq) SELECT ?1 FROM peers WHERE id = ?2 AND json_extract(body, '$.transient') ON CONFLICT (seq) DO NOTHING";

    private const string InsertForgotten = """
        INSERT INTO forgotten (conversation_id, head_seq) VALUES (?1, (SELECT head_seq FROM conversations WHERE id = ?1))
        ON CONFLICT (conversation_id) DO NOTHING
        """;

    private const string AddToOwn = "UPDATE unverified SET bytes = bytes + ?2 WHERE conversation_id = ?1 AND whole = 1";

    private const string AddToOther = """
        INSERT INTO unverified (conversation_id, whole, bytes) VALUES (?1, 0, ?2)
        ON CONFLICT (conversation_id) DO UPDATE SET bytes = bytes + excluded.bytes
        """;

    /// <summary>Notes what an event changes. Called before the rows that it is about are.</summary>
    public static void Apply(SqliteDatabase database, JournalEntry entry)
    {
        switch (entry.Event)
        {
            case PeerChanged { Peer.Transient: true } peer:
                database.Statement(UnverifiedSql.InsertOwn).Bind(1, peer.Peer.ConversationId.Value).Run();
                database.Statement(UnverifiedSql.InsertPassing).Bind(1, entry.Seq).Run();
                break;
            case PeerChanged peer:
                Keep(database, peer.Peer);
                break;
            case PeerRemoved peer:
                database.Statement(InsertPassingOfPeer).Bind(1, entry.Seq).Bind(2, peer.PeerId.Value).Run();
                break;
            case ConversationChanged { Conversation: { ContinuedIn: not null } conversation }:
                database.Statement(UnverifiedSql.DeleteOwn).Bind(1, conversation.Id.Value).Run();
                break;
            case ConversationChanged conversation:
                database.Statement(UnverifiedSql.InsertPassingOfOwn).Bind(1, entry.Seq).Bind(2, conversation.Conversation.Id.Value).Run();
                break;
            case ConversationRemoved removed:
                Forget(database, entry.Seq, removed.ConversationId);
                break;
        }
    }

    /// <summary>Notes that so much was said in a conversation.</summary>
    public static void Add(SqliteDatabase database, ConversationId conversation, long bytes) =>
        database.Statement(AddToOwn).Bind(1, conversation.Value).Bind(2, bytes).Run();

    /// <summary>Notes that strangers said so much in a conversation that is not theirs.</summary>
    public static void AddOfStrangers(SqliteDatabase database, ConversationId conversation, long bytes) =>
        database.Statement(AddToOther).Bind(1, conversation.Value).Bind(2, bytes).Run();

    // Somebody cares for the peer. Its id and its conversation's are the places of the events that made them.
    private static void Keep(SqliteDatabase database, Peer peer)
    {
        database.Statement(UnverifiedSql.DeleteOwn).Bind(1, peer.ConversationId.Value).Run();
        database.Statement(UnverifiedSql.KeepPassing).Bind(1, peer.Id.Value).Bind(2, peer.ConversationId.Value).Run();
    }

    private static void Forget(SqliteDatabase database, long seq, ConversationId conversation)
    {
        database.Statement(UnverifiedSql.InsertPassingGap).Bind(1, conversation.Value).Run();
        database.Statement(UnverifiedSql.DeleteOwn).Bind(1, conversation.Value).Run();
        database.Statement(InsertForgotten).Bind(1, conversation.Value).Run();
        database.Statement(UnverifiedSql.InsertPassing).Bind(1, seq).Run();
    }
}
