using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>How the page arranges itself for a screen, a person and a language.</summary>
public class LayoutTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1_440)]
    [InlineData(1_280)]
    public async Task Rows_OnADesktop_AlignInColumns(int width)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Desktop with { Width = width, Height = 800 });
        var page = talk.Page;
        foreach (var text in new[] { "a", "a much longer message, with words", "שלום עולם", "<svg onload=alert(1)>" })
            await talk.Peer.SendAsync(talk.Gateway.Udp, text + "\n");
        await page.SendAsync("and mine");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(6);
        var message = page.Messages.First;
        Assert.Equal(await TopAsync(message.Locator("time")), await TopAsync(message.Locator(".body")), tolerance: 12);
        foreach (var column in new[] { "time", ".sender", ".body" })
        {
            var starts = await page.Messages.EvaluateAllAsync<double[]>(
                "(rows, column) => rows.map((row) => row.querySelector(column).getBoundingClientRect().left)", column);
            Assert.Single(starts.Distinct());
        }

        var ends = await page.Messages.EvaluateAllAsync<double[]>(
            "rows => rows.map((row) => row.querySelector('.status').getBoundingClientRect().right)");
        Assert.Single(ends.Distinct());
    }

    [Fact]
    public async Task Panes_OnEachWidth_AreThreeTwoOrOne()
    {
        await using var talk = await Talk.StartAsync(chromium);
        var page = talk.Page;
        foreach (var (width, shown) in new[] { (1440, 3), (900, 2), (390, 1) })
        {
            await page.Page.SetViewportSizeAsync(width, 800);
            var panes = page.Page.Locator(".side, .messages, .inspect");
            await Assertions.Expect(panes.Filter(new() { Visible = true })).ToHaveCountAsync(shown);
        }

        foreach (var pane in new[] { "peers", "inspector", "messages" })
        {
            await page[$"pane-{pane}"].ClickAsync();
            await Assertions.Expect(page.Page.Locator(".page")).ToHaveAttributeAsync("data-pane", pane);
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("zh-CN")]
    public async Task LookAlike_HeardAWhileAgo_StaysWithinItsRow(string language)
    {
        using var one = new UdpPeer();
        using var two = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        await browser.Hub.AddPeer(new(one.Endpoint.ToString(), Name: "paypal"));
        await browser.Hub.AddPeer(new(two.Endpoint.ToString(), Name: "pаypаl"));
        await one.SendAsync(gateway.Udp, "hello\n");
        await two.SendAsync(gateway.Udp, "hello\n");
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = language },
            static async profile => await profile.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddMinutes(50)));
        await Assertions.Expect(page["conversation-row"].Locator(".seen")).ToHaveCountAsync(2);
        await Assertions.Expect(page["conversation-row"].Locator(".seen").First).ToContainTextAsync(new Regex("(49|50)"));
        var beyond = await page["conversation-row"].EvaluateAllAsync<double[]>(
            "rows => rows.map((row) => row.querySelector('.seen').getBoundingClientRect().right - row.getBoundingClientRect().right + parseFloat(getComputedStyle(row).paddingRight))");
        await page.ScreenshotAsync($"look-alikes-heard-{language}");
        Assert.All(beyond, static by => Assert.InRange(by, -1, 0.5));
    }

    // 320 CSS pixels are a desktop of 1,280 at 400 % (WCAG 1.4.10); 720 by 450 are one of 1,440 by 900 at 200 % (1.4.4).
    [Theory]
    [InlineData("320", 320, 640, "ltr")]
    [InlineData("zoom-200", 720, 450, "ltr")]
    [InlineData("right-to-left-desktop", 1440, 900, "rtl")]
    [InlineData("right-to-left-phone", 390, 844, "rtl")]
    [InlineData("right-to-left-320", 320, 640, "rtl")]
    public async Task Page_OnANarrowOrTurnedScreen_KeepsAllItsParts(string name, int width, int height, string direction)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Desktop with { Name = name, Width = width, Height = height });
        var page = talk.Page;
        await page.Page.EvaluateAsync("direction => localStorage.setItem('webudpchat.settings', JSON.stringify({ direction }))", direction);
        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await page.OpenFirstConversationAsync();
        await page.SendAsync("see https://example.org/a/rather/long/path/that/does/not/fit/on/one/line?of=a+narrow+screen and `code`, what?");
        await talk.Peer.SendAsync(talk.Gateway.Udp, new byte[] { 0xFF, 0xFE, 0x00 });
        await Assertions.Expect(page.Messages).ToHaveCountAsync(3);
        await Assertions.Expect(page["composer"]).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page["send"]).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Messages.Last).ToBeInViewportAsync();
        await Look.AtAsync(page, $"layout-{name}-messages");
        await page["settings"].ClickAsync();
        await Look.AtAsync(page, $"layout-{name}-settings");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.ShowPeersAsync();
        await Look.AtAsync(page, $"layout-{name}-peers");
    }

    [Fact]
    public async Task ForcedColours_OfTheSystem_KeepEdgesAndMarks()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Page.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await talk.Page.Messages.Last.ClickAsync();
        await Look.AtAsync(talk.Page, "forced-colours-desktop");
        var edge = await talk.Page["send"].EvaluateAsync<string>("button => getComputedStyle(button).borderTopStyle");
        Assert.Equal("solid", edge);
        var marks = await talk.Page.Page.EvaluateAsync<bool>(
            """
            () => {
              const look = (part) => { const { backgroundColor, outlineStyle, borderInlineStartColor } = getComputedStyle(part); return backgroundColor + outlineStyle + borderInlineStartColor; };
              const chosen = document.querySelector("[role=feed] .selected"), radios = [...document.querySelectorAll("form fieldset label")];
              const plain = chosen.cloneNode(true); plain.classList.remove("selected"); chosen.after(plain);
              const differs = look(chosen) !== look(plain) && look(radios[0]) !== look(radios[1]);
              plain.remove();
              return differs;
            }
            """);
        Assert.True(marks, "what is chosen looks like what is not");
    }

    [Fact]
    public async Task ReducedMotion_OfTheSystem_LeavesNothingMoving()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.getAnimations().length"));
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.NotEqual(0, await page.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Colours_ByChoice_ArePutBeforeThoseOfTheSystem(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["settings"].ClickAsync();
        await Look.AtAsync(page, $"settings-{size}");
        await page["settings-theme"].SelectOptionAsync("dark");
        Assert.Equal("rgb(15, 19, 24)", await BackgroundAsync(page));
        await page["settings-theme"].SelectOptionAsync("contrast");
        await Look.AtAsync(page, $"settings-contrast-{size}");
        await page.Page.Keyboard.PressAsync("Escape");
        await Look.AtAsync(page, $"contrast-{size}");
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast");
        await page.ExpectConnectedAsync();
    }

    [Theory]
    [InlineData("de-AT", "de", "Senden")]
    [InlineData("ja-JP", "ja", "送信")]
    [InlineData("zh-CN", "zh-Hans", "发送")]
    [InlineData("fr-FR", "en", "Send")]
    public async Task Language_OfTheBrowser_IsThatOfThePage(string browser, string language, string send)
    {
        await using var gateway = await HostedGateway.StartAsync();
        using var peer = new UdpPeer();
        await peer.SendAsync(gateway.Udp, "hello\n");
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = browser }, static _ => Task.CompletedTask);
        await page.ExpectMessageAsync("hello");
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page["send"]).ToHaveTextAsync(send);
        await Look.AtAsync(page, $"language-{language}-desktop");
        await page.Page.SetViewportSizeAsync(View.Phone.Width, View.Phone.Height);
        await Look.AtAsync(page, $"language-{language}-phone");
    }

    [Fact]
    public async Task Language_ThatComesLate_IsThatOfTheFirstPaint()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = "de" }, static async profile =>
        {
            await profile.RouteAsync("**/assets/de-*.js", static async route =>
            {
                using var late = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
                await late.WaitForNextTickAsync();
                await route.ContinueAsync();
            });
            await profile.AddInitScriptAsync(
                """
                new MutationObserver(() => window.firstTitle ??= document.querySelector("[data-testid=settings]")?.title)
                  .observe(document, { childList: true, subtree: true });
                """);
        });
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
        Assert.Equal("Einstellungen", await page.Page.EvaluateAsync<string>("window.firstTitle"));
    }

    private static async Task<double> TopAsync(ILocator part) => (await part.BoundingBoxAsync())!.Y;

    private static Task<string> BackgroundAsync(ChatPage page) =>
        page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
