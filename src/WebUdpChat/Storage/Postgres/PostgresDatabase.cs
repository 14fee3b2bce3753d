using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>One connection to the database. One user at a time.</summary>
internal sealed class PostgresDatabase(NpgsqlConnection connection, CancellationToken cancellation = default) : SqlDatabase
{
    private readonly List<PostgresStatement> _statements = [];

    /// <summary>Ends what runs on the connection.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether the connection failed, so that it is not used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Takes a connection of the pool, or makes one.</summary>
    public static PostgresDatabase Open(NpgsqlDataSource source, CancellationToken cancellation = default)
    {
        try
        {
            return new PostgresDatabase(source.OpenConnection(), cancellation);
        }
        catch (Exception error)
        {
            throw PostgresErrors.Exception(error, PostgresServer.NameOf(source));
        }
    }

    public override PostgresStatement Statement(string sql)
    {
        var statement = new PostgresStatement(this, new NpgsqlCommand(sql.Replace('?', '$'), connection));
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Statements that go to the server together, in one turn.</summary>
    public PostgresBatch Batch() => new(this, new NpgsqlBatch(connection));

    /// <summary>Runs statements without parameters or rows.</summary>
    public void Execute(string sql)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>The first column of the only row; the empty string where there is none.</summary>
    public string ReadText(string sql) => Statement(sql).ReadFirst(static row => row.Text(0)) ?? "";

    /// <summary>Begins a transaction; the server hears of it with the next statement.</summary>
    public void Begin()
    {
        try
        {
            connection.BeginTransaction();
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Lets go of the statements that were made, where the connection is kept.</summary>
    public void Recycle()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _statements.Clear();
    }

    /// <summary>Undoes the transaction, if there is one, as well as the connection lets it.</summary>
    public void Rollback()
    {
        if (IsBroken)
            return;
        try
        {
            Execute("ROLLBACK");
        }
        catch (Exception error) when (error is JournalStorageException or InvalidOperationException)
        {
            IsBroken = true;
        }
    }

    /// <summary>What an exception of the driver means.</summary>
    public Exception Failed(Exception error)
    {
        if (error is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or OperationCanceledException && cancellation.IsCancellationRequested)
            return new OperationCanceledException(cancellation);
        var meant = PostgresErrors.Exception(error, $"{connection.Host}:{connection.Port}");
        IsBroken |= meant is JournalStorageException { Failure: StorageFailure.Unavailable };
        return meant;
    }

    public override void Dispose()
    {
        Recycle();
        connection.Dispose();
    }
}
