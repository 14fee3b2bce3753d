using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Durability.Tests;

/// <summary>At rest a datagram is told before it is committed: what happens to it where the process ends in between.</summary>
public class ToldBeforeCommitTests
{
    // Longer than the test waits for anything: what is seen meanwhile is seen before the commit.
    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    [ToolFact("strace")]
    public async Task Datagram_KilledBeforeItsCommit_IsInTheJournalAsItWasTold()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        using var peer = new UdpPeer();
        await SayAsync("makes the peer");
        await SayAsync("is committed");
        await using (var stall = await FaultInjection.StallAsync(gateway, Stall))
        {
            await SayAsync("is told");
            Assert.Equal(browser.Feed.Events.Select(Describe), (await History.EventsAsync(gateway)).Select(Describe));
            Assert.Equal(["makes the peer", "is committed", "is told"], await TextsAsync(gateway, browser));
            await stall.KillAsync(gateway);
        }

        await gateway.RestartAsync();

        var told = browser.Feed.Events.Select(Describe).ToList();
        Assert.Equal(told, (await History.EventsAsync(gateway)).Take(told.Count).Select(Describe));
        await peer.SendAsync(gateway.Udp, "comes later");
        await Eventually.TrueAsync(async () => (await TextsAsync(gateway, browser)).Count == 4, () => "the last datagram");
        Assert.Equal(["makes the peer", "is committed", "is told", "comes later"], await TextsAsync(gateway, browser));

        async Task SayAsync(string text)
        {
            await Task.Delay(Rest);
            await peer.SendAsync(gateway.Udp, text);
            await Eventually.TrueAsync(() => browser.Messages.Any(message => message.Text == text), () => $"'{text}' in the feed");
        }
    }

    private static async Task<List<string?>> TextsAsync(GatewayProcess gateway, HubClient browser) =>
        (await History.MessagesAsync(gateway, browser.Messages[^1].ConversationId)).ConvertAll(static message => message.Text);

    // Of a peer, when it was heard last is as of now.
    private static string Describe(EventView one) =>
        one is MessagePostedView posted ? JsonSerializer.Serialize(posted, ContractJson.Options) : $"{one.Seq} {one.GetType().Name}";
}
