namespace WebUdpChat.Hosting;

/// <summary>How long the gateway gives itself to finish, so that it ends within ten seconds.</summary>
internal static class Drain
{
    /// <summary>For reading the sockets empty.</summary>
    public static TimeSpan Sockets { get; } = TimeSpan.FromSeconds(2);

    /// <summary>For what waits in the outbox.</summary>
    public static TimeSpan Outbox { get; } = TimeSpan.FromSeconds(3);

    /// <summary>For writing down what was not sent.</summary>
    public static TimeSpan Return { get; } = TimeSpan.FromSeconds(1);

    /// <summary>From the start of the end until what waits to be saved is given up.</summary>
    public static TimeSpan Saving { get; } = TimeSpan.FromSeconds(7);

    /// <summary>For counting what was given up, once the commit is done that is under way.</summary>
    public static TimeSpan Counting { get; } = TimeSpan.FromSeconds(1);

    /// <summary>For everything.</summary>
    public static TimeSpan Everything { get; } = TimeSpan.FromSeconds(9);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static async Task WaitAsync(Func<bool> done, TimeSpan longest, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (!done() && time.GetElapsedTime(start) < longest)
            await Task.Delay(Step, time).ConfigureAwait(false);
    }
}
