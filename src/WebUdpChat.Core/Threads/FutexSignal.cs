namespace WebUdpChat.Core.Threads;

/// <summary>
/// A signal on Linux. Whoever waits is awake a third as long after it is set as with a monitor, which takes and hands over two
/// locks for that.
/// </summary>
internal sealed class FutexSignal : WakeSignal
{
    private const int Clear = 0;
    private const int IsSet = 1;
    private const int Awaited = -1;

    private readonly Futex _futex = new();

    /// <inheritdoc/>
    public override void Set()
    {
        if (Interlocked.Exchange(ref _futex.Word, IsSet) == Awaited)
            _futex.Wake();
    }

    /// <inheritdoc/>
    public override void Wait()
    {
        while (Interlocked.CompareExchange(ref _futex.Word, Awaited, Clear) != IsSet)
            _futex.Wait(Awaited);
        Interlocked.Exchange(ref _futex.Word, Clear);
    }
}
