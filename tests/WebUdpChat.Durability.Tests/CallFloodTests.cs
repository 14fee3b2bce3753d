using System.Diagnostics;
using System.Globalization;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>One client calls the hub as fast as it can: when it is cut, and how long others wait for their answers meanwhile.</summary>
public sealed class CallFloodTests(ITestOutputHelper output)
{
    // Others use this machine, too. What is compared was measured in turns, and a bad time may be had more than once.
    private const int Attempts = 3;
    private const int Rounds = 7;
    private const double MostTimes = 2;
    private const double LongestLife = 2;

    // An answer takes about a millisecond. The flood is a program that runs beside the gateway: to wait until the scheduler
    // takes a core away from it takes a few, and says nothing about the gateway.
    private const double SchedulerTurns = 10;

    // As somebody calls who is well within the limits.
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(2);

    private static readonly string[] Frames =
    [
        """{"type":1,"invocationId":"1","target":"NoSuchCall","arguments":[{}]}""",
        """{"type":1,"invocationId":"1","target":"Typing","arguments":[{"conversationId":"c999"}]}""",
    ];

    [Fact]
    public async Task Flood_OfKnownAndUnknownCalls_IsCutAndAtMostDoublesWhatOthersWait()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var other = await gateway.ConnectAsync("other");
        var figures = new Figures(output, "call-flood");
        await WhileFloodedAsync(gateway, other);
        var (excess, longest) = (double.MaxValue, double.MaxValue);
        for (var attempt = 0; attempt < Attempts && (excess > SchedulerTurns || longest > LongestLife); attempt++)
            (excess, longest) = await CompareAsync(gateway, other, figures);

        Assert.InRange(excess, double.MinValue, SchedulerTurns);
        Assert.InRange(longest, 0, LongestLife);
    }

    // How many milliseconds the others waited beyond twice what they wait otherwise, and how long the flood lived.
    private static async Task<(double Excess, double LongestLife)> CompareAsync(GatewayProcess gateway, HubClient other, Figures figures)
    {
        var (quiet, flooded, lives, calls) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var during = await WhileFloodedAsync(gateway, other);
            var alone = Stopwatch.StartNew();
            quiet.Add((await CallAsync(other, () => alone.Elapsed.TotalSeconds < during.Lived)).P99);
            flooded.Add(during.P99);
            lives.Add(during.Lived);
            calls += during.Calls;
        }

        var (times, excess) = (Median(Compare((alone, during) => during / alone)), Median(Compare((alone, during) => during - (MostTimes * alone))));
        figures.Add(string.Create(CultureInfo.InvariantCulture,
            $"call flood: p99 of others {Median(quiet):F2} ms alone, {Median(flooded):F2} ms meanwhile, {times:F2} times as long (medians of {Rounds}, {calls} calls); cut within {lives.Max():F2} s"));
        return (excess, lives.Max());

        IEnumerable<double> Compare(Func<double, double, double> by) => quiet.Zip(flooded, by);
    }

    private static async Task<(double P99, int Calls, double Lived)> WhileFloodedAsync(GatewayProcess gateway, HubClient other)
    {
        await using var flood = new CallFlood(gateway.Page, Frames);
        await flood.BeginAsync();
        var (p99, calls) = await CallAsync(other, () => !flood.IsOver);
        return (p99, calls, await flood.LivedAsync());
    }

    // The time that all but one in a hundred calls took, in milliseconds.
    private static async Task<(double P99, int Calls)> CallAsync(HubClient client, Func<bool> goOn)
    {
        using var timer = new PeriodicTimer(BetweenCalls);
        var took = new List<double>();
        do
        {
            var begun = Stopwatch.GetTimestamp();
            await client.Hub.Sync(new SyncRequest(client.Hello.Epoch, client.Hello.HeadSeq));
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        while (goOn() && await timer.WaitForNextTickAsync());
        return (took.Order().ElementAt(took.Count - 1 - (took.Count / 100)), took.Count);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
