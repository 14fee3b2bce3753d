using System.Globalization;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Brings a database to the newest schema. How far it is, is its <c>user_version</c>.</summary>
internal static class SqliteMigrations
{
    /// <summary>Runs what the database has not had yet, each script with its version or not at all.</summary>
    public static void Apply(SqliteDatabase database, IReadOnlyList<string> migrations)
    {
        var version = (int)database.ReadNumber("PRAGMA user_version");
        if (version >= migrations.Count)
            return;
        SqlitePragmas.SortOnDisk(database);
        try
        {
            RunFrom(version, database, migrations);
        }
        finally
        {
            SqlitePragmas.SortInMemory(database);
        }
    }

    /// <summary>Throws for a file of another program or of a newer version, before anything in it is changed.</summary>
    public static void Refuse(SqliteDatabase database, int newest)
    {
        var version = (int)database.ReadNumber("PRAGMA user_version");
        if (version > newest)
            throw new JournalStorageException(
                StorageFailure.Incompatible,
                $"{database.Path} was written by a newer version of the program (schema {version}, this one knows {newest}).");
        var isEmpty = database.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && database.ReadNumber("PRAGMA application_id") != SqlitePragmas.ApplicationId)
            throw new JournalStorageException(StorageFailure.Incompatible, $"{database.Path} is not a journal.");
    }

    private static void RunFrom(int version, SqliteDatabase database, IReadOnlyList<string> migrations)
    {
        for (; version < migrations.Count; version++)
        {
            var next = (version + 1).ToString(CultureInfo.InvariantCulture);
            try
            {
                database.Execute("BEGIN IMMEDIATE");
                database.Execute(migrations[version]);
                database.Execute($"PRAGMA application_id = {SqlitePragmas.ApplicationId}; PRAGMA user_version = {next}");
                database.Execute("COMMIT");
            }
            finally
            {
                database.Rollback();
            }
        }
    }
}
