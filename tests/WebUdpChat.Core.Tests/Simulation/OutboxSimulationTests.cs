namespace WebUdpChat.Core.Tests.Simulation;

public sealed class OutboxSimulationTests
{
    [Fact]
    public void Outbox_AnySeed_DeliversInOrderAndEndsEveryMessage() =>
        SimulationRun.Run(static _ => new SimulationProfile { Readers = 1 });

    [Fact]
    public void Outbox_PowerCuts_SendsNothingTwice() =>
        SimulationRun.Run(static _ => new SimulationProfile { Readers = 1, Crash = 3, PowerCuts = true });
}
