using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Reads what the writer needs to go on from where the journal ends.</summary>
internal static class SnapshotReads
{
    public const string SelectStore = "SELECT head_seq, head_at FROM store WHERE id = 1";
    public const string SelectPeers = "SELECT body, last_seen FROM peers ORDER BY id";
    public const string SelectConversations = "SELECT body, head_seq FROM conversations ORDER BY id";
    public const string SelectReadMarkers = "SELECT user_id, conversation_id, seq FROM read_markers ORDER BY user_id, conversation_id";
    public const string SelectListeners = "SELECT body FROM listeners WHERE node IN ('', ?1) ORDER BY name";

    public const string SelectNumbers = "SELECT listener, up_to FROM numbers ORDER BY listener";

    public const string SelectOpen = $"""
        SELECT {MessageColumns.All} FROM messages WHERE seq IN (SELECT message_seq FROM deliveries WHERE open = 1) ORDER BY seq
        """;

    /// <param name="database">The connection, in a transaction that sees one moment.</param>
    /// <param name="node">The node that goes on.</param>
    /// <param name="lastRun">How the node's run before ended, and its last sign of life.</param>
    public static JournalSnapshot Read(PostgresDatabase database, string node, (bool CleanEnd, DateTimeOffset? SeenAt) lastRun)
    {
        var store = database.Statement(SelectStore).ReadFirst(static row => (Head: row.Number(0), At: TimeOf(row, 1)));
        var peers = database.Statement(SelectPeers).ReadAll(static row => (Peer: PeerOf(row), LastSeen: TimeOf(row, 1)));
        return new JournalSnapshot(
            store.Head,
            store.At,
            lastRun.CleanEnd,
            peers.ConvertAll(static row => row.Peer),
            database.Statement(SelectConversations).ReadAll(static row => (ConversationOf(row), row.Number(1))),
            DeliveryRows.Present(database, database.Statement(SelectOpen).ReadAll(MessageColumns.Read)),
            database.Statement(SelectReadMarkers).ReadAll(static row =>
                new ReadMarker(row.Text(0), new ConversationId(row.Number(1)), row.Number(2))),
            peers.Where(static row => row.LastSeen is not null)
                .ToDictionary(static row => row.Peer.Id, static row => row.LastSeen!.Value))
        {
            SeenAt = lastRun.SeenAt,
            Numbers = database.Statement(SelectNumbers).ReadAll(static row => (Listener: row.Text(0), UpTo: row.Number(1)))
                .ToDictionary(static row => row.Listener, static row => row.UpTo),
            Listeners = database.Statement(SelectListeners).Bind(1, node).ReadAll(static row =>
                BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.ListenerBody)).Setup),
        };
    }

    private static Peer PeerOf(SqlStatement row) =>
        BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.PeerBody));

    private static Conversation ConversationOf(SqlStatement row) =>
        BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.ConversationBody));

    private static DateTimeOffset? TimeOf(SqlStatement row, int column) =>
        row.IsNull(column) ? null : StoredTime.To(row.Number(column));
}
