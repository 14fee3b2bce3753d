using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Hubs;

namespace WebUdpChat.Access;

/// <summary>
/// Bounds how many TCP connections are open, in all and from one address, before TLS or HTTP cost anything: each takes a
/// file handle, and who opens them need not say a word for a long while.
/// </summary>
internal sealed class SocketDoor(IOptions<GatewayOptions> options, ProxyNetworks proxies, LimitCounters counters)
{
    private readonly LimitOptions _limits = options.Value.Limits;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];
    private int _count;

    /// <summary>Has all connections of a web server come through it.</summary>
    public void Watch(KestrelServerOptions server) => server.ConfigureEndpointDefaults(endpoint => endpoint.Use(Guard));

    /// <summary>What closes connections that are too many, and lets the others go on.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        var network = NetworkOf(connection.RemoteEndPoint);
        if (Enter(network) is { } by)
        {
            counters.CountSocket(by);
            connection.Abort();
            return;
        }

        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Leave(network);
        }
    };

    private LimitedBy? Enter(string? network)
    {
        lock (_lock)
        {
            if (_count >= _limits.TcpConnections)
                return LimitedBy.All;
            var open = network is null ? 0 : _open.GetValueOrDefault(network);
            if (open >= _limits.TcpConnectionsPerAddress)
                return LimitedBy.Address;
            _count++;
            if (network is not null)
                _open[network] = open + 1;
            return null;
        }
    }

    private void Leave(string? network)
    {
        lock (_lock)
        {
            _count--;
            if (network is null)
                return;
            if (_open[network] == 1)
                _open.Remove(network);
            else
                _open[network]--;
        }
    }

    // Null for whom there is no bound: this machine itself, and proxies, which bring many.
    private string? NetworkOf(EndPoint? remote) =>
        remote is IPEndPoint { Address: var address } && !IPAddress.IsLoopback(address) && !proxies.Contain(address) ? ClientNetwork.Of(address) : null;
}
