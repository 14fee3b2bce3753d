using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary><c>migrate</c> as a user runs it: killed half-way and started again, there and back.</summary>
public class MigrateTests(ITestOutputHelper output)
{
    private readonly Random _random = new(Seed);

    private static int Seed { get; } = Environment.TickCount;

    [Fact]
    public async Task Migrate_KilledAgainAndAgain_CompletesAndKeepsEveryMessage()
    {
        var figures = new Figures(output, "migrate");
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        using var old = new TemporaryDirectory();
        using var back = new TemporaryDirectory();
        string conversation;
        List<string> texts;
        var options = new GatewayOptions { DataDirectory = Path.Combine(old.Path, "data"), Arguments = ["--Gateway:Limits:CallsPerSecond=1000000"] };
        await using (var gateway = await GatewayProcess.StartAsync(options))
        {
            await using var browser = await gateway.ConnectAsync();
            conversation = (await browser.Hub.CreateConversation(new Contract.CreateConversationRequest("all", []))).Id;
            foreach (var chunk in Enumerable.Range(0, Length.Of(2_000, 50_000)).Chunk(200))
                await Task.WhenAll(chunk.Select(number => browser.SendAsync(conversation, $"text {number}")));
            texts = [.. (await History.MessagesAsync(gateway, conversation)).Select(static message => $"{message.Seq} {message.Id} {message.Text}")];
            Assert.Equal(0, await gateway.Process.TerminateAsync());
        }

        var kills = await MoveAsync(Path.Combine(old.Path, "data"), database);
        await using (var moved = await GatewayProcess.StartAsync(PostgresNode.Options(database, "a")))
        {
            Assert.Equal(texts, (await History.MessagesAsync(moved, conversation)).Select(static message => $"{message.Seq} {message.Id} {message.Text}"));
            Assert.Equal(0, await moved.Process.TerminateAsync());
        }

        kills += await MoveAsync(database, Path.Combine(back.Path, "data"));
        await using var again = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Path.Combine(back.Path, "data") });
        Assert.Equal(texts, (await History.MessagesAsync(again, conversation)).Select(static message => $"{message.Seq} {message.Id} {message.Text}"));
        figures.Add($"migrate: seed {Seed}, {texts.Count} messages to PostgreSQL and back, killed {kills} times half-way, all there");
    }

    // Killed at some moments, then left to complete. Returns how often it was killed before it had completed.
    private async Task<int> MoveAsync(string from, string to)
    {
        var kills = 0;
        for (var attempt = 0; attempt < Length.Of(2, 10); attempt++)
        {
            await using var process = GatewayProcess.Launch("migrate", "--from", from, "--to", to);
            await Task.Delay(_random.Next(150, 1_200));
            kills += process.HasExited ? 0 : 1;
            await process.KillAsync();
        }

        await using var last = GatewayProcess.Launch("migrate", "--from", from, "--to", to);
        Assert.True(await last.WaitForExitAsync(TimeSpan.FromMinutes(5)) == 0, last.Describe());
        Assert.Contains("Done: ", last.OutputText, StringComparison.Ordinal);
        return kills;
    }
}
