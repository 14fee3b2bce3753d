using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Who is there: other browsers, peers and rooms.</summary>
public class PeopleTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Person_WhoGivesANameAndTypes_IsSeenByOthers(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await using var other = await chromium.OpenAsync(talk.Gateway);
        await other["settings"].ClickAsync();
        await other["settings-name"].FillAsync("Ada");
        await other.Page.Keyboard.PressAsync("Escape");
        await other.ExpectConnectedAsync();

        await talk.Page.ShowPeersAsync();
        await talk.Page["people"].ClickAsync();
        await Assertions.Expect(talk.Page["person"]).ToHaveCountAsync(2);
        await Assertions.Expect(talk.Page["person"].Filter(new() { HasText = "Ada" })).ToBeVisibleAsync();
        await Look.AtAsync(talk.Page, $"people-{size}");
        await talk.Page.OpenFirstConversationAsync();
        await other.OpenFirstConversationAsync();
        await other["composer"].PressSequentiallyAsync("I am");
        await Assertions.Expect(talk.Page["typing"]).ToHaveTextAsync("Ada is typing…");
        await other["composer"].PressAsync("Enter");
        var said = await talk.Page.ExpectMessageAsync("I am");
        await Assertions.Expect(said).ToContainTextAsync("Ada");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Peer_RenamedMutedBlockedAndRemoved_IsShownAsSuch(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["conversation-menu"].ClickAsync();
        await Look.AtAsync(page, $"conversation-menu-{size}");
        await page["peer-settings"].ClickAsync();
        await page["peer-rename"].FillAsync("Sensor in the attic");
        await page["peer-save"].ClickAsync();
        await Assertions.Expect(page.Messages.First).ToContainTextAsync("Sensor in the attic");

        await ChooseAsync(page, "Mute");
        await page.ShowPeersAsync();
        await Assertions.Expect(page["conversation-row"]).ToContainTextAsync("muted");
        await page.OpenFirstConversationAsync();
        await ChooseAsync(page, "Block");
        await Assertions.Expect(page["closed"]).ToContainTextAsync("This peer is blocked");
        await talk.Peer.SendAsync(talk.Gateway.Udp, "unheard\n");
        await Look.AtAsync(page, $"blocked-{size}");
        await ChooseAsync(page, "Unblock");
        await Assertions.Expect(page["composer"]).ToBeVisibleAsync();
        await talk.Peer.SendAsync(talk.Gateway.Udp, "heard\n");
        await page.ExpectMessageAsync("heard");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(2);

        await page["conversation-menu"].ClickAsync();
        await page["peer-settings"].ClickAsync();
        await page["peer-remove"].ClickAsync();
        await Assertions.Expect(page["peer-remove"]).ToContainTextAsync("Remove this peer?");
        await page["peer-remove"].ClickAsync();
        await Assertions.Expect(page["closed"]).ToContainTextAsync("This peer was removed");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Room_OfTwoPeers_ReachesThemAndLosesOneWhenItIsTakenOut(string size)
    {
        using var attic = new UdpPeer();
        using var cellar = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        await browser.Hub.AddPeer(new(attic.Endpoint.ToString(), Name: "attic"));
        await browser.Hub.AddPeer(new(cellar.Endpoint.ToString(), Name: "cellar"));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ShowPeersAsync();
        await page["add-room"].ClickAsync();
        await page["room-submit"].ClickAsync();
        await Assertions.Expect(page["room-error"]).ToHaveTextAsync("Give the room a name.");
        await page["room-name"].FillAsync("House");
        await page["room-peer"].Nth(0).CheckAsync();
        await page["room-peer"].Nth(1).CheckAsync();
        await Look.AtAsync(page, $"room-{size}");
        await page["room-submit"].ClickAsync();
        await Assertions.Expect(page["composer"]).ToHaveAttributeAsync("placeholder", "Message House");
        await page.SendAsync("good evening");
        Assert.Equal("Browser: good evening\n", await attic.ReceiveTextAsync());
        Assert.Equal("Browser: good evening\n", await cellar.ReceiveTextAsync());

        await page["conversation-menu"].ClickAsync();
        await page["room-settings"].ClickAsync();
        await page["room-peer"].Nth(1).UncheckAsync();
        await page["room-prefix"].UncheckAsync();
        await page["room-submit"].ClickAsync();
        await Assertions.Expect(page["room-submit"]).ToHaveCountAsync(0);
        await page.SendAsync("only you");
        Assert.Equal("only you\n", await attic.ReceiveTextAsync());
        await page["conversation-menu"].ClickAsync();
        await page["room-settings"].ClickAsync();
        await Assertions.Expect(page["room-peer"].Nth(1)).Not.ToBeCheckedAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task AddPeer_WhileItIsTyped_SaysWhatIsWrongWithTheAddress(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ShowPeersAsync();
        await page["add-peer"].ClickAsync();
        await page["peer-address"].PressSequentiallyAsync("192.168.1.57");
        await Assertions.Expect(page["add-peer-error"]).ToHaveTextAsync("The port is missing: host:port.");
        await Look.AtAsync(page, $"add-peer-fault-{size}");
        await page["peer-address"].PressSequentiallyAsync(":9000");
        await Assertions.Expect(page["add-peer-error"]).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(ChatPage page, string name)
    {
        await page["conversation-menu"].ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true }).ClickAsync();
    }
}
