using System.Diagnostics;
using System.Net.Sockets;
using WebUdpChat.Tests.Api;

namespace WebUdpChat.Tests.Hosting;

public sealed class StopTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Stop_WithOpenPagesScriptsAndAHalfRequest_EndsInTimeAndWell()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var browser = await gateway.ConnectAsync("open");
        using var stream = await EventReader.OpenAsync(gateway.Http, "/api/events?after=0");
        using var half = new TcpClient();
        await half.ConnectAsync(gateway.Page.Host, gateway.Page.Port);
        await half.GetStream().WriteAsync("POST /api/peers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"address\":\""u8.ToArray());
        await half.GetStream().WriteAsync(Enumerable.Repeat((byte)'a', 3_000).ToArray());
        var peer = await browser.Hub.AddPeer(new WebUdpChat.Contract.AddPeerRequest($"127.0.0.1:{FreePort.Next()}"));
        await browser.SendAsync(peer.ConversationId, "last words");
        await stream.ReadUntilAsync(each => each.Type == "messagePosted");

        var clock = Stopwatch.StartNew();
        var code = await gateway.Process.TerminateAsync();

        Assert.Equal(0, code);
        Assert.True(clock.Elapsed < Longest, $"It took {clock.Elapsed}.");
        Assert.Equal("", gateway.Process.ErrorText);
        Assert.DoesNotContain("fail:", gateway.Process.OutputText, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", gateway.Process.OutputText, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadUntilAsync(_ => false));
    }

    [Fact]
    public async Task Stop_Idle_IsQuickAndWell()
    {
        await using var gateway = await GatewayProcess.StartAsync();

        Assert.Equal(0, await gateway.Process.TerminateAsync());
        Assert.Equal("", gateway.Process.ErrorText);
    }
}
