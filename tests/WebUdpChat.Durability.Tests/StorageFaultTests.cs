using System.Diagnostics;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Writes and syncs of the database fail, once or for a while.</summary>
public class StorageFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    [ToolFact("strace")]
    public async Task Journal_WithFailingWritesAndSyncs_KeepsWhatWasAcknowledgedAndGoesOn()
    {
        var figures = new Figures(output, "storage-faults");
        await using var bench = await StorageBench.StartAsync();
        var (faults, rounds) = (0, Length.Of(20, 500));
        for (var call = 1; call <= rounds; call++)
        {
            var lasting = call % 4 >= 2;
            await using (var injection = await FaultInjection.BeginAsync(bench.Gateway, call % 2 == 0 ? "ENOSPC" : "EIO", lasting ? $"{call}+" : $"{call}"))
            {
                await Eventually.TrueAsync(
                    async () => !await bench.Composer.SendAsync() || (!lasting && injection.Count > 0), () => $"a failure of call {call}");
                if (lasting)
                    await Eventually.TrueAsync(async () => !await bench.IsReadyAsync(), () => $"503 while call {call} fails");
                faults += injection.Count;
            }

            await bench.RecoverAsync();
        }

        await bench.CheckAsync();
        figures.Add($"storage faults: first {rounds} calls, {faults} failed, {bench.Composer.Acknowledged.Count} acknowledged, 0 lost, "
            + $"{bench.Composer.Refused} refused, {bench.Datagrams} datagrams, 0 lost, integrity ok, no restart");
    }

    [ToolFact("strace")]
    public async Task Log_WhoseSyncFailsBesideTheCommits_IsTroubleAndLosesNothing()
    {
        await using var bench = await StorageBench.StartAsync();
        Assert.True(await bench.Composer.SendAsync());
        await using (await FaultInjection.BeginAsync(bench.Gateway, "EIO", "1+", FaultInjection.Syncs))
        {
            // Nothing is promised meanwhile: no commit syncs, only the copying of the log does.
            var before = bench.Datagrams;
            await Eventually.TrueAsync(async () => !await bench.IsReadyAsync(), () => "503 since the log cannot be synced", TimeSpan.FromMinutes(1));
            Assert.True(bench.Datagrams > before);
        }

        await bench.RecoverAsync();
        await bench.CheckAsync();
    }

    [ToolFact("strace")]
    public async Task Terminate_WhileTheStorageFails_EndsInTimeAndKeepsWhatWasAcknowledged()
    {
        await using var bench = await StorageBench.StartAsync();
        Assert.True(await bench.Composer.SendAsync());
        await using (await FaultInjection.BeginAsync(bench.Gateway, "EIO", "1+"))
        {
            await Eventually.TrueAsync(async () => !await bench.Composer.SendAsync(), () => "a refusal");
            var clock = Stopwatch.StartNew();
            await bench.Gateway.Process.TerminateAsync();
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestEnd);
        }

        await bench.Gateway.RestartAsync();
        await bench.RecoverAsync();
        await bench.CheckSendsAsync(mayBeUnknown: true);
    }

    [ToolFact("strace")]
    public async Task Start_WithFailingWritesAndSyncs_SaysSoInALineAndHarmsNothing()
    {
        var figures = new Figures(output, "storage-faults-at-start");
        using var folder = new TemporaryDirectory();
        var data = Path.Combine(folder.Path, "data");
        var (refused, rounds) = (0, Length.Of(8, 60));
        for (var call = 1; call <= rounds; call++)
        {
            // Every other time there is nothing yet.
            if (call % 2 == 1 && Directory.Exists(data))
                Directory.Delete(data, recursive: true);
            refused += await StartAsync(folder.Path, data, call % 4 < 2 ? "EIO" : "ENOSPC", call) ? 0 : 1;
            await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = data });
            Assert.Equal(0, await gateway.Process.TerminateAsync());
            using var file = new JournalFile(data);
            Assert.Equal("ok", file.IntegrityCheck());
        }

        figures.Add($"storage faults at the start: first {rounds} calls, {refused} starts refused in a line, {rounds - refused} went on, 0 damaged");
    }

    // Whether it started nevertheless.
    private static async Task<bool> StartAsync(string folder, string data, string error, int call)
    {
        var wrapper = FaultInjection.Wrap(Path.Combine(folder, "trace"), data, error, $"{call}");
        string[] command = [.. wrapper, "dotnet", BuiltFiles.HostAssembly, "--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", data];
        await using var process = new ChildProcess(command[0], command[1..]);
        await Eventually.TrueAsync(
            () => process.HasExited || process.OutputText.Contains("Try", StringComparison.Ordinal), () => $"a start or an end of {process.Describe()}");
        if (!process.HasExited)
        {
            // Without its tracer, what is traced fails with ENOSYS: even the write by which the runtime hears of a signal.
            await process.TerminateChildAsync();
            return true;
        }

        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.StartsWith("WebUdpChat cannot start: ", Assert.Single(process.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        return false;
    }
}
