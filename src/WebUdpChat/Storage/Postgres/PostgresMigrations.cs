using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Brings a database to the newest schema. How far it is, is in <c>schema_version</c>. One node does it; the others wait.</summary>
internal static class PostgresMigrations
{
    // WEBU, the application id of the SQLite files. Held to the end of the transaction.
    private const string TakeLock = "SELECT pg_advisory_xact_lock(1464156757)";

    private const string CreateVersion = """
        CREATE TABLE IF NOT EXISTS schema_version (id smallint PRIMARY KEY CHECK (id = 1), version bigint NOT NULL)
        """;

    private const string CountTables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
    private const string HasVersion = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'";
    private const string SelectVersion = "SELECT coalesce(max(version), 0) FROM schema_version";
    private const string SetVersion = "INSERT INTO schema_version (id, version) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET version = ?1";

    /// <summary>Runs what the database has not had yet, all of it or nothing. Refuses what another program or a newer version wrote.</summary>
    public static void Apply(PostgresDatabase database, IReadOnlyList<string> migrations, string server)
    {
        database.Execute("BEGIN");
        try
        {
            database.Statement(TakeLock).Run();
            Refuse(database, migrations.Count, server);
            database.Execute(CreateVersion);
            var version = (int)Number(database, SelectVersion);
            for (; version < migrations.Count; version++)
            {
                database.Execute(migrations[version]);
                database.Statement(SetVersion).Bind(1, version + 1L).Run();
            }

            database.Execute("COMMIT");
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    private static void Refuse(PostgresDatabase database, int newest, string server)
    {
        if (database.ReadText("SELECT coalesce(current_schema(), '')").Length == 0)
            throw Incompatible($"The database at {server} has no schema of the search path. Create it, or correct Search Path in Gateway:Storage:ConnectionString.");
        if (Number(database, CountTables) == 0)
            return;
        if (Number(database, HasVersion) == 0)
            throw Incompatible($"The schema {database.ReadText("SELECT current_schema()")} of the database at {server} is not a journal: it has tables of another program.");
        var version = Number(database, SelectVersion);
        if (version > newest)
            throw Incompatible($"The database at {server} was written by a newer version of the program (schema {version}, this one knows {newest}).");
    }

    private static long Number(PostgresDatabase database, string sql) => database.Statement(sql).ReadFirst(static row => row.Number(0));

    private static JournalStorageException Incompatible(string message) => new(StorageFailure.Incompatible, message);
}
