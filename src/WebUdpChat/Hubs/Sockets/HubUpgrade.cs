using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// Stands between the web server and the framework's WebSocket, for HTTP/1.1 and HTTP/2 alike, and keeps the way by which frames
/// go to the browser.
/// </summary>
internal sealed class HubUpgrade : IHttpUpgradeFeature, IHttpExtendedConnectFeature
{
    private readonly HttpContext _context;
    private readonly IHttpUpgradeFeature? _upgrade;
    private readonly IHttpExtendedConnectFeature? _connect;

    private HubUpgrade(HttpContext context)
    {
        _context = context;
        _upgrade = context.Features.Get<IHttpUpgradeFeature>();
        _connect = context.Features.Get<IHttpExtendedConnectFeature>();
    }

    /// <summary>The way to the browser; null before the upgrade.</summary>
    public HubWire? Wire { get; private set; }

    public bool IsUpgradableRequest => _upgrade?.IsUpgradableRequest ?? false;

    public bool IsExtendedConnect => _connect?.IsExtendedConnect ?? false;

    public string? Protocol => _connect?.Protocol;

    /// <summary>Puts itself in between.</summary>
    public static HubUpgrade Of(HttpContext context)
    {
        var upgrade = new HubUpgrade(context);
        context.Features.Set<IHttpUpgradeFeature>(upgrade);
        if (upgrade._connect is not null)
            context.Features.Set<IHttpExtendedConnectFeature>(upgrade);
        return upgrade;
    }

    public async Task<Stream> UpgradeAsync() => Open(await _upgrade!.UpgradeAsync().ConfigureAwait(false), PlainSocket());

    public async ValueTask<Stream> AcceptAsync() => Open(await _connect!.AcceptAsync().ConfigureAwait(false), null);

    private HubStream Open(Stream stream, Socket? socket)
    {
        Wire = new HubWire(stream);
        return new HubStream(stream, Wire, socket);
    }

    // With TLS, what is on the socket is not what is said.
    private Socket? PlainSocket() => _context.Features.Get<ITlsHandshakeFeature>() is null && _context.Features.Get<ITlsConnectionFeature>() is null
        ? _context.Features.Get<IConnectionSocketFeature>()?.Socket
        : null;
}
