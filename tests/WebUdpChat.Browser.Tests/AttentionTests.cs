using System.Text.Json;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>How the page draws attention, and what it leaves alone.</summary>
public class AttentionTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Stands in for what the desktop would show and play.
    private const string Desktop =
        """
        window.told = []; window.played = 0;
        window.Notification = class { constructor(title, { body }) { told.push(`${title}: ${body}`); } close() {} };
        Notification.permission = "granted";
        Notification.requestPermission = () => Promise.resolve("granted");
        const { start } = OscillatorNode.prototype;
        OscillatorNode.prototype.start = function (...at) { played++; return start.apply(this, at); };
        """;

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Title_OfAPageThatShowsAnotherConversation_CountsWhatIsUnread(string size)
    {
        using var other = new UdpPeer();
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await other.SendAsync(talk.Gateway.Udp, "one\n");
        await other.SendAsync(talk.Gateway.Udp, "two\n");
        await Assertions.Expect(talk.Page.Page).ToHaveTitleAsync("(2) WebUdpChat");
        await talk.Page.ShowPeersAsync();
        await talk.Page["conversation-row"].Filter(new() { HasText = "two" }).ClickAsync();
        await Assertions.Expect(talk.Page.Page).ToHaveTitleAsync("WebUdpChat");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task NoticeAndSound_UntilTheyAreTurnedOn_AreNotMade(string size)
    {
        using var other = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), static profile => profile.AddInitScriptAsync(Desktop));
        await page.ExpectConnectedAsync();
        using var shown = new UdpPeer();
        await shown.SendAsync(gateway.Udp, "shown\n");
        await page.ExpectMessageAsync("shown");
        await other.SendAsync(gateway.Udp, "one\n");
        await Assertions.Expect(page.Page).ToHaveTitleAsync("(1) WebUdpChat");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("told.length + played"));

        await page["settings"].ClickAsync();
        await page["settings-notifications"].CheckAsync();
        await page["settings-sound"].CheckAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await other.SendAsync(gateway.Udp, "two\n");
        await page.Page.WaitForFunctionAsync("() => told.length === 1 && played === 1");
        Assert.Equal($"{other.Endpoint} wrote: two", await page.Page.EvaluateAsync<string>("told[0]"));
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Notice_TurnedOffForAConversation_ComesFromTheOthersOnly(string size)
    {
        using var quiet = new UdpPeer();
        using var loud = new UdpPeer();
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page.Page.AddInitScriptAsync(Desktop + """localStorage.setItem("webudpchat.settings", JSON.stringify({ notifications: true, quiet: window.quiet ?? JSON.parse(localStorage.getItem("quiet") ?? "[]") }));""");
        await quiet.SendAsync(talk.Gateway.Udp, "hush\n");
        await page.ShowPeersAsync();
        await page["conversation-row"].Filter(new() { HasText = "hush" }).ClickAsync();
        await page["conversation-menu"].ClickAsync();
        await page["notices-toggle"].ClickAsync();
        await page.Page.EvaluateAsync("""localStorage.setItem("quiet", JSON.stringify(JSON.parse(localStorage.getItem("webudpchat.settings")).quiet))""");
        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        await page.ShowPeersAsync();
        await page["conversation-row"].Filter(new() { HasText = "hello" }).ClickAsync();
        await quiet.SendAsync(talk.Gateway.Udp, "still hushed\n");
        await Assertions.Expect(page.Page).ToHaveTitleAsync("(1) WebUdpChat");
        await loud.SendAsync(talk.Gateway.Udp, "ahem\n");
        await page.Page.WaitForFunctionAsync("() => told.length > 0");
        Assert.Equal([$"{loud.Endpoint} wrote: ahem"], await page.Page.EvaluateAsync<string[]>("told"));
    }

    [Fact]
    public async Task Manifest_OfThePage_MakesItInstallable()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        var read = (await session.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Empty(read.GetProperty("errors").EnumerateArray());
        var manifest = JsonDocument.Parse(read.GetProperty("data").GetString()!).RootElement;
        Assert.Equal("standalone", manifest.GetProperty("display").GetString());
        Assert.Equal("/", manifest.GetProperty("start_url").GetString());
        Assert.Contains(manifest.GetProperty("icons").EnumerateArray(), static icon => icon.GetProperty("sizes").GetString() == "any");
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var answer = await gateway.Http.GetAsync(icon.GetProperty("src").GetString());
            Assert.Equal(icon.GetProperty("type").GetString(), answer.Content.Headers.ContentType!.MediaType);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }
    }
}
