using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Removes what strangers left: what is beyond their quota, and what belongs to conversations that are gone.</summary>
internal static class StrangerRows
{
    /// <summary>Deletes the oldest events about strangers.</summary>
    public const string DeleteEvents = $"DELETE FROM events WHERE seq IN ({UnverifiedSql.OldestPassing})";

    public const string DeleteCounted =
        $"DELETE FROM messages WHERE seq IN (SELECT seq FROM messages_by_conversation WHERE {UnverifiedSql.Counted})";

    public const string DeleteAll =
        "DELETE FROM messages WHERE seq IN (SELECT seq FROM messages_by_conversation WHERE conversation_id = ?1 AND seq <= ?2)";

    private const string DeleteGap = $"DELETE FROM events WHERE seq = ({UnverifiedSql.SelectGap})";

    public static void Remove(SqliteDatabase database, QuotaPlan plan, long gapSeq)
    {
        var conversation = plan.ConversationId.Value;
        TextParts.NoteRemoval(database, conversation, plan.UpToSeq);
        database.Statement(DeleteGap).Bind(1, conversation).Run();
        database.Statement(UnverifiedSql.Settle).Bind(1, conversation).Bind(2, plan.UpToSeq)
            .Bind(3, plan.Before + plan.Messages).Bind(4, StoredTime.From(plan.From)).Bind(5, gapSeq).Run();
        database.Statement(DeleteCounted).Bind(1, conversation).Bind(2, plan.UpToSeq).Run();
    }

    public static void RemoveAll(SqlDatabase database, ConversationId conversation, long upToSeq)
    {
        TextParts.NoteRemovalOfAll(database, conversation.Value, upToSeq);
        database.Statement(DeleteAll).Bind(1, conversation.Value).Bind(2, upToSeq).Run();
    }

    /// <summary>Notes that everything up to a place is about to be removed.</summary>
    public static void Trim(SqlDatabase database, long upToSeq)
    {
        database.Statement(UnverifiedSql.Shrink).Bind(1, upToSeq).Run();
        database.Statement(UnverifiedSql.TrimPassing).Bind(1, upToSeq).Run();
    }
}
