using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What holds in every state of the page, in light and in dark: axe finds nothing, nothing sticks out, and a picture is kept.</summary>
internal static class Look
{
    // axe knows the rule of WCAG 2.2 about the size of targets, but leaves it out unless asked.
    private static readonly AxeRunOptions Rules = new()
    {
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    // The dark page is the light one in other colours.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>Looks at the page as it is now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Name of the pictures.</param>
    public static async Task AtAsync(ChatPage page, string name)
    {
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync($"{name}-dark");
        await AssertNothingFoundAsync(page, $"{name}, dark", Colours);
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.ScreenshotAsync($"{name}-light");
        await AssertAccessibleAsync(page, $"{name}, light");
        await AssertFitsAsync(page);
    }

    /// <summary>Fails where axe finds something.</summary>
    public static Task AssertAccessibleAsync(ChatPage page, string where) => AssertNothingFoundAsync(page, where, Rules);

    /// <summary>Fails where a part of the page is wider than the screen, or is wider than what holds it and cannot be scrolled to.</summary>
    public static async Task AssertFitsAsync(ChatPage page)
    {
        var outside = await page.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("body *")]
              .filter((part) => part.checkVisibility() && !part.closest(".only-heard, .dump, dialog:not([open])"))
              .filter((part) => {
                const { left, right, width } = part.getBoundingClientRect();
                return width > 0 && (left < -1 || right > innerWidth + 1);
              })
              .map((part) => part.outerHTML.slice(0, 120))
            """);
        Assert.Empty(outside);
    }

    private static async Task AssertNothingFoundAsync(ChatPage page, string where, AxeRunOptions options)
    {
        var found = await page.Page.RunAxe(options);
        Assert.Empty(found.Violations.Select(item => $"{where}: {Describe(item)}"));
    }

    private static string Describe(AxeResultItem item) =>
        $"{item.Id}: {item.Help} at {string.Join(" and ", item.Nodes.Select(node => node.Html))}";
}
