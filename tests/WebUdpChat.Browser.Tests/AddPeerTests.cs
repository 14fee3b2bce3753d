using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Adding a peer that has not written yet.</summary>
public class AddPeerTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("desktop-light")]
    [InlineData("phone-light")]
    public async Task AddPeer_WithAddressAndName_OpensAConversationThatReachesIt(string viewName)
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await AddAsync(page, peer.Endpoint.ToString(), "Sensor in the attic");
        await page.SendAsync("status?");
        Assert.Equal("status?\n", await peer.ReceiveTextAsync());

        await peer.SendAsync(gateway.Udp, "all well\n");
        await page.ExpectMessageAsync("all well");
        await Assertions.Expect(page.Page.Locator("body")).ToContainTextAsync("Sensor in the attic");
        await page.ScreenshotAsync($"added-peer-{viewName}");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("[::1")]
    [InlineData("")]
    public async Task AddPeer_WithAWrongAddress_SaysWhatIsWrongAndKeepsWhatWasTyped(string address)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await AddAsync(page, address, "Nobody");
        await Assertions.Expect(page["add-peer-error"]).ToBeVisibleAsync();
        await Assertions.Expect(page["add-peer-error"]).Not.ToBeEmptyAsync();
        await Assertions.Expect(page["peer-address"]).ToHaveValueAsync(address);
        await Assertions.Expect(page["peer-name"]).ToHaveValueAsync("Nobody");
    }

    [Fact]
    public async Task AddPeer_ThatListensWithNetcat_IsReachedFirst()
    {
        var port = FreePort.Next();
        await using var listener = new ChildProcess("nc.openbsd", ["-u", "-l", "127.0.0.1", $"{port}"]);
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await AddAsync(page, $"127.0.0.1:{port}", "");
        await page.SendAsync("knock knock");
        await listener.WaitForOutputAsync("knock knock\n");
        await listener.WriteAsync("who is there?\n");
        await page.ExpectMessageAsync("who is there?");
    }

    private static async Task AddAsync(ChatPage page, string address, string name)
    {
        await page.ShowPeersAsync();
        await page["add-peer"].ClickAsync();
        await page["peer-address"].FillAsync(address);
        await page["peer-name"].FillAsync(name);
        await page["add-peer-submit"].ClickAsync();
    }
}
