using System.Net;
using System.Net.Http.Json;

namespace WebUdpChat.Network.Tests;

/// <summary>Groups and broadcasts are heard and sent on the chosen interface, and on no other.</summary>
public sealed class GroupTests
{
    [NetworkFact]
    public async Task Multicast_BothWays_IsOfTheChosenInterfaceOnly()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=239.1.2.3@eth0");
        using var near = new Station(network.Near, "0.0.0.0", 9000).Join("239.1.2.3", network.Near.IndexOf("eth0"));
        using var far = new Station(network.Far, "0.0.0.0", 9000).Join("239.1.2.3", network.Far.IndexOf("eth0"));
        await AssertBothWaysAsync(gateway, near, far, "10.2.0.1", "10.2.0.7:9000", "239.1.2.3", "239.1.2.3:9000", "10.1.0.7:9000");
    }

    [NetworkFact]
    public async Task Multicast_OfIpv6_IsOfTheChosenInterfaceOnly()
    {
        using var network = new TestNetwork();
        // That another program joins the same group on the other interface must not matter.
        using var other = new Station(network.Gateway, "::", 9001).Join("ff02::1:2", network.Gateway.IndexOf("eth1"));
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=ff02::1:2@eth0");
        using var near = new Station(network.Near, "::", 9000).Join("ff02::1:2", network.Near.IndexOf("eth0"));
        using var far = new Station(network.Far, "::", 9000).Join("ff02::1:2", network.Far.IndexOf("eth0"));
        await AssertBothWaysAsync(gateway, near, far, "fd02::1", "[fd02::7]:9000", "ff02::1:2", "[ff02::1:2%eth0]:9000",
            "[fe80::7%eth0]:9000");
    }

    [NetworkFact]
    public async Task Broadcast_BothWays_IsOfTheChosenInterfaceOnly()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=broadcast@eth0");
        network.Near.Ip("route add default dev eth0");
        network.Far.Ip("route add default dev eth0");
        foreach (var (ofNear, ofFar) in new[] { ("10.1.0.255", "10.2.0.255"), ("255.255.255.255", "255.255.255.255") })
        {
            using var near = new Station(network.Near, "0.0.0.0", 9000);
            using var far = new Station(network.Far, "0.0.0.0", 9000);
            await AssertBothWaysAsync(gateway, near, far, "10.2.0.1", "10.2.0.7:9000", ofNear, $"{ofNear}:9000", "10.1.0.7:9000", ofFar);
        }

        using var refused = await gateway.Http.PostAsJsonAsync("/api/peers", new { address = "10.2.0.255:9000" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("no listener is to send there", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NetworkFact]
    public async Task Send_ToAGroupNobodyNamed_IsRefusedUnlessThePolicyPermits()
    {
        using var network = new TestNetwork();
        network.Gateway.Ip("route add 239.0.0.0/8 dev eth0");
        foreach (var permitted in new[] { false, true })
        {
            await using var gateway = await network.Gateway.StartGatewayAsync(
                "*:9000", $"--Gateway:Policy:Multicast={permitted}", $"--Gateway:Policy:Broadcast={permitted}");
            using var near = new Station(network.Near, "0.0.0.0", 9000).Join("239.9.9.9", network.Near.IndexOf("eth0"));
            foreach (var address in new[] { "239.9.9.9:9000", "10.1.0.255:9000" })
            {
                if (!permitted)
                {
                    using var refused = await gateway.Http.PostAsJsonAsync("/api/peers", new { address });
                    Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
                    Assert.Contains("Gateway:Policy:", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                    continue;
                }

                var (state, _) = await gateway.FateAsync(await gateway.SendAsync(await gateway.AddPeerAsync(address), address));
                Assert.Equal("Sent", state);
                Assert.Equal(address, (await near.ReceiveAsync()).Text);
            }
        }
    }

    [NetworkFact]
    public async Task Group_WithASource_HearsThatMachineOnly()
    {
        using var network = new TestNetwork();
        network.Near.Ip("addr add 10.1.0.8/24 dev eth0");
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=232.1.1.1@eth0 from 10.1.0.8");
        var index = network.Near.IndexOf("eth0");
        using var wrong = new Station(network.Near, "10.1.0.7", 4007).Join("232.1.1.1", index);
        using var right = new Station(network.Near, "10.1.0.8", 4008).Join("232.1.1.1", index);
        wrong.Send("232.1.1.1", 9000, "not me");
        right.Send("232.1.1.1", 9000, "me");

        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.8:4008"), "me");
        Assert.DoesNotContain(await gateway.PeersAsync(), static peer => peer.Address == "10.1.0.7:4007");
    }

    [NetworkFact]
    public async Task Group_ThatIsAPeer_IsAConversationOfItsOwnWithEverySendersName()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=239.1.2.3@eth0");
        var group = await gateway.AddPeerAsync("239.1.2.3:9000");
        using var one = new Station(network.Near, "10.1.0.7", 4001).Join("239.1.2.3", network.Near.IndexOf("eth0"));
        one.Send("239.1.2.3", 9000, "to all");
        await gateway.SaysAsync(group, "to all");
        one.Send("10.1.0.1", 9000, "to you");

        var sender = await gateway.PeerAsync("10.1.0.7:4001");
        await gateway.SaysAsync(sender, "to you");
        var message = Assert.Single((await gateway.MessagesAsync(group.ConversationId)).Messages);
        Assert.Equal(sender.Id, message.Author.Id);
        Assert.DoesNotContain("to all", await gateway.TextsAsync(sender));
    }

    private static async Task AssertBothWaysAsync(GatewayProcess gateway, Station near, Station far, string gatewayOnFar, string farAddress,
        string group, string groupPeer, string nearAddress, string? groupOfFar = null)
    {
        far.Send(groupOfFar ?? group, 9000, $"far to {group}");
        near.Send(group, 9000, $"near to {group}");
        far.Send(gatewayOnFar, 9000, $"far to the gateway {group}"); // what it sent before, would have come before
        var farPeer = await gateway.PeerAsync(farAddress);
        await gateway.SaysAsync(farPeer, $"far to the gateway {group}");
        var nearPeer = await gateway.PeerAsync(nearAddress);
        await gateway.SaysAsync(nearPeer, $"near to {group}");
        foreach (var peer in await gateway.PeersAsync())
            Assert.DoesNotContain($"far to {group}", await gateway.TextsAsync(peer));

        var many = await gateway.AddPeerAsync(groupPeer);
        var sent = await gateway.SendAsync(many, $"gateway to {group}");
        Assert.Equal("Sent", (await gateway.FateAsync(sent)).State);
        await gateway.SendAsync(farPeer, "gateway to far");
        Assert.Contains($"gateway to {group}", await UntilAsync(near, $"gateway to {group}"));
        var heard = await UntilAsync(far, "gateway to far");
        Assert.DoesNotContain($"gateway to {group}", heard);
        var own = await gateway.MessagesAsync(many.ConversationId);
        Assert.DoesNotContain(own.Messages, static message => message.Direction == Contract.Direction.In && message.Text!.StartsWith("gateway", StringComparison.Ordinal));
    }

    // Everybody on a network hears themselves and each other, too.
    private static async Task<List<string>> UntilAsync(Station station, string last)
    {
        var heard = new List<string>();
        while (!heard.Contains(last))
            heard.Add((await station.ReceiveAsync()).Text);
        return heard;
    }
}
