using System.Globalization;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>The settings of a connection. Each of them is read back: SQLite says nothing of one that it does not take.</summary>
internal static class SqlitePragmas
{
    public const long PageSize = 4096;

    // WEBU, so that a file of another program is not taken for a journal.
    public const long ApplicationId = 0x57454255;

    private const long WalLimit = 64 * 1024 * 1024;

    // Long before that the log is copied beside the commits. This is for when that does not keep up.
    private const long CheckpointPages = WalLimit / PageSize;

    /// <summary>Sets up a connection that writes, and the file where it is new.</summary>
    public static void SetUpWriter(SqliteDatabase database, TimeSpan busyTimeout)
    {
        SetBusyTimeout(database, busyTimeout);

        // These two have an effect only before the first table is made.
        if (database.ReadNumber("PRAGMA page_count") == 0)
        {
            Set(database, "page_size", PageSize);
            database.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        }

        Set(database, "journal_mode", "wal");
        Set(database, "wal_autocheckpoint", CheckpointPages);
        Set(database, "journal_size_limit", WalLimit);
        Set(database, "foreign_keys", 1);
        Set(database, "cache_size", -16 * 1024);
        SetCommon(database);
        Expect(database, "page_size", PageSize);
        Expect(database, "auto_vacuum", 2);
    }

    /// <summary>Sets up a connection that reads.</summary>
    public static void SetUpReader(SqliteDatabase database, TimeSpan busyTimeout)
    {
        SetBusyTimeout(database, busyTimeout);
        Set(database, "query_only", 1);
        Set(database, "cache_size", -8 * 1024);
        SetCommon(database);
        Expect(database, "journal_mode", "wal");
    }

    /// <summary>FULL syncs the log at each commit, NORMAL only when it is copied into the database.</summary>
    public static void SetSynchronous(SqliteDatabase database, bool full) => Set(database, "synchronous", full ? 2 : 1);

    /// <summary>An index of millions of rows is sorted in a file beside the database, which is gone then, rather than in memory.</summary>
    public static void SortOnDisk(SqliteDatabase database)
    {
        SetSortingFolder(database, Path.GetDirectoryName(Path.GetFullPath(database.Path))!);
        Set(database, "temp_store", 1);
    }

    /// <summary>What is sorted for an answer is little, and sorted in memory.</summary>
    public static void SortInMemory(SqliteDatabase database)
    {
        Set(database, "temp_store", 2);
        SetSortingFolder(database, "");
    }

    public static void Expect(SqliteDatabase database, string pragma, object value)
    {
        var wanted = Convert.ToString(value, CultureInfo.InvariantCulture);
        var found = database.ReadText($"PRAGMA {pragma}");
        if (found != wanted)
            throw new JournalStorageException(
                StorageFailure.Incompatible, $"{database.Path}: {pragma} is '{found}' and must be '{wanted}'.");
    }

    private static void SetCommon(SqliteDatabase database)
    {
        Set(database, "trusted_schema", 0);
        Set(database, "cell_size_check", 1);
        Set(database, "temp_store", 2);

        // An I/O error on mapped memory would be a signal that ends the process.
        Set(database, "mmap_size", 0);
    }

    // It holds for all connections of the process, of which no other sorts so much that it needs a file. So it is not read back.
    private static void SetSortingFolder(SqliteDatabase database, string folder) =>
        database.Execute($"PRAGMA temp_store_directory = '{folder.Replace("'", "''", StringComparison.Ordinal)}'");

    private static void SetBusyTimeout(SqliteDatabase database, TimeSpan busyTimeout) =>
        Set(database, "busy_timeout", (long)busyTimeout.TotalMilliseconds);

    private static void Set(SqliteDatabase database, string pragma, object value)
    {
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma} = {value}"));
        Expect(database, pragma, value);
    }
}
