using System.Net.WebSockets;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Network.Tests;

/// <summary>A room of an iptux user, an nc user and two browsers.</summary>
internal static class IptuxRoom
{
    /// <summary>Each says something, and everybody has everything once.</summary>
    public static async Task TalkAsync(GatewayProcess gateway, TestNetwork network, Iptux iptux, PeerView bob)
    {
        await using var ann = await ConnectAsync(gateway, network, "ann");
        await using var bea = await ConnectAsync(gateway, network, "bea");
        await using var nc = new ChildProcess("ip", ["netns", "exec", network.Near.Name, "nc.openbsd", "-u", "-p", "4000", "10.1.0.1", "9000"]);
        await nc.WriteAsync("hello\n");
        var other = await gateway.PeerAsync("10.1.0.7:4000");
        await ann.Hub.UpdatePeer(new UpdatePeerRequest(other.Id, Name: "nc"));
        var room = await ann.Hub.CreateConversation(new CreateConversationRequest("all", [bob.Id, other.Id]));

        var said = await ann.SendAsync(room.Id, "said by ann");
        await nc.WaitForOutputAsync("ann: said by ann\n");
        await AcknowledgedAsync(gateway, said, bob);
        said = await bea.SendAsync(room.Id, "said by bea 😀");
        await nc.WaitForOutputAsync("bea: said by bea 😀\n");
        await AcknowledgedAsync(gateway, said, bob);
        await nc.WriteAsync("said by nc\n");
        await AcknowledgedAsync(gateway, await HeardAsync(ann, room, "said by nc"), bob);
        await iptux.SayAsync("said by iptux");
        await HeardAsync(ann, room, "said by iptux");
        await nc.WaitForOutputAsync("Bob: said by iptux\n");

        await AssertBrowserAsync(ann, room);
        await AssertBrowserAsync(bea, room);
        Assert.Equal("ann: said by ann\nbea: said by bea 😀\nBob: said by iptux\n", nc.OutputText);
        await AssertIptuxAsync(iptux);
        using var answer = await gateway.Http.DeleteAsync($"/api/peers/{other.Id}");
    }

    private static async Task AssertBrowserAsync(HubClient browser, ConversationView room)
    {
        await HeardAsync(browser, room, "said by iptux");
        Assert.Equal(
            [("ann", "said by ann"), ("bea", "said by bea 😀"), ("nc", "said by nc"), ("Bob", "said by iptux")],
            browser.Messages.Where(message => message.ConversationId == room.Id).Select(static message => (message.Author.Name, message.Text!)));
    }

    private static async Task AssertIptuxAsync(Iptux iptux)
    {
        string[] expected = ["ann: said by ann", "bea: said by bea 😀", "nc: said by nc", "said by iptux"];
        var shown = "";
        await Eventually.TrueAsync(() =>
        {
            shown = iptux.Shown();
            return expected.All(text => shown.Split(text).Length == 2);
        }, () => $"each once in iptux, which shows: {shown}");
    }

    private static Task<MessageView> HeardAsync(HubClient browser, ConversationView room, string text) =>
        browser.WaitForMessageAsync(message => message.ConversationId == room.Id && message.Text == text, text);

    private static Task AcknowledgedAsync(GatewayProcess gateway, MessageView message, PeerView bob) => Eventually.TrueAsync(
        async () => (await gateway.MessageAsync(message)).Delivery!.Peers.Single(peer => peer.PeerId == bob.Id).State == DeliveryState.Acknowledged,
        () => $"iptux to confirm \"{message.Text}\"");

    private static Task<HubClient> ConnectAsync(GatewayProcess gateway, TestNetwork network, string name) =>
        HubClient.ConnectAsync(gateway.Page, name, async (uri, cancellation) =>
        {
            var socket = new ClientWebSocket();
            using var invoker = new HttpMessageInvoker(network.Gateway.Handler());
            await socket.ConnectAsync(uri, invoker, cancellation);
            return socket;
        });
}
