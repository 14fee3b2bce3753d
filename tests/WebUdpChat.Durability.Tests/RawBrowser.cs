using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace WebUdpChat.Durability.Tests;

/// <summary>
/// A hub connection on a bare WebSocket, which costs the test next to nothing: of the messages in the feed it reads the
/// time when their datagram was sent and nothing else.
/// </summary>
internal sealed class RawBrowser : IAsyncDisposable
{
    private const int BufferBytes = 256 << 10;
    private const int StampDigits = 20;
    private const byte RecordSeparator = 0x1e; // ends each message of the JSON hub protocol
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly Timer _pings;
    private readonly List<TimeSpan> _delays = [];
    private Task _running = Task.CompletedTask;

    private RawBrowser() => _pings = new Timer(_ => _ = SendAsync("""{"type":6}"""), null, BetweenPings, BetweenPings);

    /// <summary>What stands before the time in a message's text.</summary>
    public static string Marker => "stamp ";

    /// <summary>How many messages of the feed came.</summary>
    public int Count
    {
        get
        {
            lock (_delays)
                return _delays.Count;
        }
    }

    /// <summary>How long each message of the feed took from its datagram to here.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_delays)
                return [.. _delays];
        }
    }

    /// <summary>The text of a datagram that is sent now.</summary>
    public static string Stamp() => $"{Marker}{Stopwatch.GetTimestamp():D20}";

    /// <summary>Connects and says hello.</summary>
    public static async Task<RawBrowser> ConnectAsync(Uri page)
    {
        var browser = new RawBrowser();
        await browser._socket.ConnectAsync(new UriBuilder(page) { Scheme = "ws", Path = "/hub" }.Uri, CancellationToken.None);
        await browser.SendAsync("""{"protocol":"json","version":1}""");
        await browser.SendAsync("""{"type":1,"invocationId":"hello","target":"Hello","arguments":[{}]}""");
        var buffer = new byte[BufferBytes];
        while (!Encoding.UTF8.GetString(buffer, 0, await browser.ReceiveAsync(buffer, 0)).Contains("\"hello\"", StringComparison.Ordinal))
        {
        }

        browser._running = browser.RunAsync(buffer);
        return browser;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _pings.DisposeAsync();
        _socket.Abort();
        await _running;
        _socket.Dispose();
    }

    private async Task RunAsync(byte[] buffer)
    {
        var filled = 0;
        try
        {
            while (true)
            {
                filled = await ReceiveAsync(buffer, filled);
                var end = buffer.AsSpan(0, filled).LastIndexOf(RecordSeparator) + 1;
                Note(buffer.AsSpan(0, end), Stopwatch.GetTimestamp());
                buffer.AsSpan(end, filled - end).CopyTo(buffer);
                filled -= end;
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Note(ReadOnlySpan<byte> records, long now)
    {
        lock (_delays)
        {
            int at;
            while ((at = records.IndexOf("\"stamp "u8)) >= 0)
            {
                records = records[(at + Marker.Length + 1)..];
                Assert.True(Utf8Parser.TryParse(records[..StampDigits], out long sent, out _));
                _delays.Add(Stopwatch.GetElapsedTime(sent, now));
            }
        }
    }

    private async Task<int> ReceiveAsync(byte[] buffer, int filled) =>
        filled + (await _socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None)).Count;

    private Task SendAsync(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + (char)RecordSeparator), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
