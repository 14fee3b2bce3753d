using System.Text.Json;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A thousand datagrams that mean harm: they are read, and nothing else comes of them.</summary>
public class HostileTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Count = 1_000;
    private const int AtOnce = 50;

    private const string Trap =
        """
        window.caught = [];
        window.hit = () => caught.push("executed");
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => caught.push(`${violatedDirective} ${blockedURI} ${sample}`));
        """;

    // What is drawn now: each row's message and edges, and whatever does not belong into a log.
    private const string Drawn =
        """
        (log) => {
          const made = "P SPAN DIV ARTICLE TIME BDI A CODE BUTTON".split(" ");
          const feed = log.querySelector("[role=feed]");
          const foreign = [...feed.querySelectorAll("*")].filter((part) => !made.includes(part.tagName)
            || [...part.attributes].some(({ name }) => name.startsWith("on"))
            || (part.tagName === "A" && !/^https?:\/\//.test(part.getAttribute("href"))));
          const rows = [...feed.querySelectorAll("article")].map((row) => {
            const { top, bottom, left, right } = row.getBoundingClientRect();
            const columns = ["time", ".sender", ".body"].map((column) => Math.round(row.querySelector(column).getBoundingClientRect().left));
            const text = row.querySelector("[data-testid=message-text]").getBoundingClientRect();
            return { id: row.dataset.messageId, place: Number(row.dataset.place), top, bottom, left, right, columns: columns.join(),
              sticksOut: text.width > 0 && (text.left < left - 1 || text.right > right + 1 || text.top < top - 1 || text.bottom > bottom + 1)
                && JSON.stringify([text, row.getBoundingClientRect(), row.outerHTML.slice(0, 3000)]) };
          });
          rows.sort((a, b) => a.place - b.place);
          const faults = foreign.map((part) => `foreign: ${part.outerHTML.slice(0, 200)}`);
          rows.forEach((row, i) => {
            const before = rows[i - 1];
            if (before && row.place === before.place + 1 && Math.abs(row.top - before.bottom) > 80) faults.push(`gap before ${row.id}`);
            if (before && row.top < before.bottom - 1) faults.push(`${row.id} overlaps ${before.id}`);
            if (row.columns !== rows[0].columns || row.left !== rows[0].left || row.right !== rows[0].right) faults.push(`${row.id} is out of line`);
            if (row.sticksOut) faults.push(`${row.id} sticks out: ${row.sticksOut}`);
          });
          const isEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 2;
          return { rows: rows.map(({ id }) => id), faults, isEnd };
        }
        """;

    [Fact]
    public async Task Payloads_OfAThousandKinds_AreTextAndStayInTheirRows()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Desktop, static profile => profile.AddInitScriptAsync(Trap));
        page.Page.Dialog += (_, dialog) => Assert.Fail($"a dialog: {dialog.Message}");
        await page.ExpectConnectedAsync();
        var ids = await SendAsync(gateway);

        await Assertions.Expect(page.Messages.Last).ToHaveAttributeAsync("data-message-id", ids[^1]);
        await ToTheTopAsync(page, ids[0]);
        Assert.Equal(ids, await WalkAsync(page));
        for (var index = 0; index < Count; index += Count / 20)
            await page.Page.EvaluateAsync("id => document.querySelector(`[data-message-id='${id}']`)?.click()", ids[index]);
        await page.ShowPeersAsync();
        await Look.AssertAccessibleAsync(page.Page, "hostile");
        await page.ScreenshotAsync("hostile-desktop-light");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("caught"));
    }

    private static async Task<string[]> SendAsync(Gateway gateway)
    {
        using var peer = new UdpPeer();
        await using var browser = await gateway.ConnectAsync();
        foreach (var chunk in Hostile.Payloads(Count).Chunk(AtOnce))
        {
            var before = browser.Messages.Count;
            foreach (var payload in chunk)
                await peer.SendAsync(gateway.Udp, payload);
            await Eventually.TrueAsync(() => browser.Messages.Count == before + chunk.Length, "the datagrams to become messages");
        }

        return [.. browser.Messages.Select(static message => message.Id)];
    }

    // Pages that come in front move the log, so it is at its top when it has stayed there.
    private static Task ToTheTopAsync(ChatPage page, string first) => Eventually.TrueAsync(
        () => page["log"].EvaluateAsync<bool>(
            """
            async (log, first) => {
              log.scrollTo(0, 0);
              for (let frame = 0; frame < 20; frame++) {
                await new Promise(requestAnimationFrame);
                if (log.scrollTop > 0 || log.querySelector("article")?.dataset.messageId !== first) return false;
              }
              return true;
            }
            """,
            first),
        () => "the first message");

    private static async Task<List<string>> WalkAsync(ChatPage page)
    {
        var seen = new List<string>();
        for (var isEnd = false; !isEnd;)
        {
            var drawn = await page["log"].EvaluateAsync<JsonElement>(Drawn);
            var faults = string.Join('\n', drawn.GetProperty("faults").EnumerateArray());
            Assert.True(faults.Length == 0, faults);
            seen.AddRange(drawn.GetProperty("rows").EnumerateArray().Select(static id => id.GetString()!).Where(id => !seen.Contains(id)));
            isEnd = drawn.GetProperty("isEnd").GetBoolean();
            await page["log"].EvaluateAsync(
                "log => new Promise((done) => { log.scrollBy(0, log.clientHeight * 0.7); requestAnimationFrame(() => requestAnimationFrame(done)); })");
        }

        return seen;
    }
}
