namespace WebUdpChat.Hubs;

/// <summary>
/// Whose turn it is to write to a browser: one at a time, and whatever comes meanwhile is seen before the turn ends. Thread-safe.
/// </summary>
internal sealed class Turn
{
    private const int Idle = 0;
    private const int Asked = 1;
    private const int Writing = 2;
    private const int WritingAndAsked = 3;

    private int _state;

    /// <summary>There is something to write. True where somebody must be sent to do it.</summary>
    public bool Ask()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state is Asked or WritingAndAsked)
                return false;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
                return state == Idle;
        }
    }

    /// <summary>Somebody has come to write.</summary>
    public void Begin() => Volatile.Write(ref _state, Writing);

    /// <summary>Everything is written. False where something came meanwhile, and the turn goes on.</summary>
    public bool TryEnd()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Writing) == Writing)
            return true;
        Begin();
        return false;
    }
}
