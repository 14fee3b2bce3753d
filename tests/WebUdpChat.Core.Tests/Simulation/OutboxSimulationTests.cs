namespace WebUdpChat.Core.Tests.Simulation;

public sealed class OutboxSimulationTests
{
    [Fact]
    public void Outbox_AnySeed_DeliversInOrderOnceAndToAnEnd() =>
        SimulationRun.Run(static seed => new SimulationProfile { Readers = 1, Crash = 1 + (seed % 3), PowerCuts = seed % 2 == 0 });
}
