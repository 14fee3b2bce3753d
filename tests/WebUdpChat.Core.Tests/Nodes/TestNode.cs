using Microsoft.Extensions.Logging.Abstractions;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Delivery;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Nodes;

/// <summary>One of several gateways on a journal: its writer and its outbox. Nothing happens but what a test asks for.</summary>
internal sealed class TestNode : IDisposable
{
    private readonly Outbox _outbox;

    public TestNode(SharedMemory memory, string name)
    {
        Store = memory.Of(name);
        var snapshot = Store.LoadAsync(CancellationToken.None).Now();
        var outbox = default(Outbox);
        Writer = JournalWriter.OpenStill(
            Store, snapshot, state => [Batches, outbox = new Outbox(state, Route, Time, name)], new JournalOptions(), Time, NullLogger<JournalWriter>.Instance);
        _outbox = outbox!;
        var start = _outbox.StartAsync(Writer, snapshot.OpenDeliveries, static _ => false);
        Turn();
        Assert.True(SpinWait.SpinUntil(() => start.IsCompleted, TimeSpan.FromSeconds(20)));
    }

    public SharedMemory.Handle Store { get; }

    public JournalWriter Writer { get; }

    public RecordingRoute Route { get; } = new();

    public RecordingObserver Batches { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public GatewayState State => Writer.State;

    public void Turn() => Writer.Turn.RunAsync().Now();

    /// <summary>Reads what the others appended, and does what follows from it.</summary>
    public void Look()
    {
        var look = Writer.CatchUpAsync();
        Turn();
        Assert.True(look.Now());
        Turn();
    }

    public Outcome<T> Do<T>(JournalCommand<T> command)
    {
        var answer = Writer.ExecuteAsync(command);
        Turn();
        return answer.Now();
    }

    public Peer AddPeer(int number = 1) =>
        Do(new AddPeer(StillJournal.Key(number), TextDialect.DialectName, null, static settings => settings)).Value!;

    public ChatMessage Post(ConversationId conversation, string text, string? clientId = null) =>
        Do(StillJournal.Say(conversation, text, clientId)).Value!;

    /// <summary>The peer writes to this node.</summary>
    public void Adopt(Peer peer) => Do(new Move(peer.Id));

    public PeerDelivery Delivery(ChatMessage message) => Store.FindMessageAsync(message.Id, CancellationToken.None).Now()!.Delivery!.Summary;

    public void Dispose() => _outbox.Dispose();

    private sealed class Move(PeerId id) : JournalCommand<bool>
    {
        public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
        {
            await PeerAdoption.AdoptAsync(transaction, transaction.State.Peers[id]!);
            return true;
        }
    }
}
