using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// The thread that runs a listener's turns, in which alone its dialect is called. At rest, the thread that has read something
/// may run the turn itself.
/// </summary>
internal sealed class ListenerLoop : IDisposable
{
    // Whoever holds it runs the turn.
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ListenerTurn _turn;
    private readonly WakeSignal _signal;
    private readonly Alarm _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _idle;
    private volatile bool _started;
    private volatile bool _stopping;
    private long _lastTurn;

    public ListenerLoop(ListenerTurn turn, WakeSignal signal, TimeProvider time)
    {
        _time = time;
        _turn = turn;
        _signal = signal;
        _alarm = new Alarm(time, signal);
    }

    /// <summary>Whether nothing has been going on for a while.</summary>
    public bool IsAtRest => _started && _time.GetElapsedTime(Volatile.Read(ref _lastTurn)) >= Rest.Enough;

    public void Start(string name)
    {
        _started = true;
        new Thread(Run) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Runs a turn on this thread. False where something is left to the loop, which must be woken then.</summary>
    public bool TryServe()
    {
        if (!_gate.TryEnter())
            return false;
        try
        {
            return !_stopping && !RunTurn();
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Completes once nothing waits for the loop any more.</summary>
    public Task WhenIdle()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _idle = idle;
        _signal.Set();
        return idle.Task;
    }

    /// <summary>Ends it after the turn under way.</summary>
    public Task StopAsync()
    {
        _stopping = true;
        _signal.Set();
        return _ended.Task;
    }

    public void Dispose() => _alarm.Dispose();

    private void Run()
    {
        while (!_stopping)
        {
            if (!RunTurnAlone())
                _signal.Wait();
        }

        // Nor does anybody else run a turn after the end.
        lock (_gate)
            _ended.TrySetResult();
    }

    private bool RunTurnAlone()
    {
        lock (_gate)
            return RunTurn();
    }

    // True where more may be waiting.
    private bool RunTurn()
    {
        var more = _turn.Run();
        Volatile.Write(ref _lastTurn, _time.GetTimestamp());
        if (more)
            return true;
        if (_turn.IsIdle)
            _idle?.TrySetResult();
        _alarm.Arm(_turn.NextDue);
        return false;
    }
}
