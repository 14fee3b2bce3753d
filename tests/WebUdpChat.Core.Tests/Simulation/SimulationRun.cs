using System.Globalization;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>
/// Runs one simulation for each seed. A seed that fails is told; <c>WEBUDPCHAT_SEED</c> replays it alone, and
/// <c>WEBUDPCHAT_LONG=1</c> runs many more.
/// </summary>
internal static class SimulationRun
{
    private const int ShortRun = 1_000;
    private const int LongRun = 50_000;

    public static void Run(Func<int, SimulationProfile> profile)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("WEBUDPCHAT_SEED"), CultureInfo.InvariantCulture, out var only))
        {
            RunSeed(only, profile);
            return;
        }

        var count = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1" ? LongRun : ShortRun;
        for (var seed = 1; seed <= count; seed++)
            RunSeed(seed, profile);
    }

    private static void RunSeed(int seed, Func<int, SimulationProfile> profile)
    {
        try
        {
            using var world = new SimulatedWorld(seed, profile(seed));
            world.Run();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Seed {seed} failed; replay it with WEBUDPCHAT_SEED={seed}. {exception.Message}", exception);
        }
    }
}
