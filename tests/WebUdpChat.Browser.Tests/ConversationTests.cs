using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What is said on one side and seen on the other.</summary>
public class ConversationTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task Talk_WithNetcat_IsSeenOnBothSides(string viewName)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await using var terminal = new ChildProcess("nc.openbsd", ["-u", "127.0.0.1", $"{gateway.Udp.Port}"]);
        await terminal.WriteAsync("Grüße aus dem Terminal 👋🏽\n");
        await page.OpenFirstConversationAsync();
        var heard = await page.ExpectMessageAsync("Grüße aus dem Terminal 👋🏽");
        await Assertions.Expect(heard).ToHaveAttributeAsync("data-direction", "in");

        await page.SendAsync("Et à toi, 漢字 aussi");
        await terminal.WaitForOutputAsync("Et à toi, 漢字 aussi\n");
        var said = await page.ExpectMessageAsync("Et à toi, 漢字 aussi");
        await Assertions.Expect(said).ToHaveAttributeAsync("data-direction", "out");
        await Assertions.Expect(said.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "sent");
        await Assertions.Expect(page["composer"]).ToHaveValueAsync("");
        await page.ScreenshotAsync($"conversation-{viewName}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Message_OfSeveralLines_KeepsThem(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Peer.SendAsync(talk.Gateway.Udp, "one\ntwo\n\nfour\n");
        var text = talk.Page.Messages.Last.GetByTestId("message-text");
        await Assertions.Expect(text).ToHaveTextAsync("one\ntwo\n\nfour", new() { UseInnerText = true });

        await talk.Page["composer"].FillAsync("five\nsix");
        await talk.Page["send"].ClickAsync();
        Assert.Equal("five\nsix\n", await talk.Peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task Message_ThatLooksLikeHtml_IsText()
    {
        await using var talk = await Talk.StartAsync(chromium);
        const string Text = "<img src=x onerror=alert(1)> <b>bold</b> &amp; {{7*7}}";
        await talk.Peer.SendAsync(talk.Gateway.Udp, Text);
        await talk.Page.ExpectMessageAsync(Text);
        await Assertions.Expect(talk.Page["log"].Locator("img, b")).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Datagram_ThatIsNotUtf8_IsShownAsBytes(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Peer.SendAsync(talk.Gateway.Udp, new byte[] { 0xC3, 0x28, 0xFF });
        var message = talk.Page.Messages.Last;
        await Assertions.Expect(message).ToContainTextAsync("c3 28 ff", new() { IgnoreCase = true });
        await Assertions.Expect(message).ToContainTextAsync("not valid utf-8", new() { IgnoreCase = true });
        await talk.Page.ScreenshotAsync($"bytes-{size}");
    }

    [Fact]
    public async Task Datagram_ThatIsEmpty_IsShownAsSuch()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Peer.SendAsync(talk.Gateway.Udp, ReadOnlyMemory<byte>.Empty);
        await Assertions.Expect(talk.Page.Messages.Last).ToContainTextAsync("(empty datagram)");
    }

    [Fact]
    public async Task Send_TooLongForADatagram_IsRefusedWithTheLimit()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Page.SendAsync(new string('x', UdpPeer.MaxPayload + 1));
        await Assertions.Expect(talk.Page.Page.Locator("body")).ToContainTextAsync("65,507");
        await Assertions.Expect(talk.Page.Page.Locator("body")).ToContainTextAsync("too long", new() { IgnoreCase = true });
        await talk.Page.ScreenshotAsync("too-long");

        await talk.Page.SendAsync("short enough");
        Assert.Equal("short enough\n", await talk.Peer.ReceiveTextAsync());
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Send_ByEnter_SendsAndKeepsTheFocus()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Page["composer"].FillAsync("by the keyboard alone");
        await talk.Page["composer"].PressAsync("Enter");
        Assert.Equal("by the keyboard alone\n", await talk.Peer.ReceiveTextAsync());
        await Assertions.Expect(talk.Page["composer"]).ToBeFocusedAsync();
    }
}
