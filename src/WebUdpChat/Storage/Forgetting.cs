using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>
/// Removes, step by step, what nobody will ask for again: messages of conversations that were removed, and events about
/// peers that nobody cared for, but the newest of them. Both grow with each stranger that comes and goes.
/// </summary>
/// <param name="keptEvents">How many of these events are kept.</param>
/// <param name="deleteMessages">Deletes the messages of a conversation up to a place.</param>
/// <param name="deleteEvents">Deletes so many of the oldest events about strangers.</param>
internal sealed class Forgetting(int keptEvents, Action<SqlDatabase, ConversationId, long> deleteMessages, string deleteEvents)
{
    public const string SelectNext = "SELECT conversation_id FROM forgotten LIMIT 1";
    public const string SelectLast =
        "SELECT seq FROM messages_by_conversation WHERE conversation_id = ?1 ORDER BY span, seq LIMIT 1 OFFSET ?2";

    public const string CountPassing = "SELECT count(*) FROM passing";

    public const string CountMessages = "SELECT count(*) FROM messages_by_conversation WHERE conversation_id = ?1 AND seq <= ?2";
    private const string DeleteForgotten = "DELETE FROM forgotten WHERE conversation_id = ?1";

    // What a conversation costs beside its messages, in messages, about.
    private const int PerConversation = 8;
    private const int EventStep = 500;

    // At the start nobody knows; and it may be more than it is, for a batch that was not committed counts.
    private bool _hasForgotten = true;
    private int _passing = int.MaxValue / 2;

    /// <summary>Whether there is something to do.</summary>
    public bool IsPending => _hasForgotten || _passing >= keptEvents + EventStep;

    /// <summary>Notes what a batch leaves to be done.</summary>
    public void Note(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            _hasForgotten |= entry.Event is ConversationRemoved;
            _passing += entry.Event is MessagePosted ? 0 : 1;
        }
    }

    /// <summary>Takes a step. Returns whether there is more to do.</summary>
    public bool Step(SqlDatabase database, int limit)
    {
        if (_hasForgotten)
            _hasForgotten = Forget(database, limit);
        if (_passing >= keptEvents + EventStep)
            _passing = Pass(database);
        return IsPending;
    }

    private bool Forget(SqlDatabase database, int limit)
    {
        while (limit > 0)
        {
            var next = database.Statement(SelectNext).ReadFirst(static row => row.Number(0));
            if (next == 0)
                return false;
            limit -= Forget(database, new ConversationId(next), limit) + PerConversation;
        }

        return true;
    }

    private int Forget(SqlDatabase database, ConversationId conversation, int limit)
    {
        var last = database.Statement(SelectLast).Bind(1, conversation.Value).Bind(2, limit - 1).ReadFirst(static row => row.Number(0));
        var upTo = last == 0 ? long.MaxValue : last;
        var count = database.Statement(CountMessages).Bind(1, conversation.Value).Bind(2, upTo).ReadFirst(static row => row.Number(0));
        deleteMessages(database, conversation, upTo);
        if (last == 0)
            database.Statement(DeleteForgotten).Bind(1, conversation.Value).Run();
        return (int)count;
    }

    private int Pass(SqlDatabase database)
    {
        var count = (int)database.Statement(CountPassing).ReadFirst(static row => row.Number(0));
        if (count <= keptEvents)
            return count;
        var going = Math.Min(count - keptEvents, EventStep);
        database.Statement(UnverifiedSql.UpdatePassed).Bind(1, going).Run();
        database.Statement(deleteEvents).Bind(1, going).Run();
        database.Statement(UnverifiedSql.DeletePassing).Bind(1, going).Run();
        return count - going;
    }
}
