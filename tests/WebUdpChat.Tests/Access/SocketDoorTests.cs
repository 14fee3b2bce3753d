using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Hubs;
using GatewayOptions = WebUdpChat.Configuration.GatewayOptions;

namespace WebUdpChat.Tests.Access;

public sealed class SocketDoorTests
{
    private readonly GatewayOptions _options = new();
    private readonly LimitCounters _counters = new();
    private readonly Lazy<ConnectionDelegate> _guard;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _open = [];

    public SocketDoorTests() => _guard = new(() =>
    {
        var options = Options.Create(_options);
        return new SocketDoor(options, new ProxyNetworks(options), _counters).Guard(_ => _end.Task);
    });

    [Fact]
    public void Guard_TooManyInAll_ClosesTheNextAtOnce()
    {
        _options.Limits.TcpConnections = 2;

        Assert.Equal([true, true, false], [IsLetIn("127.0.0.1"), IsLetIn("192.0.2.1"), IsLetIn("127.0.0.1")]);
        Assert.Equal(1, _counters.Sockets(LimitedBy.All));
    }

    [Fact]
    public void Guard_TooManyFromOneAddress_ClosesTheNextFromThere()
    {
        _options.Limits.TcpConnectionsPerAddress = 1;
        _options.Access.KnownProxies.Add("198.51.100.1");

        Assert.Equal([true, false, true, false], [IsLetIn("192.0.2.1"), IsLetIn("::ffff:192.0.2.1"), IsLetIn("2001:db8::1"), IsLetIn("2001:db8::2")]);
        Assert.All(["127.0.0.1", "::1", "198.51.100.1", "::ffff:198.51.100.1"], address => Assert.True(IsLetIn(address) && IsLetIn(address)));
        Assert.Equal(2, _counters.Sockets(LimitedBy.Address));
    }

    [Fact]
    public async Task Guard_OneHasGone_LetsTheNextIn()
    {
        _options.Limits.TcpConnectionsPerAddress = 1;
        Assert.True(IsLetIn("192.0.2.1"));
        Assert.False(IsLetIn("192.0.2.1"));
        _end.SetResult();
        await Task.WhenAll(_open);

        Assert.True(IsLetIn("192.0.2.1"));
    }

    [Fact]
    public async Task Connection_ToAGatewayThatIsFull_IsClosedAndCounted()
    {
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Limits:TcpConnections", "3"));
        var others = new List<System.Net.Sockets.TcpClient>();
        for (var i = 0; i < 3; i++)
        {
            others.Add(new System.Net.Sockets.TcpClient());
            await others[^1].ConnectAsync(gateway.Page.Host, gateway.Page.Port);
        }

        await Eventually.TrueAsync(() => IsClosedAsync(others[^1]), () => "the end of the last one");
        others.ForEach(static other => other.Dispose());
        await Eventually.TrueAsync(async () => (await gateway.Http.GetStringAsync("/metrics")).Contains("tcp_connections_refused_total{by=\"all\"} ", StringComparison.Ordinal), () => "room again");
    }

    private long Refused => Enum.GetValues<LimitedBy>().Sum(_counters.Sockets);

    private static async Task<bool> IsClosedAsync(System.Net.Sockets.TcpClient client)
    {
        try
        {
            using var deadline = new CancellationTokenSource(Eventually.Patience);
            return await client.GetStream().ReadAsync(new byte[1], deadline.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private bool IsLetIn(string address)
    {
        var before = Refused;
        _open.Add(_guard.Value(new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 4_000) }));
        return Refused == before;
    }
}
