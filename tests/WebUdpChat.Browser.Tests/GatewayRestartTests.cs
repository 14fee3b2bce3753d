using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A gateway that goes away and comes back while the page stays open.</summary>
public class GatewayRestartTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Page_WhenTheGatewayComesBack_ReconnectsByItselfWithItsHistory()
    {
        var gateway = await GatewayProcess.StartAsync();
        await using var talk = await Talk.StartAsync(chromium, gateway);
        talk.Page.Watch.GatewayMayBeAway = true;
        await talk.Page.SendAsync("before");
        Assert.Equal("before\n", await talk.Peer.ReceiveTextAsync());

        Assert.Equal(0, await gateway.Process.TerminateAsync());
        await Assertions.Expect(talk.Page["banner"]).ToBeVisibleAsync();
        await Assertions.Expect(talk.Page["connection"]).Not.ToContainTextAsync("Connected");
        await talk.Page.ExpectMessageAsync("before");
        await talk.Page.ScreenshotAsync("reconnecting");

        await gateway.RestartAsync();
        await talk.Page.ExpectConnectedAsync();
        await Assertions.Expect(talk.Page["banner"]).ToBeHiddenAsync();
        await talk.Page.ExpectMessageAsync("hello");
        await talk.Page.ExpectMessageAsync("before");
        await talk.Peer.SendAsync(gateway.Udp, "welcome back\n");
        await talk.Page.ExpectMessageAsync("welcome back");
        await Assertions.Expect(talk.Page["conversation-row"]).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Message_WrittenWhileTheGatewayIsAway_IsSentOnceWhenItIsBack()
    {
        var gateway = await GatewayProcess.StartAsync();
        await using var talk = await Talk.StartAsync(chromium, gateway);
        talk.Page.Watch.GatewayMayBeAway = true;
        await gateway.Process.KillAsync();
        await Assertions.Expect(talk.Page["banner"]).ToBeVisibleAsync();
        await talk.Page.SendAsync("written while away");

        await gateway.RestartAsync();
        await talk.Page.ExpectConnectedAsync();
        Assert.Equal("written while away\n", await talk.Peer.ReceiveTextAsync());
        await talk.Page.SendAsync("and after");
        Assert.Equal("and after\n", await talk.Peer.ReceiveTextAsync());
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(3);
    }
}
