using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Tests.Api;

/// <summary>A listener of IP Messenger in the whole host, and a member on loopback.</summary>
public sealed class IpMessengerListenerTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task BroadcastAddress_ThatOnlyTheMessengersListenerMayWriteTo_IsRefusedForTheOther()
    {
        await PostAsync<ListenerView>(gateway.Http, "/api/listeners", new { name = "many", dialect = "ipmsg", endpoint = "127.0.0.1:0" });

        var text = (await gateway.Http.GetFromJsonAsync<AddressView>("/api/addresses/check?address=255.255.255.255:9&listener=text", ContractJson.Options))!;
        var many = (await gateway.Http.GetFromJsonAsync<AddressView>("/api/addresses/check?address=255.255.255.255:9&listener=many", ContractJson.Options))!;
        using var added = await gateway.Http.PostAsJsonAsync("/api/peers", new { address = "255.255.255.255:9", listener = "text" });

        Assert.Equal(("broadcast", null, System.Net.HttpStatusCode.Forbidden), (text.Problem, many.Problem, added.StatusCode));
    }

    [Fact]
    public async Task Listener_OfIpMessenger_HasMembersMessagesAndSeals()
    {
        var http = gateway.Http;
        var listener = await PostAsync<ListenerView>(http, "/api/listeners", new { name = "lan", dialect = "ipmsg", endpoint = "127.0.0.1:0", ipMessenger = new { name = "Zoë", group = "Lab" } });
        Assert.Equal(("ipmsg", "Zoë", "Lab", "gb18030"), (listener.Dialect, listener.IpMessenger!.Name, listener.IpMessenger.Group, listener.IpMessenger.Charset));
        using var member = new UdpClient(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        member.Connect(System.Net.IPEndPoint.Parse(listener.Endpoint));

        await SayAsync(member, "1:1:root:vm:16777217:Alice\0Team\0");
        Assert.Contains(":16777219:Zoë\0Lab\0", await HearAsync(member), StringComparison.Ordinal);
        var peer = await PeerAsync(http);
        Assert.Equal(("Alice", "says it is Alice (root@vm), unverified", Presence.Online), (peer.Name, peer.Label, peer.Profile!.Presence));

        await SayAsync(member, "1:77:root:vm:9437984:hush\0");
        Assert.EndsWith(":33:77\0", await HearAsync(member), StringComparison.Ordinal);
        var sealedMessage = (await http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{peer.ConversationId}/messages", ContractJson.Options))!.Messages.Single();
        Assert.Equal(("hush", true, null), (sealedMessage.Text, sealedMessage.Envelope!.Sealed, sealedMessage.Envelope.OpenedAt));
        var opened = await PostAsync<MessageView>(http, $"/api/messages/{sealedMessage.Id}/open", new { });
        Assert.NotNull(opened.Envelope!.OpenedAt);
        Assert.EndsWith(":1048624:77\0", await HearAsync(member), StringComparison.Ordinal);

        var sent = await PostAsync<MessageView>(http, $"/api/conversations/{peer.ConversationId}/messages", new { text = "hello" });
        var packet = (await HearUntilAsync(member, "hello")).Split(':');
        await SayAsync(member, $"1:78:root:vm:33:{packet[1]}\0");
        await Eventually.TrueAsync(async () => (await MessageAsync(http, peer, sent)).Delivery!.State == DeliveryState.Acknowledged, () => "the confirmation");
    }

    [Fact]
    public async Task TestDatagram_ToAListenerOfIpMessenger_IsAMessage()
    {
        await PostAsync<ListenerView>(gateway.Http, "/api/listeners", new { name = "tested", dialect = "ipmsg", endpoint = "127.0.0.1:0" });
        await using var browser = await gateway.ConnectAsync();

        await browser.Hub.SendTestDatagram(new TestDatagramRequest("tested"));

        var message = await browser.WaitForMessageAsync(static message => message.Text!.StartsWith("Hello from this machine", StringComparison.Ordinal), "the test");
        Assert.False(message.Envelope!.Sealed);
    }

    [Fact]
    public async Task Add_ListenerOfAWrongMember_IsRefused()
    {
        var http = gateway.Http;

        using var answer = await http.PostAsJsonAsync("/api/listeners", new { name = "bad", dialect = "ipmsg", endpoint = "127.0.0.1:0", ipMessenger = new { user = "a:b", charset = "none" } });

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("ipMessenger:User", text, StringComparison.Ordinal);
        Assert.Contains("ipMessenger:Charset", text, StringComparison.Ordinal);
    }

    private static async Task<PeerView> PeerAsync(HttpClient http)
    {
        var found = default(PeerView);
        await Eventually.TrueAsync(async () => (found = (await http.GetFromJsonAsync<ListView<PeerView>>("/api/peers", ContractJson.Options))!.Items
            .FirstOrDefault(static peer => peer.Listener == "lan")) is not null, () => "the member");
        return found!;
    }

    private static async Task<MessageView> MessageAsync(HttpClient http, PeerView peer, MessageView message) =>
        (await http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{peer.ConversationId}/messages", ContractJson.Options))!.Messages.Single(one => one.Id == message.Id);

    private static async Task<T> PostAsync<T>(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options))!;
    }

    private static Task<int> SayAsync(UdpClient member, string packet) => member.SendAsync(Encoding.UTF8.GetBytes(packet)).AsTask();

    private static async Task<string> HearAsync(UdpClient member)
    {
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        return Encoding.UTF8.GetString((await member.ReceiveAsync(deadline.Token)).Buffer);
    }

    // A word of the opened seal comes again until it is confirmed.
    private static async Task<string> HearUntilAsync(UdpClient member, string word)
    {
        string packet;
        do
            packet = await HearAsync(member);
        while (!packet.Contains(word, StringComparison.Ordinal));
        return packet;
    }
}
