using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Tests.Access;

/// <summary>Where datagrams may go, and who may come in by UDP, where the page is open to a network.</summary>
public sealed class TargetTests
{
    private const string OpenLan = "Gateway:Access:InsecureOpenLan";

    [Fact]
    public async Task Add_DeniedTargetsHoweverTheyAreWritten_SendsNothing()
    {
        await using var gateway = Start([]);
        using var http = new HttpClient { BaseAddress = gateway.Page };
        using UdpPeer v4 = new(), v6 = new(IPAddress.IPv6Loopback);
        await using var browser = await HubClient.ConnectAsync(gateway.Page, "eve");
        await v4.SendAsync(gateway.Udp, "let me in");
        await Eventually.TrueAsync(async () => (await PeersAsync(http)).Count == 1, () => "the peer that came by itself");

        var spellings = TargetSpellings.With(v4.Endpoint.Port, v6.Endpoint.Port, 80, 2425).Distinct().ToList();
        var taken = new List<string>();
        foreach (var spelling in spellings)
        {
            using var answer = await http.PostAsJsonAsync("/api/peers", new AddPeerRequest(spelling), ContractJson.Options);
            if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden))
                taken.Add($"{answer.StatusCode} {spelling}");
        }

        foreach (var spelling in spellings.Where(static (_, index) => index % 10 == 0))
            await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => browser.Hub.AddPeer(new AddPeerRequest(spelling)));
        var peer = Assert.Single(await PeersAsync(http));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room", [peer.Id]));
        foreach (var conversation in new[] { peer.ConversationId, room.Id })
            await browser.Hub.Send(new SendRequest($"to {conversation}", conversation, "never to arrive"));
        await Eventually.TrueAsync(async () => (await StatesAsync(http, room.Id)).Concat(await StatesAsync(http, peer.ConversationId))
            .SequenceEqual([DeliveryState.Failed, DeliveryState.Failed]), () => "both messages to fail");

        Assert.Empty(taken);
        Assert.InRange(spellings.Count, 2_000, int.MaxValue);
        Assert.Equal((0, 0), (v4.Available, v6.Available));
    }

    [Fact]
    public async Task Add_TargetThatTheSettingsPermit_IsSentTo()
    {
        using var peer = new UdpPeer();
        await using var gateway = Start(new() { ["Gateway:Policy:AllowTargets:0"] = peer.Endpoint.ToString() });
        await using var browser = await HubClient.ConnectAsync(gateway.Page, "ann");

        var added = await browser.Hub.AddPeer(new AddPeerRequest(peer.Endpoint.ToString()));
        await browser.Hub.Send(new SendRequest("1", added.ConversationId, "hello"));

        Assert.Equal("hello\n", await peer.ReceiveTextAsync());
        var refused = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => browser.Hub.AddPeer(new AddPeerRequest("127.0.0.1:9")));
        Assert.EndsWith("forbidden: 127.0.0.1:9 is the gateway's own machine. Only a setting can permit it.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knock_Stranger_IsHeardAndWrittenToOnceAccepted()
    {
        using var peer = new UdpPeer();
        await using var gateway = Start(new() { ["Gateway:Policy:Inbound"] = "Knock", ["Gateway:Policy:AllowTargets:0"] = "127.0.0.0/8" });
        using var http = new HttpClient { BaseAddress = gateway.Page };
        await using var browser = await HubClient.ConnectAsync(gateway.Page, "ann");
        await peer.SendAsync(gateway.Udp, "may I come in?");
        await Eventually.TrueAsync(async () => (await PeersAsync(http)).Count == 1, () => "somebody at the door");
        var stranger = Assert.Single(await PeersAsync(http));
        Assert.Equal(PeerState.Knocking, stranger.State);
        var early = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(
            () => browser.Hub.Send(new SendRequest("1", stranger.ConversationId, "who is it?")));
        Assert.Contains("forbidden: ", early.Message, StringComparison.Ordinal);

        await browser.Hub.UpdatePeer(new UpdatePeerRequest(stranger.Id, State: PeerState.Accepted));
        await browser.Hub.Send(new SendRequest("2", stranger.ConversationId, "come in"));

        Assert.Equal("come in\n", await peer.ReceiveTextAsync());
    }

    [Theory]
    [InlineData("Gateway:Policy:Inbound", "Closed")]
    [InlineData("Gateway:Policy:Deny:0", "127.0.0.0/8")]
    [InlineData("Gateway:Policy:Allow:0", "10.0.0.0/8")]
    public async Task Receive_WhoMayNotComeIn_IsCountedOnly(string key, string value)
    {
        using var peer = new UdpPeer();
        await using var gateway = Start(new() { [key] = value });
        using var http = new HttpClient { BaseAddress = gateway.Page };

        await peer.SendAsync(gateway.Udp, "hello");

        await Eventually.TrueAsync(async () => (await http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!
            .Listeners[0].Counters.Dropped.GetValueOrDefault("policy") == 1, () => "the datagram to be counted");
        Assert.Empty(await PeersAsync(http));
    }

    private static AccountGateway Start(Dictionary<string, string> settings) =>
        AccountGateway.StartFresh(new(settings) { [OpenLan] = "true" });

    private static async Task<IReadOnlyList<PeerView>> PeersAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<ListView<PeerView>>("/api/peers", ContractJson.Options))!.Items;

    private static async Task<List<DeliveryState>> StatesAsync(HttpClient http, string conversation) =>
        [.. (await http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{conversation}/messages", ContractJson.Options))!.Messages
            .Where(static message => message.Delivery is not null).Select(static message => message.Delivery!.State)];
}
