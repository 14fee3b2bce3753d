using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using WebUdpChat.Contract;

namespace WebUdpChat.Browser.Tests;

/// <summary>Weather, fault lab, probe and capture on the page.</summary>
public class WeatherTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Lab_TurnedOn_IsLoudMarksMessagesAndGoes(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await OpenAsync(page);
        await TabAsync(page, "Fault lab");
        await page["lab-loss"].FillAsync("100");
        await page.Page.GetByText("out", new() { Exact = true }).ClickAsync();
        await Look.AtAsync(page, $"weather-lab-{size}");
        await page["lab-turn-on"].ClickAsync();
        await Assertions.Expect(page["lab-banner"]).ToContainTextAsync("Fault lab on: text");
        await page["weather-close"].ClickAsync();

        await page.SendAsync("gone");
        var row = await page.ExpectMessageAsync("gone");
        await Assertions.Expect(row.GetByTestId("lab-mark")).ToContainTextAsync("lost");
        await row.ClickAsync();
        await page.ShowInspectorAsync();
        await Assertions.Expect(page["inspector"]).ToContainTextAsync("Fault lab");
        await Look.AtAsync(page, $"weather-mark-{size}");

        await page["lab-show"].ClickAsync();
        await TabAsync(page, "Fault lab");
        await Assertions.Expect(page["lab-counters"]).ToContainTextAsync("What left");
        await Look.AtAsync(page, $"weather-lab-on-{size}");
        await page["lab-off"].ClickAsync();
        await Assertions.Expect(page["lab-banner"]).ToHaveCountAsync(0);
        await page["weather-close"].ClickAsync();
        if (await page["pane-messages"].IsVisibleAsync())
            await page["pane-messages"].ClickAsync();
        await page.SendAsync("there");
        Assert.Equal("there\n", await talk.Peer.ReceiveTextAsync());
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Weather_WithTraffic_IsPlottedBesideNumbersAndPauses(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await OpenAsync(page);
        for (var i = 0; i < 40; i++)
            await talk.Peer.SendAsync(talk.Gateway.Udp, new string('x', 10 * i));
        var numbers = page["weather-numbers"];
        var read = await ReadAsync(talk.Gateway, counters => counters.Read > 40 && counters.Read == counters.Journaled + counters.Dropped.Values.Sum());
        var total = numbers.Locator("tbody tr").First.Locator("td").Last; // datagrams in, since the start
        await Assertions.Expect(total).ToHaveTextAsync($"{read}");
        Assert.Contains($"webudpchat_datagrams_read_total{{listener=\"text\"}} {read}\n", await talk.Gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        await Assertions.Expect(page["traffic-plot"].Locator("canvas")).ToBeVisibleAsync();
        await Look.AtAsync(page, $"weather-{size}");

        await page["weather-pause"].ClickAsync();
        await talk.Peer.SendAsync(talk.Gateway.Udp, "while paused");
        await ReadAsync(talk.Gateway, counters => counters.Read == read + 1);
        await Assertions.Expect(total).ToHaveTextAsync($"{read}");
        await page["weather-pause"].ClickAsync();
        await Assertions.Expect(total).ToHaveTextAsync($"{read + 1}");

        await page["weather-place"].SelectOptionAsync(await page["weather-place"].Locator("option").Filter(new() { HasText = "Peer" }).First.GetAttributeAsync("value") ?? "");
        await Assertions.Expect(total).ToHaveTextAsync($"{read + 1}");
        await page["weather-close"].ClickAsync();
        await page.ShowInspectorAsync();
        if (await page["weather-show"].IsVisibleAsync())
        {
            await page["weather-show"].ClickAsync();
            await Assertions.Expect(page["small-weather"].Locator("canvas")).ToBeVisibleAsync();
            await Look.AtAsync(page, $"weather-inspector-{size}");
        }
    }

    [Fact]
    public async Task Capture_Downloaded_IsACapture()
    {
        await using var talk = await Talk.StartAsync(chromium, View.Desktop);
        await OpenAsync(talk.Page);
        var download = await talk.Page.Page.RunAndWaitForDownloadAsync(() => talk.Page["capture"].ClickAsync());

        Assert.Equal("webudpchat-text.pcapng", download.SuggestedFilename);
        await download.CancelAsync();
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Probe_OfAnotherGateway_Reports(string size)
    {
        await using var there = await HostedGateway.StartAsync();
        await using var gateway = await HostedGateway.StartAsync();
        await (await there.Http.PutAsJsonAsync("/api/probes/answers", new { listener = "text", on = true })).Content.ReadAsStringAsync();
        await gateway.Http.PostAsJsonAsync("/api/peers", new { address = there.Udp.ToString(), name = "other gateway" });
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await OpenAsync(page);
        await TabAsync(page, "Probe");
        await page["probe-seconds"].FillAsync("3");
        await page["probe-start"].ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-testid=probe][data-stage=done]")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await Assertions.Expect(page["probe-counts"].Locator("tbody tr").First.Locator("td").First).ToHaveTextAsync("300");
        await Assertions.Expect(page["probe-plot"].Locator("canvas")).ToBeVisibleAsync();
        await Look.AtAsync(page, $"weather-probe-{size}");
        var export = await page.Page.RunAndWaitForDownloadAsync(() => page["probe-export"].ClickAsync());
        Assert.Equal(301, (await File.ReadAllLinesAsync(await export.PathAsync(), Encoding.UTF8)).Length);
        await page["probe-answers"].ClickAsync();
        await Eventually.TrueAsync(async () => (await gateway.Http.GetStringAsync("/api/probes")).Contains("\"answeringListeners\":[\"text\"]", StringComparison.Ordinal), () => "the answers to be on");
    }

    private static async Task OpenAsync(ChatPage page)
    {
        if (await page["weather-open"].IsVisibleAsync())
        {
            await page["weather-open"].ClickAsync();
        }
        else
        {
            await page["settings"].ClickAsync();
            await page["settings-weather"].ClickAsync();
        }

        await Assertions.Expect(page["weather"]).ToBeVisibleAsync();
    }

    private static Task TabAsync(ChatPage page, string name) => page["weather-tabs"].GetByText(name, new() { Exact = true }).ClickAsync();

    private static async Task<long> ReadAsync(Gateway gateway, Predicate<ListenerCountersView> isThere)
    {
        ListenerCountersView? counters = null;
        await Eventually.TrueAsync(async () => isThere(counters = (await gateway.StatusAsync()).Listeners[0].Counters), () => $"the counters; they are {counters}");
        return counters!.Read;
    }
}
