using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Rows of <c>deliveries</c>: how far each message is with each of its peers now.</summary>
internal static class DeliveryRows
{
    public const string SelectDeliveries =
        "SELECT peer_id, state, detail, at, lab, why FROM deliveries WHERE message_seq = ?1 ORDER BY peer_id";

    public const string SelectDialect = "SELECT dialect FROM peers WHERE id = ?1";

    // A change of a message that retention removed changes nothing.
    private const string UpsertDelivery = """
        INSERT INTO deliveries (message_seq, peer_id, state, detail, at, open, lab, why)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE EXISTS (SELECT 1 FROM messages WHERE seq = ?1)
        ON CONFLICT (message_seq, peer_id) DO UPDATE
        SET state = excluded.state, detail = excluded.detail, at = excluded.at, open = excluded.open, lab = excluded.lab, why = excluded.why
        """;

    public static void Post(SqliteDatabase database, ChatMessage message, IReadOnlySet<string> confirming)
    {
        if (message.Delivery is not { } delivery)
            return;
        foreach (var peer in delivery.Peers)
            Upsert(database, message.Id, peer, confirming);
    }

    public static void Change(SqliteDatabase database, DeliveryChanged change, IReadOnlySet<string> confirming)
    {
        var changed = change.Changed.ToHashSet();
        foreach (var peer in change.Delivery.Peers)
        {
            if (changed.Contains(peer.PeerId))
                Upsert(database, change.MessageId, peer, confirming);
        }
    }

    /// <summary>A message with its present delivery, from one with the delivery that it was posted with.</summary>
    public static ChatMessage Present(SqliteDatabase database, ChatMessage posted)
    {
        if (posted.Delivery is not { } delivery)
            return posted;
        var present = database.Statement(SelectDeliveries).Bind(1, posted.Id.Seq).ReadAll(Read);
        var byPeer = present.ToDictionary(static peer => peer.PeerId);
        var peers = delivery.Peers.Select(peer => byPeer.Remove(peer.PeerId, out var now) ? now : peer).ToList();
        peers.AddRange(present.Where(peer => byPeer.ContainsKey(peer.PeerId)));
        return posted with { Delivery = new MessageDelivery([.. peers]) };
    }

    private static void Upsert(SqliteDatabase database, MessageId message, PeerDelivery peer, IReadOnlySet<string> confirming)
    {
        var upsert = database.Statement(UpsertDelivery)
            .Bind(1, message.Seq)
            .Bind(2, peer.PeerId.Value)
            .Bind(3, StoredNames.Delivery.Number(peer.State))
            .Bind(4, peer.Detail)
            .Bind(5, StoredTime.From(peer.At))
            .Bind(6, IsOpen(database, peer, confirming) ? 1 : 0)
            .Bind(8, ReasonFormat.ToJson(peer.Why));
        (peer.Lab.IsNone ? upsert.BindNull(7) : upsert.Bind(7, peer.Lab.ToNumber())).Run();
    }

    private static bool IsOpen(SqliteDatabase database, PeerDelivery peer, IReadOnlySet<string> confirming) => peer.State switch
    {
        DeliveryState.Queued or DeliveryState.Sending => true,
        DeliveryState.Sent when confirming.Count > 0 => Dialect(database, peer.PeerId) is { } dialect && confirming.Contains(dialect),
        _ => false,
    };

    private static string? Dialect(SqliteDatabase database, PeerId peer) =>
        database.Statement(SelectDialect).Bind(1, peer.Value).ReadFirst(static row => row.Text(0));

    private static PeerDelivery Read(SqlStatement row) => new(
        new PeerId(row.Number(0)),
        StoredNames.Delivery.From(row.Number(1)),
        ReasonFormat.FromJson(row.IsNull(2) ? null : row.Text(2), row.IsNull(5) ? null : row.Text(5)),
        StoredTime.To(row.Number(3)))
    {
        Lab = row.IsNull(4) ? default : LabMark.FromNumber(row.Number(4)),
    };
}
