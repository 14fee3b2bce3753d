using System.Diagnostics.CodeAnalysis;

namespace WebUdpChat.Hubs;

/// <summary>
/// Spreads the calls of a connection that makes very many of them, so that they leave time for those of others. They
/// begin in the order in which they came.
/// </summary>
/// <param name="perSecond">How many begin in a second.</param>
/// <param name="time">The clock.</param>
[SuppressMessage("Design", "CA1001", Justification = "Nobody waits for a handle of it, so that it holds nothing, and calls may outlive their connection.")]
internal sealed class CallPace(double perSecond, TimeProvider time)
{
    private const int AtOnce = 64;

    // Shorter ones cost more than they spread.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly double _interval = time.TimestampFrequency / perSecond;
    private double _next;

    /// <summary>Begins a call when its turn has come, and waits for its end.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cut">The connection has ended: what has not begun does not begin any more.</param>
    public async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> call, CancellationToken cut)
    {
        ValueTask<T> running;
        await _turn.WaitAsync(cut).ConfigureAwait(false);
        try
        {
            var wait = Wait();
            if (wait >= ShortestWait)
                await Task.Delay(wait, time, cut).ConfigureAwait(false);
            cut.ThrowIfCancellationRequested();
            running = call();
        }
        finally
        {
            _turn.Release();
        }

        return await running.ConfigureAwait(false);
    }

    private TimeSpan Wait()
    {
        var now = time.GetTimestamp();
        _next = Math.Max(_next, now - (AtOnce * _interval)) + _interval;
        return TimeSpan.FromSeconds(Math.Max(0, (_next - now) / time.TimestampFrequency));
    }
}
