using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace WebUdpChat.Durability.Tests;

/// <summary>A browser that can stop reading. Its system's buffer is small, so that what it does not read stays with the gateway.</summary>
internal sealed class SleepyBrowser : IAsyncDisposable
{
    private const int ReceiveBufferBytes = 16 << 10;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private StallableWebSocket _socket = null!;

    /// <summary>Its connection and its list.</summary>
    public HubClient Client { get; private set; } = null!;

    private bool IsGivenUp => Client.Connection.State == HubConnectionState.Disconnected;

    public static async Task<SleepyBrowser> ConnectAsync(Uri page, string name)
    {
        var browser = new SleepyBrowser();
        browser.Client = await HubClient.ConnectAsync(page, name, browser.OpenAsync);
        browser.Client.Connection.ServerTimeout = LongestSleep; // or it would take the silence for the gateway's end
        return browser;
    }

    /// <summary>Stops reading.</summary>
    public void Stall() => _socket.Stall();

    /// <summary>Reads again, until it has what the journal has. The gateway may have given it up by then, so that it has to come back.</summary>
    /// <returns>Whether it had to.</returns>
    public async Task<bool> WakeAsync(long headSeq)
    {
        _socket.Resume();
        await Eventually.TrueAsync(() => Client.Feed.Cursor >= headSeq || IsGivenUp, $"{headSeq} or the connection's end, at {Client.Feed.Cursor}");
        if (Client.Feed.Cursor >= headSeq)
            return false;
        await Client.StartAsync();
        Assert.True(Client.Feed.Cursor >= headSeq);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Resume();
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
