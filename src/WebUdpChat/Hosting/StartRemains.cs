namespace WebUdpChat.Hosting;

/// <summary>Gives back to the system what only the start needed: some megabytes that would else be held until much is said.</summary>
internal static class StartRemains
{
    /// <summary>How many bytes are looked through at most. Everything stands still meanwhile, 20 ms for what is there after a start, and from more there is little to be gained.</summary>
    public const long Most = 64 << 20;

    // By then whoever waited for the page has it.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>Does so a little later, once, unless the gateway ends before.</summary>
    public static Task ClearAsync(TimeProvider time, CancellationToken ending) =>
        ClearAsync(time, static () => GC.GetTotalMemory(forceFullCollection: false), Collect, ending);

    /// <summary>The same with another heap.</summary>
    public static async Task ClearAsync(TimeProvider time, Func<long> size, Action collect, CancellationToken ending)
    {
        await Task.Delay(Wait, time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ending.IsCancellationRequested && size() <= Most)
            collect();
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
