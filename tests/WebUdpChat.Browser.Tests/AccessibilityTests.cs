using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What axe finds (WCAG 2.2 AA and good practice): nothing.</summary>
public class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task Axe_OnFirstRun_FindsNothing(string viewName)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
        await AssertNothingFoundAsync(page);
    }

    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task Axe_InConversation_FindsNothing(string viewName)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Named(viewName));
        await talk.Page.SendAsync("see https://example.org/ and `code`");
        await talk.Peer.SendAsync(talk.Gateway.Udp, new byte[] { 0xFF, 0xFE, 0x00 });
        await talk.Peer.SendAsync(talk.Gateway.Udp, ReadOnlyMemory<byte>.Empty);
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(4);
        await AssertNothingFoundAsync(talk.Page);
    }

    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task Axe_InAddPeerDialog_FindsNothing(string viewName)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await page.ShowPeersAsync();
        await page["add-peer"].ClickAsync();
        await page["peer-address"].FillAsync("no port here");
        await page["add-peer-submit"].ClickAsync();
        await Assertions.Expect(page["add-peer-error"]).ToBeVisibleAsync();
        await AssertNothingFoundAsync(page);
        await page.ScreenshotAsync($"add-peer-{viewName}");
    }

    private static async Task AssertNothingFoundAsync(ChatPage page)
    {
        var found = await page.Page.RunAxe();
        Assert.Empty(found.Violations.Select(Describe));
    }

    private static string Describe(AxeResultItem item) =>
        $"{item.Id}: {item.Help} at {string.Join(" and ", item.Nodes.Select(node => node.Html))}";
}
