using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Hubs;

public sealed class ParallelCallTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Send_ManyWithoutWaiting_KeepTheirOrder()
    {
        const int Messages = 300;
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var browser = await gateway.ConnectAsync();

        var calls = Enumerable.Range(0, Messages).Select(i => browser.SendAsync(peer.ConversationId, $"{i}")).ToList();
        var sent = await Task.WhenAll(calls);

        Assert.Equal(sent.Select(each => each.Seq).Order(), sent.Select(each => each.Seq));
        for (var i = 0; i < Messages; i++)
            Assert.Equal($"{i}\n", await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task Send_SameIdAtOnceFromManyBrowsers_IsOneMessage()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var one = await gateway.ConnectAsync("one");
        await using var two = await gateway.ConnectAsync("two");

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            (i % 2 == 0 ? one : two).Hub.Send(new SendRequest("the-id", peer.ConversationId, "once"))));
        await one.SendAsync(peer.ConversationId, "then");

        Assert.Single(sent.Select(each => each.Id).Distinct());
        Assert.Equal(["once\n", "then\n"], new[] { await socket.ReceiveTextAsync(), await socket.ReceiveTextAsync() });
    }

    [Fact]
    public async Task Connections_ComingAndGoingAtOnce_LeaveNoneBehind()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await using var browser = await gateway.ConnectAsync($"guest {i}");
            await browser.Hub.Sync(new SyncRequest(browser.Hello.Epoch, 0));
        }));

        await Eventually.TrueAsync(
            async () => (await gateway.Http.GetStringAsync("/metrics")).Contains("\nwebudpchat_browsers 0\n", StringComparison.Ordinal), () => "no browser to be left");
    }
}
