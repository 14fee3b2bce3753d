using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;
using StatusView = WebUdpChat.Contract.StatusView;

namespace WebUdpChat.Tests.Api;

public sealed class PeerEndpointsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Post_NewAddress_CreatesPeerWithConversation()
    {
        using var peer = new UdpPeer();

        using var answer = await gateway.Http.PostAsJsonAsync("/api/peers", new { address = $" {peer.Endpoint} ", name = " Grün 😀 ", settings = new { charset = "latin1", terminator = "crlf" } });
        var added = await RunningGateway.ReadAsync<PeerView>(answer);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(("Grün 😀", "text", "text", peer.Endpoint.ToString()), (added.Name, added.Listener, added.Dialect, added.Address));
        Assert.Equal(new PeerSettingsView("iso-8859-1", "\r\n"), added.Settings);
        Assert.Equal((PeerState.Accepted, null, "unverified"), (added.State, added.LastSeen, added.Label));
        var conversation = await gateway.Http.GetFromJsonAsync<ConversationView>($"/api/conversations/{added.ConversationId}", ContractJson.Options);
        Assert.Equal(("Grün 😀", added.Id), (conversation!.Name, Assert.Single(conversation.Peers)));
    }

    [Fact]
    public async Task Post_AddressThatIsThere_GivesTheSamePeer()
    {
        using var peer = new UdpPeer();
        var first = await gateway.AddPeerAsync(peer, "one");

        var second = await gateway.AddPeerAsync(peer);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Get_List_HoldsEveryPeerOnce()
    {
        using var peer = new UdpPeer();
        var added = await gateway.AddPeerAsync(peer);

        var list = await gateway.Http.GetFromJsonAsync<Items<PeerView>>("/api/peers", ContractJson.Options);

        Assert.Equal(added, Assert.Single(list!.List, each => each.Id == added.Id));
        Assert.Equal(added, await gateway.Http.GetFromJsonAsync<PeerView>($"/api/peers/{added.Id}", ContractJson.Options));
    }

    [Fact]
    public async Task Patch_SomeFields_LeavesTheOthers()
    {
        using var peer = new UdpPeer();
        var added = await gateway.AddPeerAsync(peer, "before");

        var muted = await PatchAsync(added, new { state = "muted" });
        var renamed = await PatchAsync(added, new { name = "after", settings = new { terminator = "none" } });
        var nameless = await PatchAsync(added, new { name = "" });

        Assert.Equal(added with { State = PeerState.Muted }, muted);
        Assert.Equal(muted with { Name = "after", Settings = new PeerSettingsView("utf-8", "none") }, renamed);
        Assert.Equal(renamed with { Name = added.Address }, nameless);
    }

    [Fact]
    public async Task Patch_Blocked_DropsAndCountsWhatComes()
    {
        using var peer = new UdpPeer();
        var added = await gateway.AddPeerAsync(peer);
        await PatchAsync(added, new { state = "blocked" });
        var before = await DroppedAsync();

        await peer.SendAsync(gateway.Udp, "unheard");

        await Eventually.TrueAsync(async () => await DroppedAsync() == before + 1, () => "the datagram to be counted as blocked");
        Assert.Empty((await gateway.MessagesAsync(added.ConversationId)).Messages);
        using var refused = await gateway.Http.PostAsJsonAsync($"/api/conversations/{added.ConversationId}/messages", new { text = "unsaid" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Delete_Peer_LeavesItsHistory()
    {
        using var peer = new UdpPeer();
        var added = await gateway.AddPeerAsync(peer, "gone");
        await peer.SendAsync(gateway.Udp, "kept");
        await Eventually.TrueAsync(async () => (await gateway.MessagesAsync(added.ConversationId)).Messages.Count == 1, () => "the message");

        using var deleted = await gateway.Http.DeleteAsync($"/api/peers/{added.Id}");
        using var again = await gateway.Http.DeleteAsync($"/api/peers/{added.Id}");
        using var send = await gateway.Http.PostAsJsonAsync($"/api/conversations/{added.ConversationId}/messages", new { text = "to nobody" });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.Conflict), (deleted.StatusCode, again.StatusCode, send.StatusCode));
        Assert.Equal("kept", Assert.Single((await gateway.MessagesAsync(added.ConversationId)).Messages).Text);
    }

    private async Task<PeerView> PatchAsync(PeerView peer, object patch) =>
        await RunningGateway.ReadAsync<PeerView>(await gateway.Http.PatchAsJsonAsync($"/api/peers/{peer.Id}", patch));

    private async Task<long> DroppedAsync() =>
        (await gateway.Http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!.Listeners[0].Counters.Dropped["blocked"];
}
