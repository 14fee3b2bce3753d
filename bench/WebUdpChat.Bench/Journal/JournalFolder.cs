using System.Diagnostics;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Bench.Journal;

/// <summary>A journal in a folder of its own, filled as a gateway fills it.</summary>
internal sealed class JournalFolder : IAsyncDisposable
{
    private const int Group = 256;
    private const int CommitsBetweenIndexSteps = 64; // as the writer does
    private const int IndexStep = 256;

    private readonly Chatter _chatter;
    private readonly SqliteJournalStore _store;
    private int _commits;

    private JournalFolder(string path, Chatter chatter)
    {
        (Path, _chatter) = (path, chatter);
        _store = SqliteJournalStore.Open(new SqliteStoreOptions { Directory = path, ReadText = ReadText });
    }

    public string Path { get; }

    /// <summary>Where the journal ends.</summary>
    public long HeadSeq { get; private set; }

    public static async Task<JournalFolder> CreateAsync(Chatter chatter)
    {
        var folder = new JournalFolder(Directory.CreateTempSubdirectory("bench-").FullName, chatter);
        await folder._store.CommitAsync(Chatter.Newcomers(), durable: true, CancellationToken.None).ConfigureAwait(false);
        folder.HeadSeq = 2 * Chatter.Peers;
        return folder;
    }

    /// <summary>Appends so many messages. Returns how many a second.</summary>
    public async Task<double> AppendAsync(long messages)
    {
        var spent = TimeSpan.Zero;
        for (var left = messages; left > 0; left -= Group)
        {
            var entries = _chatter.Say(HeadSeq, (int)Math.Min(Group, left));
            var start = Stopwatch.GetTimestamp();
            await _store.CommitAsync(entries, durable: false, CancellationToken.None).ConfigureAwait(false);
            if (++_commits % CommitsBetweenIndexSteps == 0)
                await _store.IndexAsync(IndexStep, CancellationToken.None).ConfigureAwait(false);
            spent += Stopwatch.GetElapsedTime(start);
            HeadSeq = entries[^1].Seq;
        }

        return messages / spent.TotalSeconds;
    }

    /// <summary>Takes all that waits into the search index.</summary>
    public async Task IndexAsync()
    {
        while (await _store.IndexAsync(limit: 10_000, CancellationToken.None).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>Closes it; its files stay.</summary>
    public async Task CloseAsync()
    {
        await _store.SetCleanEndAsync(clean: true, CancellationToken.None).ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(Path, recursive: true);
    }

    private static string? ReadText(ReadOnlyMemory<byte> text, string charset) =>
        TextCharset.TryFind(charset, out var found) ? found.Decode(text.Span) : null;
}
