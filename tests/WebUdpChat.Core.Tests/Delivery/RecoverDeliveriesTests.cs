using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class RecoverDeliveriesTests
{
    private const string Sure = SimulatedDialect.Confirming;

    private static readonly JournalOptions Options = new() { ConfirmingDialects = new HashSet<string> { Sure } };

    private readonly StillJournal _journal = new(Options);

    [Theory]
    [InlineData(SimulatedDialect.Raw, DeliveryState.Queued, DeliveryState.Queued)]
    [InlineData(SimulatedDialect.Raw, DeliveryState.Sending, DeliveryState.Unknown)]
    [InlineData(SimulatedDialect.Raw, DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(Sure, DeliveryState.Queued, DeliveryState.Queued)]
    [InlineData(Sure, DeliveryState.Sending, DeliveryState.Queued)]
    [InlineData(Sure, DeliveryState.Sent, DeliveryState.Queued)]
    [InlineData(Sure, DeliveryState.Acknowledged, DeliveryState.Acknowledged)]
    public void Start_AfterACrash_CarriesOnAsTheDialectPermits(string dialect, DeliveryState present, DeliveryState expected)
    {
        var message = PostIn(dialect, present);

        var interrupted = _journal.Store.LoadAsync(CancellationToken.None).Now().OpenDeliveries;
        new StillJournal(Options, _journal.Store).Get(new RecoverDeliveries(interrupted, static name => name == Sure));

        Assert.Equal(expected, _journal.Store.FindMessageAsync(message, CancellationToken.None).Now()!.Delivery!.Summary.State);
    }

    [Fact]
    public void Sent_ToAConfirmingPeer_StaysKnownUntilItIsConfirmed()
    {
        var message = PostIn(Sure, DeliveryState.Sent);
        Assert.NotNull(_journal.State.OpenDeliveries.Find(message));
        Assert.Empty(_journal.State.Waiting.Committed);

        Record(message, DeliveryState.Acknowledged);

        Assert.Null(_journal.State.OpenDeliveries.Find(message));
    }

    [Fact]
    public void Remove_ConfirmingPeer_EndsWhatItDidNotConfirm()
    {
        var message = PostIn(Sure, DeliveryState.Sent);

        _journal.Get(new RemovePeer(_journal.State.Peers.Committed.Single().Id));

        Assert.Empty(_journal.State.OpenDeliveries.Committed);
        var delivery = _journal.Store.FindMessageAsync(message, CancellationToken.None).Now()!.Delivery!.Summary;
        Assert.Equal((DeliveryState.Failed, "The peer was removed before it confirmed this."), (delivery.State, delivery.Detail));
    }

    private MessageId PostIn(string dialect, DeliveryState state)
    {
        var peer = _journal.AddPeer(1, dialect);
        var message = _journal.Post(peer.ConversationId).Id;
        foreach (var step in new[] { DeliveryState.Sending, DeliveryState.Sent, DeliveryState.Acknowledged }.TakeWhile(step => step <= state))
            Record(message, step);
        return message;
    }

    private void Record(MessageId message, DeliveryState state) =>
        _journal.Get(new RecordDelivery([new DeliveryStep(message, _journal.State.Peers.Committed.Single().Id, state)]));
}
