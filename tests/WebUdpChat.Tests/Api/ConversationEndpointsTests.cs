using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Tests.Api;

public sealed class ConversationEndpointsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Post_Room_SendsWithTheAuthorInFrontToEveryPeer()
    {
        using var one = new UdpPeer();
        using var other = new UdpPeer();
        var peers = new[] { (await gateway.AddPeerAsync(one)).Id, (await gateway.AddPeerAsync(other)).Id };

        using var answer = await gateway.Http.PostAsJsonAsync("/api/conversations", new { name = "room", peers = peers.Append(peers[0]) });
        var room = await RunningGateway.ReadAsync<ConversationView>(answer);
        await gateway.SendAsync(room.Id, "hello");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal((ConversationKind.Room, "room", true), (room.Kind, room.Name, room.PrefixAuthors));
        Assert.Equal(peers, room.Peers);
        Assert.Equal("Script: hello\n", await one.ReceiveTextAsync());
        Assert.Equal("Script: hello\n", await other.ReceiveTextAsync());
    }

    [Fact]
    public async Task Patch_Room_ChangesWhatIsGiven()
    {
        using var one = new UdpPeer();
        var peer = await gateway.AddPeerAsync(one);
        var room = await CreateAsync("before", peer.Id);

        var renamed = await PatchAsync(room.Id, new { name = "after" });
        var plain = await PatchAsync(room.Id, new { prefixAuthors = false });
        await gateway.SendAsync(room.Id, "bare");
        var empty = await PatchAsync(room.Id, new { peers = Array.Empty<string>() });

        Assert.Equal(("after", true, peer.Id), (renamed.Name, renamed.PrefixAuthors, Assert.Single(renamed.Peers)));
        Assert.Equal(("after", false), (plain.Name, plain.PrefixAuthors));
        Assert.Equal("bare\n", await one.ReceiveTextAsync());
        Assert.Empty(empty.Peers);
    }

    [Fact]
    public async Task Patch_DirectConversation_IsAConflict()
    {
        using var one = new UdpPeer();
        var peer = await gateway.AddPeerAsync(one);

        using var answer = await gateway.Http.PatchAsJsonAsync($"/api/conversations/{peer.ConversationId}", new { name = "mine" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Get_List_CountsUnread()
    {
        using var one = new UdpPeer();
        var peer = await gateway.AddPeerAsync(one);
        await one.SendAsync(gateway.Udp, "a");
        await one.SendAsync(gateway.Udp, "b");
        await Eventually.TrueAsync(async () => (await gateway.MessagesAsync(peer.ConversationId)).Messages.Count == 2, () => "both messages");

        var list = await gateway.Http.GetFromJsonAsync<Items<ConversationView>>("/api/conversations", ContractJson.Options);

        var conversation = Assert.Single(list!.List, each => each.Id == peer.ConversationId);
        Assert.Equal((2, 0), (conversation.Unread, conversation.ReadSeq));
        Assert.Equal((await gateway.MessagesAsync(peer.ConversationId)).Messages[^1].Seq, conversation.HeadSeq);
    }

    private async Task<ConversationView> CreateAsync(string name, params string[] peers) =>
        await RunningGateway.ReadAsync<ConversationView>(await gateway.Http.PostAsJsonAsync("/api/conversations", new { name, peers }));

    private async Task<ConversationView> PatchAsync(string id, object patch) =>
        await RunningGateway.ReadAsync<ConversationView>(await gateway.Http.PatchAsJsonAsync($"/api/conversations/{id}", patch));
}
