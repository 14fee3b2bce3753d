using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Api;

public sealed class HttpOutcomesTests
{
    [Theory]
    [InlineData("Invalid", "invalid", 400)]
    [InlineData("NotFound", "not-found", 404)]
    [InlineData("TooLong", "too-long", 413)]
    [InlineData("Conflict", "conflict", 409)]
    [InlineData("Forbidden", "forbidden", 403)]
    [InlineData("Busy", "busy", 429)]
    [InlineData("StorageUnavailable", "storage-unavailable", 503)]
    [InlineData("Restarting", "restarting", 503)]
    public void Of_Kind_HasAStableTypeAndStatus(string kind, string type, int status)
    {
        var refusal = Enum.Parse<RefusalKind>(kind);

        Assert.Equal((type, status), (ProblemTypes.Of(refusal), ProblemTypes.StatusOf(refusal)));
    }

    [Fact]
    public void Of_EveryKind_IsInTheTable() =>
        Assert.Equal(Enum.GetValues<RefusalKind>().Length, Enum.GetValues<RefusalKind>().Select(ProblemTypes.Of).Distinct().Count());

    [Fact]
    public async Task Send_WhileRestarting_IsRefusedAndReadinessGone()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var browser = await gateway.ConnectAsync();

        gateway.Services.GetRequiredService<GatewayRuntime>().StopTaking();
        using var ready = await gateway.Http.GetAsync("/health/ready");
        using var live = await gateway.Http.GetAsync("/health/live");
        using var send = await gateway.Http.PostAsJsonAsync($"/api/conversations/{peer.ConversationId}/messages", new { text = "late" });
        var error = await Assert.ThrowsAsync<HubException>(() => browser.SendAsync(peer.ConversationId, "late"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Equal("unavailable\n", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, send.StatusCode);
        Assert.Contains("urn:webudpchat:problem:restarting", await send.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("restarting: The gateway is restarting.", error.Message, StringComparison.Ordinal);
    }
}
