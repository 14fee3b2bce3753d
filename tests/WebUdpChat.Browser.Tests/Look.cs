using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What holds in every state of the page, in light and in dark: axe finds nothing, nothing sticks out, and a picture is kept.</summary>
internal static class Look
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1";

    // axe knows the rule of WCAG 2.2 about the size of targets, but leaves it out unless asked.
    private static readonly AxeRunOptions Rules = new()
    {
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
    };

    /// <summary>
    /// Looks at the page as it is now, in both themes. axe reads the desktop in light and the phone in dark, and each in both
    /// where the long forms are asked for.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Name of the pictures.</param>
    public static Task AtAsync(ChatPage page, string name) => AtAsync(page.Page, name);

    /// <summary>The same of a page that is not the chat, as where one signs in.</summary>
    public static async Task AtAsync(IPage page, string name)
    {
        var read = page.ViewportSize!.Width < View.Drawer.Width ? ColorScheme.Dark : ColorScheme.Light;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await ChatPage.ScreenshotAsync(page, $"{name}-{scheme.ToString().ToLowerInvariant()}");
            if (IsLong || scheme == read)
                await AssertAccessibleAsync(page, $"{name}, {scheme}");
        }

        await AssertFitsAsync(page);
    }

    /// <summary>Fails where axe finds something.</summary>
    public static async Task AssertAccessibleAsync(IPage page, string where)
    {
        var found = await page.RunAxe(Rules);
        Assert.Empty(found.Violations.Select(item => $"{where}: {Describe(item)}"));
    }

    /// <summary>Fails where a part of the page is wider than the screen, or is wider than what holds it and cannot be scrolled to.</summary>
    private static async Task AssertFitsAsync(IPage page)
    {
        var outside = await page.EvaluateAsync<string[]>(
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

    private static string Describe(AxeResultItem item) =>
        $"{item.Id}: {item.Help} at {string.Join(" and ", item.Nodes.Select(node => node.Html))}";
}
