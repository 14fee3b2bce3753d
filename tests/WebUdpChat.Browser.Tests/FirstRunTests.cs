using System.Net;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The page of a gateway that nobody has written to yet.</summary>
public class FirstRunTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task FirstRun_OnEachScreen_ShowsTheLinesToTry(string viewName)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await Assertions.Expect(page["first-run"]).ToBeVisibleAsync();
        await Assertions.Expect(page["first-run-command"]).ToContainTextAsync($"nc -u -w1 127.0.0.1 {gateway.Udp.Port}");
        await Assertions.Expect(page["first-run-both"]).ToHaveTextAsync($"nc -u 127.0.0.1 {gateway.Udp.Port}");
        await page.ScreenshotAsync($"first-run-{viewName}");
    }

    [Fact]
    public async Task FirstRunCommand_RunAsItIsShown_BringsItsSenderAndMessage()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await using var shell = new ChildProcess("bash", ["-c", await page["first-run-command"].InnerTextAsync()]);
        await page.OpenFirstConversationAsync();
        await page.ExpectMessageAsync("hello");
    }

    [Fact]
    public async Task FirstRunCommandForBothWays_RunAsItIsShown_TalksBothWays()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await using var shell = new ChildProcess("bash", ["-c", await page["first-run-both"].InnerTextAsync()]);
        await shell.WriteAsync("good morning\n");
        await page.OpenFirstConversationAsync();
        await page.ExpectMessageAsync("good morning");
        await page.SendAsync("to you too");
        await shell.WaitForOutputAsync("to you too\n");
    }

    [Fact]
    public async Task SendTest_Pressed_BringsAMessage()
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.OpenAsync(gateway);
        await page["send-test"].ClickAsync();
        await page.OpenFirstConversationAsync();
        await Assertions.Expect(page.Messages).ToHaveCountAsync(1);
        await Assertions.Expect(page.Messages).ToHaveAttributeAsync("data-direction", "in");
    }

    [Fact]
    public async Task Remote_NamedAtTheStart_IsThereOnFirstOpen()
    {
        using var peer = new UdpPeer();
        await using var gateway = await GatewayProcess.StartAsync(new() { Arguments = ["--remote", peer.Endpoint.ToString()] });
        await using var page = await chromium.OpenAsync(gateway);
        await page.OpenFirstConversationAsync();
        await page.SendAsync("are you there?");
        var (payload, from) = await peer.ReceiveAsync();
        Assert.Equal("are you there?\n"u8, payload);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, gateway.Udp.Port), from);
    }
}
