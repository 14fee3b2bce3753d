using Microsoft.Extensions.Logging.Abstractions;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class JournalWriterTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly SimulatedStore _store = new();
    private readonly ManualTimeProvider _time = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    // The clock stands still: whatever is answered was not waited for.
    [Fact]
    public async Task Execute_OneAlone_IsCommittedAtOnce()
    {
        await using var writer = Open();

        for (var i = 1; i <= 20; i++)
        {
            await writer.ExecuteAsync(new ScriptedCommand()).WaitAsync(Deadline);
            Assert.Equal(i, _store.Writes.Count);
        }
    }

    [Fact]
    public async Task Execute_WhileACommitIsUnderWay_GathersTheNextGroup()
    {
        using var committing = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        _store.Interfere = moment =>
        {
            if (moment != StoreMoment.BeforeWrite)
                return;
            committing.Release();
            Assert.True(mayGoOn.Wait(Deadline));
        };
        await using var writer = Open();
        var first = writer.ExecuteAsync(new ScriptedCommand());
        Assert.True(await committing.WaitAsync(Deadline));

        var later = Enumerable.Range(0, 50).Select(_ => writer.ExecuteAsync(new ScriptedCommand())).ToList();
        Assert.False(first.IsCompleted);
        mayGoOn.Release(2);
        await Task.WhenAll([first, .. later]).WaitAsync(Deadline);

        Assert.Equal([1, 50], _store.Writes.Select(static write => write.Entries.Count));
    }

    [Fact]
    public async Task Execute_StorageFailsForAWhile_GoesOnByItself()
    {
        var failures = 3;
        _store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Locked, "locked");
        };
        await using var writer = Open();

        var kept = writer.KeepAsync(new ScriptedCommand());
        while (!kept.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.False((await kept).IsRefused);
        Assert.Null(writer.Trouble);
    }

    [Fact]
    public async Task Execute_AfterStopTaking_IsRefusedWhileOwnCommandsAreTaken()
    {
        await using var writer = Open();
        writer.StopTaking();

        var asked = await writer.ExecuteAsync(new ScriptedCommand()).WaitAsync(Deadline);
        var own = await writer.KeepAsync(new ScriptedCommand()).WaitAsync(Deadline);

        Assert.Equal(RefusalKind.Restarting, asked.Refusal?.Kind);
        Assert.False(own.IsRefused);
    }

    [Fact]
    public async Task Dispose_MuchWaiting_CommitsItAll()
    {
        var writer = Open();
        var answers = Enumerable.Range(0, 5_000).Select(_ => writer.ExecuteAsync(new ScriptedCommand())).ToList();

        await writer.DisposeAsync();
        await writer.DisposeAsync();

        Assert.All(answers, static answer => Assert.False(answer.Result.IsRefused));
        Assert.Equal(5_000, _store.Ledger.Count());
        Assert.Equal(RefusalKind.Restarting, (await writer.KeepAsync(new ScriptedCommand())).Refusal?.Kind);
    }

    [Fact]
    public async Task Dispose_StorageFails_DoesNotWaitForIt()
    {
        _store.Interfere = static moment =>
        {
            if (moment is StoreMoment.BeforeWrite or StoreMoment.Sync)
                throw new JournalStorageException(StorageFailure.Full, "full");
        };
        var writer = Open();
        var kept = writer.KeepAsync(new ScriptedCommand());

        await writer.DisposeAsync().AsTask().WaitAsync(Deadline);

        Assert.Equal(RefusalKind.StorageUnavailable, (await kept.WaitAsync(Deadline)).Refusal?.Kind);
    }

    private JournalWriter Open() => JournalWriter.Open(
        _store, _store.LoadAsync(CancellationToken.None).Now(), static _ => [], new JournalOptions { MaxGroup = 200 }, _time, NullLogger<JournalWriter>.Instance);
}
