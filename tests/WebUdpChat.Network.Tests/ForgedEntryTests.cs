using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using WebUdpChat.Core.Dialects;
using Xunit.Abstractions;

namespace WebUdpChat.Network.Tests;

/// <summary>Entries of IP Messenger from members that do not exist: they are answered within a budget, the gateway does not grow, and a member that exists does not notice.</summary>
public sealed class ForgedEntryTests(ITestOutputHelper output)
{
    private const int Rate = 8_000;
    private const int Some = 20_000;
    private const int All = 100_000;
    private const int MostAtOnce = 200;
    private const int MostPerSecond = 20;
    private const int MostOthers = 60;
    private const int ManyTimes = 200;
    private const long MostGrowth = 64L << 20;

    private static readonly byte[] Entry = "1:7:root:vm:1:Mallory\0Team\0"u8.ToArray();

    [NetworkFact]
    public async Task Entries_OfAHundredThousandForgedMembers_AreAnsweredWithinTheBudget()
    {
        using var machine = Machine();
        await using var gateway = await machine.StartGatewayAsync(
            "10.1.0.1:9000", "--Gateway:Listeners:1:Dialect=ipmsg", "--Gateway:Listeners:1:Endpoint=10.1.0.1:2425", "--Gateway:Listeners:1:Name=lan");
        using var alice = new Station(machine, "10.1.0.2", 2425);
        alice.Send("10.1.0.1", 2425, "1:1:alice:vm:1:Alice\0");
        var peer = await gateway.PeerAsync("10.1.0.2:2425");
        var sentBefore = SentBy(machine);
        var clock = Stopwatch.StartNew();
        using var forged = new ForgedSender(machine, new IPEndPoint(IPAddress.Parse("10.1.0.1"), 2425), 2425, Entry);

        forged.Send(Some, Rate);
        await SettledAsync(gateway);
        var memory = gateway.Memory();
        await Task.Run(() => forged.Send(All - Some, Rate));
        alice.Send("10.1.0.1", 2425, "1:2:alice:vm:288:still here\0");
        await gateway.SaysAsync(peer, "still here");
        await SettledAsync(gateway);

        var grown = gateway.Memory() - memory;
        var answers = SentBy(machine) - sentBefore;
        var permitted = MostAtOnce + (MostPerSecond * clock.Elapsed.TotalSeconds);
        var counters = (await gateway.ListenerAsync(1)).Counters;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{All} forged entries in {clock.Elapsed.TotalSeconds:F1} s: {counters.Read} read, {counters.KernelDropped} dropped by the kernel; {answers} datagrams left, {permitted:F0} answers permitted; memory {memory >> 20} MiB, grew by {grown / (double)(1 << 20):F1} MiB"));
        Assert.InRange(counters.Read, All * 9 / 10, All + MostOthers);
        Assert.InRange(answers, MostAtOnce / 2, permitted + MostOthers);
        Assert.InRange(grown, long.MinValue, MostGrowth);
        Assert.Equal(Presence.Online, (await gateway.PeersAsync()).Single(one => one.Id == peer.Id).Profile!.Presence);
    }

    // What goes to the forged addresses leaves by an interface behind which nobody is, and is counted there.
    private static NetworkNamespace Machine()
    {
        var machine = new NetworkNamespace();
        machine.Ip("link add eth0 arp off type veth peer name nobody");
        machine.Ip("link set eth0 up");
        machine.Ip("link set nobody up");
        machine.Ip("addr add 10.1.0.1/24 brd + dev eth0");
        machine.Ip("addr add 10.1.0.2/24 dev eth0");
        machine.Ip("route add 11.0.0.0/8 dev eth0");
        return machine;
    }

    private static long SentBy(NetworkNamespace machine) =>
        JsonDocument.Parse(machine.Ip("-s -j link show eth0")).RootElement[0].GetProperty("stats64").GetProperty("tx").GetProperty("packets").GetInt64();

    // Answers are put off by up to four seconds.
    private static async Task SettledAsync(GatewayProcess gateway)
    {
        var (last, times) = ((0L, 0L), 0);
        await Eventually.TrueAsync(async () =>
        {
            var counters = (await gateway.ListenerAsync(1)).Counters;
            var now = (counters.Read, counters.Sent);
            times = now == last ? times + 1 : 0;
            last = now;
            return times >= ManyTimes;
        }, () => $"rest after {last}", TimeSpan.FromMinutes(2));
    }
}
