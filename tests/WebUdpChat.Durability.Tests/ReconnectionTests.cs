using System.Text.Json;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Browsers whose connections are cut, and a server that is killed, while messages flow both ways.</summary>
public class ReconnectionTests(ITestOutputHelper output)
{
    private const int Clients = 20;
    private const int CutsPerKill = 40;
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(Seed);

    private static int Seed { get; } = Environment.TickCount;

    [Fact]
    public async Task Feed_AcrossCutsAndKills_IsTheJournalForEachClient()
    {
        var figures = new Figures(output, "reconnection");
        using var wire = new RecordingPeer();
        await using var gateway = await GatewayProcess.StartAsync();
        string conversation;
        await using (var browser = await gateway.ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;

        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => RovingClient.StartAsync(gateway.Page, conversation, $"roving-{number}")));
        using var datagrams = new DatagramSource(gateway.Udp, "datagram", BetweenDatagrams);
        var kills = Length.Of(4, 100);
        for (var kill = 0; kill < kills; kill++)
        {
            await CutAsync(clients);
            await gateway.Process.KillAsync();
            await gateway.RestartAsync();
        }

        await CutAsync(clients);
        datagrams.Stop();
        await Task.WhenAll(clients.Select(static client => client.FinishAsync()));
        var messages = await History.SettledAsync(gateway, conversation);
        var head = (await gateway.StatusAsync()).HeadSeq;
        await Eventually.TrueAsync(
            () => Array.TrueForAll(clients, client => client.Feed.Cursor >= head),
            () => $"all at {head}: {string.Join(' ', clients.Select(static client => client.Feed.Cursor))}");

        var events = await History.EventsAsync(gateway);
        figures.Add($"reconnection: seed {Seed}, {Clients} clients, {kills} kills, {clients.Sum(static client => client.Returns)} returns, "
            + $"{events.Count} events, {clients.Sum(static client => client.Acknowledged.Count)} acknowledged, "
            + $"{events.OfType<MessagePostedView>().Count(static posted => posted.Message.Direction == Direction.In)} received, 0 missing, 0 doubled, 0 out of order");
        foreach (var client in clients)
        {
            Assert.Equal(events.Where(one => one.Seq > client.StartSeq).Select(Describe), client.Feed.Events.Select(Describe));
            await client.DisposeAsync();
        }

        var texts = messages.Select(static message => message.Text!).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(clients.SelectMany(static client => client.Acknowledged).Except(texts));
        Assert.Equal(texts, events.OfType<MessagePostedView>().Where(posted => posted.Message.ConversationId == conversation).Select(static posted => posted.Message.Text));
        Assert.Empty(wire.Doubled);
    }

    private async Task CutAsync(RovingClient[] clients)
    {
        for (var cut = 0; cut < CutsPerKill; cut++)
        {
            clients[_random.Next(clients.Length)].Cut();
            await Task.Delay(BetweenCuts);
        }
    }

    // Of what an event holds, all that does not depend on when it is read.
    private static string Describe(EventView one) => one switch
    {
        MessagePostedView posted => JsonSerializer.Serialize(posted, ContractJson.Options),
        DeliveryChangedView changed => JsonSerializer.Serialize(changed, ContractJson.Options),
        GapRecordedView gap => JsonSerializer.Serialize(gap, ContractJson.Options),
        _ => $"{one.Seq} {one.GetType().Name}",
    };
}
