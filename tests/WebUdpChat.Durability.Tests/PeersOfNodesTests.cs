using System.Net;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Durability.Tests;

/// <summary>Which of several gateways writes to a peer, and what becomes of what waits for it when that one is gone.</summary>
public sealed class PeersOfNodesTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>, IAsyncLifetime
{
    private string _database = null!;

    public async Task InitializeAsync() => _database = await cluster.CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Send_PeerThatWroteToAnotherNode_LeavesFromTheNodeItLastWroteTo()
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        using var peer = new UdpPeer();
        await using var browser = await b.ConnectAsync();

        await peer.SendAsync(a.Udp, "to a");
        var conversation = (await browser.WaitForTextAsync("to a")).ConversationId;
        await AssertSentFromAsync(browser, conversation, peer, a.Udp, "from a");
        await peer.SendAsync(b.Udp, "to b");
        Assert.Equal(conversation, (await browser.WaitForTextAsync("to b")).ConversationId);
        await AssertSentFromAsync(browser, conversation, peer, b.Udp, "from b");
    }

    [Fact]
    public async Task Send_NodeOfThePeerIsGone_WaitsForItAndSaysSo()
    {
        using var wire = new RecordingPeer();
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        await using var browser = await b.ConnectAsync();
        var conversation = await AddPeerAsync(a, wire);
        await a.Process.KillAsync();

        var message = await browser.SendAsync(conversation, "are you there?");
        await Eventually.TrueAsync(
            async () => (await MessageAsync(b, conversation, message.Id)).Delivery is { State: DeliveryState.Queued, Detail: "Waits for the node a, which is not running." },
            () => "what it waits for");
        Assert.Equal(0, wire.Count);
        await a.RestartAsync();
        await browser.WaitForDeliveryAsync(message.Id, DeliveryState.Sent);
        await Eventually.TrueAsync(() => wire.CountOf("are you there?") == 1, "the datagram");
    }

    [Fact]
    public async Task Send_NodeOfThePeerIsGone_IsTakenOverWhereThePolicySaysSo()
    {
        using var wire = new RecordingPeer();
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b", "--Gateway:Node:TakeOver=true");
        await using var browser = await b.ConnectAsync();
        var conversation = await AddPeerAsync(a, wire);
        await a.Process.KillAsync();

        var first = await browser.SendAsync(conversation, "first");
        var second = await browser.SendAsync(conversation, "second");
        await browser.WaitForDeliveryAsync(first.Id, DeliveryState.Sent);
        await browser.WaitForDeliveryAsync(second.Id, DeliveryState.Sent);
        await a.RestartAsync();
        var third = await browser.SendAsync(conversation, "third");
        await browser.WaitForDeliveryAsync(third.Id, DeliveryState.Sent);
        await Eventually.TrueAsync(() => wire.Count == 3, "three datagrams");
        Assert.Empty(wire.Doubled);
    }

    [Fact]
    public async Task Send_ManyWhileThePeerMoves_ArriveOnceEach()
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        using var peer = new UdpPeer();
        await using var browser = await a.ConnectAsync();
        await peer.SendAsync(a.Udp, "hello");
        var conversation = (await browser.WaitForTextAsync("hello")).ConversationId;
        var count = Length.Of(150, 5_000);

        var moving = Task.Run(async () =>
        {
            for (var move = 0; move < count / 10; move++)
            {
                await peer.SendAsync(move % 2 == 0 ? b.Udp : a.Udp, "moved");
                await Task.Delay(20);
            }
        });
        for (var number = 0; number < count; number++)
            await browser.SendAsync(conversation, $"text {number}");
        await moving;
        var messages = (await History.SettledAsync(a, conversation)).Where(static message => message.Direction == Direction.Out).ToList();

        Assert.All(messages, static message => Assert.Equal(DeliveryState.Sent, message.Delivery!.State));
        var received = new List<string>();
        while (received.Count < count)
            received.Add((await peer.ReceiveTextAsync()).TrimEnd('\n'));
        Assert.Equal(count, received.Distinct().Count());
        Assert.Equal(0, peer.Available);
    }

    private Task<GatewayProcess> StartAsync(string name, params string[] settings) =>
        GatewayProcess.StartAsync(PostgresNode.Options(_database, name, ["--Gateway:Node:LeaseSeconds=2", .. settings]));

    private static async Task<string> AddPeerAsync(GatewayProcess gateway, RecordingPeer peer)
    {
        await using var browser = await gateway.ConnectAsync();
        return (await browser.Hub.AddPeer(new AddPeerRequest(peer.Address))).ConversationId;
    }

    private static async Task AssertSentFromAsync(HubClient browser, string conversation, UdpPeer peer, IPEndPoint from, string text)
    {
        await browser.SendAsync(conversation, text);
        var (payload, source) = await peer.ReceiveAsync();
        Assert.Equal((text + "\n", from), (System.Text.Encoding.UTF8.GetString(payload), source));
    }

    private static async Task<MessageView> MessageAsync(GatewayProcess gateway, string conversation, string id) =>
        (await History.MessagesAsync(gateway, conversation)).Single(message => message.Id == id);
}
