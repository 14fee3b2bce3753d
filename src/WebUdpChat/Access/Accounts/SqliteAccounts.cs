using WebUdpChat.Hosting;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Access.Accounts;

/// <summary><c>users.db</c> in the data directory: who may come in. One connection, one user at a time, each commit synced.</summary>
internal sealed class SqliteAccounts(DataFolder folder) : AccountDatabase
{
    public const string FileName = "users.db";

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private SqliteDatabase? _database;

    /// <summary>Opens the file, or makes it. Only by who holds the data directory.</summary>
    public override void Open()
    {
        lock (_lock)
        {
            // SQLite gives the files beside it the same permissions.
            folder.CreatePrivate(FileName, FileMode.OpenOrCreate).Dispose();
            var database = SqliteDatabase.Open(folder.Of(FileName), write: true);
            try
            {
                SqliteMigrations.Refuse(database, AccountSchema.Migrations.Count);
                SqlitePragmas.SetUpWriter(database, BusyTimeout);
                SqlitePragmas.SetSynchronous(database, full: true);
                SqliteMigrations.Apply(database, AccountSchema.Migrations);
                _database = database;
            }
            catch
            {
                database.Dispose();
                throw;
            }
        }
    }

    public override T Use<T>(Func<SqlDatabase, T> use)
    {
        lock (_lock)
            return use(_database ?? throw new InvalidOperationException("There are no accounts here."));
    }

    public override T InTransaction<T>(Func<SqlDatabase, T> use) => Use(_ =>
    {
        var database = _database!;
        try
        {
            database.Execute("BEGIN IMMEDIATE");
            var result = use(database);
            database.Execute("COMMIT");
            return result;
        }
        finally
        {
            database.Rollback();
        }
    });

    public override void Dispose()
    {
        lock (_lock)
        {
            _database?.Dispose();
            _database = null;
        }
    }
}
