using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace WebUdpChat.Tests.Hubs;

/// <summary>The hub's connection frame by frame, for what a client library hides.</summary>
internal sealed class HubFrames : IAsyncDisposable
{
    private const byte Separator = 0x1E;

    private readonly WebSocket _socket;
    private readonly HttpMessageInvoker? _invoker;
    private readonly MemoryStream _received = new();
    private int _calls;

    private HubFrames(WebSocket socket, HttpMessageInvoker? invoker)
    {
        _socket = socket;
        _invoker = invoker;
    }

    /// <summary>Every message so far, in the order in which it came.</summary>
    public List<JsonElement> Seen { get; } = [];

    /// <summary>Opens a connection and shakes hands.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="invoker">Opens the socket underneath; the usual way if left out.</param>
    /// <param name="path">Where the hub is.</param>
    public static async Task<HubFrames> OpenAsync(Uri page, HttpMessageInvoker? invoker = null, string path = "/hub")
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(page) { Scheme = "ws", Path = path }.Uri, invoker, CancellationToken.None);
        var frames = new HubFrames(socket, invoker);
        await frames.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await frames.ReadAsync()).GetRawText());
        frames.Seen.Clear();
        return frames;
    }

    /// <summary>Sends one message as it is.</summary>
    public Task SendAsync(string json) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)Separator), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Begins a call and returns its id.</summary>
    public async Task<string> BeginAsync(string target, string arguments)
    {
        var id = $"{++_calls}";
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":{{arguments}}}""");
        return id;
    }

    /// <summary>Makes a call with one argument and returns its completion.</summary>
    public async Task<JsonElement> CallAsync(string target, object? argument) =>
        await CompletionAsync(await BeginAsync(target, $"[{JsonSerializer.Serialize(argument, ContractJson.Options)}]"));

    /// <summary>Reads on to the completion of a call.</summary>
    public Task<JsonElement> CompletionAsync(string id) =>
        ReadUntilAsync(message => TypeOf(message) == 3 && message.GetProperty("invocationId").GetString() == id);

    /// <summary>Reads on to a message from the gateway itself and returns its argument.</summary>
    public async Task<JsonElement> InvocationAsync(string target) =>
        (await ReadUntilAsync(message => IsInvocation(message, target))).GetProperty("arguments")[0];

    public static bool IsInvocation(JsonElement message, string target) =>
        TypeOf(message) == 1 && message.GetProperty("target").GetString() == target;

    public async Task<JsonElement> ReadUntilAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var message = await ReadAsync();
            if (wanted(message))
                return message;
        }
    }

    /// <summary>Reads the next message.</summary>
    /// <exception cref="WebSocketException">The gateway closed the connection.</exception>
    public async Task<JsonElement> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        var buffer = new byte[64 << 10];
        int end;
        while ((end = Array.IndexOf(_received.GetBuffer(), Separator, 0, (int)_received.Length)) < 0)
        {
            var result = await _socket.ReceiveAsync(buffer, deadline.Token);
            if (result.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException($"Closed: {result.CloseStatusDescription}");
            _received.Write(buffer, 0, result.Count);
        }

        return Take(end);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _invoker?.Dispose();
        await _received.DisposeAsync();
    }

    private JsonElement Take(int end)
    {
        var all = _received.ToArray();
        _received.SetLength(0);
        _received.Write(all, end + 1, all.Length - end - 1);
        var message = JsonDocument.Parse(all.AsMemory(0, end)).RootElement;
        Seen.Add(message);
        return message;
    }

    private static int TypeOf(JsonElement message) => message.TryGetProperty("type", out var type) ? type.GetInt32() : 0;
}
