using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Hosting;

/// <summary>Peers that came by themselves go by themselves.</summary>
public sealed class PeerCareTests
{
    // Under a second, in days.
    private const string Short = "0.00001";

    [Fact]
    public async Task Peer_ThatNobodyCaredFor_IsRemovedAndTheOthersStay()
    {
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Retention:IdlePeerDays", Short));
        using var friend = new UdpPeer();
        using var stranger = new UdpPeer();
        var kept = await gateway.AddPeerAsync(friend, "friend");
        await using var browser = await gateway.ConnectAsync();
        await stranger.SendAsync(gateway.Udp, "hello\n");
        var message = await browser.WaitForTextAsync("hello");

        await Eventually.TrueAsync(async () => (await PeersAsync(gateway)).All(peer => peer.Id == kept.Id), () => "the stranger to be removed");

        Assert.Equal(["friend"], (await PeersAsync(gateway)).Select(static peer => peer.Name));
        Assert.Equal(message.Id, Assert.Single((await gateway.MessagesAsync(message.ConversationId)).Messages).Id);
    }

    private static async Task<IReadOnlyList<PeerView>> PeersAsync(RunningGateway gateway) =>
        (await gateway.Http.GetFromJsonAsync<PeerList>("/api/peers", ContractJson.Options))!.Items;

    private sealed record PeerList(IReadOnlyList<PeerView> Items);
}
