using System.Net;
using System.Net.WebSockets;

namespace WebUdpChat.Tests.Access;

public sealed class SecurityHeaderTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string Policy = "Content-Security-Policy";

    [Theory]
    [InlineData("/")]
    [InlineData("/api/status")]
    [InlineData("/nothing/here")]
    public async Task Answer_ThatIsShown_HasThem(string address)
    {
        using var answer = await gateway.Http.GetAsync(address);

        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues(Policy)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatOpensAWebSocket_HasNoneToKeep()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new UriBuilder(gateway.Page) { Scheme = "ws", Path = "/hub" }.Uri, CancellationToken.None);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        Assert.DoesNotContain(Policy, socket.HttpResponseHeaders!.Keys);
    }
}
