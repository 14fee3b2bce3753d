using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Durability.Tests;

/// <summary>A sealed message of IP Messenger is opened when the gateway that sent it has been killed and started again.</summary>
public class SealTests
{
    [Fact]
    public async Task WordOfAnOpening_AfterAKill_IsRead()
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort.Next());
        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions
        {
            Arguments = ["--Gateway:Listeners:1:Dialect=ipmsg", "--Gateway:Listeners:1:Name=lan", $"--Gateway:Listeners:1:Endpoint={endpoint}"],
        });
        using var member = new LanMember("alice", endpoint);
        member.Enter("Alice", "Team");
        await using var browser = await gateway.ConnectAsync();
        var peer = default(PeerView);
        await Eventually.TrueAsync(async () => (peer = (await browser.Hub.Hello(new HelloRequest())).Peers.SingleOrDefault()) is not null, () => "the member");
        var sent = await browser.Hub.Send(new SendRequest("seal-1", peer!.ConversationId, "under a seal", Sealed: true));
        await BecomesAsync(gateway, sent, DeliveryState.Acknowledged);
        var number = member.Heard(0x20).Single().Number;

        await gateway.Process.KillAsync();
        await gateway.RestartAsync();
        member.Open("12345");
        member.Open(number);

        await BecomesAsync(gateway, sent, DeliveryState.Read);
        Assert.Single(member.Messages);
    }

    private static async Task BecomesAsync(GatewayProcess gateway, MessageView message, DeliveryState state)
    {
        var found = default(MessagePageView);
        await Eventually.TrueAsync(
            async () => (found = await gateway.Http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{message.ConversationId}/messages", ContractJson.Options))!
                .Messages.Single(one => one.Id == message.Id).Delivery!.State == state,
            () => $"{state}, but it is {found!.Messages.Single().Delivery!.State}");
    }
}
