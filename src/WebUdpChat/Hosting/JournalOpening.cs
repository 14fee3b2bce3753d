using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Postgres;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Hosting;

/// <summary>Opens the journal: a file in the data directory, which is this process's alone, or a database.</summary>
internal sealed class JournalOpening(DataFolder folder, IOptions<GatewayOptions> options, ILogger<JournalOpening> log)
{
    public async Task<OpenJournal> OpenAsync()
    {
        var directory = folder.Path;
        var error = DataDirectoryLock.TryTake(directory, out var held);
        if (held is null)
            throw new StartException(Explain(error, directory));
        try
        {
            return new OpenJournal(options.Value.Storage.Provider == StorageProvider.Postgres ? await OpenPostgresAsync().ConfigureAwait(false) : OpenSqlite(directory), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private SqliteJournalStore OpenSqlite(string directory)
    {
        var store = new SqliteStoreOptions { Directory = directory, ReadText = ReadText, ConfirmingDialects = DialectNames.Confirming };
        if (new FileInfo(store.Path) is { Exists: true, Length: 0 })
            HostLog.JournalWasEmpty(log, store.Path);
        return SqliteJournalStore.Open(store);
    }

    private Task<PostgresJournalStore> OpenPostgresAsync()
    {
        var (storage, node) = (options.Value.Storage, options.Value.Node);
        return PostgresJournalStore.OpenAsync(new PostgresStoreOptions
        {
            ConnectionString = storage.ConnectionString!,
            Node = NodeName.Of(node),
            ReadText = ReadText,
            ConfirmingDialects = DialectNames.Confirming,
            Lease = TimeSpan.FromSeconds(node.LeaseSeconds),
            Notify = storage.Notify,
        });
    }

    private static string? ReadText(ReadOnlyMemory<byte> text, string charset) =>
        TextCharset.TryFind(charset, out var found) ? found.Decode(text.Span) : null;

    private static string Explain(DataDirectoryError error, string directory)
    {
        if (error == DataDirectoryError.InUse)
            return $"another gateway uses the data directory {directory}. End it, or choose another directory with --data DIR.";
        for (var part = directory; part is not null; part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                return $"the data directory {directory} cannot be used: {part} is not a directory. Choose another with --data DIR.";
        }

        return $"the data directory {directory} cannot be written. Correct its permissions, or choose another directory with --data DIR.";
    }
}

/// <summary>A journal's store, and the lock that keeps other gateways from it.</summary>
internal sealed class OpenJournal(IJournalStore store, DataDirectoryLock held) : IAsyncDisposable
{
    public IJournalStore Store { get; } = store;

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        held.Dispose();
    }
}
