
namespace WebUdpChat.Storage.Sqlite;

/// <summary>Opens the database file for writing, and makes sure that it is what it should be.</summary>
internal static class SqliteFile
{
    private const string InsertStore = "INSERT INTO store (id, epoch) VALUES (1, ?1) ON CONFLICT (id) DO NOTHING";

    /// <summary>Opens the file as at the start of the program: makes, upgrades and checks it.</summary>
    public static SqliteDatabase Create(SqliteStoreOptions options)
    {
        var database = SqliteDatabase.Open(options.Path, write: true);
        try
        {
            SqliteMigrations.Refuse(database, SqliteSchema.Migrations.Count);
            SqlitePragmas.SetUpWriter(database, options.BusyTimeout);
            SqlitePragmas.SetSynchronous(database, full: true);
            CheckPages(database, options.AlwaysCheckBelow);
            SqliteMigrations.Apply(database, SqliteSchema.Migrations);
            database.Statement(InsertStore).Bind(1, options.NewEpoch()).Run();
            UnfinishedMove.Refuse(StoreRow.ReadEpoch(database), options.Path);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file again while the program runs, after the connection before failed.</summary>
    public static SqliteDatabase Reopen(SqliteStoreOptions options)
    {
        var database = SqliteDatabase.Open(options.Path, write: true);
        try
        {
            SqlitePragmas.SetUpWriter(database, options.BusyTimeout);
            SqlitePragmas.Expect(database, "application_id", SqlitePragmas.ApplicationId);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void CheckPages(SqliteDatabase database, long alwaysCheckBelow)
    {
        if (database.ReadNumber("PRAGMA user_version") == 0)
            return;
        var bytes = database.ReadNumber("PRAGMA page_count") * SqlitePragmas.PageSize;
        var clean = database.ReadText("SELECT clean_end FROM store") == "1";
        if (clean && bytes >= alwaysCheckBelow)
            return;
        var found = database.ReadText("PRAGMA quick_check(1)");
        if (found != "ok")
            throw SqliteErrors.Damaged(found, database.Path);
    }
}
