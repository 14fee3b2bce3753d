using WebUdpChat.Contract;
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

    [RootFact]
    public async Task Start_OnAFullFileSystemAfterACrash_ServesThePageAndRecovers()
    {
        using var disk = new SmallFileSystem(MebiBytes);
        using var wire = new RecordingPeer();
        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Path.Combine(disk.Path, "data") });
        string conversation;
        await using (var browser = await gateway.ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;
        var composer = new Composer(gateway, conversation);
        Assert.True(await composer.SendAsync());
        await gateway.Process.KillAsync();

        disk.Fill();
        await gateway.RestartAsync(ready: false);
        await Eventually.TrueAsync(async () => !(await gateway.Http.GetAsync("/health/ready")).IsSuccessStatusCode, () => "trouble");
        Assert.False(await composer.SendAsync(bytes: TextBytes));
        disk.Free();
        await Eventually.TrueAsync(async () => (await gateway.Http.GetAsync("/health/ready")).IsSuccessStatusCode, () => "readiness");
        await composer.FlushAsync();
        var messages = await History.SettledAsync(gateway, conversation);
        Assert.Equal(composer.Acknowledged.Values.Order(), messages.Select(static message => message.Id).Order());

        disk.Fill();
        await gateway.Process.KillAsync();
        await gateway.RestartAsync(ready: false);
        Assert.Equal(0, await gateway.Process.TerminateAsync());
    }

    [RootFact]
    public async Task Terminate_OnAFullFileSystem_EndsWithoutAFault()
    {
        using var disk = new SmallFileSystem(MebiBytes);
        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Path.Combine(disk.Path, "data") });
        disk.Fill();
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        Assert.DoesNotContain("   at ", gateway.Process.ErrorText, StringComparison.Ordinal);
        disk.Free();
        await gateway.RestartAsync();
    }
}
