using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Finding one's way in what was said.</summary>
public class ReadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Many = 300;

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Unread_WhenAllIsInView_NeedsNoJumpAndCountsNothingOfOnesOwn(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await SayAsync(gateway, peer, 1, 7);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ExpectMessageAsync("message 7");
        await Assertions.Expect(page["unread-line"]).ToHaveTextAsync("7 new messages");
        await Assertions.Expect(page["day-line"]).ToHaveCountAsync(1);
        await Assertions.Expect(page["jump-unread"]).ToHaveCountAsync(0);
        await Look.AtAsync(page, $"unread-line-{size}");

        for (var count = 1; count <= 3; count++)
        {
            await page.SendAsync($"answer {count}");
            await page.ExpectMessageAsync($"answer {count}");
        }

        await Assertions.Expect(page["jump-unread"]).ToHaveCountAsync(0);
        await Assertions.Expect(page["unread-line"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Unread_AfterOnesOwnMessagesAndAReload_IsNothing()
    {
        await using var talk = await Talk.StartAsync(chromium);
        for (var count = 1; count <= 3; count++)
            await talk.Page.SendAsync($"mine {count}");
        await talk.Page.ExpectMessageAsync("mine 3");
        await talk.Page.Page.ReloadAsync();
        await talk.Page.ExpectMessageAsync("mine 3");
        await Assertions.Expect(talk.Page["unread-line"]).ToHaveCountAsync(0);
        await Assertions.Expect(talk.Page["jump-unread"]).ToHaveCountAsync(0);
        await Assertions.Expect(talk.Page.Page).ToHaveTitleAsync("WebUdpChat");
    }

    [Fact]
    public async Task Unread_OnAPhoneThatShowsTheList_IsCountedUntilItIsRead()
    {
        await using var talk = await Talk.StartAsync(chromium, View.Phone);
        await talk.Page.ShowPeersAsync();
        await talk.Peer.SendAsync(talk.Gateway.Udp, "are you there?\n");
        await Assertions.Expect(talk.Page["conversation-row"].Locator(".count")).ToHaveTextAsync("1");
        await talk.Page["pane-messages"].ClickAsync();
        await Assertions.Expect(talk.Page["unread-line"]).ToHaveTextAsync("1 new message");
        await Assertions.Expect(talk.Page.Page).ToHaveTitleAsync("WebUdpChat");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task ReaderAtTheEnd_WhenHighMessagesCome_StaysThere(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var (page, peer, gateway) = (talk.Page, talk.Peer, talk.Gateway);
        await SayAsync(gateway, peer, 1, 60);
        await page.ExpectMessageAsync("message 60");
        using var between = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        for (var round = 1; round <= 3; round++)
        {
            for (var lines = 2; lines <= 7 && await between.WaitForNextTickAsync(); lines++)
                await peer.SendAsync(gateway.Udp, string.Concat(Enumerable.Repeat("line\n", lines)) + "x");
            await peer.SendAsync(gateway.Udp, $"end {round}\n");
            await page.ExpectMessageAsync($"end {round}");
            await Eventually.TrueAsync(async () => await BelowAsync(page) < 2, () => "the end of the log");
            await Assertions.Expect(page["jump-latest"]).ToHaveCountAsync(0);
        }
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task ReaderFurtherUp_WhenMessagesCome_KeepsThePlaceAndCanJump(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await SayAsync(gateway, peer, 1, Many);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ExpectMessageAsync($"message {Many}");

        var place = await ReadBackAsync(page);
        await SayAsync(gateway, peer, Many + 1, Many + 20);
        await Assertions.Expect(page["jump-latest"]).ToContainTextAsync("20 new");
        Assert.Equal(place, await PlaceAsync(page, place.Id));
        await Look.AtAsync(page, $"further-up-{size}");
        await page["jump-latest"].ClickAsync();
        await page.ExpectMessageAsync($"message {Many + 20}");
        await Assertions.Expect(page["jump-latest"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task FirstUnread_FurtherUpThanIsLoaded_IsJumpedTo(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await SayAsync(gateway, peer, 1, Many);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ExpectMessageAsync($"message {Many}");
        await page["jump-unread"].ClickAsync();
        await page.ExpectMessageAsync("message 1");
        await Assertions.Expect(page["unread-line"]).ToHaveTextAsync($"{Many} new messages");
        await Assertions.Expect(page["jump-unread"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Search_HereAndEverywhere_FindsAndGoesThere(string size)
    {
        using var peer = new UdpPeer();
        using var other = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await other.SendAsync(gateway.Udp, "a needle elsewhere\n");
        await peer.SendAsync(gateway.Udp, "the needle in the hay\n");
        await SayAsync(gateway, peer, 1, Many);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ExpectMessageAsync($"message {Many}");

        await page["search"].ClickAsync();
        await page["search-field"].FillAsync("no such words");
        await Assertions.Expect(page["search-status"]).ToHaveTextAsync("No message has “no such words”.");
        await Look.AtAsync(page, $"state-search-empty-{size}");
        await page["search-field"].FillAsync("needle");
        await Assertions.Expect(page["search-result"]).ToHaveCountAsync(1);
        await page.Page.GetByText("Everywhere", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page["search-result"]).ToHaveCountAsync(2);
        await Look.AtAsync(page, $"search-{size}");
        await page["search-result"].Filter(new() { HasText = "in the hay" }).ClickAsync();
        var found = await page.ExpectMessageAsync("the needle in the hay");
        await Assertions.Expect(found).ToBeInViewportAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Filter_ByTextDirectionAndAuthor_ShowsOnlyThose(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page.SendAsync("rate 500");
        await talk.Peer.SendAsync(talk.Gateway.Udp, "rate is 500\n");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(3);
        await page["filter-toggle"].ClickAsync();
        await Assertions.Expect(page["filter-text"]).ToBeFocusedAsync();
        await page["filter-text"].FillAsync("RATE");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(2);
        await page.Page.GetByText("Received", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.Messages).ToHaveCountAsync(1);
        await Assertions.Expect(page["filter-count"]).ToHaveTextAsync("1 match");
        await page.Page.GetByText("All", new() { Exact = true }).ClickAsync();
        await page["filter-author"].SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Assertions.Expect(page.Messages).ToHaveCountAsync(1);
        await Look.AtAsync(page, $"filter-{size}");
        await page["filter-text"].FillAsync("nothing like it");
        await Assertions.Expect(page["filter-none"]).ToBeVisibleAsync();
        await page["filter-text"].PressAsync("Escape");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de")]
    public async Task Filter_InAWindowOf1280_StandsInOneLine(string language)
    {
        await using var gateway = await HostedGateway.StartAsync();
        using var peer = new UdpPeer();
        await peer.SendAsync(gateway.Udp, "hello\n");
        var view = View.Desktop with { Width = 1_280, Height = 800, Locale = language };
        await using var page = await chromium.GoAsync(gateway, view, static _ => Task.CompletedTask);
        await page.OpenFirstConversationAsync();
        await page.SendAsync("an answer");
        await Assertions.Expect(page.Messages).ToHaveCountAsync(2);

        await page["filter-toggle"].ClickAsync();
        await page["filter-text"].FillAsync("l");
        await Assertions.Expect(page["filter-author"]).ToBeVisibleAsync();
        var (first, last) = (await page["filter-text"].BoundingBoxAsync(), await page["filter-clear"].BoundingBoxAsync());
        await page.ScreenshotAsync($"filter-1280-{language}");
        Assert.InRange(last!.Y + (last.Height / 2), first!.Y, first.Y + first.Height);
        Assert.InRange(last.Width, 24, 60);

        await page["filter-clear"].ClickAsync();
        await Assertions.Expect(page["filter-text"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Text_WithLinksCodeAndHiddenCharacters_IsDrawnAsNodes(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Peer.SendAsync(talk.Gateway.Udp, "see https://example.org/a_(b). and `cal --zero`, \u202Egnp.exe\u200B \u001B[31m\n");
        var text = talk.Page.Messages.Last.GetByTestId("message-text");
        await Assertions.Expect(text.Locator("a")).ToHaveAttributeAsync("href", "https://example.org/a_(b)");
        await Assertions.Expect(text.Locator("a")).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Assertions.Expect(text.Locator("code")).ToHaveTextAsync("`cal --zero`");
        await Assertions.Expect(text.Locator(".chip")).ToHaveTextAsync(["RLO", "ZWSP", "ESC"]);
        await Look.AtAsync(talk.Page, $"text-nodes-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Names_ThatLookAlike_AreFlagged(string size)
    {
        using var one = new UdpPeer();
        using var two = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        await browser.Hub.AddPeer(new(one.Endpoint.ToString(), Name: "paypal"));
        await browser.Hub.AddPeer(new(two.Endpoint.ToString(), Name: "pаypаl"));
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ShowPeersAsync();
        await Assertions.Expect(page["conversation-row"].GetByText("look-alike")).ToHaveCountAsync(2);
        await Look.AtAsync(page, $"look-alikes-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task PlainList_Chosen_HoldsTheLast200AtOnce(string size)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await SayAsync(gateway, peer, 1, 250);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page["settings"].ClickAsync();
        await page["settings-plain"].CheckAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page["log"]).ToHaveAttributeAsync("role", "group");
        for (var reads = 0; reads < 3 && await page.Messages.CountAsync() < 200; reads++)
            await Assertions.Expect(page.Messages.Last).ToContainTextAsync("message 250");
        await SayAsync(gateway, peer, 251, 252);
        await page.ExpectMessageAsync("message 252");
        await Look.AtAsync(page, $"plain-list-{size}");
    }

    // How much of the log is below what is shown, in CSS pixels.
    internal static Task<double> BelowAsync(ChatPage page) =>
        page["log"].EvaluateAsync<double>("log => log.scrollHeight - log.clientHeight - log.scrollTop");

    internal static async Task SayAsync(Gateway gateway, UdpPeer peer, int first, int last)
    {
        await using var browser = await gateway.ConnectAsync();
        for (var count = first; count <= last; count++)
        {
            await peer.SendAsync(gateway.Udp, $"message {count}\n");
            if (count % 50 == 0 || count == last)
                await browser.WaitForTextAsync($"message {count}");
        }
    }

    private static async Task<(string Id, double Top)> ReadBackAsync(ChatPage page)
    {
        await page["log"].HoverAsync();
        await page.Page.Mouse.WheelAsync(0, -3000);
        await Assertions.Expect(page["jump-latest"]).ToBeVisibleAsync();
        // The list has come to rest when the message in its middle is the same, and as high, twice.
        (string, double) last = default;
        await Eventually.TrueAsync(
            async () => last == (last = await PlaceAsync(page, null)), () => "the list to come to rest");
        return last;
    }

    private static async Task<(string Id, double Top)> PlaceAsync(ChatPage page, string? id)
    {
        var place = await page["log"].EvaluateAsync<System.Text.Json.JsonElement>(
            """
            (log, id) => new Promise((done) => requestAnimationFrame(() => {
              const rows = [...log.querySelectorAll("[data-message-id]")];
              const middle = log.getBoundingClientRect().top + log.clientHeight / 2;
              const row = rows.find((one) => id === null ? one.getBoundingClientRect().top > middle : one.dataset.messageId === id);
              done({ id: row?.dataset.messageId ?? "", top: Math.round(row?.getBoundingClientRect().top ?? -1) });
            }))
            """, id);
        return (place.GetProperty("id").GetString()!, place.GetProperty("top").GetDouble());
    }
}
