using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Reads what the writer needs to go on from where the journal ends.</summary>
internal static class SnapshotReads
{
    public const string SelectStore = "SELECT head_seq, head_at, clean_end FROM store WHERE id = 1";
    public const string SelectPeers = "SELECT body, last_seen FROM peers ORDER BY id";
    public const string SelectConversations = "SELECT body, head_seq FROM conversations ORDER BY id";
    public const string SelectReadMarkers = "SELECT user_id, conversation_id, seq FROM read_markers ORDER BY user_id, conversation_id";

    public const string SelectListeners = "SELECT body FROM listeners ORDER BY name";

    public const string SelectNumbers = "SELECT listener, up_to FROM numbers ORDER BY listener";

    public const string SelectOpen = "SELECT DISTINCT message_seq FROM deliveries WHERE open = 1 ORDER BY message_seq";

    public static JournalSnapshot Read(SqliteDatabase database)
    {
        var store = database.Statement(SelectStore).ReadFirst(
            static row => (Head: row.Number(0), At: TimeOf(row, 1), Clean: row.Number(2) != 0));
        var peers = database.Statement(SelectPeers).ReadAll(static row => (Peer: PeerOf(row), LastSeen: TimeOf(row, 1)));
        var open = database.Statement(SelectOpen).ReadAll(static row => new MessageId(row.Number(0)));
        return new JournalSnapshot(
            store.Head,
            store.At,
            store.Clean,
            peers.ConvertAll(static row => row.Peer),
            database.Statement(SelectConversations).ReadAll(static row => (ConversationOf(row), row.Number(1))),
            [.. open.Select(id => MessageReads.Find(database, id)).OfType<ChatMessage>()],
            database.Statement(SelectReadMarkers).ReadAll(static row =>
                new ReadMarker(row.Text(0), new ConversationId(row.Number(1)), row.Number(2))),
            peers.Where(static row => row.LastSeen is not null)
                .ToDictionary(static row => row.Peer.Id, static row => row.LastSeen!.Value))
        {
            Listeners = database.Statement(SelectListeners).ReadAll(static row =>
                BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.ListenerBody)).Setup),
            Numbers = database.Statement(SelectNumbers).ReadAll(static row => (Listener: row.Text(0), UpTo: row.Number(1)))
                .ToDictionary(static row => row.Listener, static row => row.UpTo),
        };
    }

    private static Peer PeerOf(SqlStatement row) =>
        BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.PeerBody));

    private static Conversation ConversationOf(SqlStatement row) =>
        BodyFormat.To(EventFormat.Parse(row.Bytes(0), StoredJson.Default.ConversationBody));

    private static DateTimeOffset? TimeOf(SqlStatement row, int column) =>
        row.IsNull(column) ? null : StoredTime.To(row.Number(column));
}
