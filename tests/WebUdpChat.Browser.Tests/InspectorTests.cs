using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What the page shows of a datagram, and what it makes of it.</summary>
public class InspectorTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly byte[] Odd = [0x00, 0x27, 0x25, 0x5C, 0xFF, 0x41, 0x0A, 0x0D, 0x80];

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    [InlineData("drawer")]
    public async Task Datagram_Selected_ShowsItsFactsAndBytes(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, size == "drawer" ? View.Drawer : View.Sized(size));
        var page = talk.Page;
        await SelectOddAsync(talk);
        var inspector = page["inspector"];
        await Assertions.Expect(inspector).ToBeVisibleAsync();
        await Assertions.Expect(inspector).ToContainTextAsync(talk.Peer.Endpoint.ToString());
        await Assertions.Expect(inspector).ToContainTextAsync(talk.Gateway.Udp.ToString());
        await Assertions.Expect(inspector).ToContainTextAsync("9 bytes");
        await Assertions.Expect(inspector.Locator("dd").Nth(2)).ToHaveTextAsync(
            new System.Text.RegularExpressions.Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$"));
        await Assertions.Expect(inspector.Locator(".hex").First).ToContainTextAsync("00 27 25 5c ff 41 0a 0d");
        await Assertions.Expect(inspector.Locator(".ascii").First).ToContainTextAsync(".'%\\.A..");
        await Look.AtAsync(page, $"inspector-{size}");
        if (size == "drawer")
        {
            await inspector.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
            await Assertions.Expect(inspector).ToBeHiddenAsync();
        }
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Datagram_CopiedAsHexAndAsACommand_IsTheSameBytes(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await SelectOddAsync(talk);
        await talk.Page["copy-hex"].ClickAsync();
        await Assertions.Expect(talk.Page["notice"]).ToContainTextAsync("Copied");
        Assert.Equal("00 27 25 5c ff 41 0a 0d 80", await CopiedAsync(talk.Page));
        await talk.Page["copy-command"].ClickAsync();
        await Eventually.TrueAsync(
            async () => (await CopiedAsync(talk.Page)).StartsWith("printf", StringComparison.Ordinal), () => "a command in the clipboard");
        await using var shell = new ChildProcess("sh", ["-c", await CopiedAsync(talk.Page)]);
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(2);
        await using var browser = await talk.Gateway.ConnectAsync();
        await Assertions.Expect(talk.Page["conversation-row"]).ToHaveCountAsync(2);
        var conversation = (await browser.Hub.Hello(new())).Conversations.MaxBy(static one => one.HeadSeq)!;
        Assert.Equal(Odd, (await talk.Gateway.MessagesAsync(conversation.Id)).Messages.Single().Bytes);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Text_Copied_IsTheText(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Page.Messages.Last.ClickAsync();
        await talk.Page.ShowInspectorAsync();
        await talk.Page["copy-text"].ClickAsync();
        await Assertions.Expect(talk.Page["notice"]).ToContainTextAsync("Copied");
        Assert.Equal("hello", await CopiedAsync(talk.Page));
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Datagram_SavedAsACapture_IsReadByWiresharkTools(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await SelectOddAsync(talk);
        var file = await Saved.ByAsync(talk.Page, () => talk.Page["save-pcapng"].ClickAsync());
        var packets = await file.PacketsAsync();
        Assert.Equal([$"{talk.Peer.Endpoint.Port}\t{talk.Gateway.Udp.Port}\t{Convert.ToHexStringLower(Odd)}"], packets);
    }

    private static async Task SelectOddAsync(Talk talk)
    {
        await talk.Peer.SendAsync(talk.Gateway.Udp, Odd);
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(2);
        await talk.Page.Messages.Last.ClickAsync();
        await talk.Page.ShowInspectorAsync();
    }

    private static Task<string> CopiedAsync(ChatPage page) => page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
}
