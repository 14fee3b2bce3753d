using System.Diagnostics;
using System.Net.NetworkInformation;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using Direction = WebUdpChat.Contract.Direction;

namespace WebUdpChat.Interop.Tests;

/// <summary>Echo services and a second gateway in one room: what comes back must not go round.</summary>
public sealed class LoopTests(RoomMeeting meeting) : IClassFixture<RoomMeeting>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(2);

    [ProgramTheory("socat", "python3")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_TwoEchoServicesAndAGateway_TrafficEndsWithinASecondAndThePageIsTold(bool prefixAuthors)
    {
        await using var second = await GatewayProcess.StartAsync(new GatewayOptions { Arguments = ["--Gateway:Listeners:1:Endpoint=127.0.0.1:0", "--Gateway:Rooms:LoopGuard=false"] });
        await using var echo = await StartAsync("socat UDP4-LISTEN:{own},bind=127.0.0.1,fork EXEC:cat");
        await using var python = await StartAsync("python3 {programs}/echo.py {own}");
        var peers = new List<PeerView> { await meeting.AddPeerAsync(echo.Port, "socat"), await meeting.AddPeerAsync(python.Port, "python", 1) };
        peers.AddRange(await JoinAsync(second));
        await WarmUpAsync(peers);
        var room = await meeting.Browsers[0].Hub.CreateConversation(
            new CreateConversationRequest("loop", [.. peers.Select(static peer => peer.Id)], prefixAuthors));
        var browser = meeting.Browsers[1];

        var clock = Stopwatch.StartNew();
        var sent = await meeting.Browsers[0].SendAsync(room.Id, "once");
        var stop = await Eventually.GetAsync(() => Stops(browser, room.Id).FirstOrDefault(), () => "loop stopped");
        await ExpectSilenceAsync(room.Id, clock);

        // By the gateway's own clock: how soon a busy machine lets the test look is not what is asked.
        Assert.InRange(stop.At - sent.SentAt!.Value, TimeSpan.Zero, Limit);
        Assert.All((await meeting.MessagesAsync(room.Id)).Where(static message => message.ReceivedAt is not null),
            message => Assert.InRange(message.ReceivedAt!.Value - sent.SentAt.Value, TimeSpan.Zero, Limit));
        var held = (await meeting.MessagesAsync(room.Id)).Where(static message => message.HeldBack is not null).ToList();
        Assert.DoesNotContain(held, static message => message.HeldBack == HeldBack.Rate); // the guard ended it, not the cap
        Assert.Subset(peers.Select(static peer => peer.Name).ToHashSet(), held.Select(static message => message.Author.Name).ToHashSet());
        if (prefixAuthors)
            Assert.Equal(peers.Count, held.DistinctBy(static message => message.Author.Id).Count());
    }

    // Everybody has answered once before the time counts: a program's first answer takes longer than all that follow.
    private async Task WarmUpAsync(IEnumerable<PeerView> peers)
    {
        foreach (var peer in peers)
        {
            var text = $"to {peer.Id}";
            await meeting.Browsers[0].SendAsync(peer.ConversationId, text);
            await meeting.Browsers[0].WaitForMessageAsync(
                message => message.Direction == Direction.In && message.Text?.EndsWith(text, StringComparison.Ordinal) == true, $"an answer of {peer.Name}");
        }
    }

    private static IEnumerable<LoopStoppedView> Stops(HubClient browser, string room) =>
        browser.Feed.Events.OfType<LoopStoppedView>().Where(stop => stop.ConversationId == room);

    // After the second nothing is sent or said any more, for as long as it is watched.
    private async Task ExpectSilenceAsync(string room, Stopwatch clock)
    {
        if (Limit - clock.Elapsed is var left && left > TimeSpan.Zero)
            await Task.Delay(left);
        var before = await CountAsync(room);
        await Task.Delay(Watch);
        Assert.Equal(before, await CountAsync(room));
    }

    private async Task<(long Sent, long Read, int Messages)> CountAsync(string room)
    {
        var listeners = (await meeting.Gateway.StatusAsync()).Listeners;
        return (listeners.Sum(static each => each.Counters.Sent), listeners.Sum(static each => each.Counters.Read), (await meeting.MessagesAsync(room)).Count);
    }

    // The second gateway knows the first by two ways, and passes on by one what comes by the other; its own guard is off.
    private async Task<List<PeerView>> JoinAsync(GatewayProcess second)
    {
        await using var browser = await second.ConnectAsync("other");
        var peers = new List<PeerView>();
        var listeners = (await second.StatusAsync()).Listeners;
        var back = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var port = System.Net.IPEndPoint.Parse(listeners[i].Endpoint).Port;
            peers.Add(await meeting.AddPeerAsync(port, $"gateway{i}", i));
            back.Add((await browser.Hub.AddPeer(new AddPeerRequest(meeting.Listeners[i].ToString(), listeners[i].Name))).Id);
        }

        await browser.Hub.CreateConversation(new CreateConversationRequest("room", back));
        return peers;
    }

    private static async Task<EchoService> StartAsync(string commandLine)
    {
        var port = FreePort.Next();
        var program = Meeting.Start(commandLine, new System.Net.IPEndPoint(0, 0), port);
        await Eventually.TrueAsync(
            () => IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(bound => bound.Port == port),
            () => $"port {port} to be bound by {program.Describe()}");
        return new EchoService(program, port);
    }

    private sealed record EchoService(ChildProcess Program, int Port) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Program.DisposeAsync();
    }
}
