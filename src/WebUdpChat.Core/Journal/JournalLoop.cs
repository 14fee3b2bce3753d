using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// The thread that runs the journal's turns, one after the other. It is one of its own: through the thread pool, what comes
/// after a rest would wake two threads instead of one. And at rest whoever brings something may run the turn itself, which
/// wakes none.
/// </summary>
/// <param name="turn">What it runs.</param>
/// <param name="queue">What it waits for.</param>
/// <param name="trouble">Whether the storage fails, and how long to wait then.</param>
/// <param name="time">The clock.</param>
/// <param name="isPrompt">Whether the store answers on the thread that calls it, and soon.</param>
internal sealed class JournalLoop(JournalTurn turn, JournalQueue queue, StorageTrouble trouble, TimeProvider time, bool isPrompt) : IDisposable
{
    // Whoever holds it runs the turn, and reads the queue: that is made for one reader at a time.
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _retry = new(0, 1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isRunning;
    private long _lastTurn;

    /// <summary>Begins.</summary>
    public void Start()
    {
        _isRunning = true;
        _lastTurn = time.GetTimestamp();
        new Thread(Run) { IsBackground = true, Name = "journal" }.Start();
    }

    /// <summary>Something was added to the queue that nobody waits for: it is taken now, by whoever brought it, if nothing else is going on, and else by the loop.</summary>
    public void Serve()
    {
        if (!TryServeAtOnce())
            queue.Wake();
    }

    /// <summary>The storage may be back: a pause ends.</summary>
    public void Retry()
    {
        if (trouble.Failure is not null && _retry.CurrentCount == 0)
            _retry.Release();
    }

    /// <summary>Ends it when what is waiting is done, or the storage fails.</summary>
    public async ValueTask StopAsync()
    {
        queue.Complete();
        await _ending.CancelAsync().ConfigureAwait(false);
        bool isRunning;
        lock (_gate)
            (isRunning, _isRunning) = (_isRunning, false);
        if (isRunning)
            await _ended.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _ending.Dispose();
        _retry.Dispose();
    }

    // False where something is left to the loop.
    private bool TryServeAtOnce()
    {
        if (!isPrompt || trouble.Failure is not null || !_gate.TryEnter())
            return false;
        try
        {
            if (!_isRunning || time.GetElapsedTime(_lastTurn) < Rest.Enough)
                return false;
            RunTurn(isCalm: true);
            return !queue.HasWaiting && !turn.OwesTidying && trouble.Failure is null;
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Run()
    {
        try
        {
            while (Wait())
            {
                lock (_gate)
                    RunTurn(isCalm: false);
            }

            _ended.SetResult();
        }
        catch (Exception exception)
        {
            _ended.SetException(exception);
        }
    }

    private void RunTurn(bool isCalm)
    {
        turn.RunAsync(isCalm).AsTask().GetAwaiter().GetResult();
        _lastTurn = time.GetTimestamp();
    }

    // True where there is something for a turn, false where there never will be again.
    private bool Wait()
    {
        while (trouble.Failure is null)
        {
            if (IsWanted())
                return true;
            if (queue.IsOver)
                return false;
            if (!TryTidy())
                queue.Wait();
        }

        PauseAsync().GetAwaiter().GetResult();
        return !_ending.IsCancellationRequested;
    }

    private bool IsWanted()
    {
        lock (_gate)
            return queue.HasWaiting || (turn.OwesQuota && !_ending.IsCancellationRequested);
    }

    private bool TryTidy()
    {
        lock (_gate)
            return turn.TryTidyAsync().AsTask().GetAwaiter().GetResult();
    }

    // Whoever hears first that the storage is back need not wait for the end of the pause; nor does the end of the gateway.
    private async Task PauseAsync()
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        await Task.WhenAny(Task.Delay(trouble.Pause, time, early.Token), _retry.WaitAsync(early.Token)).ConfigureAwait(false);
        await early.CancelAsync().ConfigureAwait(false);
    }
}
