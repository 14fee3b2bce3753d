using WebUdpChat.Contract;

namespace WebUdpChat.Interop.Tests;

/// <summary>Five programs on three listeners and three browsers in one room.</summary>
public sealed class RoomTests(RoomMeeting meeting) : IClassFixture<RoomMeeting>
{
    private const int Rounds = 12;

    [ProgramFact("nc.openbsd")]
    public async Task Room_FiveProgramsAndThreeBrowsers_EverybodyHasEverythingOnceInTheJournalsOrder()
    {
        var programs = await StartAsync(5);
        try
        {
            var room = await meeting.CreateRoomAsync(programs.Select(static each => each.Peer));
            var said = await TalkAsync(programs, room.Id, "all", 0);
            await ExpectAsync(programs, room.Id, said);

            await programs[2].Program.KillAsync();
            var rest = programs.Where((_, number) => number != 2).ToList();
            said += await TalkAsync(rest, room.Id, "rest", 1);
            await ExpectAsync(rest, room.Id, said);
        }
        finally
        {
            foreach (var (program, _) in programs)
                await program.DisposeAsync();
        }
    }

    private async Task<List<(ChildProcess Program, PeerView Peer)>> StartAsync(int count)
    {
        var programs = new List<(ChildProcess, PeerView)>();
        for (var i = 0; i < count; i++)
        {
            var listener = i % meeting.Listeners.Count;
            var program = Meeting.Start("nc.openbsd -u 127.0.0.1 {gateway}", meeting.Listeners[listener]);
            await program.WriteAsync($"I am program {i}\n");
            var first = await meeting.Browsers[0].WaitForTextAsync($"I am program {i}");
            programs.Add((program, await meeting.Browsers[0].Hub.UpdatePeer(new UpdatePeerRequest(first.Author.Id, $"nc{i}"))));
        }

        return programs;
    }

    // Everybody at once, so that the journal's order is nobody's own.
    private async Task<int> TalkAsync(List<(ChildProcess Program, PeerView Peer)> programs, string room, string word, int start)
    {
        var talkers = programs.Select((each, number) => RepeatAsync($"{word} {start} nc {number}", text => each.Program.WriteAsync(text + "\n")))
            .Concat(meeting.Browsers.Select((browser, number) => RepeatAsync($"{word} {start} user {number}", text => browser.SendAsync(room, text))));
        await Task.WhenAll(talkers);
        return Rounds * (programs.Count + meeting.Browsers.Count);
    }

    // One line after the other: nc would make one datagram of two that wait together.
    private async Task RepeatAsync(string words, Func<string, Task> say)
    {
        for (var i = 0; i < Rounds; i++)
        {
            var text = $"{words} {i}";
            await say(text);
            await meeting.Browsers[0].WaitForMessageAsync(message => message.Text == text, text);
        }
    }

    private async Task ExpectAsync(List<(ChildProcess Program, PeerView Peer)> programs, string room, int count)
    {
        await Eventually.TrueAsync(
            () => meeting.Browsers.All(browser => In(browser, room).Count >= count), () => $"{count} messages at each browser");
        var journal = await meeting.MessagesAsync(room);
        Assert.Equal(count, journal.Count);
        Assert.All(journal, static message => Assert.Null(message.HeldBack));
        foreach (var browser in meeting.Browsers)
            Assert.Equal(journal.Select(static message => message.Id), In(browser, room).Select(static message => message.Id));
        foreach (var (program, peer) in programs)
        {
            var expected = string.Concat(journal.Where(message => message.Author.Id != peer.Id).Select(static message => $"{message.Author.Name}: {message.Text}\n"));
            await Eventually.TrueAsync(() => program.Output.Length >= System.Text.Encoding.UTF8.GetByteCount(expected), program.Describe);
            Assert.Equal(expected, program.OutputText);
        }
    }

    private static List<MessageView> In(HubClient browser, string room) => [.. browser.Messages.Where(message => message.ConversationId == room)];
}
