using Npgsql;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Storage.Moving;

/// <summary>A PostgreSQL database.</summary>
internal sealed class PostgresHouse : House
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    // MOVE. Held to the end of the session.
    private const string TakeLock = "SELECT CASE WHEN pg_try_advisory_lock(1297045061, hashtext(current_schema())) THEN 't' ELSE 'f' END";

    // The server may need a moment to notice that one was killed.
    private const int Tries = 50;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource _source;
    private readonly PostgresDatabase _database;

    /// <param name="connection">Where it is.</param>
    public PostgresHouse(string connection)
    {
        // To compare a large journal may take long.
        _source = PostgresServer.Source(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 }.ConnectionString, "migrate");
        _database = PostgresDatabase.Open(_source);
        try
        {
            Enter();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override string Name => PostgresServer.NameOf(_source);

    public override PostgresDatabase Journal => _database;

    public override PostgresDatabase Accounts => _database;

    public override HouseBook? ReadBook() => _database.Statement("SELECT epoch, head_seq, head_at, trimmed_seq, passed_seq FROM store WHERE id = 1")
        .ReadFirst(static row => new HouseBook(row.Text(0), row.Number(1), row.IsNull(2) ? null : row.Number(2), row.Number(3), row.Number(4), CleanEnd: true));

    public override void Begin(string epoch) =>
        _database.Statement("INSERT INTO store (id, epoch) VALUES (1, ?1) ON CONFLICT (id) DO NOTHING").Bind(1, UnfinishedMove.Mark(epoch)).Run();

    public override void Write(SqlDatabase database, MovedTable table, IReadOnlyList<MovedRow> rows)
    {
        using var batch = _database.Batch();
        batch.Add("BEGIN");
        foreach (var row in rows)
            batch.Add(table.Insert, [.. Enumerable.Range(0, table.Columns.Length).Select(column => row[column])]);
        batch.Add("COMMIT").Run();
    }

    public override List<(string Node, string Name, string Body)> ReadListeners() =>
        _database.Statement("SELECT node, name, body FROM listeners ORDER BY node, name").ReadAll(static row => (row.Text(0), row.Text(1), row.Text(2)));

    public override void WriteListeners(IReadOnlyList<(string Node, string Name, string Body)> listeners)
    {
        foreach (var (node, name, body) in listeners)
        {
            _database.Statement("INSERT INTO listeners (node, name, body) VALUES (?1, ?2, ?3) ON CONFLICT (node, name) DO NOTHING")
                .Bind(1, node).Bind(2, name).Bind(3, body).Run();
        }
    }

    public override List<(string Name, string Xml)> ReadKeys() =>
        _database.Statement("SELECT name, xml FROM key ORDER BY name").ReadAll(static row => (row.Text(0), row.Text(1)));

    public override void WriteKeys(IReadOnlyList<(string Name, string Xml)> keys)
    {
        foreach (var (name, xml) in keys)
            _database.Statement("INSERT INTO key (name, xml) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING").Bind(1, name).Bind(2, xml).Run();
    }

    public override Dictionary<string, long> ReadNumbers() => MovedTables.Numbered.ToDictionary(static table => table, ReadNumber);

    public override void WriteNumbers(IReadOnlyDictionary<string, long> numbers)
    {
        foreach (var (table, number) in numbers.Where(static pair => pair.Value > 0))
            _database.Statement("SELECT setval(pg_get_serial_sequence(?1, 'id'), ?2)").Bind(1, table).Bind(2, number).Run();
    }

    public override void Finish(HouseBook book)
    {
        var update = _database.Statement("""
            UPDATE store SET epoch = ?1, head_seq = ?2, head_at = ?3, trimmed_seq = ?4, passed_seq = ?5, bytes =
                (SELECT coalesce(sum(3 * length(bytes) / 2 + 200), 0) FROM messages) + (SELECT coalesce(sum(octet_length(body) + 80), 0) FROM events)
            WHERE id = 1
            """).Bind(1, book.Epoch).Bind(2, book.HeadSeq).Bind(4, book.TrimmedSeq).Bind(5, book.PassedSeq);
        (book.HeadAt is { } at ? update.Bind(3, at) : update.BindNull(3)).Run();
        _database.Statement("UPDATE text_index SET indexed_seq = ?1 WHERE id = 1 AND indexed_seq < ?1").Bind(1, book.TrimmedSeq).Run();
    }

    public override void Dispose()
    {
        if (!_database.IsBroken)
            _database.Execute("SELECT pg_advisory_unlock_all()");
        _database.Dispose();
        _source.Dispose();
    }

    private void Enter()
    {
        PostgresServer.CheckDurability(_database, Name);
        PostgresMigrations.Apply(_database, PostgresSchema.Migrations, Name);
        for (var tries = 1; _database.ReadText(TakeLock) != "t"; tries++)
        {
            if (tries == Tries)
                throw new MoveException($"Another migrate uses the database at {Name}.");
            Thread.Sleep(BetweenTries);
        }

        if (NodeRows.All(_database, Lease).Find(static node => !node.IsGone) is { } running)
            throw new MoveException($"The gateway {running.Name} uses the database at {Name}, or ended less than {Lease.TotalSeconds:0} s ago. End it, and wait.");
    }

    private long ReadNumber(string table)
    {
        var sequence = _database.Statement("SELECT pg_get_serial_sequence(?1, 'id')").Bind(1, table).ReadFirst(static row => row.Text(0))!;
        return _database.Statement($"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}").ReadFirst(static row => row.Number(0));
    }
}
