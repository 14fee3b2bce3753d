using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>deliveries</c>: how far each message is with each of its peers now.</summary>
internal sealed class DeliveryRows(IReadOnlySet<string> confirming)
{
    public const string SelectDeliveries = """
        SELECT message_seq, peer_id, state, detail, at, lab, why FROM deliveries WHERE message_seq = ANY (?1) ORDER BY message_seq, peer_id
        """;

    // A change of a message that retention removed changes nothing. 0, 1 and 2 are queued, sending and sent.
    private const string UpsertDeliveries = """
        INSERT INTO deliveries (message_seq, peer_id, state, detail, at, open, lab, why)
        SELECT d.message_seq, d.peer_id, d.state, d.detail, d.at, CASE WHEN d.state IN (0, 1)
            OR (d.state = 2 AND EXISTS (SELECT 1 FROM peers WHERE id = d.peer_id AND dialect = ANY (?6::text[]))) THEN 1 ELSE 0 END, d.lab, d.why
        FROM unnest(?1::bigint[], ?2::bigint[], ?3::smallint[], ?4::text[], ?5::bigint[], ?7::bigint[], ?8::text[])
            AS d (message_seq, peer_id, state, detail, at, lab, why)
        WHERE EXISTS (SELECT 1 FROM messages WHERE seq = d.message_seq)
        ON CONFLICT (message_seq, peer_id) DO UPDATE
        SET state = excluded.state, detail = excluded.detail, at = excluded.at, open = excluded.open, lab = excluded.lab, why = excluded.why
        """;

    // A statement may change a row once only, so the last word about it counts.
    private readonly Dictionary<(MessageId Message, PeerId Peer), PeerDelivery> _rows = [];

    public void Post(ChatMessage message)
    {
        foreach (var peer in message.Delivery?.Peers ?? [])
            _rows[(message.Id, peer.PeerId)] = peer;
    }

    public void Change(DeliveryChanged change)
    {
        foreach (var peer in change.ChangedPeers)
            _rows[(change.MessageId, peer.PeerId)] = peer;
    }

    public void AddTo(PostgresBatch batch)
    {
        if (_rows.Count == 0)
            return;
        batch.Add(
            UpsertDeliveries,
            _rows.Keys.Select(static key => key.Message.Seq).ToArray(),
            _rows.Keys.Select(static key => key.Peer.Value).ToArray(),
            _rows.Values.Select(static peer => (short)StoredNames.Delivery.Number(peer.State)).ToArray(),
            _rows.Values.Select(static peer => peer.Detail).ToArray(),
            _rows.Values.Select(static peer => StoredTime.From(peer.At)).ToArray(),
            confirming.ToArray(),
            _rows.Values.Select(static peer => peer.Lab.IsNone ? (long?)null : peer.Lab.ToNumber()).ToArray(),
            _rows.Values.Select(static peer => ReasonFormat.ToJson(peer.Why)).ToArray());
    }

    /// <summary>Messages with their present delivery, from those with the delivery that they were posted with.</summary>
    public static List<ChatMessage> Present(PostgresDatabase database, List<ChatMessage> posted)
    {
        var seqs = posted.Where(static message => message.Delivery is not null).Select(static message => message.Id.Seq).ToArray();
        if (seqs.Length == 0)
            return posted;
        var present = database.Statement(SelectDeliveries).Bind(1, seqs).ReadAll(static row => (Seq: row.Number(0), Peer: Read(row)))
            .ToLookup(static row => row.Seq, static row => row.Peer);
        return posted.ConvertAll(message => message.Delivery is { } delivery
            ? message with { Delivery = Merge(delivery, [.. present[message.Id.Seq]]) }
            : message);
    }

    private static MessageDelivery Merge(MessageDelivery posted, List<PeerDelivery> present)
    {
        var byPeer = present.ToDictionary(static peer => peer.PeerId);
        var peers = posted.Peers.Select(peer => byPeer.Remove(peer.PeerId, out var now) ? now : peer).ToList();
        peers.AddRange(present.Where(peer => byPeer.ContainsKey(peer.PeerId)));
        return new MessageDelivery([.. peers]);
    }

    private static PeerDelivery Read(SqlStatement row) => new(
        new PeerId(row.Number(1)),
        StoredNames.Delivery.From(row.Number(2)),
        ReasonFormat.FromJson(row.IsNull(3) ? null : row.Text(3), row.IsNull(6) ? null : row.Text(6)),
        StoredTime.To(row.Number(4)))
    {
        Lab = row.IsNull(5) ? default : LabMark.FromNumber(row.Number(5)),
    };
}
