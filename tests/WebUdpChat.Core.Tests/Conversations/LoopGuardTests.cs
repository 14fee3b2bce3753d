using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Gateway;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class LoopGuardTests
{
    [Theory]
    [InlineData("ann: hello\n")]
    [InlineData("ann: hello")]
    [InlineData("gw: ann: hello\r\n")]
    [InlineData("a: b: c: ann: hello \n")]
    public async Task Receive_WhatWasSentComesBack_IsKeptAndNotPassedOn(string echo)
    {
        await using var bench = new RoomBench(2);
        bench.Say("hello");

        var message = bench.Receive(bench.Peers[0], echo);

        Assert.Equal((HeldBack.Echo, null), (message.HeldBack, message.Delivery));
        Assert.Equal(echo, StillJournal.TextOf(message));
        var loop = Assert.Single(bench.Loops);
        Assert.Equal((bench.RoomId, bench.Peers[0].Id, message.Id, false), (loop.ConversationId, loop.PeerId, loop.MessageId, loop.Stopped));
        Assert.Equal(1, bench.Relays.Of(HeldBack.Echo));
    }

    [Fact]
    public async Task Receive_WhatAnotherPeerSaidComesBack_IsKeptAndNotPassedOn()
    {
        await using var bench = new RoomBench(3);
        Assert.Null(bench.Receive(bench.Peers[0], "21.5\n").HeldBack);

        Assert.Equal(HeldBack.Echo, bench.Receive(bench.Peers[1], "p1: 21.5\n").HeldBack);
    }

    [Fact]
    public async Task Receive_ThirdEcho_StopsThePeerInThisRoom()
    {
        await using var bench = new RoomBench(2);
        Echo(bench, 3);

        Assert.Equal(bench.Peers[0].Id, Assert.Single(bench.Room.Stopped));
        Assert.Equal([false, true], bench.Loops.Select(static loop => loop.Stopped));
        Assert.Equal(HeldBack.Loop, bench.Receive(bench.Peers[0], "something new").HeldBack);
        Assert.Null(bench.Receive(bench.Peers[1], "something new").HeldBack);
        Assert.Equal(StateText.Of(bench.Journal.Reload()), StateText.Of(bench.Journal.State));
    }

    [Fact]
    public async Task Receive_SomethingNewAfterAQuietTime_IsPassedOnAgain()
    {
        await using var bench = new RoomBench(2);
        Echo(bench, 3);
        bench.Wait(20);
        Assert.Equal(HeldBack.Loop, bench.Receive(bench.Peers[0], "too early").HeldBack);
        bench.Wait(11);

        var message = bench.Receive(bench.Peers[0], "something new");

        Assert.Equal((null, bench.Peers[1].Id), (message.HeldBack, message.Delivery!.Peers.Single().PeerId));
        Assert.Empty(bench.Room.Stopped);
    }

    [Fact]
    public async Task Receive_EchoesGoOn_StaysStoppedHoweverLong()
    {
        await using var bench = new RoomBench(2);
        Echo(bench, 3);
        for (var i = 0; i < 10; i++)
        {
            bench.Wait(25);
            bench.Say($"later {i}");
            Assert.Equal(HeldBack.Loop, bench.Receive(bench.Peers[0], $"ann: later {i}").HeldBack);
        }

        Assert.Equal(HeldBack.Loop, bench.Receive(bench.Peers[0], "something new").HeldBack);
        Assert.Equal(2, bench.Loops.Count());
    }

    [Fact]
    public async Task Resume_StoppedPeer_IsPassedOnAtOnce()
    {
        await using var bench = new RoomBench(2);
        Echo(bench, 3);

        bench.Journal.Get(new ResumeRelay(bench.RoomId, bench.Peers[0].Id));

        Assert.Empty(bench.Room.Stopped);
        Assert.Null(bench.Receive(bench.Peers[0], "something new").HeldBack);
        bench.Say("again");
        Assert.Equal(HeldBack.Echo, bench.Receive(bench.Peers[0], "ann: again").HeldBack);
    }

    [Fact]
    public async Task Resume_NotThereOrNotStopped_ChangesNothing()
    {
        await using var bench = new RoomBench(1);
        var writes = bench.Journal.Store.Writes.Count;

        Assert.Equal(RefusalKind.NotFound, bench.Journal.Do(new ResumeRelay(new ConversationId(99), bench.Peers[0].Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, bench.Journal.Do(new ResumeRelay(bench.RoomId, new(99))).Refusal?.Kind);
        Assert.False(bench.Journal.Do(new ResumeRelay(bench.RoomId, bench.Peers[0].Id)).IsRefused);
        Assert.Equal(writes, bench.Journal.Store.Writes.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Receive_PeopleSayTheSame_IsNoLoop(bool prefixAuthors)
    {
        await using var bench = new RoomBench(3, prefixAuthors);
        bench.Say("ok");
        bench.Say("ok");
        for (var i = 0; i < 8; i++)
        {
            foreach (var peer in bench.Peers)
            {
                bench.Wait(0.8); // faster than anybody types and sends
                Assert.Null(bench.Receive(peer, "ok\n").HeldBack);
                Assert.Null(bench.Receive(peer, "ok\n").HeldBack);
            }
        }

        Assert.Empty(bench.Loops);
    }

    [Fact]
    public async Task Receive_NoNamesInFront_LoopEndsAfterAFewRounds()
    {
        await using var bench = new RoomBench(2, prefixAuthors: false);
        bench.Say("hello");
        var underway = new Queue<int>([0, 1]);
        var passedOn = 0;
        while (underway.TryDequeue(out var echo))
        {
            Assert.True(++passedOn < 50, "The loop does not end.");
            bench.Wait(0.005);
            if (bench.Receive(bench.Peers[echo], "hello").Delivery is not null)
                underway.Enqueue(1 - echo);
        }

        Assert.InRange(passedOn, 2, 4 * PeerTraffic.MostRepeats);
        Assert.NotEmpty(bench.Room.Stopped); // one that is stopped breaks the loop
        Assert.NotEmpty(bench.Loops);
        Assert.All(bench.Loops, static loop => Assert.True(loop.Stopped));
    }

    [Fact]
    public async Task Receive_BytesThatAreNoText_AreKnownAgain()
    {
        await using var bench = new RoomBench(2, prefixAuthors: false);
        bench.Journal.Get(new PostMessage(bench.RoomId, new Author(AuthorKind.User, "u:ann", "ann"), null, new Draft(null, [0xFF, 0xFE, 0x01])));
        var traffic = bench.Journal.State.Traffic.Find(bench.RoomId)!;

        Assert.Equal(RelayMatch.Perhaps, traffic.Match(bench.Peers[0].Id, Said([0xFF, 0xFE, 0x01])));
        Assert.Equal(RelayMatch.None, traffic.Match(bench.Peers[0].Id, Said([0xFF, 0xFE, 0x02])));

        ChatMessage Said(byte[] bytes) => new(
            default, bench.RoomId, new Author(AuthorKind.Peer, bench.Peers[0].Id.ToString(), "p"), Direction.In, bench.Journal.Time.GetUtcNow(), bytes, "utf-8",
            TerminatorLength: 0, Truncated: false, ClientMessageId: null, Delivery: null);
    }

    [Fact]
    public async Task Receive_LongAfter_IsNoEcho()
    {
        await using var bench = new RoomBench(2);
        bench.Say("hello");
        bench.Wait(61);

        Assert.Null(bench.Receive(bench.Peers[0], "ann: hello").HeldBack);
    }

    [Fact]
    public async Task Receive_GuardIsOff_PassesEverythingOn()
    {
        await using var bench = new RoomBench(2, bounds: new RoomBounds { LoopGuard = false });
        bench.Say("hello");

        Assert.Null(bench.Receive(bench.Peers[0], "ann: hello").HeldBack);
    }

    [Fact]
    public async Task Receive_CommitFails_CountsTheEchoOnce()
    {
        await using var bench = new RoomBench(2);
        bench.Say("hello");
        var failures = 3;
        bench.Journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Locked, "locked");
        };
        bench.Hold(bench.Peers[0], "ann: hello");
        for (var i = 0; i < 4; i++)
            bench.Journal.Turn();

        Assert.Equal(1, bench.Journal.State.Traffic.Find(bench.RoomId)!.Of(bench.Peers[0].Id).Echoes);
        Assert.Equal(1, bench.Relays.Of(HeldBack.Echo));
        Assert.False(Assert.Single(bench.Loops).Stopped);
    }

    [Fact]
    public async Task Traffic_ManyTexts_RemembersABoundedNumber()
    {
        await using var bench = new RoomBench(2);
        for (var i = 0; i < 3 * RoomTraffic.MostTexts; i++)
            bench.Say($"text {i}");

        Assert.Equal(RoomTraffic.MostTexts, bench.Journal.State.Traffic.Find(bench.RoomId)!.Texts);
        Assert.Null(bench.Receive(bench.Peers[0], "ann: text 0").HeldBack);
        Assert.Equal(HeldBack.Echo, bench.Receive(bench.Peers[0], $"ann: text {(3 * RoomTraffic.MostTexts) - 1}").HeldBack);
    }

    [Fact]
    public async Task Update_StoppedPeerLeaves_IsNotStoppedWhenItComesBack()
    {
        await using var bench = new RoomBench(2);
        Echo(bench, 3);

        bench.Journal.Get(new UpdateRoom(bench.RoomId, null, [bench.Peers[1].Id], null));
        bench.Journal.Get(new UpdateRoom(bench.RoomId, null, [bench.Peers[0].Id, bench.Peers[1].Id], null));

        Assert.Empty(bench.Room.Stopped);
        Assert.Null(bench.Receive(bench.Peers[0], "something new").HeldBack);
    }

    private static void Echo(RoomBench bench, int times)
    {
        for (var i = 0; i < times; i++)
        {
            bench.Wait(1);
            bench.Say($"hello {i}");
            Assert.Equal(HeldBack.Echo, bench.Receive(bench.Peers[0], $"ann: hello {i}\n").HeldBack);
        }
    }
}
