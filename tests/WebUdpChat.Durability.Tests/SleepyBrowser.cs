using System.Net.Sockets;
using System.Net.WebSockets;

namespace WebUdpChat.Durability.Tests;

/// <summary>A browser that can stop reading. Its system's buffer is small, so that what it does not read stays with the gateway.</summary>
internal sealed class SleepyBrowser : IAsyncDisposable
{
    private const int ReceiveBufferBytes = 16 << 10;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private StallableWebSocket _socket = null!;

    /// <summary>Its connection and its list.</summary>
    public HubClient Client { get; private set; } = null!;

    public static async Task<SleepyBrowser> ConnectAsync(Uri page, string name)
    {
        var browser = new SleepyBrowser();
        browser.Client = await HubClient.ConnectAsync(page, name, browser.OpenAsync);
        browser.Client.Connection.ServerTimeout = LongestSleep; // or it would take the silence for the gateway's end
        return browser;
    }

    /// <summary>Stops reading.</summary>
    public void Stall() => _socket.Stall();

    /// <summary>Reads again.</summary>
    public void Resume() => _socket.Resume();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Resume();
        return Client.DisposeAsync();
    }

    private async Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        using var invoker = new HttpMessageInvoker(handler);
        await socket.ConnectAsync(uri, invoker, cancellation);
        return _socket = new StallableWebSocket(socket);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = ReceiveBufferBytes };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
