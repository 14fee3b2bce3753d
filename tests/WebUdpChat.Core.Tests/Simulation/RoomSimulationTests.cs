using System.Globalization;

namespace WebUdpChat.Core.Tests.Simulation;

public sealed class RoomSimulationTests
{
    [Fact]
    public async Task Run_ManySeeds_EverybodyHasEverythingOnceInOrderAndLoopsEnd()
    {
        var only = Environment.GetEnvironmentVariable("WEBUDPCHAT_SEED");
        var seeds = only is null ? Enumerable.Range(1, 1_000) : [int.Parse(only, CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            await using var room = new SimulatedRoom(seed);
            try
            {
                room.Run();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} failed; replay it with WEBUDPCHAT_SEED={seed}. {exception.Message}", exception);
            }
        }
    }
}
