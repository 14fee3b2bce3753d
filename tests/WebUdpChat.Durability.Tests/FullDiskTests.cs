using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>The file system of the data directory is full, and has room again later.</summary>
public class FullDiskTests(ITestOutputHelper output)
{
    private const int MebiBytes = 48;
    private const int TextBytes = 2_000;

    [RootFact]
    public async Task Journal_OnAFullFileSystem_RefusesUntilThereIsRoom()
    {
        var figures = new Figures(output, "full-disk");
        using var disk = new SmallFileSystem(MebiBytes);
        await using var bench = await StorageBench.StartAsync(Path.Combine(disk.Path, "data"));
        var times = Length.Of(3, 20);
        for (var time = 0; time < times; time++)
        {
            Assert.True(await bench.Composer.SendAsync());
            disk.Fill();
            await Eventually.TrueAsync(async () => !await bench.Composer.SendAsync(bytes: TextBytes), () => "a refusal");
            Assert.False(await bench.IsReadyAsync());
            disk.Free();
            await bench.RecoverAsync();
        }

        await bench.CheckAsync();
        figures.Add($"full disk: {times} times full, {bench.Composer.Acknowledged.Count} acknowledged, 0 lost, {bench.Composer.Refused} refused, "
            + $"{bench.Datagrams} datagrams, 0 lost, integrity ok, no restart");
    }
}
