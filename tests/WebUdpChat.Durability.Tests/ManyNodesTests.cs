using System.Text.Json;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Three gateways on one journal, killed at random, and browsers that move between them.</summary>
public class ManyNodesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(40);

    private readonly Random _random = new(Seed);

    private static int Seed { get; } = Environment.TickCount;

    [Fact]
    public async Task Feed_AcrossNodesThatAreKilled_IsTheJournalForEachClient()
    {
        var figures = new Figures(output, "many-nodes");
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        using var wire = new RecordingPeer();
        await using var a = await GatewayProcess.StartAsync(PostgresNode.Options(database, "a"));
        await using var b = await GatewayProcess.StartAsync(PostgresNode.Options(database, "b"));
        await using var c = await GatewayProcess.StartAsync(PostgresNode.Options(database, "c"));
        GatewayProcess[] nodes = [a, b, c];
        string conversation;
        await using (var browser = await nodes[0].ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;

        Uri[] pages = [.. nodes.Select(static node => node.Page)];
        var clients = await Task.WhenAll(Enumerable.Range(0, Length.Of(8, 30)).Select(number => RovingClient.StartAsync(pages, conversation, $"roving-{number}")));
        var sources = nodes.Select((node, number) => new DatagramSource(node.Udp, $"datagram-{number}", TimeSpan.FromMilliseconds(Length.Of(20, 8)))).ToList();
        var kills = Length.Of(3, 30);
        for (var kill = 0; kill < kills; kill++)
        {
            await CutAsync(clients, Length.Of(10, 40));
            var node = nodes[_random.Next(nodes.Length)];
            await node.Process.KillAsync();
            await CutAsync(clients, 5);
            await node.RestartAsync();
        }

        while (clients.Sum(static client => client.Acknowledged.Count) + sources.Sum(static source => source.Sent) < Length.Of(300, 20_000))
            await CutAsync(clients, 10);
        sources.ForEach(static source => source.Stop());
        await Task.WhenAll(clients.Select(static client => client.FinishAsync()));
        var messages = await History.SettledAsync(nodes[0], conversation);
        var head = (await nodes[0].StatusAsync()).HeadSeq;
        await Eventually.TrueAsync(
            () => Array.TrueForAll(clients, client => client.Feed.Cursor >= head),
            () => $"all at {head}: {string.Join(' ', clients.Select(static client => client.Feed.Cursor))}");

        var events = await History.EventsAsync(nodes[0]);
        figures.Add($"{nodes.Length} nodes: seed {Seed}, {clients.Length} clients, {kills} kills, {clients.Sum(static client => client.Returns)} moves, "
            + $"{events.Count} events, {clients.Sum(static client => client.Acknowledged.Count)} acknowledged, "
            + $"{events.OfType<MessagePostedView>().Count(static posted => posted.Message.Direction == Direction.In)} received, 0 missing, 0 doubled, 0 out of order");
        foreach (var client in clients)
        {
            Assert.Equal(
                events.Where(one => one.Seq > client.StartSeq && one.Seq <= head).Select(Describe),
                client.Feed.Events.Where(one => one.Seq <= head).Select(Describe));
            await client.DisposeAsync();
        }

        var texts = messages.Select(static message => message.Text!).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(clients.SelectMany(static client => client.Acknowledged).Except(texts));
        Assert.Equal(texts, events.OfType<MessagePostedView>().Where(posted => posted.Message.ConversationId == conversation).Select(static posted => posted.Message.Text));
        Assert.Empty(wire.Doubled);
        foreach (var source in sources)
            source.Dispose();
    }

    [Fact]
    public async Task Feed_WithoutNotify_BringsEverythingAllTheSame()
    {
        var figures = new Figures(output, "without-notify");
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var a = await GatewayProcess.StartAsync(PostgresNode.Options(database, "a", "--Gateway:Storage:Notify=false"));
        await using var b = await GatewayProcess.StartAsync(PostgresNode.Options(database, "b", "--Gateway:Storage:Notify=false"));
        await using var writer = await a.ConnectAsync();
        await using var reader = await b.ConnectAsync();
        var conversation = (await writer.Hub.CreateConversation(new CreateConversationRequest("all", []))).Id;
        var delays = new List<TimeSpan>();
        for (var number = 0; number < Length.Of(5, 200); number++)
        {
            await Task.Delay(_random.Next(100));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await writer.SendAsync(conversation, $"text {number}");
            await reader.WaitForMessageAsync(message => message.Text == $"text {number}", $"text {number} at the other node");
            delays.Add(clock.Elapsed);
        }

        delays.Sort();
        var p99 = delays[(int)Math.Ceiling(delays.Count * 0.99) - 1];
        figures.Add($"without NOTIFY: {delays.Count} messages from one node to a browser at another, all arrived, median {delays[delays.Count / 2].TotalSeconds:F2} s, p99 {p99.TotalSeconds:F2} s");
        if (Length.IsLong)
            Assert.InRange(p99, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private async Task CutAsync(RovingClient[] clients, int cuts)
    {
        for (var cut = 0; cut < cuts; cut++)
        {
            clients[_random.Next(clients.Length)].Cut();
            await Task.Delay(BetweenCuts);
        }
    }

    // Of what an event holds, all that does not depend on when and where it is read.
    private static string Describe(EventView one) => one switch
    {
        MessagePostedView posted => JsonSerializer.Serialize(posted, ContractJson.Options),
        DeliveryChangedView changed => JsonSerializer.Serialize(changed, ContractJson.Options),
        GapRecordedView gap => JsonSerializer.Serialize(gap, ContractJson.Options),
        _ => $"{one.Seq} {one.GetType().Name}",
    };
}
