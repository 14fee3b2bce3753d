using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>A peer that nobody cares for writes far more than is kept of it: the disk stays as it should be, and nobody else loses a message.</summary>
public sealed class HistoryFloodTests(ITestOutputHelper output)
{
    private const int PayloadBytes = 1_200;
    private const int MostUnderWay = 4_000;
    private const int Before = 300;

    private static readonly int QuotaMiB = Length.Of(16, 64);
    private static readonly int Flooded = Length.Of(50_000_000, 1_000_000_000) / PayloadBytes;

    [Fact]
    public async Task History_Flooded_StaysWithinTheQuotaAndKeepsWhatAcceptedPeersSaid()
    {
        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions
        {
            Arguments = ["--Gateway:Retention:UnverifiedPeerSizeMiB", $"{QuotaMiB}", "--Gateway:Retention:UnverifiedSizeMiB", $"{QuotaMiB}"],
        });
        using var friend = Open(gateway.Udp);
        var accepted = await AcceptAsync(gateway, friend);
        for (var number = 0; number < Before; number++)
            friend.Send(Encoding.UTF8.GetBytes($"friend-{number}"));
        await JournaledAsync(gateway, Before);

        using var source = new DatagramSource(gateway.Udp, "meanwhile", TimeSpan.FromMilliseconds(10));
        var clock = Stopwatch.StartNew();
        var peak = await FloodAsync(gateway);
        source.Stop();
        await JournaledAsync(gateway, Before + source.Sent + Flooded);

        var gap = await GapAsync(gateway);
        var size = peak.Journal / (double)(1 << 20);
        new Figures(output, "history-flood").Add(string.Create(CultureInfo.InvariantCulture,
            $"history flood: {Flooded * (PayloadBytes / 1e6):F0} MB journaled in {clock.Elapsed.TotalSeconds:F1} s, {gap.Count} messages removed, journal at most {size:F1} MiB of {QuotaMiB} MiB, its log {peak.Log / (double)(1 << 20):F1} MiB"));
        Assert.InRange(size, 1, (QuotaMiB * 1.1) + 1);
        Assert.InRange(gap.Count!.Value, Flooded / 2, Flooded);
        var said = await History.MessagesAsync(gateway, accepted.ConversationId);
        Assert.Equal(Enumerable.Range(0, Before).Select(static number => $"friend-{number}"), said.Select(static message => message.Text));
        Assert.Equal(Enumerable.Range(0, source.Sent).Select(source.TextOf), await QuietStrangerAsync(gateway));
    }

    // What the stranger said that did not write too much.
    private static async Task<IEnumerable<string?>> QuietStrangerAsync(GatewayProcess gateway)
    {
        await using var browser = await gateway.ConnectAsync();
        foreach (var peer in browser.Hello.Peers)
        {
            if ((await gateway.MessagesAsync(peer.ConversationId)).Messages[0].Text!.StartsWith("meanwhile", StringComparison.Ordinal))
                return (await History.MessagesAsync(gateway, peer.ConversationId)).Select(static message => message.Text);
        }

        return [];
    }

    private static async Task<PeerView> AcceptAsync(GatewayProcess gateway, Socket friend)
    {
        using var answer = await gateway.Http.PostAsJsonAsync("/api/peers", new { address = friend.LocalEndPoint!.ToString(), name = "friend" });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PeerView>(ContractJson.Options))!;
    }

    // As fast as the gateway takes them, so that none is lost on the way. Returns the largest size of the files meanwhile.
    private static async Task<(long Journal, long Log)> FloodAsync(GatewayProcess gateway)
    {
        using var stranger = Open(gateway.Udp);
        var random = new Random(1);
        var (journal, log) = (0L, 0L);
        var before = (await CountersAsync(gateway)).Journaled;
        for (var sent = 0; sent < Flooded;)
        {
            for (var i = 0; i < MostUnderWay / 4 && sent < Flooded; i++, sent++)
                stranger.Send(Words(random));
            await Eventually.TrueAsync(
                async () => sent - ((await CountersAsync(gateway)).Journaled - before) < MostUnderWay, () => $"what was sent until {sent}", TimeSpan.FromMinutes(2));
            journal = Math.Max(journal, SizeOf(gateway, "journal.db"));
            log = Math.Max(log, SizeOf(gateway, "journal.db-wal"));
        }

        return (journal, log);
    }

    // No two words are the same, which is what takes most in the index.
    private static byte[] Words(Random random)
    {
        var words = new StringBuilder();
        while (words.Length < PayloadBytes)
            words.Append(CultureInfo.InvariantCulture, $"{random.Next():x8} ");
        return Encoding.ASCII.GetBytes(words.ToString(0, PayloadBytes));
    }

    private static long SizeOf(GatewayProcess gateway, string file) => new FileInfo(Path.Combine(gateway.DataDirectory, file)).Length;

    private static Task JournaledAsync(GatewayProcess gateway, long count) => Eventually.TrueAsync(
        async () => (await CountersAsync(gateway)).Journaled == count, () => $"{count} journaled messages", TimeSpan.FromMinutes(2));

    private static async Task<ListenerCountersView> CountersAsync(GatewayProcess gateway) => (await gateway.StatusAsync()).Listeners[0].Counters;

    private static async Task<GapRecordedView> GapAsync(GatewayProcess gateway) =>
        (await History.EventsAsync(gateway)).OfType<GapRecordedView>().Where(static gap => gap.Reason == "quota").MaxBy(static gap => gap.Count)!;

    private static Socket Open(IPEndPoint to)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(to);
        return socket;
    }
}
