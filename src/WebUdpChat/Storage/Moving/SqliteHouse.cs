using WebUdpChat.Access.Accounts;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Storage.Moving;

/// <summary>A data directory.</summary>
internal sealed class SqliteHouse : House
{
    private const string KeyFolder = "keys";

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private readonly string _directory;
    private readonly DataDirectoryLock _held;
    private readonly SqliteDatabase _journal;
    private readonly SqliteDatabase _accounts;

    /// <param name="directory">The data directory. It is made where there is none.</param>
    public SqliteHouse(string directory)
    {
        _directory = Path.GetFullPath(directory);
        _held = DataDirectoryLock.TryTake(_directory, out var held) switch
        {
            DataDirectoryError.InUse => throw new MoveException($"A gateway uses {_directory}. End it first."),
            DataDirectoryError.NotWritable => throw new MoveException($"{_directory} cannot be written."),
            _ => held!,
        };
        _journal = Open(SqliteStoreOptions.FileName, SqliteSchema.Migrations);
        _accounts = Open(SqliteAccounts.FileName, AccountSchema.Migrations);
    }

    public override string Name => _directory;

    public override SqliteDatabase Journal => _journal;

    public override SqliteDatabase Accounts => _accounts;

    public override HouseBook? ReadBook() => _journal.Statement("SELECT epoch, head_seq, head_at, trimmed_seq, passed_seq, clean_end FROM store WHERE id = 1")
        .ReadFirst(static row => new HouseBook(row.Text(0), row.Number(1), row.IsNull(2) ? null : row.Number(2), row.Number(3), row.Number(4), row.Number(5) != 0));

    public override void Begin(string epoch) =>
        _journal.Statement("INSERT INTO store (id, epoch) VALUES (1, ?1) ON CONFLICT (id) DO NOTHING").Bind(1, UnfinishedMove.Mark(epoch)).Run();

    public override void Write(SqlDatabase database, MovedTable table, IReadOnlyList<MovedRow> rows)
    {
        var sqlite = (SqliteDatabase)database;
        InTransaction(sqlite, () =>
        {
            using var insert = sqlite.Prepare(table.Insert);
            foreach (var row in rows)
            {
                row.Bind(insert);
                insert.Run();
            }
        });
    }

    public override List<(string Node, string Name, string Body)> ReadListeners() =>
        _journal.Statement("SELECT name, body FROM listeners ORDER BY name").ReadAll(static row => ("", row.Text(0), row.Text(1)));

    public override void WriteListeners(IReadOnlyList<(string Node, string Name, string Body)> listeners) => InTransaction(_journal, () =>
    {
        foreach (var (_, name, body) in listeners)
            _journal.Statement("INSERT INTO listeners (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING").Bind(1, name).Bind(2, body).Run();
    });

    public override List<(string Name, string Xml)> ReadKeys() => Directory.Exists(Path.Combine(_directory, KeyFolder))
        ? [.. Directory.EnumerateFiles(Path.Combine(_directory, KeyFolder), "*.xml").Order(StringComparer.Ordinal)
            .Select(static file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]
        : [];

    public override void WriteKeys(IReadOnlyList<(string Name, string Xml)> keys)
    {
        if (keys.Count == 0)
            return;
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Path.Combine(_directory, KeyFolder))
            : Directory.CreateDirectory(Path.Combine(_directory, KeyFolder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var (name, xml) in keys)
            File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(name) + ".xml"), xml);
    }

    public override Dictionary<string, long> ReadNumbers() => MovedTables.Numbered.ToDictionary(
        static table => table,
        table => _accounts.Statement("SELECT seq FROM sqlite_sequence WHERE name = ?1").Bind(1, table).ReadFirst(static row => row.Number(0)));

    public override void WriteNumbers(IReadOnlyDictionary<string, long> numbers) => InTransaction(_accounts, () =>
    {
        foreach (var (table, number) in numbers)
        {
            _accounts.Statement("DELETE FROM sqlite_sequence WHERE name = ?1").Bind(1, table).Run();
            _accounts.Statement("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)").Bind(1, table).Bind(2, number).Run();
        }
    });

    public override void Finish(HouseBook book)
    {
        InTransaction(_journal, () => Spans.NoteAll(_journal));
        var update = _journal.Statement("""
            UPDATE store SET epoch = ?1, head_seq = ?2, head_at = ?3, trimmed_seq = ?4, passed_seq = ?5, indexed_seq = ?4, clean_end = 1 WHERE id = 1
            """).Bind(1, book.Epoch).Bind(2, book.HeadSeq).Bind(4, book.TrimmedSeq).Bind(5, book.PassedSeq);
        (book.HeadAt is { } at ? update.Bind(3, at) : update.BindNull(3)).Run();
    }

    public override void Dispose()
    {
        _journal.Dispose();
        _accounts.Dispose();
        _held.Dispose();
    }

    private static void InTransaction(SqliteDatabase database, Action work)
    {
        try
        {
            database.Execute("BEGIN IMMEDIATE");
            work();
            database.Execute("COMMIT");
        }
        finally
        {
            database.Rollback();
        }
    }

    private SqliteDatabase Open(string name, IReadOnlyList<string> migrations)
    {
        var path = Path.Combine(_directory, name);
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
            new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        var database = SqliteDatabase.Open(path, write: true);
        SqliteMigrations.Refuse(database, migrations.Count);
        SqlitePragmas.SetUpWriter(database, BusyTimeout);
        SqlitePragmas.SetSynchronous(database, full: true);
        SqliteMigrations.Apply(database, migrations);
        return database;
    }
}
