namespace WebUdpChat.Core.Tests.Simulation;

public sealed class FeedSimulationTests
{
    [Fact]
    public void Feed_AnySeed_EveryReaderKnowsTheJournal() =>
        SimulationRun.Run(static seed => new SimulationProfile
        {
            Readers = 4,
            ReaderWeight = 2_000 + (seed % 5 * 2_000),
            Read = 40,
            Reconnect = 4,
            Receive = 25,
            PowerCuts = seed % 2 == 0,
        });
}
