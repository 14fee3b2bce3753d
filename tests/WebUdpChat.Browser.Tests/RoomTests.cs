using Microsoft.Playwright;
using WebUdpChat.Contract;

namespace WebUdpChat.Browser.Tests;

/// <summary>Rooms, and peers that came back or must be let in, as the page shows them.</summary>
public class RoomTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Loop_Stopped_IsSaidAndResumed(string size)
    {
        using var echo = new UdpPeer();
        using var quiet = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync("Ada");
        var peer = await browser.Hub.AddPeer(new AddPeerRequest(echo.Endpoint.ToString(), Name: "echo"));
        // With nobody else there is nothing to pass on, and so no loop and no cap.
        var other = await browser.Hub.AddPeer(new AddPeerRequest(quiet.Endpoint.ToString(), Name: "quiet"));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("lab", [peer.Id, other.Id]));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenConversationAsync(room.Id);
        for (var i = 0; i < 3; i++)
        {
            await browser.SendAsync(room.Id, $"hello {i}");
            await echo.SendAsync(gateway.Udp, (await echo.ReceiveAsync()).Payload);
            await browser.WaitForTextAsync($"Ada: hello {i}");
        }

        await Assertions.Expect(page["loop-stopped"]).ToContainTextAsync("Loop stopped: echo sent back what it was sent.");
        await Assertions.Expect(page["held-back"]).ToHaveCountAsync(3);
        await Look.AtAsync(page, $"loop-stopped-{size}");
        await page["resume"].ClickAsync();
        await Assertions.Expect(page["loop-stopped"]).ToHaveCountAsync(0);
        Assert.Empty((await browser.Hub.Hello(new HelloRequest())).Conversations.Single(one => one.Id == room.Id).Stopped!);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task TooMuch_OfOnePeer_IsSaidUntilItIsClosed(string size)
    {
        using var loud = new UdpPeer();
        using var quiet = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync(("Gateway:Rooms:PeerMessagesPerSecond", "1"));
        await using var browser = await gateway.ConnectAsync("Ada");
        var peer = await browser.Hub.AddPeer(new AddPeerRequest(loud.Endpoint.ToString(), Name: "loud"));
        // With nobody else there is nothing to pass on, and so no loop and no cap.
        var other = await browser.Hub.AddPeer(new AddPeerRequest(quiet.Endpoint.ToString(), Name: "quiet"));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("lab", [peer.Id, other.Id]));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenConversationAsync(room.Id);
        for (var i = 0; i < 15; i++)
            await loud.SendAsync(gateway.Udp, $"reading {i}\n");

        await Assertions.Expect(page["rate-capped"]).ToContainTextAsync("of what loud says, 1 a second are passed on");
        await Look.AtAsync(page, $"rate-capped-{size}");
        await page["rate-capped"].GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page["rate-capped"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task TooLong_ForOneOfTwo_IsCountedAndListedByName(string size)
    {
        using var one = new UdpPeer();
        using var other = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync("Ada");
        var sensor = await browser.Hub.AddPeer(new AddPeerRequest(one.Endpoint.ToString(), Name: "sensor-7"));
        var plain = await browser.Hub.AddPeer(new AddPeerRequest(other.Endpoint.ToString(), Name: "plain"));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("lab", [sensor.Id, plain.Id]));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenConversationAsync(sensor.ConversationId);
        await SetMostAsync(page, "ten");
        await Assertions.Expect(page["peer-limit-error"]).ToContainTextAsync("1 to 65507");
        await SetMostAsync(page, "32");
        await Assertions.Expect(page["peer-save"]).ToHaveCountAsync(0);

        await page.OpenConversationAsync(room.Id);
        await page.ShowInspectorAsync();
        await Assertions.Expect(page["inspector"]).ToContainTextAsync("sensor-7, plain");
        await page.OpenConversationAsync(room.Id);
        await page.SendAsync(new string('x', 40));
        await Assertions.Expect(page.Messages.GetByTestId("delivery")).ToContainTextAsync("1 of 2 peers got all of it; sensor-7 takes 32 bytes");
        await page.Messages.Last.ClickAsync();
        await page.ShowInspectorAsync();
        await Assertions.Expect(page["inspector"].Locator("dt")).ToContainTextAsync(["sensor-7", "plain"]);
        await Look.AtAsync(page, $"partly-delivered-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Peer_BackOnAnotherPort_IsMergedAfterAQuestion(string size)
    {
        await using var gateway = await HostedGateway.StartAsync(("Gateway:Rooms:ReturnAfterSeconds", "1"));
        await using var browser = await gateway.ConnectAsync("Ada");
        using var first = new UdpPeer();
        await first.SendAsync(gateway.Udp, "before\n");
        var earlier = (await browser.WaitForTextAsync("before")).Author.Id;
        await browser.Hub.UpdatePeer(new UpdatePeerRequest(earlier, Name: "sensor-7"));
        using var second = new UdpPeer();
        await second.SendAsync(gateway.Udp, "after\n");
        var later = await browser.WaitForTextAsync("after");
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenConversationAsync(later.ConversationId);

        await Assertions.Expect(page["merge-offer"]).ToContainTextAsync("Is this sensor-7, back on another port?");
        await Look.AtAsync(page, $"merge-offer-{size}");
        await page["merge"].ClickAsync();
        await Assertions.Expect(page["merge-offer"]).ToContainTextAsync("This cannot be undone.");
        await Look.AtAsync(page, $"merge-question-{size}");
        await page["merge-sure"].ClickAsync();
        await page.ExpectMessageAsync("before");
        await page.SendAsync("welcome back");
        Assert.Equal("welcome back\n", await second.ReceiveTextAsync());
        await page.ShowPeersAsync();
        await page.Page.Locator($"[data-testid=conversation-row][data-conversation-id='{later.ConversationId}']").ClickAsync();
        await Assertions.Expect(page["goes-on"]).ToContainTextAsync("sensor-7");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Stranger_AtAGatewayWhereTheyKnock_IsAcceptedByTheButton(string size)
    {
        using var stranger = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync(("Gateway:Policy:Inbound", "knock"));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await stranger.SendAsync(gateway.Udp, "may I?\n");
        await page.OpenFirstConversationAsync();
        await Assertions.Expect(page["knock"]).ToContainTextAsync("for the first time");
        await page["knock"].GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page["knock"]).ToHaveCountAsync(0);
        await page.SendAsync("welcome");
        Assert.Equal("welcome\n", await stranger.ReceiveTextAsync());
    }

    [Fact]
    public async Task AddPeer_WhileTyped_TellsWhatTheGatewayThinksOfIt()
    {
        await using var talk = await Talk.StartAsync(chromium);
        var page = talk.Page;
        await page["add-peer"].ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await page["peer-address"].FillAsync("192.0.2.7:9000");
        await Assertions.Expect(dialog).ToContainTextAsync("Goes to 192.0.2.7:9000.");
        await page["peer-address"].FillAsync(talk.Peer.Endpoint.ToString());
        await Assertions.Expect(dialog).ToContainTextAsync("which is there already");
        await page["peer-address"].FillAsync("255.255.255.255:9000");
        await Assertions.Expect(page["add-peer-error"]).ToContainTextAsync("broadcast");
    }

    [Fact]
    public async Task KeepAlive_SetInThePeersSettings_IsSent()
    {
        await using var talk = await Talk.StartAsync(chromium);
        var page = talk.Page;
        await page["conversation-menu"].ClickAsync();
        await page["peer-settings"].ClickAsync();
        await page["peer-keep-alive"].FillAsync("1");
        await page["peer-save"].ClickAsync();
        await Assertions.Expect(page["peer-limit-error"]).ToContainTextAsync("at least one byte");
        await page["peer-keep-alive-bytes"].FillAsync("00 ff");
        await Look.AtAsync(page, "peer-limits");
        await page["peer-save"].ClickAsync();
        Assert.Equal([0x00, 0xFF], (await talk.Peer.ReceiveAsync()).Payload);
    }

    private static async Task SetMostAsync(ChatPage page, string bytes)
    {
        if (!await page["peer-max-bytes"].IsVisibleAsync())
        {
            await page["conversation-menu"].ClickAsync();
            await page["peer-settings"].ClickAsync();
        }

        await page["peer-max-bytes"].FillAsync(bytes);
        await page["peer-save"].ClickAsync();
    }
}
