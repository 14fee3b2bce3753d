using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The doctor: whether the network reaches the gateway.</summary>
public class DoctorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task TestSenders_RunInAShell_AreTickedOffOneByOne(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page["settings"].ClickAsync();
        await page["settings-doctor"].ClickAsync();
        await Assertions.Expect(page["sender"]).ToHaveCountAsync(5);
        await Look.AtAsync(page, $"doctor-{size}");
        foreach (var program in new[] { "Python", "nc" })
        {
            var sender = page.Page.Locator($"[data-testid=sender][data-program={program}]");
            var state = sender.GetByTestId("sender-state");
            await Assertions.Expect(state).ToHaveTextAsync("not arrived yet");
            await using var shell = new ChildProcess("sh", ["-c", (await sender.GetByTestId("sender-command").TextContentAsync())!]);
            await Assertions.Expect(state).ToContainTextAsync("arrived from 127.0.0.1:");
        }

        await Assertions.Expect(page["sender-state"].Filter(new() { HasText = "not arrived yet" })).ToHaveCountAsync(3);
        await Look.AtAsync(page, $"doctor-arrived-{size}");
        await page["doctor-close"].ClickAsync();
        await Assertions.Expect(page["composer"]).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Listener_AddedChangedAndRemoved_IsAsTheDoctorShows(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await OpenAsync(gateway, View.Sized(size));
        await Assertions.Expect(page["hint"].Filter(new() { HasText = "this machine only" })).ToBeVisibleAsync();
        await page["listener-add"].ClickAsync();
        await page["listener-name"].FillAsync("lab");
        await page["listener-endpoint"].FillAsync(gateway.Udp.ToString());
        await page["listener-save"].ClickAsync();
        await Assertions.Expect(page["listener-error"]).ToBeVisibleAsync();
        await Look.AtAsync(page, $"doctor-listener-{size}");
        await page["listener-endpoint"].FillAsync("127.0.0.1:0");
        await page["listener-save"].ClickAsync();

        var lab = page.Page.Locator("[data-testid=listener][data-name=lab]");
        await Assertions.Expect(lab.GetByTestId("listener-state")).ToHaveTextAsync("listening");
        var loopback = await page.Page.Locator("[data-testid=interface]").Filter(new() { HasText = "127.0.0.1" }).First.GetAttributeAsync("data-name");
        await lab.GetByTestId("listener-change").ClickAsync();
        await page["listener-endpoint"].FillAsync("0.0.0.0:0");
        await page["listener-groups"].FillAsync($"239.1.2.3@{loopback}\n");
        await page["listener-save"].ClickAsync();
        await Assertions.Expect(page.Page.Locator($"[data-testid=interface][data-name={loopback}]")).ToContainTextAsync($"239.1.2.3@{loopback} · lab · joined");

        await lab.GetByTestId("listener-change").ClickAsync();
        await page["listener-remove"].ClickAsync();
        await page["listener-remove"].ClickAsync();
        await Assertions.Expect(lab).ToHaveCountAsync(0);
        Assert.Single((await gateway.StatusAsync()).Listeners);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task ReadOnlyUser_AtTheDoctor_SeesAllAndChangesNothing(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), profile => Wire.ChangeAsync(profile, Wire.ReadOnly));
        await page.Page.EvaluateAsync("location.hash = '#doctor'");
        await Assertions.Expect(page["listener-state"]).ToHaveTextAsync("listening");
        await Assertions.Expect(page["receive-buffer"]).ToContainTextAsync("of 16,777,216 bytes");
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Read only");
        await Assertions.Expect(page["listener-add"]).ToHaveCountAsync(0);
        await Assertions.Expect(page["listener-change"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Losses_InGerman_AreSaidInWords(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        foreach (var datagram in new[] { "as nc -C sends it", "\n" })
            await peer.SendAsync(gateway.Udp, datagram);
        await using var page = await chromium.GoAsync(gateway, View.Sized(size) with { Locale = "de" }, static _ => Task.CompletedTask);
        await page.Page.EvaluateAsync("location.hash = '#doctor'");
        await Assertions.Expect(page["listener"]).ToContainTextAsync("1 × nur das Zeilenende des vorigen, 0 vom Kernel");
        await Look.AtAsync(page, $"doctor-losses-{size}");
        await page.Page.EvaluateAsync("location.hash = '#weather'");
        await Assertions.Expect(page["weather-reasons"].GetByRole(AriaRole.Row).Last).ToHaveTextAsync(new Regex(@"^\s*nur das Zeilenende des vorigen\s*1\s*$"));
        await Look.AssertAccessibleAsync(page.Page, "weather in German");
        await page.ScreenshotAsync($"weather-losses-{size}");
    }

    [Fact]
    public async Task Address_ThatChangesWhileTheLanguageIsStillLoaded_IsFollowed()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = "de" }, static async profile =>
        {
            await profile.RouteAsync(new Regex("/assets/de-"), static async route =>
            {
                await Task.Delay(600);
                await route.ContinueAsync();
            });
            await profile.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => setTimeout(() => { location.hash = '#doctor'; }, 50))");
        });

        await Assertions.Expect(page["doctor"].Locator("h2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Address_ThatIsNoText_StartsThePageAllTheSame()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop, static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}#%");
        await page.Page.ReloadAsync();

        await page.ExpectConnectedAsync();
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("weather")]
    public async Task Heading_OpenedByAddress_HasTheFocusWithoutARing(string view)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop, static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}#{view}");
        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        var heading = page[view].Locator("h2");
        await Assertions.Expect(heading).ToBeFocusedAsync();
        await Assertions.Expect(heading).ToHaveCSSAsync("outline-style", "none");
        await Look.AtAsync(page, $"{view}-by-address-desktop");

        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page[$"{view}-close"]).ToBeFocusedAsync();
        await Assertions.Expect(page[$"{view}-close"]).ToHaveCSSAsync("outline-style", "solid");
    }

    private async Task<ChatPage> OpenAsync(Gateway gateway, View view)
    {
        var page = await chromium.GoAsync(gateway, view, static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}?doctor");
        await page.ExpectConnectedAsync();
        return page;
    }
}
