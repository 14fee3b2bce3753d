namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>The results of calls that wait for nobody.</summary>
internal static class Synchronous
{
    public static T Now<T>(this ValueTask<T> call)
    {
        Assert.True(call.IsCompleted, "A call waited.");
        return call.GetAwaiter().GetResult();
    }

    public static T Now<T>(this Task<T> call)
    {
        Assert.True(call.IsCompleted, "A call waited.");
        return call.GetAwaiter().GetResult();
    }

    public static void Now(this ValueTask call)
    {
        Assert.True(call.IsCompleted, "A call waited.");
        call.GetAwaiter().GetResult();
    }
}
