using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>unverified</c>, <c>forgotten</c> and <c>passing</c>: what is kept of peers that nobody has cared for.</summary>
internal sealed class UnverifiedRows
{
    private const string InsertPassingOfPeer =
        "INSERT INTO passing (seq) SELECT ?1 FROM peers WHERE id = ?2 AND (body::json ->> 'transient')::boolean ON CONFLICT (seq) DO NOTHING";

    private const string InsertForgotten = "INSERT INTO forgotten (conversation_id) VALUES (?1) ON CONFLICT (conversation_id) DO NOTHING";

    private const string AddToOwn = """
        UPDATE unverified SET bytes = unverified.bytes + said.bytes FROM unnest(?1::bigint[], ?2::bigint[]) AS said (id, bytes)
        WHERE unverified.conversation_id = said.id AND whole = 1
        """;

    private const string AddToOther = """
        INSERT INTO unverified (conversation_id, whole, bytes) SELECT id, 0, bytes FROM unnest(?1::bigint[], ?2::bigint[]) AS said (id, bytes)
        ON CONFLICT (conversation_id) DO UPDATE SET bytes = unverified.bytes + excluded.bytes
        """;

    private readonly Dictionary<ConversationId, long> _said = [];
    private readonly Dictionary<ConversationId, long> _saidByStrangers = [];

    /// <summary>Notes that something was said.</summary>
    public void Note(ChatMessage message, bool fromStranger, int envelope)
    {
        var said = fromStranger ? _saidByStrangers : _said;
        said[message.ConversationId] = said.GetValueOrDefault(message.ConversationId) + UnverifiedSql.CostOf(message.Bytes.Length, envelope);
    }

    /// <summary>Adds what an event changes. Called before the rows that it is about are changed.</summary>
    public static void Add(PostgresBatch batch, JournalEntry entry)
    {
        switch (entry.Event)
        {
            case PeerChanged { Peer.Transient: true } peer:
                batch.Add(UnverifiedSql.InsertOwn, peer.Peer.ConversationId.Value).Add(UnverifiedSql.InsertPassing, entry.Seq);
                break;
            case PeerChanged peer:
                Keep(batch, peer.Peer);
                break;
            case PeerRemoved peer:
                batch.Add(InsertPassingOfPeer, entry.Seq, peer.PeerId.Value);
                break;
            case ConversationChanged { Conversation: { ContinuedIn: not null } conversation }:
                batch.Add(UnverifiedSql.DeleteOwn, conversation.Id.Value);
                break;
            case ConversationChanged conversation:
                batch.Add(UnverifiedSql.InsertPassingOfOwn, entry.Seq, conversation.Conversation.Id.Value);
                break;
            case ConversationRemoved removed:
                batch.Add(UnverifiedSql.InsertPassingGap, removed.ConversationId.Value)
                    .Add(UnverifiedSql.DeleteOwn, removed.ConversationId.Value)
                    .Add(InsertForgotten, removed.ConversationId.Value)
                    .Add(UnverifiedSql.InsertPassing, entry.Seq);
                break;
        }
    }

    public void AddTo(PostgresBatch batch)
    {
        Add(batch, AddToOwn, _said);
        Add(batch, AddToOther, _saidByStrangers);
    }

    private static void Add(PostgresBatch batch, string sql, Dictionary<ConversationId, long> said)
    {
        if (said.Count > 0)
            batch.Add(sql, said.Keys.Select(static id => id.Value).ToArray(), said.Values.ToArray());
    }

    // Somebody cares for the peer. Its id and its conversation's are the places of the events that made them.
    private static void Keep(PostgresBatch batch, Peer peer) => batch
        .Add(UnverifiedSql.DeleteOwn, peer.ConversationId.Value)
        .Add(UnverifiedSql.KeepPassing, peer.Id.Value, peer.ConversationId.Value);
}
