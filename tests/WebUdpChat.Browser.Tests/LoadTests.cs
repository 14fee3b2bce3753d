using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What the page costs to load, and to keep open while a thousand messages come each second.</summary>
public class LoadTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int PerSecond = 1_000;
    private const int MaxKilobytes = 90;

    // What a browser fetches until it is connected; in Japanese, whose texts are the longest that are fetched on top of the English ones.
    [Fact]
    public async Task ScriptAndStyle_LoadedFirst_AreSmall()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = "ja" }, static _ => Task.CompletedTask);
        await Assertions.Expect(page["connection"]).ToContainTextAsync("接続済み");
        var paths = await page.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => /\\.(js|css)$/.test(path))");
        Assert.Contains(paths, static path => path.Contains("/ja-", StringComparison.Ordinal));
        Assert.DoesNotContain(paths, static path => path.Contains("/Doctor-", StringComparison.Ordinal));
        var bytes = paths.Distinct().Sum(static path =>
            Compressed(File.ReadAllBytes(Path.Join(BuiltFiles.RepositoryRoot, "artifacts", "web", path))));
        await Figures.WriteAsync($"script and style, brotli: {bytes / 1000.0:0.0} kB of at most {MaxKilobytes} kB");
        Assert.InRange(bytes, 1, MaxKilobytes * 1000);
    }

    [Fact]
    public async Task FirstPaint_OnLoopback_ComesWithinASecond()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            await using var page = await chromium.OpenAsync(gateway);
            best = Math.Min(best, await page.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }

        await Figures.WriteAsync($"first contentful paint on loopback, best of 3: {best:0} ms");
        Assert.InRange(best, 0, 1_000);
    }

    [Fact]
    public Task Reader_WhileAThousandMessagesASecondCome_KeepsThePlace() => ReadUnderLoadAsync(there: 5_000, seconds: 5);

    [Fact]
    [Trait("Category", "Long")]
    public Task Reader_WithAHundredThousandThere_KeepsThePlace() => ReadUnderLoadAsync(there: 100_000, seconds: 30);

    private async Task ReadUnderLoadAsync(int there, int seconds)
    {
        await using var gateway = await GatewayProcess.StartAsync();
        using var peer = new UdpPeer();
        await FillAsync(gateway, peer, there);
        await using var page = await chromium.OpenAsync(gateway);
        await GoBackAsync(page);
        var place = await PlaceAsync(page);
        var thread = await MainThread.OfAsync(page);
        var before = await thread.TakeAsync();
        await StreamAsync(gateway, peer, seconds);
        await Assertions.Expect(page["jump-latest"]).ToContainTextAsync($"{seconds * PerSecond} new");
        var after = await thread.TakeAsync();

        var cpu = (after.BusySeconds - before.BusySeconds) / (after.Seconds - before.Seconds) * 100;
        await Figures.WriteAsync(
            $"{PerSecond}/s for {seconds} s with {there:N0} there: main thread {cpu:0} %, heap {before.HeapMiB:0} -> {after.HeapMiB:0} MiB, "
            + $"place {place} -> {await PlaceAsync(page)}");
        Assert.Equal(place, await PlaceAsync(page));
        // A message held is an object with two dozen fields: about a kilobyte.
        Assert.InRange(after.HeapMiB - before.HeapMiB, -1_000, 10 + (seconds * PerSecond * 2 / 1024.0));
    }

    private static async Task FillAsync(GatewayProcess gateway, UdpPeer peer, int count)
    {
        const int AtOnce = 500;
        for (var sent = 0; sent < count;)
        {
            for (var end = sent + AtOnce; sent < end; sent++)
                await peer.SendAsync(gateway.Udp, sent == count / 2 ? "halfway\n" : $"temp={sent % 40}.5 hum=40 n={sent}\n");
            var wanted = sent;
            await Eventually.TrueAsync(
                async () => (await gateway.StatusAsync()).Listeners[0].Counters.Journaled >= wanted, () => $"{wanted} messages in the journal");
        }
    }

    // The reader searches for a message in the middle, so that all after it is loaded, and some of what is before.
    private static async Task GoBackAsync(ChatPage page)
    {
        await page["search"].ClickAsync();
        await page["search-field"].FillAsync("halfway");
        await page["search-result"].ClickAsync();
        await Assertions.Expect(page.MessageWith("halfway")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        string place = "";
        await Eventually.TrueAsync(async () => place == (place = await PlaceAsync(page)), () => "the list to come to rest");
    }

    private static async Task StreamAsync(GatewayProcess gateway, UdpPeer peer, int seconds)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var clock = Stopwatch.StartNew();
        for (var sent = 0; sent < seconds * PerSecond;)
        {
            await pace.WaitForNextTickAsync();
            for (var due = Math.Min(seconds * PerSecond, (int)(clock.Elapsed.TotalSeconds * PerSecond)); sent < due; sent++)
                await peer.SendAsync(gateway.Udp, $"temp={sent % 40}.5 hum=41 live={sent}\n");
        }
    }

    private static Task<string> PlaceAsync(ChatPage page) => page["log"].EvaluateAsync<string>(
        """
        (log) => {
          const row = [...log.querySelectorAll("article")].find((one) => one.textContent.includes("halfway"));
          return row ? `${row.dataset.messageId} at ${Math.round(row.getBoundingClientRect().top)}` : "gone";
        }
        """);

    private static int Compressed(byte[] bytes)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        Assert.True(BrotliEncoder.TryCompress(bytes, target, out var written, quality: 11, window: 22));
        return written;
    }
}
