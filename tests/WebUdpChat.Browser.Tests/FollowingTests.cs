using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A reader who goes up, while the log has not come to rest.</summary>
public class FollowingTests(Chromium chromium) : IClassFixture<Chromium>
{
    // The log's height changes while the reader's hand moves, as it does while rows are measured; each step is a small one.
    [Theory]
    [InlineData("wheel")]
    [InlineData("key")]
    [InlineData("bar")]
    public async Task ReaderWhoGoesUp_WhileTheLogSettles_IsNotPulledBack(string by)
    {
        await using var talk = await Talk.StartAsync(chromium);
        var page = talk.Page;
        await ReadingTests.SayAsync(talk.Gateway, talk.Peer, 1, 100);
        await page.Page.ReloadAsync();
        await page.ExpectMessageAsync("message 100");
        await Eventually.TrueAsync(async () => await ReadingTests.BelowAsync(page) < 2, () => "the end of the log");
        await page["log"].EvaluateAsync(
            """
            (log) => {
              let frame = 0;
              const row = log.firstElementChild.appendChild(document.createElement("div"));
              const grow = () => {
                row.style.height = `${frame++ % 2}px`;
                requestAnimationFrame(grow);
              };
              grow();
            }
            """);

        if (by == "wheel")
        {
            await page["log"].HoverAsync();
            for (var step = 0; step < 12; step++)
                await page.Page.Mouse.WheelAsync(0, -10);
        }
        else if (by == "key")
        {
            await page.Messages.Last.FocusAsync();
            await page.Page.Keyboard.PressAsync("PageUp");
        }
        else
        {
            await DragBarAsync(page);
        }

        await Assertions.Expect(page["jump-latest"]).ToBeVisibleAsync();
        await talk.Peer.SendAsync(talk.Gateway.Udp, "one more\n");
        await Assertions.Expect(page["jump-latest"]).ToContainTextAsync("1 new");
        Assert.InRange(await ReadingTests.BelowAsync(page), 20, double.MaxValue);
    }

    // A headless browser draws no bar that could be held, so that the hand lies on the log's edge, where one would be, and the
    // log is moved from there.
    private static async Task DragBarAsync(ChatPage page)
    {
        var box = (await page["log"].BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + box.Width - 2, box.Y + box.Height - 20);
        await page.Page.Mouse.DownAsync();
        for (var step = 0; step < 20; step++)
            await page["log"].EvaluateAsync("log => new Promise((done) => { log.scrollTop -= 10; requestAnimationFrame(done); })");
        await page.Page.Mouse.UpAsync();
    }
}
