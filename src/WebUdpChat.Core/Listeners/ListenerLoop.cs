using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Listeners;

/// <summary>The thread that owns a listener's dialect.</summary>
internal sealed class ListenerLoop : IDisposable
{
    private readonly ListenerTurn _turn;
    private readonly WakeSignal _signal;
    private readonly Alarm _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _idle;
    private volatile bool _stopping;

    public ListenerLoop(ListenerTurn turn, WakeSignal signal, TimeProvider time)
    {
        _turn = turn;
        _signal = signal;
        _alarm = new Alarm(time, signal);
    }

    public void Start(string name) => new Thread(Run) { IsBackground = true, Name = name }.Start();

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
            if (_turn.Run())
                continue;
            if (_turn.IsIdle)
                _idle?.TrySetResult();
            _alarm.Arm(_turn.NextDue);
            _signal.Wait();
        }

        _ended.TrySetResult();
    }
}
