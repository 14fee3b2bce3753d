using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Opens the database, and makes sure that it is what it should be.</summary>
internal static class PostgresServer
{
    private const string InsertStore = "INSERT INTO store (id, epoch) VALUES (1, ?1) ON CONFLICT (id) DO NOTHING";

    // A node that died or stands still must not hold the journal's end for long: the server ends its session.
    private const string SessionSettings =
        "-c idle_in_transaction_session_timeout=10000 -c lock_timeout=10000 "
        + "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    private const int ConnectSeconds = 5;
    private const int MaxPrepared = 100;
    private const int PreparedAfter = 2;

    /// <summary>Connections with what this program needs of them.</summary>
    /// <param name="connectionString">Where the database is.</param>
    /// <param name="node">Who connects, for whoever looks at the server.</param>
    public static NpgsqlDataSource Source(string connectionString, string node)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ContainsKey("Timeout"))
            settings.Timeout = ConnectSeconds;
        settings.Options = string.IsNullOrEmpty(settings.Options) ? SessionSettings : $"{SessionSettings} {settings.Options}";
        settings.ApplicationName ??= $"WebUdpChat {node}";
        settings.MaxAutoPrepare = MaxPrepared;
        settings.AutoPrepareMinUsages = PreparedAfter;
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        settings.TcpKeepAlive = true;
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>Where the database is, without what is secret.</summary>
    public static string NameOf(NpgsqlDataSource source)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"{settings.Host}:{settings.Port}";
    }

    /// <summary>Makes and upgrades the tables as at the start of the program. Returns the store's epoch.</summary>
    public static string Prepare(NpgsqlDataSource source, Func<string> newEpoch)
    {
        using var database = PostgresDatabase.Open(source);
        CheckDurability(database, NameOf(source));
        PostgresMigrations.Apply(database, PostgresSchema.Migrations, NameOf(source));
        database.Statement(InsertStore).Bind(1, newEpoch()).Run();
        return UnfinishedMove.Refuse(StoreRow.ReadEpoch(database), NameOf(source));
    }

    /// <summary>Refuses a server that says of something that it is on the disk when it is not.</summary>
    public static void CheckDurability(PostgresDatabase database, string server)
    {
        foreach (var setting in (ReadOnlySpan<string>)["fsync", "synchronous_commit"])
        {
            if (database.ReadText($"SHOW {setting}") == "off")
                throw new JournalStorageException(StorageFailure.Incompatible,
                    $"The PostgreSQL server at {server} has {setting} = off: it would lose what it has confirmed. Set it to on, there and for this user and database.");
        }
    }
}
