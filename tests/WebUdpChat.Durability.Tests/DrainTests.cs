using System.Diagnostics;
using System.Net.Sockets;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>The gateway is told to end (SIGTERM) while datagrams come in and messages go out.</summary>
public class DrainTests(ITestOutputHelper output)
{
    private const int Senders = 4;
    private const int DatagramsBefore = 300;
    private const int SendsBefore = 40;
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(1);
    private const int HeldDatagrams = 200_000;
    private static readonly TimeSpan LongestIdleEnd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Terminate_UnderLoad_LosesNothing()
    {
        var figures = new Figures(output, "drain");
        using var wire = new RecordingPeer();
        await using var gateway = await GatewayProcess.StartAsync();
        string conversation;
        await using (var browser = await gateway.ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;

        var senders = Enumerable.Range(0, Senders).Select(number => new PersistentSender(gateway.Page, conversation, $"drain-{number}")).ToArray();
        using var ending = new CancellationTokenSource();
        var running = Task.WhenAll(senders.Select(sender => sender.RunAsync(ending.Token)));
        var (ends, longest, delivered) = (Length.Of(5, 100), TimeSpan.Zero, new Dictionary<string, int>());
        for (var end = 0; end < ends; end++)
        {
            var took = await EndAsync(gateway, senders, $"drained-{end}", delivered);
            longest = took > longest ? took : longest;
            await gateway.RestartAsync();
        }

        await ending.CancelAsync();
        await running;
        var messages = await History.SettledAsync(gateway, conversation);
        var events = await History.EventsAsync(gateway);
        var acknowledged = senders.SelectMany(static sender => sender.Acknowledged).ToDictionary();
        var received = events.OfType<MessagePostedView>().Where(static posted => posted.Message.Direction == Direction.In).Select(static posted => posted.Message.Text!).ToList();
        var gaps = events.OfType<GapRecordedView>().ToList();
        figures.Add($"drain: {ends} ends under load, longest {longest.TotalSeconds:F1} s, {delivered.Values.Sum()} datagrams delivered, {received.Count} journaled, "
            + $"{gaps.Sum(static gap => gap.Count)} counted as closing, {acknowledged.Count} sends acknowledged, "
            + $"{acknowledged.Keys.Except(messages.Select(static message => message.ClientMessageId!)).Count()} lost, {wire.Doubled.Count} doubled on the wire");
        CheckReceived(delivered, received);
        Assert.All(gaps, static gap => Assert.Equal("kernelDrop", gap.Reason));
        Assert.Equal(delivered.Values.Sum(), received.Count + gaps.Sum(static gap => gap.Count));
        Assert.Equal(
            acknowledged.Select(static pair => (pair.Key, pair.Value)).Order(),
            messages.Select(static message => (message.ClientMessageId!, message.Id)).Order());
        Assert.All(messages, static message => Assert.Equal(DeliveryState.Sent, message.Delivery!.State));
        Assert.Empty(wire.Doubled);
    }

    [Fact]
    public async Task Terminate_WithARequestThatNeverEnds_EndsInTime()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Page.Host, gateway.Page.Port);
        await client.GetStream().WriteAsync("POST /api/peers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        await gateway.StatusAsync();

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestEnd);
    }

    [Fact]
    public async Task Terminate_WithAnIdleBrowserThatComesBackAtOnce_EndsAtOnce()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var browser = await gateway.ConnectAsync();
        using var stopping = new CancellationTokenSource();
        var knocking = KnockAsync(gateway, stopping.Token);

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        var took = clock.Elapsed;
        await stopping.CancelAsync();
        await knocking;
        new Figures(output, "drain-idle").Add($"drain with an idle browser, and others that come back at once: {took.TotalSeconds:F1} s");
        Assert.InRange(took, TimeSpan.Zero, LongestIdleEnd);
    }

    [Fact]
    public async Task Terminate_WithMoreHeldThanCanBeSaved_EndsInTimeAndCountsTheRest()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var sent = DatagramBlast.Send(gateway.Udp, "held", HeldDatagrams, rate: null, threads: 2);

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        var took = clock.Elapsed;
        await gateway.RestartAsync();
        var events = await History.EventsAsync(gateway);
        var (journaled, lost) = (events.OfType<MessagePostedView>().LongCount(), events.OfType<GapRecordedView>().Sum(static gap => gap.Count ?? 0));
        new Figures(output, "drain-held").Add($"drain after {sent} datagrams at once: {took.TotalSeconds:F1} s, {journaled} journaled, {lost} counted as lost");
        Assert.InRange(took, TimeSpan.Zero, LongestEnd);
        Assert.Equal(sent, journaled + lost);
    }

    private static async Task KnockAsync(GatewayProcess gateway, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await using var again = await gateway.ConnectAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(20), ending);
            }
            catch (Exception gone) when (gone is not Xunit.Sdk.XunitException)
            {
                await Task.Yield();
            }
        }
    }

    // Of each run's datagrams those up to the end, in order, once.
    private static void CheckReceived(Dictionary<string, int> delivered, List<string> received)
    {
        foreach (var name in delivered.Keys)
        {
            var texts = received.Where(text => text.StartsWith(name + "-", StringComparison.Ordinal)).ToList();
            Assert.InRange(texts.Count, DatagramsBefore, delivered[name]);
            Assert.Equal(Enumerable.Range(0, texts.Count).Select(number => $"{name}-{number}"), texts);
        }
    }

    private static async Task<TimeSpan> EndAsync(GatewayProcess gateway, PersistentSender[] senders, string name, Dictionary<string, int> delivered)
    {
        // Somebody who does not read, and a script that follows, must not hold up the end.
        await using var sleeper = await SleepyBrowser.ConnectAsync(gateway.Page, "sleeper");
        sleeper.Stall();
        using var script = await gateway.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        using var datagrams = new DatagramSource(gateway.Udp, name, BetweenDatagrams);
        var enough = senders.Sum(static sender => sender.Acknowledged.Count) + SendsBefore;
        await Eventually.TrueAsync(
            () => datagrams.Sent >= DatagramsBefore && senders.Sum(static sender => sender.Acknowledged.Count) >= enough, "load");

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        var took = clock.Elapsed;
        await Eventually.TrueAsync(() => datagrams.SentBeforeRefusal is not null, "the network to say that nobody is there");
        datagrams.Stop();
        delivered[name] = datagrams.SentBeforeRefusal!.Value;
        Assert.InRange(took, TimeSpan.Zero, LongestEnd);
        return took;
    }
}
