using System.Globalization;
using SQLitePCL;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>One connection to the database file, with the statements that were prepared on it. One user at a time.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(string path, sqlite3 handle)
    {
        Path = path;
        _handle = handle;
    }

    public string Path { get; }

    /// <summary>Whether a transaction has begun and has not ended.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens the file; makes it where there is none and it may be written.</summary>
    public static SqliteDatabase Open(string path, bool write)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX
            | (write ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(path, handle);
        if (code == raw.SQLITE_OK)
        {
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            return database;
        }

        var error = database.ErrorFor(code);
        database.Dispose();
        throw error;
    }

    /// <summary>A statement that stays prepared. The text must be a constant: the same instance each time.</summary>
    public override SqliteStatement Statement(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
            return statement;
        statement = Prepare(sql);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>A statement for one use, which its user disposes.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        return new SqliteStatement(this, handle);
    }

    /// <summary>Runs statements without parameters or rows.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The first column of the only row; the empty string where there is none.</summary>
    public string ReadText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.ReadFirst(static row => row.Text(0)) ?? "";
    }

    /// <summary>The first column of the only row as a number.</summary>
    public long ReadNumber(string sql) => long.Parse(ReadText(sql), CultureInfo.InvariantCulture);

    /// <summary>How many pages the connection has written since this was last asked.</summary>
    public int TakeWrittenPages()
    {
        _ = raw.sqlite3_db_status(_handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Copies the log into the database, as far as that holds up no reader. Returns how many of its pages are left.</summary>
    public int Checkpoint()
    {
        Check(raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out var copied));
        return pages - copied;
    }

    /// <summary>Makes what runs on the connection end with <see cref="OperationCanceledException"/>. From any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    /// <summary>Undoes the transaction, if there is one, as well as the state of the storage lets it.</summary>
    public void Rollback()
    {
        foreach (var statement in _statements.Values)
            statement.Reset();
        if (InTransaction)
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
    }

    /// <summary>Throws for a result code that is not success.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw ErrorFor(code);
    }

    public override void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
        _ = raw.sqlite3_close_v2(_handle);
    }

    private Exception ErrorFor(int code) => SqliteErrors.Exception(code, raw.sqlite3_errmsg(_handle).utf8_to_string(), Path);
}
