namespace WebUdpChat.Core.Tests.Simulation;

public sealed class RetentionSimulationTests
{
    [Fact]
    public void Retention_AnySeed_AnnouncesWhatIsGone() =>
        SimulationRun.Run(static seed => new SimulationProfile
        {
            Readers = 3,
            Trim = 6,
            Read = 30,
            Receive = 20,
            Reconnect = 3,
            PowerCuts = seed % 2 == 0,
        });
}
