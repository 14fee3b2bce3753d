using System.Diagnostics;

namespace WebUdpChat.Support;

/// <summary>Waits for something to become true, with a deadline instead of a guess of how long it takes.</summary>
public static class Eventually
{
    /// <summary>How long a condition may take on a machine that is busy with other tests.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within <paramref name="patience"/>.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? patience = null) =>
        TrueAsync(() => Task.FromResult(condition()), () => what, patience);

    /// <summary>Waits until <paramref name="condition"/> holds; <paramref name="what"/> is asked only when it does not.</summary>
    /// <exception cref="TimeoutException">It did not hold within <paramref name="patience"/>.</exception>
    public static Task TrueAsync(Func<bool> condition, Func<string> what, TimeSpan? patience = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, patience);

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within <paramref name="patience"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? patience = null)
    {
        var limit = patience ?? Patience;
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > limit)
                throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {what()}");
            await Task.Delay(Interval);
        }
    }

    /// <summary>Waits until <paramref name="read"/> gives something, and returns it.</summary>
    /// <exception cref="TimeoutException">It gave nothing within <paramref name="patience"/>.</exception>
    public static async Task<T> GetAsync<T>(Func<T?> read, Func<string> what, TimeSpan? patience = null)
        where T : class
    {
        T? found = null;
        await TrueAsync(() => (found = read()) is not null, what, patience);
        return found!;
    }
}
