using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Network.Tests;

/// <summary>Sockets come back by themselves, within two seconds.</summary>
public sealed class ReturnTests
{
    [NetworkFact]
    public async Task Group_WhoseInterfaceGoesDownAndUp_IsHeardAgain()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:0:Groups:0=239.1.2.3@eth0");
        using var near = new Station(network.Near, "10.1.0.7", 4000).Join("239.1.2.3", network.Near.IndexOf("eth0"));
        near.Send("239.1.2.3", 9000, "before");
        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.7:4000"), "before");
        network.Gateway.Ip("link set eth0 down");
        await gateway.BecomesAsync("retrying");
        Assert.Contains("eth0 is down", (await gateway.ListenerAsync()).Reason, StringComparison.Ordinal);
        Assert.Equal("troubled", (await gateway.Http.GetFromJsonAsync<HealthView>("/health", ContractJson.Options))!.State);
        Assert.Contains("webudpchat_listener_up{listener=\"text\"} 0\n", await gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        network.Gateway.Ip("link set eth0 up");

        await gateway.BecomesAsync("listening");
        near.Send("239.1.2.3", 9000, "after");
        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.7:4000"), "after");
    }

    [NetworkFact]
    public async Task Group_WhoseInterfaceIsTakenOutAndPutInAgain_IsJoinedAgain()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync(
            "*:9000", "--Gateway:Listeners:0:Groups:0=239.1.2.3@eth0", "--Gateway:Listeners:0:Groups:1=ff02::1:2@eth0");
        using var near = new Station(network.Near, "10.1.0.7", 4000).Join("239.1.2.3", network.Near.IndexOf("eth0"));
        using var near6 = new Station(network.Near, "::", 4000).Join("ff02::1:2", network.Near.IndexOf("eth0"));
        TestNetwork.Unplug(network.Gateway, "eth0");
        await gateway.BecomesAsync("retrying");
        Assert.Contains("there is no interface eth0", (await gateway.ListenerAsync()).Reason, StringComparison.Ordinal);
        network.Plug(network.Gateway, "eth0", 1, "10.1.0.1/24", "fe80::1/64");

        await gateway.BecomesAsync("listening");
        near.Send("239.1.2.3", 9000, "after");
        near6.Send("ff02::1:2", 9000, "after");
        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.7:4000"), "after");
        await gateway.SaysAsync(await gateway.PeerAsync("[fe80::7%eth0]:4000"), "after");
    }

    [NetworkFact]
    public async Task LinkLocalListener_WhoseInterfaceIsTakenOutAndPutInAgain_IsBoundAgain()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("[fe80::1%eth0]:9000");
        var before = network.Gateway.IndexOf("eth0");
        TestNetwork.Unplug(network.Gateway, "eth0");
        await gateway.BecomesAsync("retrying");
        network.Plug(network.Gateway, "eth0", 1, "10.1.0.1/24", "fe80::1/64");
        await gateway.BecomesAsync("listening");

        Assert.NotEqual(before, network.Gateway.IndexOf("eth0"));
        using var near = new Station(network.Near, network.Near.Resolve("fe80::7%eth0"), 4000);
        near.Send(network.Near.Resolve("fe80::1%eth0"), 9000, "hello");
        var peer = await gateway.PeerAsync("[fe80::7%eth0]:4000");
        await gateway.SendAsync(peer, "welcome");
        Assert.Equal("welcome", (await near.ReceiveAsync()).Text);
    }

    [NetworkFact]
    public async Task LinkLocalPeer_WhoseInterfaceIsTakenOutAndPutInAgain_StaysTheSamePeer()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000");
        using var near = new Station(network.Near, network.Near.Resolve("fe80::7%eth0"), 4000);
        near.Send(network.Near.Resolve("fe80::1%eth0"), 9000, "before");
        var peer = await gateway.PeerAsync("[fe80::7%eth0]:4000");
        var before = network.Gateway.IndexOf("eth0");
        TestNetwork.Unplug(network.Gateway, "eth0");
        network.Plug(network.Gateway, "eth0", 1, "10.1.0.1/24", "fe80::1/64");

        Assert.NotEqual(before, network.Gateway.IndexOf("eth0"));
        network.Near.Ip("neigh flush dev eth0"); // it would write to the card that was taken out for a while (RFC 4861)
        near.Send(network.Near.Resolve("fe80::1%eth0"), 9000, "after");
        await gateway.SaysAsync(peer, "after");
        await gateway.SendAsync(peer, "welcome");
        Assert.Equal("welcome", (await near.ReceiveAsync()).Text);
    }

    [NetworkFact]
    public async Task Listener_WhoseAddressGoesAndComesBack_ReceivesAgain()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("10.1.0.1:9000");
        using var near = new Station(network.Near, "10.1.0.7", 4000);
        near.Send("10.1.0.1", 9000, "before");
        var peer = await gateway.PeerAsync("10.1.0.7:4000");
        network.Gateway.Ip("addr flush dev eth0");
        await gateway.BecomesAsync("retrying");
        Assert.Contains("no address 10.1.0.1", (await gateway.ListenerAsync()).Reason, StringComparison.Ordinal);
        network.Gateway.Ip("addr add 10.1.0.1/24 brd + dev eth0");

        await gateway.BecomesAsync("listening");
        near.Send("10.1.0.1", 9000, "after");
        await gateway.SaysAsync(peer, "after");
        await gateway.SendAsync(peer, "answer");
        Assert.Equal("answer", (await near.ReceiveAsync()).Text);
        var events = await gateway.Http.GetStringAsync("/api/status");
        Assert.Contains("\"state\":\"listening\"", events, StringComparison.Ordinal);
    }

    [NetworkFact]
    public async Task SecondListener_WhoseAddressIsNotThereAtTheStart_IsBoundWhenItComes()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("127.0.0.1:9000", "--Gateway:Listeners:1:Endpoint=10.1.0.50:9001");
        Assert.Equal("retrying", (await gateway.ListenerAsync(1)).State);
        network.Gateway.Ip("addr add 10.1.0.50/24 dev eth0");

        await gateway.BecomesAsync("listening", 1);
        using var near = new Station(network.Near, "10.1.0.7", 4000);
        near.Send("10.1.0.50", 9001, "hello");
        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.7:4000"), "hello");
    }

    [NetworkFact]
    public async Task AddedListener_WhosePortIsTakenAtTheRestart_IsBoundWhenItIsFree()
    {
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("127.0.0.1:9000");
        await gateway.PostAsync<Contract.ListenerView>("/api/listeners", new { name = "second", endpoint = "10.1.0.1:9001" });
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        using (new Station(network.Gateway, "10.1.0.1", 9001))
        {
            await gateway.RestartAsync();
            Assert.Contains("in use by another program or listener", (await gateway.ListenerAsync(1)).Reason, StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(async () => (await gateway.ListenerAsync(1)).State == "listening", () => "the listener to be bound");
    }
}
