using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.Journal;

/// <summary>A browser that comes back and reads what it missed, page by page.</summary>
internal sealed class HubReader : IDisposable
{
    private const int Page = 1_000;
    private const byte Separator = 0x1E;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[4 << 20];
    private string _epoch = "";

    public static async Task<HubReader> OpenAsync(RunningServer gateway)
    {
        var reader = new HubReader();
        await reader._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{gateway.Place.Http}/hub"), CancellationToken.None).ConfigureAwait(false);
        await reader.SendAsync("""{"protocol":"json","version":1}""").ConfigureAwait(false);
        var hello = await reader.AskAsync("hello", "Hello", "{}").ConfigureAwait(false);
        reader._epoch = hello.GetProperty("epoch").GetString()!;
        return reader;
    }

    /// <summary>Reads so many events up to a place. Returns how long that took.</summary>
    public async Task<TimeSpan> ResumeAsync(long upToSeq, int events)
    {
        var start = Stopwatch.GetTimestamp();
        for (var cursor = upToSeq - events; cursor < upToSeq;)
        {
            var answer = await AskAsync("sync", "Sync", string.Create(CultureInfo.InvariantCulture,
                $$"""{"epoch":"{{_epoch}}","afterSeq":{{cursor}},"limit":{{Page}}}""")).ConfigureAwait(false);
            cursor = answer.GetProperty("events").EnumerateArray().Last().GetProperty("seq").GetInt64();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> AskAsync(string id, string target, string argument)
    {
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":[{{argument}}]}""").ConfigureAwait(false);
        while (true)
        {
            foreach (var record in (await ReceiveAsync().ConfigureAwait(false)).Where(static record => record.Length > 2))
            {
                var message = JsonDocument.Parse(record).RootElement;
                if (message.TryGetProperty("invocationId", out var answered) && answered.GetString() == id)
                    return message.GetProperty("result");
            }
        }
    }

    private async Task<List<ReadOnlyMemory<byte>>> ReceiveAsync()
    {
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        var records = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < length;)
        {
            var end = start + _buffer.AsSpan(start, length - start).IndexOf(Separator);
            records.Add(_buffer.AsMemory(start..end));
            start = end + 1;
        }

        return records;
    }

    private Task SendAsync(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + (char)Separator), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
