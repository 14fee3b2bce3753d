using System.Net;

namespace WebUdpChat.Network.Tests;

public sealed class AnswerAddressTests
{
    [NetworkFact]
    public async Task Answer_OfAMachineWithThreeAddresses_ComesFromTheOneThatWasWrittenTo()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000");
        using var station = new Station(network.Near, "10.1.0.7");
        string[] addresses = ["10.1.0.1", "10.1.0.2", "10.1.0.3"];
        station.Send(addresses[0], 9000, "first");
        var peer = await gateway.PeerAsync(station.Endpoint.ToString());

        var right = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var written = addresses[(i * 7 % 11) % 3];
            station.Send(written, 9000, $"to {written}");
            await gateway.CountsAsync(i + 2);
            await gateway.SendAsync(peer, $"answer {i}");
            var (text, from) = await station.ReceiveAsync();
            Assert.Equal($"answer {i}", text);
            right += from.ToString() == $"{written}:9000" ? 1 : 0;
        }

        Assert.Equal(1_000, right);
    }

    [NetworkFact]
    public async Task Answer_OverIpv6_ComesFromTheOneThatWasWrittenTo()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000");
        foreach (var (address, own) in new[] { ("fd01::1", "fd01::7"), ("fd01::2", "fd01::7"), ("fe80::1%eth0", "fe80::7%eth0"), ("::1", "::1"), ("127.0.0.9", "127.0.0.1") })
        {
            var machine = own is "::1" or "127.0.0.1" ? network.Gateway : network.Near;
            using var station = new Station(machine, machine.Resolve(own));
            station.Send(machine.Resolve(address), 9000, "hello");
            var peer = await Eventually.GetAsync(
                () => gateway.PeersAsync().GetAwaiter().GetResult().FirstOrDefault(one => IPEndPoint.Parse(one.Address).Port == station.Endpoint.Port), () => own);
            await gateway.SendAsync(peer, "answer");
            var (text, from) = await station.ReceiveAsync();
            Assert.Equal(("answer", new IPEndPoint(IPAddress.Parse(machine.Resolve(address)), 9000)), (text, from));
        }
    }

    [NetworkFact]
    public async Task Answer_WhereTheAddressIsGone_ComesFromAnother()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000");
        using var station = new Station(network.Near, "10.1.0.7");
        station.Send("10.1.0.2", 9000, "hello");
        var peer = await gateway.PeerAsync(station.Endpoint.ToString());
        network.Gateway.Ip("addr del 10.1.0.2/24 dev eth0");
        network.Gateway.Ip("addr add 10.1.0.9/24 dev eth0");

        await gateway.SendAsync(peer, "still here");
        Assert.Equal(("still here", "10.1.0.1:9000"), Show(await station.ReceiveAsync()));
        station.Send("10.1.0.9", 9000, "there you are");
        await gateway.SaysAsync(peer, "there you are");
        await gateway.SendAsync(peer, "yes");
        Assert.Equal(("yes", "10.1.0.9:9000"), Show(await station.ReceiveAsync()));
    }

    [NetworkFact]
    public async Task Sender_ThatIsIpv4MappedOverADualModeSocket_IsThePeerOfItsIpv4Address()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000");
        using var plain = new Station(network.Near, "10.1.0.7", 4000);
        plain.Send("10.1.0.1", 9000, "plain");
        var peer = await gateway.PeerAsync("10.1.0.7:4000");
        plain.Dispose();
        using var mapped = network.Near.Run(static () => new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.InterNetworkV6, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp) { DualMode = true });
        mapped.Bind(new IPEndPoint(IPAddress.Parse("::ffff:10.1.0.7"), 4000));
        mapped.SendTo("mapped"u8, new IPEndPoint(IPAddress.Parse("::ffff:10.1.0.1"), 9000));

        await gateway.SaysAsync(peer, "mapped");
        Assert.Single(await gateway.PeersAsync());
    }

    private static (string Text, string From) Show((string Text, IPEndPoint From) received) => (received.Text, received.From.ToString());
}
