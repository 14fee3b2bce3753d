using WebUdpChat.Configuration;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Hosting;

/// <summary>Opens the journal in the data directory, for this process alone.</summary>
internal sealed class JournalOpening(DataFolder folder, ILogger<JournalOpening> log)
{
    public OpenJournal Open()
    {
        var directory = folder.Path;
        var error = DataDirectoryLock.TryTake(directory, out var held);
        if (held is null)
            throw new StartException(Explain(error, directory));
        try
        {
            var options = new SqliteStoreOptions { Directory = directory, ReadText = ReadText, ConfirmingDialects = DialectNames.Confirming };
            if (new FileInfo(options.Path) is { Exists: true, Length: 0 })
                HostLog.JournalWasEmpty(log, options.Path);
            return new OpenJournal(SqliteJournalStore.Open(options), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
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
