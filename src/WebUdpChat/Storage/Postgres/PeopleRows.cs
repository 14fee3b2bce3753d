namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>people</c>: who is at which node. Each change raises the node's <c>people</c>, so that the others see that there is one.</summary>
internal static class PeopleRows
{
    /// <summary>Those nodes that live, with the state of their people. 1: the node that asks. 2: its lease, in microseconds.</summary>
    public const string SelectStates = $"SELECT name, people FROM nodes WHERE {Others} ORDER BY name";

    /// <summary>The people at them. 1: the node that asks. 2: its lease, in microseconds.</summary>
    public const string SelectOthers = $"""
        SELECT DISTINCT ON (user_id) user_id, people.name, role FROM people JOIN nodes ON nodes.name = node
        WHERE nodes.{Others} ORDER BY user_id, node
        """;

    private const string Others =
        "name <> ?1 AND clean_end = 0 AND (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - seen_at <= ?2";

    private const string Delete = "DELETE FROM people WHERE node = ?1 AND NOT (user_id = ANY (?2::text[]))";
    private const string Upsert = """
        INSERT INTO people (node, user_id, name, role) SELECT ?1, * FROM unnest(?2::text[], ?3::text[], ?4::text[])
        ON CONFLICT (node, user_id) DO UPDATE SET name = excluded.name, role = excluded.role
        WHERE (people.name, people.role) IS DISTINCT FROM (excluded.name, excluded.role)
        """;

    private const string Raise = "UPDATE nodes SET people = people + 1 WHERE name = ?1";

    public static void AddTo(PostgresBatch batch, string node, IReadOnlyList<PersonAtNode> people)
    {
        var ids = people.Select(static person => person.Id).ToArray();
        batch.Add(Delete, node, ids)
            .Add(Upsert, node, ids, people.Select(static person => person.Name).ToArray(), people.Select(static person => person.Role).ToArray())
            .Add(Raise, node);
    }

    public static List<(string Node, long State)> States(PostgresDatabase database, string node, TimeSpan lease) =>
        Ask(database, SelectStates, node, lease).ReadAll(static row => (row.Text(0), row.Number(1)));

    public static List<PersonAtNode> All(PostgresDatabase database, string node, TimeSpan lease) => Ask(database, SelectOthers, node, lease)
        .ReadAll(static row => new PersonAtNode(row.Text(0), row.Text(1), row.IsNull(2) ? null : row.Text(2)));

    private static PostgresStatement Ask(PostgresDatabase database, string sql, string node, TimeSpan lease)
    {
        var statement = database.Statement(sql);
        statement.Bind(1, node);
        statement.Bind(2, lease.Ticks / TimeSpan.TicksPerMicrosecond);
        return statement;
    }
}
