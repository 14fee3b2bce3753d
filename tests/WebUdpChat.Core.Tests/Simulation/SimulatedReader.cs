using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A browser that follows the feed with a cursor, as the page does, and stalls now and then.</summary>
internal sealed class SimulatedReader(Random random, SimulatedStore store)
{
    private const int Page = 4;

    private SimulatedGateway? _gateway;
    private FeedSubscription? _subscription;
    private FeedBatch? _held;
    private long? _target;
    private int _stalled;
    private long _cursor = -1;

    /// <summary>Where what it knows begins: it knows what was there when it came, or was told to begin anew.</summary>
    public long Base { get; private set; }

    public List<JournalEntry> Known { get; } = [];

    public int Resets { get; private set; }

    public bool IsAtHead => _gateway is not null && _held is null && _target is null && _cursor == _gateway.Journal.HeadSeq && _subscription!.Weight == 0;

    /// <summary>Says hello to the gateway that runs now.</summary>
    public void Connect(SimulatedGateway gateway)
    {
        Disconnect();
        _subscription = gateway.Feed.Subscribe(static () => { });
        _gateway = gateway;
        _target = _subscription.StartSeq;
    }

    public void Disconnect()
    {
        _subscription?.Dispose();
        (_gateway, _subscription, _held, _target) = (null, null, null, null);
    }

    /// <summary>Reads a page, or takes a batch; or does nothing for a while.</summary>
    public void Step(bool mayStall)
    {
        if (_gateway is null || (mayStall && IsStalled()))
            return;
        try
        {
            if (_cursor < 0)
                Begin();
            else if (_target is { } target)
                CatchUp(target);
            else
                Take();
        }
        catch (JournalStorageException)
        {
            // The gateway could not read; the browser asks again.
        }
    }

    private bool IsStalled()
    {
        if (_stalled == 0 && random.Next(15) == 0)
            _stalled = random.Next(2, 40);
        if (_stalled == 0)
            return false;
        _stalled--;
        return true;
    }

    // A page that knows nothing reads all that there is.
    private void Begin()
    {
        var tail = store.ReadTailAsync(CancellationToken.None).Now();
        var all = store.ReadEntriesAsync(0, _target!.Value, int.MaxValue, CancellationToken.None).Now();
        Known.Clear();
        Known.AddRange(all);
        (Base, _cursor, _target) = (Math.Min(tail, _target.Value), _target.Value, null);
    }

    private void CatchUp(long target)
    {
        var headSeq = _gateway!.Journal.HeadSeq;
        if (FeedCursor.IsLostAsync(store, headSeq, _cursor, CancellationToken.None).GetAwaiter().GetResult())
        {
            Resets++;
            _cursor = -1;
            Connect(_gateway);
            return;
        }

        var page = store.ReadEntriesAsync(_cursor, headSeq, Page, CancellationToken.None).Now();
        Apply(page);
        if (page.Count == 0 || _cursor >= target)
            _target = null;
    }

    private void Take()
    {
        var batch = _held;
        var lagging = false;
        _held = null;
        if (batch is null && !_subscription!.TryTake(out batch, out lagging))
            return;
        if (lagging)
            _target = _gateway!.Journal.HeadSeq;
        else if (batch!.Journal.PrevSeq > _cursor)
            (_held, _target) = (batch, batch.Journal.PrevSeq);
        else
            Apply(batch.Journal.Entries.Where(entry => entry.Seq > _cursor));
    }

    private void Apply(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Assert.True(entry.Seq > _cursor, "Events come in order, each once.");
            Known.Add(entry);
            _cursor = entry.Seq;
        }
    }
}
