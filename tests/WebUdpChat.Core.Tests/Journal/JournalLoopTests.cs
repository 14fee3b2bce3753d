using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Nodes;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class JournalLoopTests : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly SimulatedStore _store = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ThreadObserver _observer = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    // The loop looks around when it has begun: meanwhile it is the loop that commits.
    [Fact]
    public async Task TryHold_AfterARest_IsCommittedByWhoBringsIt()
    {
        await using var writer = Open(_store);
        var byThemselves = 0;

        for (var i = 0; i < 1_000 && byThemselves < 10; i++)
            byThemselves += await HoldAsync(writer, Rest) ? 1 : 0;

        Assert.Equal(10, byThemselves);
        Assert.Equal(_observer.Threads.Count, _store.Writes.Count);
    }

    [Fact]
    public async Task TryHold_WithoutARest_IsCommittedByTheLoop()
    {
        await using var writer = Open(_store);

        await HoldAsync(writer, Rest);
        for (var i = 0; i < 20; i++)
            Assert.False(await HoldAsync(writer, Rest / 2));
    }

    [Fact]
    public async Task TryHold_ThatMustReachTheDisk_IsCommittedByTheLoop()
    {
        await using var writer = Open(_store);

        for (var i = 0; i < 20; i++)
            Assert.False(await HoldAsync(writer, Rest, durable: true));
    }

    [Fact]
    public async Task TryHold_StoreIsElsewhere_IsCommittedByTheLoop()
    {
        await using var writer = Open(new SharedMemory().Of("a"));

        for (var i = 0; i < 20; i++)
            Assert.False(await HoldAsync(writer, Rest));
    }

    [Fact]
    public async Task TryHold_WhileATurnIsUnderWay_DoesNotWaitForIt()
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
        await using var writer = Open(_store);
        var first = writer.ExecuteAsync(new ScriptedCommand());
        Assert.True(await committing.WaitAsync(Deadline));

        var held = HoldAsync(writer, Rest);
        Assert.False(held.IsCompleted);
        mayGoOn.Release(2);
        await first.WaitAsync(Deadline);
        Assert.False(await held);
    }

    [Fact]
    public async Task TryHold_StorageFails_IsTakenUpByTheLoop()
    {
        var failures = 2;
        _store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Full, "full");
        };
        await using var writer = Open(_store);

        var held = HoldAsync(writer, Rest);
        while (!held.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.False(await held);
        Assert.Single(_observer.Threads);
    }

    [Fact]
    public async Task TryHold_ByThemselvesManyTimes_HasTheLoopTidyUp()
    {
        var steps = new ConcurrentQueue<string?>();
        _store.Interfere = moment =>
        {
            if (moment == StoreMoment.Index)
                steps.Enqueue(Thread.CurrentThread.Name);
        };
        await using var writer = Open(_store, new JournalOptions { CommitsBetweenIndexSteps = 4 });
        while (!await HoldAsync(writer, Rest))
        {
        }

        var before = steps.Count;
        for (var i = 0; i < 4; i++)
            await HoldAsync(writer, Rest);
        Assert.True(SpinWait.SpinUntil(() => steps.Count > before, Deadline));
        Assert.All(steps, static thread => Assert.Equal("journal", thread));
    }

    [Fact]
    public async Task TryHold_AfterTheEnd_IsRefused()
    {
        var writer = Open(_store);
        await writer.DisposeAsync();

        _time.Advance(Rest);
        Assert.False(writer.TryHold([new CommandRequest<int>(new ScriptedCommand(durable: false), mayWait: true)]));
        Assert.Empty(_observer.Threads);
    }

    // Whether it was committed on the thread that brought it.
    private async Task<bool> HoldAsync(JournalWriter writer, TimeSpan rest, bool durable = false)
    {
        _time.Advance(rest);
        var (request, thread) = (new CommandRequest<int>(new ScriptedCommand(durable: durable), mayWait: true), Environment.CurrentManagedThreadId);
        Assert.True(writer.TryHold([request]));
        Assert.False((await request.Answer.WaitAsync(Deadline)).IsRefused);
        return _observer.Threads[^1] == thread;
    }

    private JournalWriter Open(IJournalStore store, JournalOptions? options = null) => JournalWriter.Open(
        store, store.LoadAsync(CancellationToken.None).Now(), _ => [_observer], options ?? new JournalOptions(), _time, NullLogger<JournalWriter>.Instance);

    private sealed class ThreadObserver : ICommitObserver
    {
        public List<int> Threads { get; } = [];

        public void OnCommitted(JournalBatch batch) => Threads.Add(Environment.CurrentManagedThreadId);
    }
}
