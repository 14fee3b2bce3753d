using WebUdpChat.Contract;

namespace WebUdpChat.Support;

/// <summary>The feed as a careful client keeps it: it applies only what follows its cursor, and asks for what it missed.</summary>
/// <param name="hub">Where to ask.</param>
public sealed class FeedLog(IChatHub hub) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<EventView> _events = [];

    /// <summary>The epoch of the store, once known.</summary>
    public string? Epoch { get; private set; }

    /// <summary>Place of the last event that was applied.</summary>
    public long Cursor { get; private set; }

    /// <summary>How often the feed did not follow the cursor, so that the rest was asked for.</summary>
    public int Syncs { get; private set; }

    /// <summary>What has come so far, in order.</summary>
    public IReadOnlyList<EventView> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    /// <summary>Says hello, and catches up where there was a cursor before.</summary>
    public async Task<HelloAnswer> StartAsync(string? name)
    {
        await _turn.WaitAsync();
        try
        {
            var hello = await hub.Hello(new HelloRequest(Epoch, Epoch is null ? null : Cursor, name));
            if (Epoch is null)
                (Epoch, Cursor) = (hello.Epoch, hello.HeadSeq);
            else
                await CatchUpAsync(hello.HeadSeq);
            return hello;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Applies a batch, or asks for what lies between.</summary>
    public async Task ApplyAsync(FeedBatchView batch)
    {
        await _turn.WaitAsync();
        try
        {
            if (batch.Epoch == Epoch && batch.PrevSeq == Cursor)
                Append(batch.Events);
            else if (batch.Epoch != Epoch || batch.Events[^1].Seq > Cursor)
                await CatchUpAsync(batch.Events[^1].Seq);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks for everything up to <paramref name="headSeq"/>.</summary>
    public async Task LagAsync(long headSeq)
    {
        await _turn.WaitAsync();
        try
        {
            await CatchUpAsync(headSeq);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task CatchUpAsync(long headSeq)
    {
        Syncs++;
        while (Cursor < headSeq)
        {
            var answer = await hub.Sync(new SyncRequest(Epoch, Cursor));
            if (answer.Reset)
                Clear(answer.Epoch);
            Append(answer.Events);
            if (answer.Events.Count == 0)
                Cursor = answer.HeadSeq;
        }
    }

    private void Clear(string epoch)
    {
        lock (_lock)
            _events.Clear();
        (Epoch, Cursor) = (epoch, 0);
    }

    private void Append(IReadOnlyList<EventView> events)
    {
        foreach (var one in events)
        {
            Assert.True(one.Seq > Cursor, $"The feed went back from {Cursor} to {one.Seq}.");
            Cursor = one.Seq;
            lock (_lock)
                _events.Add(one);
        }
    }
}
