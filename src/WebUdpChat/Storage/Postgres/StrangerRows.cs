using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Removes what strangers left: what is beyond their quota, and what belongs to conversations that are gone.</summary>
internal static class StrangerRows
{
    /// <summary>Deletes the oldest events about strangers.</summary>
    public const string DeleteEvents = $"""
        WITH gone AS (DELETE FROM events WHERE seq IN ({UnverifiedSql.OldestPassing}) RETURNING octet_length(body) + 80 AS size)
        {Weigh}
        """;

    private const string DeleteGap = $"""
        WITH gone AS (DELETE FROM events WHERE seq = ({UnverifiedSql.SelectGap}) RETURNING octet_length(body) + 80 AS size)
        {Weigh}
        """;

    private const string DeleteCounted = $"WITH gone AS (DELETE FROM messages WHERE {UnverifiedSql.Counted} {WithWhatIsBeside}";
    private const string DeleteAll = $"WITH gone AS (DELETE FROM messages WHERE conversation_id = ?1 AND seq <= ?2 {WithWhatIsBeside}";

    // A row takes what it was weighed with when it was appended.
    private const string WithWhatIsBeside = $"""
        RETURNING seq, 3 * length(bytes) / 2 + 200 AS size),
            gone_deliveries AS (DELETE FROM deliveries USING gone WHERE message_seq = gone.seq),
            gone_texts AS (DELETE FROM texts USING gone WHERE texts.seq = gone.seq)
        {Weigh}
        """;

    private const string Weigh = "UPDATE store SET bytes = bytes - (SELECT coalesce(sum(size), 0) FROM gone)::bigint WHERE id = 1";

    public static void Remove(PostgresDatabase database, QuotaPlan plan, long gapSeq)
    {
        var conversation = plan.ConversationId.Value;
        database.Statement(DeleteGap).Bind(1, conversation).Run();
        database.Statement(UnverifiedSql.Settle).Bind(1, conversation).Bind(2, plan.UpToSeq)
            .Bind(3, plan.Before + plan.Messages).Bind(4, StoredTime.From(plan.From)).Bind(5, gapSeq).Run();
        database.Statement(DeleteCounted).Bind(1, conversation).Bind(2, plan.UpToSeq).Run();
    }

    public static void RemoveAll(SqlDatabase database, ConversationId conversation, long upToSeq) =>
        database.Statement(DeleteAll).Bind(1, conversation.Value).Bind(2, upToSeq).Run();

    /// <summary>Notes that everything up to a place is about to be removed.</summary>
    public static void Trim(PostgresDatabase database, long upToSeq)
    {
        database.Statement(UnverifiedSql.Shrink).Bind(1, upToSeq).Run();
        database.Statement(UnverifiedSql.TrimPassing).Bind(1, upToSeq).Run();
    }
}
