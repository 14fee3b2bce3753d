using Microsoft.Data.Sqlite;

namespace WebUdpChat.Durability.Tests;

/// <summary>The database file itself, read past the program.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public JournalFile(string dataDirectory)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataDirectory, "journal.db"),
            Pooling = false,
        }.ToString());
        _connection.Open();
    }

    /// <summary>Whether there is one.</summary>
    public static bool IsIn(string dataDirectory) => File.Exists(Path.Combine(dataDirectory, "journal.db"));

    /// <summary>What SQLite finds wrong with it; <c>ok</c> for nothing.</summary>
    public string IntegrityCheck() => (string)Read("PRAGMA integrity_check");

    /// <summary>How many messages came from peers.</summary>
    public long CountReceived() => (long)Read("SELECT count(*) FROM messages WHERE author_kind = (SELECT min(author_kind) FROM messages)");

    /// <summary>How many different messages came from peers.</summary>
    public long CountDifferent() => (long)Read("SELECT count(DISTINCT bytes) FROM messages");

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private object Read(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
