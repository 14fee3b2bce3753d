using System.Text.Json;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A conversation as a file.</summary>
public class ExportTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Export_InEachFormat_HoldsTheConversation(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page.SendAsync("Grüße");
        Assert.Equal("Grüße\n", await talk.Peer.ReceiveTextAsync());
        await Assertions.Expect(page.Messages.Last.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "sent");
        await page["export"].ClickAsync();
        await Look.AtAsync(page, $"export-{size}");
        await page.Page.Keyboard.PressAsync("Escape");

        var text = await (await ExportAsync(page, "txt")).TextAsync();
        Assert.Contains("hello", text, StringComparison.Ordinal);
        Assert.Contains("Grüße", text, StringComparison.Ordinal);

        var lines = (await (await ExportAsync(page, "jsonl")).TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["hello", "Grüße"], lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()));

        var (peer, own) = (talk.Peer.Endpoint.Port, talk.Gateway.Udp.Port);
        var packets = await (await ExportAsync(page, "pcapng")).PacketsAsync();
        Assert.Equal([$"{peer}\t{own}\t{Hex("hello\n")}", $"{own}\t{peer}\t{Hex("Grüße\n")}"], packets);
    }

    private static async Task<Saved> ExportAsync(ChatPage page, string format)
    {
        await page["export"].ClickAsync();
        return await Saved.ByAsync(page, () => page[$"export-{format}"].ClickAsync());
    }

    private static string Hex(string text) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
}
