using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>What a browser is promised has been written to the log and synced before the answer leaves.</summary>
public class SyncBeforePromiseTests(ITestOutputHelper output)
{
    private const int Connections = 4;

    [ToolFact("strace")]
    public async Task Send_IsAnsweredAfterTheSync_EachTime()
    {
        var figures = new Figures(output, "sync-before-promise");
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Path, "trace");
        var count = Length.Of(1_000, 10_000);
        await using (var gateway = await GatewayProcess.StartAsync(new GatewayOptions { Wrapper = SyncTrace.Command(path) }))
        {
            await using var browser = await gateway.ConnectAsync();
            var room = await browser.Hub.CreateConversation(new CreateConversationRequest("a room"));
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => SendAsync(gateway, room.Id, connection, count)));
            await gateway.Process.KillAsync();
        }

        var trace = new SyncTrace(path);
        var promises = Enumerable.Range(0, count).Select(number => trace.Find(Id(number))).ToList();
        var kept = promises.Count(static promise => promise.Written >= 0 && promise.Written < promise.Synced && promise.Synced < promise.Sent);
        figures.Add($"sync before promise: {count} sends, {kept} times written, then synced, then answered");
        Assert.Equal(count, kept);
    }

    private static string Id(int number) => $"promise-{number:D6}";

    private static async Task SendAsync(GatewayProcess gateway, string room, int connection, int count)
    {
        await using var browser = await gateway.ConnectAsync();
        for (var number = connection; number < count; number += Connections)
            await browser.Hub.Send(new SendRequest(Id(number), room, "A text."));
    }
}
