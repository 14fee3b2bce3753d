using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>Finds what is kept too much of peers that nobody has cared for: the oldest of those that have most.</summary>
internal static class Quota
{
    public const string SelectAccounts = "SELECT conversation_id, whole, bytes, removed, removed_from FROM unverified WHERE bytes > 0";

    public const string SelectOldest =
        $"SELECT seq, at, {UnverifiedSql.Cost} FROM messages_by_conversation WHERE conversation_id = ?1 ORDER BY span, seq LIMIT ?2";

    public const string SelectOldestOfStrangers =
        $"SELECT seq, at, {UnverifiedSql.Cost} FROM messages WHERE conversation_id = ?1 AND from_stranger = 1 ORDER BY seq LIMIT ?2";

    // So that what comes next does not cost a step of its own.
    private const int Slack = 32;

    public static IReadOnlyList<QuotaPlan> Plan(SqlDatabase database, QuotaBounds bounds, int step)
    {
        var accounts = database.Statement(SelectAccounts).ReadAll(Account.Read);
        accounts.Sort(static (one, other) => other.Bytes.CompareTo(one.Bytes));
        var share = Share(accounts, bounds.Total);
        var plans = new List<QuotaPlan>();
        foreach (var account in accounts.TakeWhile(account => account.Bytes > Math.Min(share, bounds.PerPeer)))
        {
            var most = Math.Max(account.Bytes > bounds.PerPeer ? account.Bytes - Aim(bounds.PerPeer) : 0, account.Bytes - share);
            if (step > 0 && Oldest(database, account, most, step) is { } plan)
            {
                plans.Add(plan);
                step -= (int)plan.Messages;
            }
        }

        return plans;
    }

    private static long Aim(long bound) => bound - (bound / Slack);

    // What each may keep where all have too much together. Whoever has less keeps it, so that a flood is at its own expense.
    private static long Share(List<Account> fromMost, long total)
    {
        if (fromMost.Sum(static account => account.Bytes) <= total)
            return long.MaxValue;
        var left = Aim(total);
        for (var i = fromMost.Count - 1; i > 0; i--)
        {
            if (fromMost[i].Bytes > left / (i + 1))
                return left / (i + 1);
            left -= fromMost[i].Bytes;
        }

        return left;
    }

    private static QuotaPlan? Oldest(SqlDatabase database, Account account, long most, int step)
    {
        var rows = database.Statement(account.IsWhole ? SelectOldest : SelectOldestOfStrangers)
            .Bind(1, account.Conversation.Value).Bind(2, step);
        var count = new TrimCount();
        var freed = 0L;
        try
        {
            while (freed < most && rows.Step())
            {
                count.Add(rows.Number(0), rows.Number(1), isMessage: true, isGap: false);
                freed += rows.Number(2);
            }
        }
        finally
        {
            rows.Reset();
        }

        return count.ToPlan() is not { } plan ? null : new QuotaPlan(
            account.Conversation, plan.UpToSeq, plan.Messages, account.Removed, account.RemovedFrom ?? plan.From, plan.To);
    }

    /// <summary>What a conversation has.</summary>
    private sealed record Account(ConversationId Conversation, bool IsWhole, long Bytes, long Removed, DateTimeOffset? RemovedFrom)
    {
        public static Account Read(SqlStatement row) => new(
            new ConversationId(row.Number(0)), row.Number(1) != 0, row.Number(2), row.Number(3), row.IsNull(4) ? null : StoredTime.To(row.Number(4)));
    }
}
