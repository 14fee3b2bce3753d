using System.Diagnostics;
using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>
/// The node's sign of life, on a connection of its own: it holds the node's name against other processes, writes down
/// that the node lives, and hears when another one has appended something.
/// </summary>
internal sealed class PostgresPulse(PostgresStoreOptions options, string run, string epoch, NpgsqlDataSource source) : IAsyncDisposable
{
    private const string TakeName = "SELECT CASE WHEN pg_try_advisory_lock(hashtext(?1), hashtext(?2)) THEN 1 ELSE 0 END::bigint";

    // The driver counts whole milliseconds, and waits for ever where there is none of them.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ending = new();
    private NpgsqlConnection? _connection;
    private PostgresDatabase? _database;
    private Task _loop = Task.CompletedTask;
    private volatile Action _changed = static () => { };
    private volatile Action<string> _told = static _ => { };
    private long _since;

    /// <summary>For how long it has beaten without a pause; zero while it does not.</summary>
    public TimeSpan Steady => Volatile.Read(ref _since) is > 0 and var since ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>The channel on which nodes tell that they appended something, and what they say: who they are.</summary>
    public static string Channel(string epoch) => $"journal_{epoch}";

    /// <summary>Takes the node's name and begins to beat.</summary>
    /// <param name="enter">Runs once the name is held.</param>
    /// <exception cref="JournalStorageException">Another process keeps the name.</exception>
    public async Task StartAsync(Action<PostgresDatabase> enter)
    {
        var watch = Stopwatch.StartNew();
        while (!TryConnect())
        {
            // A process that was killed just now may not have let go yet.
            if (watch.Elapsed > options.Lease)
                throw new JournalStorageException(StorageFailure.Locked,
                    $"another gateway runs as the node {options.Node} on this database. End it, or give this one another Gateway:Node:Name.");
            await Task.Delay(FirstPause).ConfigureAwait(false);
        }

        enter(_database!);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Calls back when there may be something new: at each hint, at each look, and when the server is back.</summary>
    public void Follow(Action changed) => _changed = changed;

    /// <summary>Calls back with what nodes tell each other of their people.</summary>
    public void Listen(Action<string> told) => _told = told;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        Disconnect();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                if (_connection is not null || TryConnect())
                {
                    await BeatAsync().ConfigureAwait(false);
                    pause = FirstPause;
                    continue;
                }
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or JournalStorageException or InvalidOperationException or IOException)
            {
                // The writer meets the same and tells of it. Here it is tried again.
                Disconnect();
            }

            await Task.Delay(pause, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Beats once, then sleeps until the next beat is due; a hint wakes it, but does not make it beat.
    private async Task BeatAsync()
    {
        var beaten = Stopwatch.GetTimestamp();
        if (!NodeRows.Beat(_database!, options.Node, run))
            throw new JournalStorageException(StorageFailure.Locked, $"Another process runs as the node {options.Node}.");
        _database!.Recycle();
        _changed();
        for (var rest = options.Poll; rest >= ShortestWait; rest = options.Poll - Stopwatch.GetElapsedTime(beaten))
            await _connection!.WaitAsync(rest, _ending.Token).ConfigureAwait(false);
    }

    // False where another process holds the name.
    private bool TryConnect()
    {
        var connection = source.CreateConnection();
        var database = new PostgresDatabase(connection);
        try
        {
            connection.Open();
            var held = database.Statement(TakeName).Bind(1, epoch).Bind(2, options.Node).ReadFirst(static row => row.Number(0)) != 0;
            if (held)
                database.Execute($"LISTEN {Channel(epoch)}; LISTEN {PostgresPeople.Channel(epoch)}");
            if (!held)
                return false;
            connection.Notification += (_, told) => Hear(told.Channel, told.Payload);
            (_connection, _database) = (connection, database);
            Volatile.Write(ref _since, Stopwatch.GetTimestamp());
            return true;
        }
        catch (Exception error)
        {
            throw database.Failed(error);
        }
        finally
        {
            if (_connection is null)
                connection.Dispose();
        }
    }

    private void Hear(string channel, string said)
    {
        if (channel != Channel(epoch))
            _told(said);
        else if (said != options.Node)
            _changed();
    }

    // Not back into the pool: what the session holds ends with it.
    private void Disconnect()
    {
        Volatile.Write(ref _since, 0);
        source.Clear();
        _database?.Dispose();
        (_connection, _database) = (null, null);
    }
}
