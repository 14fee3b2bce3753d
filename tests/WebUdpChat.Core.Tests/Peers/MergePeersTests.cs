using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Gateway;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class MergePeersTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly StillJournal _journal = new();

    [Fact]
    public void Merge_CameBackOnAnotherPort_GoesOnAsTheEarlierPeer()
    {
        var (earlier, later) = (_journal.AddPeer(1, name: "sensor"), _journal.AddPeer(2));
        var room = _journal.Get(new CreateRoom("room", [later.Id], prefixAuthors: true)).Id;

        var merged = _journal.Get(new MergePeers(earlier.Id, later.Id));

        Assert.Equal((earlier.Id, "sensor", later.Address, earlier.ConversationId), (merged.Id, merged.Name, merged.Address, merged.ConversationId));
        Assert.Equal(merged, _journal.State.PeersByKey.Find(later.Key));
        Assert.Null(_journal.State.PeersByKey.Find(earlier.Key));
        Assert.Null(_journal.State.Peers.Find(later.Id));
        Assert.Equal(earlier.ConversationId, _journal.State.Conversations.Find(later.ConversationId)!.ContinuedIn);
        Assert.Equal([earlier.Id], _journal.State.Conversations.Find(room)!.Peers.AsEnumerable());
        Assert.Equal(StateText.Of(_journal.Reload()), StateText.Of(_journal.State));
    }

    [Fact]
    public void Merge_BothInOneRoom_AreInItOnce()
    {
        var (earlier, later) = (_journal.AddPeer(1), _journal.AddPeer(2));
        var room = _journal.Get(new CreateRoom("room", [earlier.Id, later.Id], prefixAuthors: true)).Id;

        _journal.Get(new MergePeers(earlier.Id, later.Id));

        Assert.Equal([earlier.Id], _journal.State.Conversations.Find(room)!.Peers.AsEnumerable());
    }

    [Fact]
    public void Merge_MessagesOnTheirWay_ComeToAnEnd()
    {
        var (earlier, later) = (_journal.AddPeer(1), _journal.AddPeer(2));
        var (sending, queued, lost) = (_journal.Post(earlier.ConversationId), _journal.Post(earlier.ConversationId), _journal.Post(later.ConversationId));
        _journal.Get(new MarkSending([(sending.Id, earlier.Id)]));

        _journal.Get(new MergePeers(earlier.Id, later.Id));

        var states = _journal.Events.OfType<DeliveryChanged>().GroupBy(static change => change.MessageId)
            .ToDictionary(static group => group.Key, static group => group.Last().Delivery.Summary.State);
        Assert.Equal((DeliveryState.Unknown, DeliveryState.Failed), (states[sending.Id], states[lost.Id]));
        Assert.Equal(DeliveryState.Queued, _journal.State.OpenDeliveries.Find(queued.Id)!.Delivery.Summary.State);
    }

    [Fact]
    public void Merge_NotThereOrNotTheSameListener_IsRefused()
    {
        var (one, other) = (_journal.AddPeer(1), _journal.AddPeer(1, dialect: "other"));

        Assert.Equal(RefusalKind.NotFound, _journal.Do(new MergePeers(new PeerId(99), one.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new MergePeers(one.Id, new PeerId(99))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, _journal.Do(new MergePeers(one.Id, one.Id)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, _journal.Do(new MergePeers(one.Id, other.Id)).Refusal?.Kind);
    }

    [Theory]
    [InlineData(31, 0, true)]
    [InlineData(29, 0, false)]
    [InlineData(31, 1, false)]
    public async Task Suggest_SameMachineAndSilent_IsOffered(int silentSeconds, int otherMachine, bool offered)
    {
        await using var bench = new RoomBench(0);
        var earlier = Newcomer(bench, new PeerAddress(0x0A000001, 1));
        bench.Wait(silentSeconds);
        var later = Newcomer(bench, new PeerAddress(0x0A000001 + (uint)otherMachine, 2));

        var suggestion = bench.Journal.Do(new SuggestMerge(later.Id, bench.LastSeen, Silence));

        Assert.Equal(offered, !suggestion.IsRefused);
        Assert.Equal(offered ? earlier.Id : null, bench.Journal.State.Peers.Find(later.Id)!.MayBe);
    }

    [Fact]
    public async Task Suggest_EarlierSpeaksAgain_IsNotOffered()
    {
        await using var bench = new RoomBench(0);
        var earlier = Newcomer(bench, new PeerAddress(0x0A000001, 1));
        var later = Newcomer(bench, new PeerAddress(0x0A000001, 2));
        bench.Wait(40);
        bench.Receive(earlier, "still here");
        bench.Wait(40);

        Assert.True(bench.Journal.Do(new SuggestMerge(later.Id, bench.LastSeen, Silence)).IsRefused);
    }

    [Theory]
    [InlineData("alice", "pc1", true)]
    [InlineData("caro", "pc1", false)]
    [InlineData("alice", "pc3", false)]
    public void Find_MembersThatSayWhoTheyAre_IsTheSameAccountOnly(string user, string host, bool found)
    {
        var journal = new StillJournal();
        var (earlier, later) = (Member(journal, 1, "alice", "pc1"), Member(journal, 2, user, host));
        var (seen, now) = (new LastSeen(), DateTimeOffset.UnixEpoch.AddMinutes(10));
        later = later with { Address = new PeerAddress((uint)earlier.Address.Bits, 9) };
        seen.Touch(earlier.Id, now - TimeSpan.FromMinutes(5));
        seen.Touch(later.Id, now);

        Assert.Equal(found ? earlier : null, SuggestMerge.Find([earlier, later], later, seen, now, Silence));
    }

    private static Peer Member(StillJournal journal, int number, string user, string host) =>
        journal.AddPeer(number) with { Profile = new PeerProfile("", "", user, host, "", Presence.Online) };

    [Fact]
    public async Task Suggest_SomebodyCaresForTheNewcomer_IsNotOffered()
    {
        await using var bench = new RoomBench(0);
        Newcomer(bench, new PeerAddress(0x0A000001, 1));
        bench.Wait(40);
        var later = Newcomer(bench, new PeerAddress(0x0A000001, 2));
        bench.Journal.Post(later.ConversationId);

        Assert.True(bench.Journal.Do(new SuggestMerge(later.Id, bench.LastSeen, Silence)).IsRefused);
    }

    private static Peer Newcomer(RoomBench bench, PeerAddress address)
    {
        bench.Receive(bench.Stranger(address), "hello");
        return bench.Journal.State.PeersByKey.Find(new PeerKey("text", address))!;
    }
}
