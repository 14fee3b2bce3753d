using System.Diagnostics;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What a page's main thread has done, by Chromium's own account.</summary>
internal sealed class MainThread
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ICDPSession _session;

    private MainThread(ICDPSession session) => _session = session;

    /// <summary>Begins to measure. Time counts only while the thread runs, not while other programs have the processor.</summary>
    public static async Task<MainThread> OfAsync(ChatPage page)
    {
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        return new MainThread(session);
    }

    /// <summary>Seconds that passed, seconds of them that it worked, and its heap after a collection.</summary>
    public async Task<(double Seconds, double BusySeconds, double HeapMiB)> TakeAsync()
    {
        var now = _clock.Elapsed.TotalSeconds;
        var busy = await MetricAsync("TaskDuration");
        await _session.SendAsync("HeapProfiler.collectGarbage");
        return (now, busy, await MetricAsync("JSHeapUsedSize") / (1 << 20));
    }

    private async Task<double> MetricAsync(string name)
    {
        var answer = await _session.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }
}
