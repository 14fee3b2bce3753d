using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Tests.Api;

public sealed class RoomRelayTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Room_PeerSendsBackWhatItGot_IsStoppedAndResumed()
    {
        using var echo = new UdpPeer();
        using var other = new UdpPeer();
        var (peer, quiet) = (await gateway.AddPeerAsync(echo, "echo"), await gateway.AddPeerAsync(other, "quiet"));
        await using var browser = await gateway.ConnectAsync("Ada");
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room", [peer.Id, quiet.Id]));
        for (var i = 0; i < 3; i++)
        {
            await browser.SendAsync(room.Id, $"hello {i}");
            await echo.SendAsync(gateway.Udp, (await echo.ReceiveAsync()).Payload);
            await browser.WaitForMessageAsync(message => message.Text == $"Ada: hello {i}" && message.HeldBack == HeldBack.Echo, "an echo that is held back");
        }

        var stop = await Eventually.GetAsync(
            () => browser.Feed.Events.OfType<LoopStoppedView>().FirstOrDefault(static each => each.Stopped), () => "loop stopped");
        Assert.Equal((room.Id, peer.Id), (stop.ConversationId, stop.PeerId));
        Assert.Equal([peer.Id], (await ReadAsync(room.Id)).Stopped!);

        var resumed = await RunningGateway.ReadAsync<ConversationView>(
            await gateway.Http.PostAsJsonAsync($"/api/conversations/{room.Id}/resume", new { peerId = peer.Id }));
        await echo.SendAsync(gateway.Udp, "something new");

        Assert.Empty(resumed.Stopped!);
        Assert.Equal(["Ada: hello 0\n", "Ada: hello 1\n", "Ada: hello 2\n", "echo: something new\n"],
            [await other.ReceiveTextAsync(), await other.ReceiveTextAsync(), await other.ReceiveTextAsync(), await other.ReceiveTextAsync()]);
        Assert.Contains("webudpchat_room_messages_held_back_total{reason=\"echo\"} 3", await gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_TooLongForOnePeer_OthersGetItAndTheSummarySaysSo()
    {
        using var one = new UdpPeer();
        using var other = new UdpPeer();
        var (sensor, plain) = (await gateway.AddPeerAsync(one, "sensor-7"), await gateway.AddPeerAsync(other));
        await using var browser = await gateway.ConnectAsync("Ada");
        await browser.Hub.UpdatePeer(new UpdatePeerRequest(sensor.Id, Settings: new PeerSettingsPatch(MaxBytes: 1_024)));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room", [sensor.Id, plain.Id]));
        var text = new string('x', 1_500);

        var sent = await browser.SendAsync(room.Id, text);

        Assert.Equal($"Ada: {text}\n", await other.ReceiveTextAsync());
        var delivery = await browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Failed);
        await Eventually.TrueAsync(
            async () => (delivery = (await gateway.MessagesAsync(room.Id)).Messages[^1].Delivery!).Peers.All(static peer => peer.State is DeliveryState.Failed or DeliveryState.Sent),
            () => "both states");
        Assert.Equal("1 of 2 peers got all of it; sensor-7 takes 1,024 bytes, and this has 1,506. Nothing was sent to it.", delivery.Detail);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Sent], delivery.Peers.Select(static peer => peer.State));
    }

    [Fact]
    public async Task Send_TooLongForThePeer_IsRefusedWithTheLimit()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket, "sensor-7");
        using var patched = await gateway.Http.PatchAsJsonAsync($"/api/peers/{peer.Id}", new { settings = new { maxBytes = 8 } });
        using var answer = await gateway.Http.PostAsJsonAsync($"/api/conversations/{peer.ConversationId}/messages", new { text = "12345678" });

        Assert.Equal(8, (await RunningGateway.ReadAsync<PeerView>(patched)).Settings.MaxBytes);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("sensor-7 takes 8 bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_PeerOnAnotherPort_IsAnsweredAtTheNewAddress()
    {
        using var before = new UdpPeer();
        using var after = new UdpPeer();
        var earlier = await gateway.AddPeerAsync(before, "sensor");
        await after.SendAsync(gateway.Udp, "back");
        var later = default(PeerView);
        await Eventually.TrueAsync(async () => (later = await FindAsync(after.Endpoint.ToString())) is not null, () => "the newcomer");
        Assert.True(later!.Transient);

        var merged = await RunningGateway.ReadAsync<PeerView>(await gateway.Http.PostAsJsonAsync($"/api/peers/{later.Id}/merge", new { into = earlier.Id }));
        await gateway.SendAsync(earlier.ConversationId, "hello");

        Assert.Equal((earlier.Id, "sensor", later.Address), (merged.Id, merged.Name, merged.Address));
        Assert.Equal("hello\n", await after.ReceiveTextAsync());
        Assert.Equal(earlier.ConversationId, (await ReadAsync(later.ConversationId)).ContinuedIn);
        Assert.Equal("back", Assert.Single((await gateway.MessagesAsync(later.ConversationId)).Messages).Text);
    }

    [Fact]
    public async Task Patch_KeepAlive_IsSetSentAndTakenAway()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);

        var set = await PatchAsync(peer.Id, new { settings = new { keepAlive = new { everySeconds = 1, bytes = "AA==" } } });
        var (payload, _) = await socket.ReceiveAsync();
        var off = await PatchAsync(peer.Id, new { settings = new { keepAlive = new { everySeconds = 0 } } });
        using var refused = await gateway.Http.PatchAsJsonAsync($"/api/peers/{peer.Id}", new { settings = new { keepAlive = new { everySeconds = 30, bytes = "" } } });

        Assert.Equal(1, set.Settings.KeepAlive!.EverySeconds);
        Assert.Equal("\0"u8.ToArray(), set.Settings.KeepAlive.Bytes);
        Assert.Equal("\0"u8.ToArray(), payload);
        Assert.Null(off.Settings.KeepAlive);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty((await gateway.MessagesAsync(peer.ConversationId)).Messages);
    }

    private async Task<PeerView?> FindAsync(string address) =>
        (await gateway.Http.GetFromJsonAsync<Items<PeerView>>("/api/peers", ContractJson.Options))!.List.FirstOrDefault(peer => peer.Address == address);

    private async Task<ConversationView> ReadAsync(string id) =>
        (await gateway.Http.GetFromJsonAsync<ConversationView>($"/api/conversations/{id}", ContractJson.Options))!;

    private async Task<PeerView> PatchAsync(string id, object patch) =>
        await RunningGateway.ReadAsync<PeerView>(await gateway.Http.PatchAsJsonAsync($"/api/peers/{id}", patch));
}
