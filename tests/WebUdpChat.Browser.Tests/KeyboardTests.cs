using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The page without a mouse.</summary>
public class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Keys_ForConversations_GoWhereTheySay()
    {
        using var first = new UdpPeer();
        using var second = new UdpPeer();
        using var third = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        foreach (var (peer, name) in new[] { (third, "cherry"), (second, "banana"), (first, "apple") })
        {
            await browser.Hub.AddPeer(new(peer.Endpoint.ToString(), Name: name));
            await peer.SendAsync(gateway.Udp, $"from {name}\n");
            await browser.WaitForTextAsync($"from {name}");
        }

        await using var page = await chromium.OpenAsync(gateway);
        await ExpectShownAsync(page, "apple");
        var keys = page.Page.Keyboard;
        await keys.PressAsync("Alt+ArrowDown");
        await ExpectShownAsync(page, "banana");
        await keys.PressAsync("Alt+ArrowUp");
        await ExpectShownAsync(page, "apple");
        await keys.PressAsync("Alt+Shift+ArrowDown");
        await ExpectShownAsync(page, "cherry");
        await Assertions.Expect(page.Page).ToHaveTitleAsync("WebUdpChat");

        await keys.PressAsync("Control+k");
        await page["switcher"].FillAsync("ban");
        await Look.AtAsync(page, "switcher-desktop");
        await keys.PressAsync("Enter");
        await ExpectShownAsync(page, "banana");
        await keys.PressAsync("Control+f");
        await Assertions.Expect(page["search-field"]).ToBeFocusedAsync();
        await page["search-field"].FillAsync("what one looks for");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page["search-field"]).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Help_ByItsKey_ListsTheKeys(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Page["composer"].PressAsync("?");
        await Assertions.Expect(talk.Page["composer"]).ToHaveValueAsync("?");
        await talk.Page["composer"].FillAsync("");
        await talk.Page["composer"].PressAsync("Escape");
        await talk.Page.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(talk.Page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ctrl K");
        await Look.AtAsync(talk.Page, $"help-{size}");
        await talk.Page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(talk.Page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Dialog_Closed_GivesTheFocusBack()
    {
        await using var talk = await Talk.StartAsync(chromium);
        var (page, keys) = (talk.Page, talk.Page.Page.Keyboard);
        foreach (var (opening, field) in new[] { ("Control+k", "switcher"), ("Control+f", "search-field") })
        {
            await page["composer"].PressAsync(opening);
            await Assertions.Expect(page[field]).ToBeFocusedAsync();
            await keys.PressAsync("Escape");
            await Assertions.Expect(page["composer"]).ToBeFocusedAsync();
        }

        await page["conversation-menu"].PressAsync("Enter");
        await page["peer-settings"].PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(page["conversation-menu"]).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Messages_ByArrows_AreWalkedAndInspected()
    {
        await using var talk = await Talk.StartAsync(chromium);
        var page = talk.Page;
        await talk.Peer.SendAsync(talk.Gateway.Udp, "second\n");
        await page.ExpectMessageAsync("second");
        await page["composer"].PressAsync("Escape");
        await Assertions.Expect(page.MessageWith("second")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.MessageWith("hello")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page["inspector"]).ToContainTextAsync("Datagram");
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page["composer"]).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tab_FromTheTop_ReachesEverythingInOrder()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Page["composer"].FillAsync("something");
        await talk.Page.Page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");
        var reached = new List<string>();
        for (var presses = 0; presses < 60; presses++)
        {
            await talk.Page.Page.Keyboard.PressAsync("Tab");
            var name = await talk.Page.Page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement, box = at.getBoundingClientRect();
                  const style = getComputedStyle(at.matches("input[type=radio]") ? at.closest("label") : at);
                  const seen = style.outlineStyle !== "none" || at === document.body;
                  return `${at.dataset.testid ?? at.getAttribute("aria-label") ?? at.tagName}${seen ? "" : " without a focus ring"}`;
                }
                """);
            if (reached.Count > 0 && name == reached[0])
                break;
            reached.Add(name);
        }

        Assert.DoesNotContain(reached, static name => name.EndsWith("without a focus ring", StringComparison.Ordinal));
        string[] wanted =
        [
            "gateway-address", "settings", "add-peer", "add-room", "conversation-row", "people", "search", "filter-toggle", "export",
            "conversation-menu", "message", "composer", "send", "emoji", "saved", "repeat", "terminator",
        ];
        Assert.Equal(wanted, reached.Where(wanted.Contains));
    }

    private static async Task ExpectShownAsync(ChatPage page, string name)
    {
        await Assertions.Expect(page.Page.Locator("[data-testid=conversation-row][aria-current=true]")).ToContainTextAsync(name);
        await page.ExpectMessageAsync($"from {name}");
        await Assertions.Expect(page.Page.Locator("[data-testid=conversation-row].unread[aria-current=true]")).ToHaveCountAsync(0);
    }
}
