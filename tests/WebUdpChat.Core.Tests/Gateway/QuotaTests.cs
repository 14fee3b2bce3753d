using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Simulation;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

/// <summary>What is kept of peers that nobody has cared for.</summary>
public sealed class QuotaTests : IAsyncDisposable
{
    private const int Said = 2_000;
    private const int Most = 32 * Said;

    private static readonly PeerAddress Stranger = new(0x0A000001, 1);
    private static readonly PeerAddress Group = new(0xEF010203, 9_000);

    private readonly StillJournal _journal = new(new JournalOptions { Quota = new QuotaBounds(Most, Most) });
    private readonly PeerListener _listener;
    private readonly Intake _intake;

    public QuotaTests()
    {
        _intake = new Intake(new LastSeen());
        _listener = new PeerListener("udp", new ScriptedDialect(), [new InMemoryTransport(new PeerAddress(0x7F000001, 9000))], _intake, new PeerListenerOptions(), _journal.Time);
        _intake.Open(_journal.Writer);
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public void Receive_StrangerSaysTooMuch_KeepsItsNewestAndTellsWhatIsGone()
    {
        Flood(100);

        var left = Messages(Peer(Stranger).ConversationId);
        var gap = Gaps()[^1];
        Assert.InRange(left.Count, 16, 32);
        Assert.Equal(_journal.Store.Ledger.Last(static entry => entry.Event is MessagePosted).Seq, left[^1].Id.Seq);
        Assert.Equal((Peer(Stranger).ConversationId, 100 - left.Count), (gap.ConversationId!.Value, (int)gap.Count!));
        Assert.Equal(gap.Count, _journal.Writer.QuotaRemoved);
        Assert.False(_journal.Writer.Turn.OwesQuota);
    }

    [Fact]
    public void Receive_SomebodyCares_KeepsEverything()
    {
        Flood(1);
        _journal.Get(new UpdatePeer(Peer(Stranger).Id, "Bob", null, static settings => settings));
        Flood(100);

        Assert.Equal(101, Messages(Peer(Stranger).ConversationId).Count);
        Assert.Empty(Gaps());
    }

    [Fact]
    public void Receive_PeerInARoom_KeepsEverything()
    {
        Flood(1);
        var room = _journal.Get(new CreateRoom("room", [Peer(Stranger).Id], prefixAuthors: true));
        Flood(100);

        Assert.Equal(100, Messages(room.Id).Count);
        Assert.Empty(Gaps());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receive_StrangerFloodsAGroup_KeepsWhatOthersSaidThere(bool inARoom)
    {
        var group = _journal.Get(new AddPeer(new PeerKey("udp", Group), "scripted", "group", static settings => settings));
        var place = inARoom ? _journal.Get(new CreateRoom("room", [group.Id], prefixAuthors: true)).Id : group.ConversationId;
        _journal.Post(place, "hello");
        Flood(100, Group);

        var left = Messages(place);
        Assert.Equal("hello", StillJournal.TextOf(left[0]).TrimEnd());
        Assert.InRange(left.Count, 16, 33);
        Assert.Equal((place, 101 - left.Count), (Gaps()[^1].ConversationId!.Value, (int)Gaps()[^1].Count!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receive_DiskFailsNowAndThen_CountsEachMessageOnce(bool afterItWrote)
    {
        var failing = afterItWrote ? StoreMoment.AfterWrite : StoreMoment.BeforeWrite;
        var moments = 0;
        _journal.Store.Interfere = moment =>
        {
            if (moment == failing && moments++ % 3 == 0)
                throw new JournalStorageException(StorageFailure.InputOutput, "The disk was told to fail.");
        };
        Flood(120);
        _journal.Store.Interfere = null;
        Flood(10);

        var (left, gap) = (Messages(Peer(Stranger).ConversationId), Gaps()[^1]);
        Assert.Null(_journal.Writer.Trouble);
        Assert.InRange(left.Count, 16, 32);
        Assert.Equal(130 - left.Count, gap.Count);
        Assert.Equal(130, _listener.Counters.Journaled);
    }

    [Fact]
    public void Turn_FirstOfARun_LooksWhetherTheBoundsAreOthers()
    {
        Flood(20);
        var next = new StillJournal(new JournalOptions { Quota = new QuotaBounds(5 * Said, 5 * Said) }, _journal.Store);
        for (var turn = 0; next.Writer.Turn.OwesQuota; turn++)
        {
            Assert.InRange(turn, 0, 10);
            next.Turn();
        }

        Assert.InRange(Messages(Peer(Stranger).ConversationId).Count, 1, 5);
    }

    // One datagram a turn, as from somebody who floods.
    private void Flood(int datagrams, PeerAddress? group = null)
    {
        for (var number = 0; number < datagrams; number++)
        {
            var received = new MessageReceived(Stranger, new byte[Said]) { Group = group };
            Assert.True(_intake.TryTake(new ListenerBatch(_listener, [new ListenerEvent(_journal.Time.GetUtcNow(), received)]), out _));
            _journal.Turn();
            if (_journal.Writer.Turn.OwesQuota)
                _journal.Turn();
        }
    }

    private Peer Peer(PeerAddress address) => _journal.State.PeersByKey.Find(new PeerKey("udp", address))!;

    private IReadOnlyList<ChatMessage> Messages(ConversationId conversation) =>
        _journal.Store.ReadMessagesAsync(new MessageQuery(conversation, null, null, 1_000), CancellationToken.None).Now().Messages;

    private List<GapRecorded> Gaps() => [.. _journal.Events.OfType<GapRecorded>()];
}
