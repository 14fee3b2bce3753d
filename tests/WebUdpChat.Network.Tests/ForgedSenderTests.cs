using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Network.Tests;

/// <summary>Datagrams from senders without number, none of whom exists: the gateway does not grow, and an accepted peer does not notice.</summary>
public sealed class ForgedSenderTests(ITestOutputHelper output)
{
    private const int PerSecond = 100;
    private const int Rate = 5_000;
    private const int Some = 12_000;
    private const long MostGrowth = 64L << 20;

    private static readonly int Many = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1" ? 1_000_000 : 10_000;

    // As they are, and so that each of them becomes a peer.
    [NetworkTheory]
    [InlineData("200")]
    [InlineData("100000")]
    public async Task Datagrams_FromForgedSenders_NeitherFillTheMemoryNorKeepAPeerOut(string newPeersPerSecond)
    {
        using var machine = new NetworkNamespace();
        machine.Ip("addr add 10.1.0.1/32 dev lo");
        await using var gateway = await machine.StartGatewayAsync("10.1.0.1:0", "--Gateway:Policy:Inbound", "Open", "--Gateway:Policy:NewPeersPerSecond", newPeersPerSecond);
        using var friend = machine.Run(() => Open(gateway.Udp));
        var peer = await gateway.AddPeerAsync(friend.LocalEndPoint!.ToString()!);
        using var forged = new ForgedSender(machine, gateway.Udp, 40_000, "hello\n"u8);

        forged.Send(Some, Rate);
        await SettledAsync(gateway);
        var before = gateway.Memory();
        using var ending = new CancellationTokenSource();
        var speaking = SpeakAsync(friend, ending.Token);
        await Task.Run(() => forged.Send(Many, Rate));
        await ending.CancelAsync();
        var said = await speaking;
        await SettledAsync(gateway);

        var grown = gateway.Memory() - before;
        var counters = (await gateway.ListenerAsync()).Counters;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Some + Many} forged senders, {newPeersPerSecond} new peers/s: {counters.Read} read, {counters.Journaled} journaled, {counters.KernelDropped} dropped by the kernel; memory {before >> 20} MiB, grew by {grown / (double)(1 << 20):F1} MiB; {said} messages of the peer"));
        Assert.Equal(Enumerable.Range(0, said).Select(static number => $"{number}"), await AllTextsAsync(gateway, peer));
        Assert.InRange(grown, long.MinValue, MostGrowth);
        Assert.InRange((await gateway.PeersAsync()).Count, 1, 10_001);
    }

    private static Socket Open(IPEndPoint to)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(to);
        return socket;
    }

    // Returns how many it said.
    private static async Task<int> SpeakAsync(Socket friend, CancellationToken ending)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
        var said = 0;
        while (!ending.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            await friend.SendAsync(Encoding.UTF8.GetBytes($"{said++}"));
        }

        return said;
    }

    private static async Task SettledAsync(GatewayProcess gateway)
    {
        var read = -1L;
        await Eventually.TrueAsync(async () =>
        {
            var counters = (await gateway.ListenerAsync()).Counters;
            var isSettled = counters.Read == read && counters.Journaled + counters.Dropped.Values.Sum() == counters.Read;
            read = counters.Read;
            return isSettled;
        }, () => $"rest after {read} datagrams", TimeSpan.FromMinutes(5));
    }

    private static async Task<List<string?>> AllTextsAsync(GatewayProcess gateway, PeerView peer)
    {
        var texts = new List<string?>();
        for (var after = 0L; ;)
        {
            var page = (await gateway.Http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{peer.ConversationId}/messages?after={after}&limit=500", ContractJson.Options))!;
            texts.AddRange(page.Messages.Select(static message => message.Text));
            if (!page.HasMore)
                return texts;
            after = page.Messages[^1].Seq;
        }
    }
}
