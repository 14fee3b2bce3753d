using System.Text;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>What the field under the messages can do.</summary>
public class WritingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Hex_GoodAndBad_IsSentOrSaysWhereItIsWrong(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page.Page.GetByText("Hex", new() { Exact = true }).ClickAsync();
        await page.SendAsync("01 9f g0");
        await Assertions.Expect(page["composer-fault"]).ToContainTextAsync("“g” at place 7 is not a hex digit");
        await Look.AtAsync(page, $"bad-hex-{size}");
        await page.SendAsync("01 9f f");
        await Assertions.Expect(page["composer-fault"]).ToContainTextAsync("half a byte");
        await page.SendAsync("01 9f ff");
        Assert.Equal([0x01, 0x9f, 0xff], (await talk.Peer.ReceiveAsync()).Payload);
        await Assertions.Expect(page.Messages).ToHaveCountAsync(2);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task ByteCounter_AtEachMark_SaysWhatItMeans(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var before = "fits";
        foreach (var (most, mark) in new[] { (1_200, "careful"), (1_472, "fragments"), (UdpPeer.MaxPayload, "tooLong") })
        {
            // The line feed is a byte of the datagram as well.
            await ExpectMarkAsync(talk.Page, most - 1, before);
            await ExpectMarkAsync(talk.Page, most, mark);
            before = mark;
        }

        await Look.AtAsync(talk.Page, $"too-long-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task CharsetAndTerminator_OfAPeer_AreWhatItIsSent(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["conversation-menu"].ClickAsync();
        await page["peer-settings"].ClickAsync();
        await Assertions.Expect(page["peer-save"]).ToBeInViewportAsync();
        await page["peer-charset"].SelectOptionAsync("iso-8859-1");
        await page["peer-terminator"].SelectOptionAsync("crlf");
        await Look.AtAsync(page, $"peer-settings-{size}");
        await page["peer-save"].ClickAsync();
        await Assertions.Expect(page["peer-save"]).ToHaveCountAsync(0);
        await page.SendAsync("Grüße");
        Assert.Equal(Encoding.Latin1.GetBytes("Grüße\r\n"), (await talk.Peer.ReceiveAsync()).Payload);
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Emoji_Picked_StandsWhereTheCursorWas(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["composer"].FillAsync("ab");
        await page["composer"].PressAsync("ArrowLeft");
        await page["emoji"].ClickAsync();
        await Look.AtAsync(page, $"emoji-{size}");
        await page.Page.GetByRole(AriaRole.Group, new() { Name = "Emoji" }).GetByRole(AriaRole.Button).First.ClickAsync();
        var text = await page["composer"].InputValueAsync();
        Assert.StartsWith("a", text, StringComparison.Ordinal);
        Assert.EndsWith("b", text, StringComparison.Ordinal);
        Assert.True(text.Length > 2);
        await page["composer"].PressAsync("Enter");
        Assert.Equal(text + "\n", await talk.Peer.ReceiveTextAsync());
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task History_BySteps_BringsBackWhatWasSent(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var field = talk.Page["composer"];
        foreach (var text in new[] { "first", "second" })
        {
            await talk.Page.SendAsync(text);
            await talk.Page.ExpectMessageAsync(text);
        }

        await field.PressAsync("ArrowUp");
        await Assertions.Expect(field).ToHaveValueAsync("second");
        await field.PressAsync("ArrowUp");
        await Assertions.Expect(field).ToHaveValueAsync("first");
        await field.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveValueAsync("second");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Drafts_OfTwoConversations_OutliveAReload(string size)
    {
        using var other = new UdpPeer();
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await other.SendAsync(talk.Gateway.Udp, "me too\n");
        var page = talk.Page;
        await Assertions.Expect(page["conversation-row"]).ToHaveCountAsync(2);
        var ids = await page["conversation-row"].EvaluateAllAsync<string[]>("rows => rows.map((row) => row.dataset.conversationId)");
        foreach (var id in ids)
        {
            await page.OpenConversationAsync(id);
            await page["composer"].FillAsync($"draft for {id}");
        }

        await page.Page.ReloadAsync();
        await page.ExpectConnectedAsync();
        foreach (var id in ids)
        {
            await page.OpenConversationAsync(id);
            await Assertions.Expect(page["composer"]).ToHaveValueAsync($"draft for {id}");
        }
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task SendFailed_ByAClosedPort_SaysWhyAndCanBeSentAgain(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await using var browser = await gateway.ConnectAsync();
        var port = FreePort.Next();
        var added = await browser.Hub.AddPeer(new($"127.0.0.1:{port}"));
        await page.OpenConversationAsync(added.ConversationId);
        await page.SendAsync("anybody there?");
        var message = await page.ExpectMessageAsync("anybody there?");
        await Assertions.Expect(message.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "unreachable");
        await Assertions.Expect(message).ToContainTextAsync("Nobody listens there");
        await ExpectBelowAsync(message.GetByTestId("delivery"), message.GetByTestId("message-text"));
        await Look.AtAsync(page, $"send-failed-{size}");

        using var peer = new UdpPeer(port: port);
        await message.GetByTestId("send-again").ClickAsync();
        Assert.Equal("anybody there?\n", await peer.ReceiveTextAsync());
        await Assertions.Expect(page.Messages.Last.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "sent");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Repeat_Started_SendsUntilItIsStopped(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["composer"].FillAsync("ping");
        await page["repeat"].ClickAsync();
        await page["repeat-ms"].FillAsync("100");
        await Look.AtAsync(page, $"repeat-{size}");
        await page["repeat-start"].ClickAsync();
        for (var count = 0; count < 3; count++)
            Assert.Equal("ping\n", await talk.Peer.ReceiveTextAsync());
        await page["repeat-stop"].ClickAsync();
        await Assertions.Expect(page["repeat"]).ToBeVisibleAsync();
        await page["composer"].FillAsync("end");
        await page["send"].ClickAsync();
        await Eventually.TrueAsync(async () => await talk.Peer.ReceiveTextAsync() == "end\n", () => "the end");
        await page.ExpectMessageAsync("end");
        await Assertions.Expect(page.Messages.Last).ToContainTextAsync("end");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task SavedMessage_AfterAReload_CanBePickedAndForgotten(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        var page = talk.Page;
        await page["composer"].FillAsync("cal --zero");
        await page["saved"].ClickAsync();
        await page["save-message"].ClickAsync();
        await Assertions.Expect(page["saved-message"]).ToHaveTextAsync("cal --zero");
        await Look.AtAsync(page, $"saved-{size}");
        await page["composer"].FillAsync("");
        await page.Page.ReloadAsync();
        await page["saved"].ClickAsync();
        await page["saved-message"].ClickAsync();
        await Assertions.Expect(page["composer"]).ToHaveValueAsync("cal --zero");
        await page["saved"].ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Forget “cal --zero”" }).ClickAsync();
        await Assertions.Expect(page["saved-message"]).ToHaveCountAsync(0);
    }

    // However long the reason is, the text keeps its width.
    private static async Task ExpectBelowAsync(ILocator lower, ILocator upper)
    {
        var (below, above) = ((await lower.BoundingBoxAsync())!, (await upper.BoundingBoxAsync())!);
        Assert.True(below.Y >= above.Y + above.Height - 1, $"{below.Y} is not below {above.Y} + {above.Height}");
    }

    private static async Task ExpectMarkAsync(ChatPage page, int characters, string mark)
    {
        await page["composer"].FillAsync(new string('x', characters));
        await Assertions.Expect(page["byte-counter"]).ToContainTextAsync($"{characters + 1:N0}");
        await Assertions.Expect(page["byte-counter"]).ToHaveAttributeAsync("data-mark", mark);
    }
}
