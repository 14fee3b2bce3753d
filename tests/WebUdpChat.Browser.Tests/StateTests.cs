using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Browser.Tests;

/// <summary>Each state that the page can be in with its gateway.</summary>
public partial class StateTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task FirstRun_BeforeAnybodySpoke_ShowsWhatToDo(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
        await Look.AtAsync(page, $"state-first-run-{size}");
        await page.ShowPeersAsync();
        await Look.AtAsync(page, $"state-no-peers-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Connecting_ToAGatewayThatIsSilent_SaysSo(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), profile => Wire.ChangeAsync(profile, static _ => null));
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "connecting");
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Connecting…");
        await Look.AtAsync(page, $"state-connecting-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task GatewayError_AtHello_IsSaidInItsOwnWords(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), profile => Wire.ChangeAsync(profile, Wire.Refusing));
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "refused");
        await Assertions.Expect(page["banner"]).ToContainTextAsync("history cannot be read");
        await Assertions.Expect(page["try-now"]).ToBeVisibleAsync();
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Gateway error");
        await Look.AtAsync(page, $"state-error-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task StorageTrouble_OfTheGateway_IsSaidWithWhatWaits(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await peer.SendAsync(gateway.Udp, "hello\n");
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), profile => Wire.ChangeAsync(profile, Wire.NotSaving));
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "notSaving");
        await Assertions.Expect(page["banner"]).ToContainTextAsync("80 KiB");
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Not saving");
        await page.ExpectMessageAsync("hello");
        await Look.AtAsync(page, $"state-storage-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task ReadOnlyUser_InAConversation_CanReadAndNothingElse(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await peer.SendAsync(gateway.Udp, "hello\n");
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), profile => Wire.ChangeAsync(profile, Wire.ReadOnly));
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Read only");
        await page.ExpectMessageAsync("hello");
        await Assertions.Expect(page["composer"]).ToBeHiddenAsync();
        await Assertions.Expect(page["closed"]).ToContainTextAsync("You may read here, but not send.");
        await page["conversation-menu"].ClickAsync();
        await Assertions.Expect(page["peer-settings"]).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("Escape");
        await Look.AtAsync(page, $"state-read-only-{size}");
        await page.ShowPeersAsync();
        await Assertions.Expect(page["add-peer"]).ToBeDisabledAsync();
        await Assertions.Expect(page["add-room"]).ToBeDisabledAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task GatewayAway_ThenBack_CountsDownTriesNowAndSendsWhatWaited(string size)
    {
        var gateway = await GatewayProcess.StartAsync();
        await using var talk = await Talk.StartAsync(chromium, gateway, View.Sized(size));
        var page = talk.Page;
        page.Watch.GatewayMayBeAway = true;
        await gateway.Process.KillAsync();
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "reconnecting");
        await Assertions.Expect(page["banner"]).ToContainTextAsync(LongCountdown());
        await Look.AtAsync(page, $"state-reconnecting-{size}");

        await page.SendAsync("written while away");
        await Assertions.Expect(page["pending"]).ToContainTextAsync("Waiting");
        await Assertions.Expect(page["banner"]).ToContainTextAsync("1 message waits");
        await page.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "offline");
        await Look.AtAsync(page, $"state-offline-{size}");
        await page.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page["banner"]).ToContainTextAsync(LongCountdown());
        await TryNowAsync(page);
        await gateway.RestartAsync();
        await page.ExpectConnectedAsync();
        Assert.Equal("written while away\n", await talk.Peer.ReceiveTextAsync());
        await Assertions.Expect(page["pending"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Shell_WhileTheGatewayIsAway_OpensAndSaysSo(string size)
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.Page.WaitForFunctionAsync("() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')");
        page.Watch.GatewayMayBeAway = true;
        await gateway.Process.KillAsync();
        await page.Page.ReloadAsync();
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "reconnecting");
        await Assertions.Expect(page["not-yet"]).ToContainTextAsync("The gateway is not there");
        await Look.AtAsync(page, $"state-shell-{size}");

        // What is loaded when it is opened is kept as well.
        await page["settings"].ClickAsync();
        await Assertions.Expect(page["settings-theme"]).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await gateway.RestartAsync();
        await page.ExpectConnectedAsync();
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Waiting_AfterAReloadWhileTheGatewayIsAway_IsShownAndDiscarded(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, await GatewayProcess.StartAsync(), View.Sized(size));
        var (page, gateway) = (talk.Page, (GatewayProcess)talk.Gateway);
        await page.Page.WaitForFunctionAsync("() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')");
        page.Watch.GatewayMayBeAway = true;
        await gateway.Process.KillAsync();
        await Assertions.Expect(page["banner"]).ToHaveAttributeAsync("data-kind", "reconnecting");
        await page.SendAsync("not this");
        await page.SendAsync("written while away, and long enough that it does not fit into a line of a narrow screen");
        await Assertions.Expect(page["pending"]).ToHaveCountAsync(2);

        await page.Page.ReloadAsync();
        await Assertions.Expect(page["unsent"]).ToContainTextAsync("written while away");
        await Assertions.Expect(page["pending"].First).ToContainTextAsync("Waiting");
        await Look.AtAsync(page, $"state-waiting-{size}");
        await page["pending"].First.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(page["pending"]).ToHaveCountAsync(1);

        await gateway.RestartAsync();
        await page.ExpectConnectedAsync();
        Assert.StartsWith("written while away", await talk.Peer.ReceiveTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page["pending"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task KnockingPeer_Accepted_IsOneOfTheOthers(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await using var browser = await talk.Gateway.ConnectAsync();
        await browser.Hub.UpdatePeer(new(browser.Hello.Peers.Single().Id, State: PeerState.Knocking));
        var knock = talk.Page["knock"];
        await Assertions.Expect(knock).ToContainTextAsync("for the first time");
        await Look.AtAsync(talk.Page, $"state-knock-{size}");
        await knock.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(knock).ToHaveCountAsync(0);
    }

    // An attempt that comes sooner than the countdown has it is the button's.
    private static async Task TryNowAsync(ChatPage page)
    {
        var attempts = 0;
        page.Page.WebSocket += (_, _) => attempts++;
        await page["try-now"].ClickAsync();
        await Eventually.TrueAsync(() => attempts > 0, "an attempt", TimeSpan.FromSeconds(2));
    }

    [GeneratedRegex(@"Trying again in ([3-9]|1\d) s \(attempt \d+\)")]
    private static partial Regex LongCountdown();
}
