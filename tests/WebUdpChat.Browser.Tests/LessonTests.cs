using System.Diagnostics;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The lesson, from the first click to the last, with real datagrams.</summary>
public class LessonTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Experiment, string Says)[] Experiments =
    [
        ("loss", "of 100 arrived"), ("order", "were overtaken"), ("duplicates", "of 60 that were sent"), ("size", "of the longest arrived"),
        ("overload", "dropped by the kernel"), ("corruption", "was not as it was sent"),
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
        foreach (var (experiment, says) in Experiments)
        {
            var lesson = page.Page.Locator($"[data-testid=lesson][data-experiment={experiment}]");
            await Assertions.Expect(lesson).ToBeVisibleAsync();
            if (experiment == "loss")
                await Look.AtAsync(page, $"lesson-begin-{size}");
            await page["lesson-said"].FillAsync("20");
            await page["lesson-run"].ClickAsync();
            await Assertions.Expect(page["lesson-sentence"]).ToContainTextAsync(says, new() { Timeout = 20_000 });
            await Assertions.Expect(page["lesson-result"]).ToContainTextAsync("You said 20.");
            await Look.AtAsync(page, $"lesson-{experiment}-{size}");
            if (experiment != "corruption")
                await page["lesson-next"].ClickAsync();
        }

        await Assertions.Expect(page["lesson-done"]).ToBeVisibleAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"It took {clock.Elapsed}.");
    }
}
