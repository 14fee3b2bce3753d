using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The lesson, from the first click to the last, with real datagrams.</summary>
public class LessonTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Experiment, int Most, string Says)[] Experiments =
    [
        ("loss", 100, "of 100 arrived"), ("order", 60, "of 60 were overtaken"), ("duplicates", 120, "of 60 that were sent"),
        ("size", 20, "of 20 of the longest arrived"), ("overload", 5_000, "of 5,000 arrived"), ("corruption", 60, "of 60 one bit was not as it was sent"),
    ];

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Lesson_FromTheFirstClickToTheLast_ShowsWhatHappened(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}#weather");
        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        var clock = Stopwatch.StartNew();
        await page["weather-tabs"].GetByText("Lesson", new() { Exact = true }).ClickAsync();
        foreach (var (experiment, most, says) in Experiments)
        {
            var lesson = page.Page.Locator($"[data-testid=lesson][data-experiment={experiment}]");
            await Assertions.Expect(lesson).ToBeVisibleAsync();
            if (experiment == "loss")
                await Look.AtAsync(page, $"lesson-begin-{size}");
            await AssertRefusedAsync(page, most + 1);
            await page["lesson-said"].FillAsync("20");
            await page["lesson-run"].ClickAsync();
            await Assertions.Expect(page["lesson-sentence"]).ToContainTextAsync(says, new() { Timeout = 20_000 });
            await Assertions.Expect(page["lesson-result"]).ToContainTextAsync("You said 20.");
            if (experiment is not ("size" or "overload"))
                await AssertBesideAsync(page, "20", experiment == "loss" ? "100" : "60");
            await Look.AtAsync(page, $"lesson-{experiment}-{size}");
            if (experiment != "corruption")
                await page["lesson-next"].ClickAsync();
        }

        await Assertions.Expect(page["lesson-done"]).ToBeVisibleAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task FaultLab_TriedOut_ShowsIpMessengerBesideRawUdp(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}#weather");
        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        await page["weather-tabs"].GetByText("Fault lab", new() { Exact = true }).ClickAsync();
        await page["lab-loss"].FillAsync("100");
        await page["lab-trial-run"].ClickAsync();

        await AssertBesideAsync(page, "20", "100");
        await AssertRowAsync(page, 5, "The sender knows of a failure", "0", "20");
        await Look.AtAsync(page, $"lab-trial-{size}");
        Assert.All((await gateway.StatusAsync()).Listeners, static listener => Assert.Equal(0, listener.Counters.Read));
    }

    // The browser says why, and nothing is run.
    private static async Task AssertRefusedAsync(ChatPage page, int said)
    {
        await page["lesson-said"].FillAsync($"{said - 1}");
        Assert.True(await page["lesson-said"].EvaluateAsync<bool>("field => field.checkValidity()"));
        await page["lesson-said"].FillAsync($"{said}");
        await page["lesson-run"].ClickAsync();
        Assert.True(await page["lesson-said"].EvaluateAsync<bool>("field => field.validity.rangeOverflow"));
        await Assertions.Expect(page["lesson-run"]).ToHaveTextAsync("Run it");
    }

    private static Task AssertBesideAsync(ChatPage page, string messages, string datagrams) => AssertRowAsync(page, 1, "Sent", datagrams, messages);

    // The first row is the head.
    private static Task AssertRowAsync(ChatPage page, int row, params IEnumerable<string> cells) => Assertions.Expect(page["beside"].GetByRole(AriaRole.Row).Nth(row))
        .ToHaveTextAsync(new Regex($@"^\s*{string.Join(@"\s*", cells)}\s*$"), new() { Timeout = 30_000 });
}
