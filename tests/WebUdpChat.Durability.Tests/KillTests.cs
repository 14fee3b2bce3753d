using System.Diagnostics;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>A client sends as fast as it gets answers, while the process is killed at random moments.</summary>
public class KillTests(ITestOutputHelper output)
{
    private const int Senders = 4;
    private const int MostBetweenKills = 120;
    private const int LongestStartMilliseconds = 900;

    private readonly Random _random = new(Seed);

    private static int Seed { get; } = Environment.TickCount;

    [Fact]
    public async Task Send_WhileTheProcessIsKilled_KeepsOnceWhatWasAcknowledged()
    {
        var figures = new Figures(output, "kill");
        using var wire = new RecordingPeer();
        await using var gateway = await GatewayProcess.StartAsync();
        string conversation;
        await using (var browser = await gateway.ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;

        var senders = Enumerable.Range(0, Senders).Select(number => new PersistentSender(gateway.Page, conversation, $"kill-{number}")).ToArray();
        using var ending = new CancellationTokenSource();
        var running = Task.WhenAll(senders.Select(sender => sender.RunAsync(ending.Token)));
        var kills = Length.Of(25, 1_000);
        for (var kill = 0; kill < kills; kill++)
        {
            var enough = senders.Sum(static sender => sender.Acknowledged.Count) + _random.Next(1, MostBetweenKills);
            await Eventually.TrueAsync(() => senders.Sum(static sender => sender.Acknowledged.Count) >= enough || running.IsFaulted, "answers");
            await gateway.Process.KillAsync();
            if (kill % 5 == 4)
                await KillDuringStartAsync(gateway);
            await gateway.RestartAsync();
        }

        var sinceStart = Stopwatch.StartNew();
        await ending.CancelAsync();
        await running;
        var messages = await History.SettledAsync(gateway, conversation);
        var settled = sinceStart.Elapsed;

        var acknowledged = senders.SelectMany(static sender => sender.Acknowledged).ToDictionary();
        var journaled = messages.ToLookup(static message => message.ClientMessageId!, static message => message.Id);
        var missing = acknowledged.Where(pair => !journaled[pair.Key].Contains(pair.Value)).ToList();
        var doubled = journaled.Where(static group => group.Count() > 1).ToList();

        // What was about to be sent at the last kill is of unknown fate, and may be the last of all.
        var last = messages.Last(static message => message.Delivery!.State == DeliveryState.Sent);
        await Eventually.TrueAsync(() => wire.CountOf(last.Text!) > 0, "the last datagram");
        figures.Add($"kill -9: seed {Seed}, {kills} kills, {acknowledged.Count} acknowledged ({senders.Sum(static sender => sender.Retries)} sent again), "
            + $"{missing.Count} missing, {doubled.Count} doubled in the journal, {wire.Doubled.Count} doubled on the wire, "
            + $"{messages.Count(static message => message.Delivery!.State == DeliveryState.Unknown)} unknown, all final {settled.TotalSeconds:F1} s after the last start");
        Assert.Empty(missing);
        Assert.Empty(doubled);
        Assert.Empty(wire.Doubled);
        Assert.Equal(acknowledged.Count, messages.Count);
        Assert.All(messages, static message => Assert.True(message.Delivery!.State is DeliveryState.Sent or DeliveryState.Unknown, $"{message}"));
        Assert.All(messages, message => Assert.True(
            message.Delivery!.State == DeliveryState.Unknown || wire.CountOf(message.Text!) == 1, $"{message.Text} was said to be sent"));
        Assert.InRange(settled, TimeSpan.Zero, Eventually.Patience);
    }

    private async Task KillDuringStartAsync(GatewayProcess gateway)
    {
        var start = gateway.RestartAsync();
        await Task.Delay(_random.Next(LongestStartMilliseconds));
        await gateway.Process.KillAsync();
        await Record.ExceptionAsync(() => start);
    }
}
