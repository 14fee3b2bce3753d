using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Simulation;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

/// <summary>Senders without number, most of them forged: those whom somebody cared for do not notice.</summary>
public sealed class NewcomerFloodTests : IAsyncDisposable
{
    private const int EachTurn = 500;
    private const long MostBytes = 64L << 20;

    private static readonly int Sources = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1" ? 1_000_000 : 200_000;
    private static readonly NewcomerBounds Unhurried = new() { PerSecond = 1e9 };

    private readonly ManualTimeProvider _time = new();
    private readonly GatewayState _state = new();
    private readonly SimulatedStore _store = new();
    private readonly LastSeen _lastSeen = new();
    private readonly Intake _intake;
    private readonly PeerListener _listener;
    private long _nextSeq = 1;

    public NewcomerFloodTests()
    {
        _intake = new Intake(_lastSeen);
        _listener = new PeerListener("text", new ScriptedDialect(), [new InMemoryTransport(new PeerAddress(0x7F000001, 9000))], _intake, new PeerListenerOptions(), _time);
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public void Receive_DistinctSourcesWithoutNumber_HoldsFewAndLosesNothingOfAnAcceptedPeer()
    {
        var gate = Gate(Unhurried);
        var friend = Befriend(new PeerAddress(0x0A000001, 5));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var heard = 0;
        for (uint turn = 0; turn < Sources / EachTurn; turn++)
        {
            var strangers = Enumerable.Range(0, EachTurn).Select(number => new PeerAddress(0x0B000000u + (((turn * EachTurn) + (uint)number) << 4), 7));
            Assert.Null(gate.Refuse(friend.Key));
            heard += Receive(gate, [friend.Address, .. strangers]).Count(message => message.Author.Id == friend.Id.ToString());
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Sources / EachTurn, heard);
        Assert.InRange(_state.Peers.Committed.Count, 9_000, 10_001);
        Assert.Equal(_state.Peers.Committed.Count, _state.Conversations.Committed.Count);
        Assert.Equal(_state.Peers.Committed.Count, _state.PeersByKey.Committed.Count);
        Assert.InRange(grown, long.MinValue, MostBytes);
    }

    [Theory]
    [InlineData(0x0B0B0B00u, 256)]
    [InlineData(0x7F000000u, 300)]
    public void Receive_ManyOfOneIpv4Block_HoldsAsManyAsOneMayHave(uint block, int most)
    {
        var gate = Gate(Unhurried);
        var elsewhere = new PeerAddress(0x0C000001, 1);
        Receive(gate, [elsewhere]);
        for (var number = 0; number < 300; number++)
            Receive(gate, [new PeerAddress(block + (uint)(number % 256), (ushort)(1_000 + number))]);

        Assert.InRange(_state.Peers.Committed.Count(peer => peer.Address != elsewhere), most - 8, most);
        Assert.NotNull(Find(elsewhere));
    }

    [Fact]
    public void Receive_ManyOfOneIpv6Block_HoldsAsManyAsOneMayHave()
    {
        var gate = Gate(Unhurried);
        var network = UInt128.Parse("20010db8000000010000000000000000", System.Globalization.NumberStyles.HexNumber, null);
        for (var number = 1; number <= 200; number++)
            Receive(gate, [new PeerAddress(network + (uint)number, 0, 7), new PeerAddress(network + ((UInt128)(uint)number << 64), 0, 7)]);

        Assert.InRange(_state.Peers.Committed.Count(peer => peer.Address.Bits >> 64 == network >> 64), 60, 64);
        Assert.InRange(_state.Peers.Committed.Count, 250, 264);
    }

    [Fact]
    public void Receive_BeyondTheBound_RemovesWhoWasHeardLongestAgoAndTellsIt()
    {
        var gate = Gate(Unhurried with { Unverified = 3 });
        var all = Enumerable.Range(1, 4).Select(number => new PeerAddress(0x0A000000u + (uint)(number << 8), 7)).ToList();
        Receive(gate, [all[0], all[1], all[2]]);
        var first = Find(all[0])!;
        Receive(gate, [all[0]]);
        var second = Find(all[1])!;
        var events = Decide(gate, [all[3]]);

        Assert.Equal([new PeerRemoved(second.Id), new ConversationRemoved(second.ConversationId)], events.Take(2));
        Assert.Null(Find(all[1]));
        Assert.Null(_state.Conversations.Find(second.ConversationId));
        Assert.Null(_lastSeen.Of(second.Id));
        Assert.Equal(first, Find(all[0]));
        Assert.NotNull(Find(all[3]));
    }

    [Fact]
    public void Receive_BeyondTheBound_SparesWhomSomebodyCaredForAndWhoIsInARoom()
    {
        var gate = Gate(Unhurried with { Unverified = 2 });
        var friend = Befriend(new PeerAddress(0x0A000101, 1));
        Receive(gate, [new PeerAddress(0x0A000201, 1)]);
        var member = Find(new PeerAddress(0x0A000201, 1))!;
        Apply(new ConversationChanged(new Conversation(new ConversationId(_nextSeq), ConversationKind.Room, "room", [member.Id], PrefixAuthors: false)));
        for (var number = 3; number < 20; number++)
            Receive(gate, [new PeerAddress(0x0A000000u + (uint)(number << 8), 7)]);

        Assert.NotNull(Find(friend.Address));
        Assert.NotNull(Find(member.Address));
        Assert.Equal(3, _state.Peers.Committed.Count);
    }

    [Fact]
    public void Receive_CommitFails_LeavesTheCountAsItWas()
    {
        var gate = Gate(Unhurried with { Unverified = 2 });
        for (var number = 1; number < 10; number++)
        {
            Transact(gate, [new PeerAddress(0x0A000000u + (uint)(number << 8), 7)], out _);
            _state.Rollback();
        }

        Receive(gate, [new PeerAddress(0x0B000000, 7), new PeerAddress(0x0B000100, 7)]);
        Assert.Equal(2, _state.Peers.Committed.Count);
    }

    private InboundGate Gate(NewcomerBounds bounds)
    {
        var gate = new InboundGate(new SourcePolicy(SourceMode.Open, [], []), bounds, _time);
        gate.Open(_state);
        return gate;
    }

    private Peer Befriend(PeerAddress address)
    {
        var peer = new Peer(new PeerId(_nextSeq), "Bob", "text", "text", address, new ConversationId(_nextSeq + 1), PeerState.Accepted, PeerSettings.Default);
        Apply(new PeerChanged(peer));
        Apply(new ConversationChanged(new Conversation(peer.ConversationId, ConversationKind.Direct, "", [peer.Id], PrefixAuthors: false)));
        return peer;
    }

    private void Apply(JournalEvent change)
    {
        StateChanges.Apply(_state, _nextSeq++, change);
        _state.Commit();
    }

    private Peer? Find(PeerAddress address) => _state.PeersByKey.Find(new PeerKey("text", address));

    private IEnumerable<ChatMessage> Receive(InboundGate gate, IReadOnlyList<PeerAddress> from) =>
        Decide(gate, from).OfType<MessagePosted>().Select(static posted => posted.Message);

    // Each takes its turn in the journal, and is forgotten there: what is held is what the state holds.
    private List<JournalEvent> Decide(InboundGate gate, IReadOnlyList<PeerAddress> from)
    {
        var transaction = Transact(gate, from, out var request);
        _nextSeq = transaction.NextSeq;
        _state.Commit();
        request.Committed();
        return [.. transaction.Entries.Select(static entry => entry.Event)];
    }

    private JournalTransaction Transact(InboundGate gate, IReadOnlyList<PeerAddress> from, out IntakeRequest request)
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        var now = _time.GetUtcNow();
        request = new IntakeRequest(
            new ListenerBatch(_listener, [.. from.Select(address => new ListenerEvent(now, new MessageReceived(address, "hello"u8.ToArray())))]), _lastSeen, new RelayCounters(), gate);
        var transaction = new JournalTransaction(_state, _store, _nextSeq, now);
        request.DecideAsync(transaction).Now();
        return transaction;
    }
}
