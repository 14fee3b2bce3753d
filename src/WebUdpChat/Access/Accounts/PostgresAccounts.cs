using Microsoft.Extensions.Options;
using Npgsql;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Access.Accounts;

/// <summary>The accounts beside the journal in PostgreSQL, the same for all nodes. Each use takes a connection of the pool.</summary>
internal sealed class PostgresAccounts(IOptions<GatewayOptions> options) : AccountDatabase
{
    // ACCT. Held to the end of the transaction: two nodes must not both take away what they believe to be the last but one.
    private const string TakeLock = "SELECT pg_advisory_xact_lock(1094927188)";

    private readonly NpgsqlDataSource _source =
        PostgresServer.Source(options.Value.Storage.ConnectionString!, NodeName.Of(options.Value.Node));

    // The journal, which is opened before, has made the tables.
    public override void Open() => Use(static database => database.Statement("SELECT 1 FROM account LIMIT 1").ReadFirst(static _ => true));

    public override T Use<T>(Func<SqlDatabase, T> use)
    {
        try
        {
            using var database = PostgresDatabase.Open(_source);
            return use(database);
        }
        catch (JournalStorageException error) when (error.Failure == StorageFailure.Unavailable)
        {
            // The next use begins with a new connection.
            _source.Clear();
            throw;
        }
    }

    public override T InTransaction<T>(Func<SqlDatabase, T> use) => Use(common =>
    {
        var database = (PostgresDatabase)common;
        var done = false;
        try
        {
            database.Begin();
            database.Statement(TakeLock).Run();
            var result = use(database);
            database.Execute("COMMIT");
            done = true;
            return result;
        }
        finally
        {
            if (!done)
                database.Rollback();
        }
    });

    public override void Dispose() => _source.Dispose();
}
