using System.Diagnostics;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Every datagram is in the journal, or counted with the reason why it is not.</summary>
public class ConservationTests(ITestOutputHelper output)
{
    private const int Peers = 2;
    private static readonly TimeSpan Digestion = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Datagrams_AtThreeRates_AreJournaledOrCounted()
    {
        var figures = new Figures(output, "conservation");
        var total = 0L;
        var each = Length.Of(333_334, 3_333_334);
        foreach (var rate in (int?[])[20_000, 60_000, null])
            total += await RunAsync(figures, each, rate);
        figures.Add($"conservation: {total} datagrams, sums exact");
    }

    private static async Task<long> RunAsync(Figures figures, int count, int? rate)
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var clock = Stopwatch.StartNew();
        var before = LoopbackDrops.Read();
        var sent = DatagramBlast.Send(gateway.Udp, $"{rate ?? 0}", count, rate, Peers);
        var seconds = clock.Elapsed.TotalSeconds;
        var unseen = LoopbackDrops.Read() - before;

        ListenerCountersView counters = null!;
        await Eventually.TrueAsync(
            async () => IsAtRest(counters = (await gateway.StatusAsync()).Listeners[0].Counters, sent - unseen),
            () => $"rest: {sent} sent, {unseen} dropped on the way, {counters}", Digestion);
        var digested = clock.Elapsed.TotalSeconds;
        Assert.Equal(0, await gateway.Process.TerminateAsync());

        using var file = new JournalFile(gateway.DataDirectory);
        var journaled = file.CountReceived();
        figures.Add($"conservation at {(rate is null ? "full speed" : $"{rate}/s")}: {sent} sent in {seconds:F1} s ({sent / seconds:F0}/s), "
            + $"{unseen} dropped before the socket, {counters.KernelDropped} by the kernel, {counters.Read} read, {counters.Journaled} journaled, "
            + $"{counters.Dropped.Values.Sum()} dropped ({string.Join(", ", counters.Dropped.Where(static pair => pair.Value > 0).Select(static pair => $"{pair.Key} {pair.Value}"))}), "
            + $"all written after {digested:F1} s");
        Assert.Equal(sent, unseen + counters.KernelDropped + counters.Read);
        Assert.Equal(counters.Read, counters.Journaled + counters.Dropped.Values.Sum());
        Assert.Equal(counters.Journaled, journaled);
        Assert.Equal(journaled, file.CountDifferent());
        return sent;
    }

    private static bool IsAtRest(ListenerCountersView counters, long arrived) =>
        counters.KernelDropped + counters.Read >= arrived && counters.Journaled + counters.Dropped.Values.Sum() >= counters.Read;
}
