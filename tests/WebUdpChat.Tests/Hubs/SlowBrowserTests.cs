using System.Net.Sockets;
using System.Text.Json;

namespace WebUdpChat.Tests.Hubs;

/// <summary>A browser that does not read stops nobody, is told that it lags, and reads the rest itself.</summary>
public sealed class SlowBrowserTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const int SmallBuffer = 8 << 10;
    private const int Datagrams = 200;
    private const int Length = 60_000;

    [Fact]
    public async Task Feed_ReaderThatStalls_LagsAndCatchesUp()
    {
        using var socket = new UdpPeer();
        await using var quick = await gateway.ConnectAsync("quick");
        await using var slow = await HubFrames.OpenAsync(gateway.Page, Narrow());
        var hello = (await slow.CallAsync("Hello", new { })).GetProperty("result");

        for (var i = 0; i < Datagrams; i++)
        {
            await socket.SendAsync(gateway.Udp, Payload(i));
            await quick.WaitForMessageAsync(each => each.Text?.StartsWith($"{i} ", StringComparison.Ordinal) == true, $"datagram {i} at the quick browser");
        }

        await slow.InvocationAsync("Lagging");
        var seen = slow.Seen.Where(message => HubFrames.IsInvocation(message, "Feed")).SelectMany(message => Posted(message.GetProperty("arguments")[0].GetProperty("events"))).ToList();
        var cursor = seen.Count == 0 ? hello.GetProperty("headSeq").GetInt64() : seen[^1].Seq;
        seen.AddRange(await SyncAsync(slow, hello.GetProperty("epoch").GetString()!, cursor));

        Assert.Equal(Enumerable.Range(0, Datagrams), seen.Select(each => each.Number));
    }

    private static async Task<List<(long Seq, int Number)>> SyncAsync(HubFrames frames, string epoch, long cursor)
    {
        var found = new List<(long Seq, int Number)>();
        while (true)
        {
            var answer = (await frames.CallAsync("Sync", new { epoch, afterSeq = cursor, limit = 1_000 })).GetProperty("result");
            var events = answer.GetProperty("events");
            if (events.GetArrayLength() == 0)
                return found;
            Assert.True(answer.GetRawText().Length < 12 << 20, "One answer holds too much.");
            found.AddRange(Posted(events));
            cursor = events.EnumerateArray().Last().GetProperty("seq").GetInt64();
        }
    }

    private static IEnumerable<(long Seq, int Number)> Posted(JsonElement events) =>
        events.EnumerateArray().Where(each => each.GetProperty("type").GetString() == "messagePosted")
            .Select(each => (each.GetProperty("seq").GetInt64(), int.Parse(each.GetProperty("message").GetProperty("text").GetString()!.Split(' ')[0], null)));

    private static byte[] Payload(int number) => [.. System.Text.Encoding.ASCII.GetBytes($"{number} "), .. Enumerable.Repeat((byte)'a', Length)];

    // Little room on the way, so that a reader that does not read is soon felt.
    private static HttpMessageInvoker Narrow() => new(new SocketsHttpHandler
    {
        ConnectCallback = static async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer };
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
