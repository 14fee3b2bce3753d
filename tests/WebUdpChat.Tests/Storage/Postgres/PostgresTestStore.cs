using Npgsql;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Tests.Storage.Postgres;

/// <summary>A schema of its own, which is made faster than a database.</summary>
internal static class PostgresTestStore
{
    private static int _schemas;

    /// <summary>Makes an empty schema and tells where it is.</summary>
    public static string CreateSchema(PostgresCluster cluster)
    {
        var schema = $"journal{Interlocked.Increment(ref _schemas)}";
        Execute(cluster.ConnectionString, $"CREATE SCHEMA {schema}");
        return $"{cluster.ConnectionString};Search Path={schema}";
    }

    public static PostgresStoreOptions Options(string connection, string node = "a") => new()
    {
        ConnectionString = connection,
        Node = node,
        ReadText = StoreFixtures.ReadText,
        Lease = TimeSpan.FromSeconds(2),
    };

    public static Task<PostgresJournalStore> OpenAsync(string connection, string node = "a") =>
        PostgresJournalStore.OpenAsync(Options(connection, node));

    public static void Execute(string connection, string sql)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public static string FirstSchema()
    {
        using var stream = typeof(PostgresTestStore).Assembly.GetManifestResourceStream("first-schema-postgres.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
