using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace WebUdpChat.Support;

/// <summary>Opens a hub connection over a WebSocket without the negotiation that other transports need.</summary>
/// <param name="open">Opens the WebSocket: over the network, or into a server in this process.</param>
internal sealed class WebSocketConnectionFactory(Func<Uri, CancellationToken, Task<WebSocket>> open) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new WebSocketConnection(await open(((UriEndPoint)endpoint).Uri, cancellationToken));

    /// <summary>Opens a WebSocket over the network.</summary>
    public static async Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(uri, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
