using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

internal static class SqliteTestStore
{
    public static SqliteStoreOptions Options(string directory) => new()
    {
        Directory = directory,
        ReadText = StoreFixtures.ReadText,
        BusyTimeout = TimeSpan.FromMilliseconds(20),
    };

    public static SqliteJournalStore Open(string directory) => SqliteJournalStore.Open(Options(directory));

    public static string FirstSchema()
    {
        using var stream = typeof(SqliteTestStore).Assembly.GetManifestResourceStream("first-schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Makes a database with a script.</summary>
    public static void Create(string directory, string script)
    {
        using var database = SqliteDatabase.Open(Path.Combine(directory, SqliteStoreOptions.FileName), write: true);
        database.Execute(script);
    }
}
