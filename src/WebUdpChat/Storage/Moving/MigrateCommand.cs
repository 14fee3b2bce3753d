using Npgsql;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Storage.Moving;

/// <summary><c>migrate --from PLACE --to PLACE</c>: moves a journal between SQLite and PostgreSQL.</summary>
internal static class MigrateCommand
{
    public const string Command = "migrate";

    private const string Usage =
        "migrate --from PLACE --to PLACE moves a journal. A place is a data directory, or a connection string of PostgreSQL such as "
        + "\"Host=db;Database=chat;Username=chat;Password=…\". No gateway may use either meanwhile.";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--from", var source, "--to", var target])
        {
            await Console.Error.WriteLineAsync(Usage).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            using var from = Open(source, isSource: true);
            using var to = Open(target, isSource: false);
            new Move(from, to, Console.WriteLine).Run();
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is MoveException or JournalStorageException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"Cannot migrate: {exception.Message.ReplaceLineEndings(" ")}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static House Open(string place, bool isSource)
    {
        if (place.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            return new PostgresHouse(Checked(place));
        return !isSource || File.Exists(Path.Combine(place, SqliteStoreOptions.FileName))
            ? new SqliteHouse(place)
            : throw new MoveException($"There is no journal in {Path.GetFullPath(place)}.");
    }

    // Whatever is wrong with it, a password in it is not repeated.
    private static string Checked(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new MoveException("the connection string cannot be read.");
        }
    }
}
