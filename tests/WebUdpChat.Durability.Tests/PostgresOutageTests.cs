using System.Diagnostics;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>The database server stops at once, again and again, while messages flow both ways.</summary>
public class PostgresOutageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Journal_DatabaseStopsAtOnce_KeepsWhatWasAcknowledgedAndGoesOn()
    {
        var figures = new Figures(output, "postgres-outage");
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var bench = await StorageBench.StartAsync(PostgresNode.Options(database, "a"));
        await using var other = await GatewayProcess.StartAsync(PostgresNode.Options(database, "b"));
        var (stops, returns) = (Length.Of(2, 20), new List<TimeSpan>());
        for (var stop = 0; stop < stops; stop++)
        {
            Assert.True(await bench.Composer.SendAsync(count: 8));
            var sending = bench.Composer.SendAsync(count: 32);
            await cluster.StopAtOnceAsync();
            await sending;
            await Eventually.TrueAsync(async () => !await bench.Composer.SendAsync(), () => "a refusal");
            await Eventually.TrueAsync(async () => !await bench.IsReadyAsync(), () => "503");
            await cluster.StartServerAsync();
            var back = Stopwatch.StartNew();
            await Eventually.TrueAsync(async () => await bench.IsReadyAsync() && await IsReadyAsync(other), () => "readiness of both");
            returns.Add(back.Elapsed);
            await bench.RecoverAsync();
        }

        await bench.CheckAsync();
        figures.Add($"database stopped at once: {stops} times, {bench.Composer.Acknowledged.Count} acknowledged, 0 lost, {bench.Composer.Refused} refused, "
            + $"{bench.Datagrams} datagrams, 0 lost, ready again {returns.Average(static one => one.TotalSeconds):F2} s after its return, at most {returns.Max().TotalSeconds:F2} s");
    }

    [Fact]
    public async Task Start_DatabaseThatIsNotThereOrNotSafe_IsRefusedInALine()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await AssertRefusedAsync($"{database};Options=-c synchronous_commit=off", "has synchronous_commit = off");
        await cluster.StopAtOnceAsync();
        await AssertRefusedAsync(database, "cannot be used.");
    }

    private static async Task<bool> IsReadyAsync(GatewayProcess gateway)
    {
        using var answer = await gateway.Http.GetAsync("/health/ready");
        return answer.IsSuccessStatusCode;
    }

    private static async Task AssertRefusedAsync(string connection, string reason)
    {
        using var folder = new TemporaryDirectory();
        await using var process = GatewayProcess.Launch(
            ["--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", folder.Path, .. PostgresNode.Options(connection, "a").Arguments]);
        Assert.Equal(1, await process.WaitForExitAsync());
        var line = Assert.Single(process.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("WebUdpChat cannot start: The ", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }
}
