using System.Diagnostics;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>How much one gateway on SQLite takes and hands on, beside one and two on PostgreSQL, one after the other in one run.</summary>
public class ThroughputTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int Underway = 32;
    private static readonly int Readers = Length.Of(4, 20);
    private static readonly int Messages = Length.Of(1_000, 20_000);

    [Fact]
    public async Task Send_OneNodeAndTwo_ReachesEveryReader()
    {
        var figures = new Figures(output, "throughput");
        await using (var sqlite = await GatewayProcess.StartAsync())
            figures.Add($"one gateway on SQLite: {await MeasureAsync(sqlite)}");
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var a = await GatewayProcess.StartAsync(PostgresNode.Options(database, "a"));
        figures.Add($"one gateway on PostgreSQL: {await MeasureAsync(a)}");
        await using var b = await GatewayProcess.StartAsync(PostgresNode.Options(database, "b"));
        figures.Add($"two gateways on PostgreSQL: {await MeasureAsync(a, b)}");
    }

    // Writers and readers are spread over the gateways; everybody reads everything.
    private static async Task<string> MeasureAsync(params GatewayProcess[] gateways)
    {
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(number => gateways[number % gateways.Length].ConnectAsync($"reader {number}")));
        var writers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => gateways[number % gateways.Length].ConnectAsync($"writer {number}")));
        var conversation = (await writers[0].Hub.CreateConversation(new CreateConversationRequest("all", []))).Id;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(writers.Select((writer, number) => WriteAsync(writer, conversation, number)));
        var taken = clock.Elapsed;
        await Eventually.TrueAsync(
            () => Array.TrueForAll(readers, static reader => reader.Messages.Count >= Messages),
            () => $"{Messages} messages at each: {string.Join(' ', readers.Select(static reader => reader.Messages.Count))}", TimeSpan.FromMinutes(5));
        var read = clock.Elapsed;
        foreach (var client in readers.Concat(writers))
            await client.DisposeAsync();
        return FormattableString.Invariant(
            $"{Messages} messages of {Writers} writers, {Messages / taken.TotalSeconds:F0} a second taken, {Messages * Readers / read.TotalSeconds:F0} a second handed on to {Readers} readers");
    }

    private static async Task WriteAsync(HubClient writer, string conversation, int number)
    {
        foreach (var chunk in Enumerable.Range(0, Messages / Writers).Chunk(Underway))
            await Task.WhenAll(chunk.Select(i => writer.SendAsync(conversation, $"text {number}-{i}")));
    }
}
