namespace WebUdpChat.Access.Accounts;

/// <summary>Browsers that signed in. A cookie is worth nothing without its row here, so that signing out ends it everywhere.</summary>
internal sealed class SessionRows(AccountDatabase database, TimeProvider time)
{
    /// <summary>How long a browser that does not come back stays signed in.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    private const int MaxPerAccount = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    private const string Insert = "INSERT INTO session (id, account_id, stamp, created_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?4)";
    private const string Owner =
        $"SELECT {Account.Columns}, session.seen_at FROM session JOIN account ON account.id = account_id AND account.stamp = session.stamp "
        + "WHERE session.id = ?1 AND session.seen_at > ?2 AND session.created_at > ?3";
    private const string Touch = "UPDATE session SET seen_at = ?2 WHERE id = ?1";
    private const string Delete = "DELETE FROM session WHERE id = ?1";
    private const string DeleteOld =
        "DELETE FROM session WHERE seen_at <= ?1 OR created_at <= ?2 "
        + "OR (account_id = ?3 AND id NOT IN (SELECT id FROM session WHERE account_id = ?3 ORDER BY seen_at DESC LIMIT ?4))";

    /// <summary>Begins a session, and forgets those that have ended.</summary>
    /// <returns>Its id.</returns>
    public string Begin(Account account) => database.InTransaction(db =>
    {
        var id = Secret.Make();
        var now = time.GetUtcNow();
        db.Statement(DeleteOld).Bind(1, Since(now, Idle)).Bind(2, Since(now, Longest)).Bind(3, account.Number).Bind(4, MaxPerAccount - 1).Run();
        db.Statement(Insert).Bind(1, id).Bind(2, account.Number).Bind(3, account.Stamp).Bind(4, now.ToUnixTimeMilliseconds()).Run();
        return id;
    });

    /// <summary>Whose a session is; null where it has ended.</summary>
    public Account? Find(string id)
    {
        var now = time.GetUtcNow();
        var (account, seenAt) = database.Use(db => db.Statement(Owner).Bind(1, id).Bind(2, Since(now, Idle)).Bind(3, Since(now, Longest))
            .ReadFirst(static row => (Account.Read(row), row.Number(9))));
        if (account is not null && seenAt < Since(now, TouchEvery))
            Run(Touch, id, now.ToUnixTimeMilliseconds());
        return account;
    }

    /// <summary>Ends a session.</summary>
    public void End(string id) => Run(Delete, id, null);

    private void Run(string sql, string id, long? value) => database.Use(db =>
    {
        var statement = db.Statement(sql).Bind(1, id);
        if (value is { } number)
            statement.Bind(2, number);
        statement.Run();
        return true;
    });

    private static long Since(DateTimeOffset now, TimeSpan span) => (now - span).ToUnixTimeMilliseconds();
}
