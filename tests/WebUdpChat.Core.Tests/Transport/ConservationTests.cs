using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class ConservationTests
{
    [LinuxFact]
    public async Task Listener_FloodedFromManySockets_AccountsForEveryDatagram()
    {
        const int Senders = 4;
        const int Each = 25_000;
        var sink = new RecordingSink();
        using var target = UdpTransport.Bind(Loopback.Address(false), new UdpTransportOptions { ReceiveBufferBytes = 64 << 10 });
        await using var listener = new PeerListener(
            "flood", new ScriptedDialect(), [target], sink, new PeerListenerOptions { QueuedDatagrams = 50 }, TimeProvider.System);
        listener.Start();

        Parallel.For(0, Senders, _ => Flood(target, Each));
        Assert.True(await listener.DrainAsync(TimeProvider.System.GetUtcNow().AddSeconds(10)));

        var counters = listener.Counters;
        Assert.Equal(Senders * Each, counters.Read + target.KernelDrops);
        Assert.Equal(counters.Read, counters.Journaled + counters.TotalDropped);
        Assert.Equal(counters.Journaled, sink.Events.Count(item => item.Event is MessageReceived));
    }

    [LinuxFact]
    public async Task Listener_ToNobody_ReportsTheMessageUnreachable()
    {
        var sink = new RecordingSink();
        await using var listener = new PeerListener(
            "lan", new ScriptedDialect(), [Loopback.Bind()], sink, new PeerListenerOptions(), TimeProvider.System);
        listener.Start();
        var nobody = Loopback.NobodyListens();

        for (var token = 1; token <= 5; token++)
            Assert.True(listener.TrySend(nobody, ListenerBench.Message(token, $"message {token}")));

        var reports = sink.WaitForEvents(10).Select(item => (DeliveryReported)item.Event);
        var unreachable = reports.Where(report => report.State == Core.Delivery.DeliveryState.Unreachable);
        Assert.Equal([1L, 2L, 3L, 4L, 5L], unreachable.Select(report => report.Token).Order());
        Assert.All(unreachable, report => Assert.Equal($"nobody listens on port {nobody.Port}", report.Detail));
    }

    private static void Flood(UdpTransport target, int count)
    {
        using var sender = Loopback.Bind();
        for (var i = 0; i < count; i++)
            Assert.Equal(SendError.None, sender.Send(target.LocalAddress, BitConverter.GetBytes(i)));
    }
}
