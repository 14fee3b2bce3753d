using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class ResendMessageTests
{
    private readonly StillJournal _journal = new();

    [Fact]
    public void Resend_FailedAtSomePeers_QueuesItForThoseAlone()
    {
        var (one, two, three) = (_journal.AddPeer(1).Id, _journal.AddPeer(2).Id, _journal.AddPeer(3).Id);
        var message = PostTo(one, two, three);
        Record(message, (one, DeliveryState.Failed), (two, DeliveryState.Sending));

        var again = _journal.Get(new ResendMessage(message)).Delivery!;

        Assert.Equal([DeliveryState.Queued, DeliveryState.Sending, DeliveryState.Queued], again.Peers.Select(static peer => peer.State));
        var change = Assert.IsType<DeliveryChanged>(_journal.Events.Last());
        Assert.Equal(one, Assert.Single(change.Changed));
        Assert.Equal(message, change.Requeued?.Id);
    }

    [Fact]
    public void Resend_ReportInTheSameGroup_IsNotLost()
    {
        var (one, two) = (_journal.AddPeer(1).Id, _journal.AddPeer(2).Id);
        var message = PostTo(one, two);
        Record(message, (one, DeliveryState.Failed), (two, DeliveryState.Sending));

        _ = _journal.Writer.KeepAsync(new RecordDelivery([new DeliveryStep(message, two, DeliveryState.Sent)]));
        var again = _journal.Get(new ResendMessage(message)).Delivery!;

        Assert.Equal(DeliveryState.Sent, again.Of(two)?.State);
    }

    [Theory]
    [InlineData(DeliveryState.Queued)]
    [InlineData(DeliveryState.Sending)]
    [InlineData(DeliveryState.Sent)]
    public void Resend_NotFailed_IsRefused(DeliveryState state)
    {
        var peer = _journal.AddPeer().Id;
        var message = PostTo(peer);
        foreach (var step in new[] { DeliveryState.Sending, DeliveryState.Sent }.TakeWhile(step => step <= state))
            Record(message, (peer, step));

        Assert.Equal(RefusalKind.Conflict, _journal.Do(new ResendMessage(message)).Refusal?.Kind);
    }

    [Fact]
    public void Resend_UnknownMessageOrOneOfAPeer_IsRefused()
    {
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new ResendMessage(new MessageId(77))).Refusal?.Kind);
    }

    [Fact]
    public void Resend_PeerWasRemoved_IsRefused()
    {
        var peer = _journal.AddPeer().Id;
        var message = PostTo(peer);
        _journal.Get(new RemovePeer(peer));

        Assert.Equal((RefusalKind.Conflict, "The peer of this message was removed."),
            (_journal.Do(new ResendMessage(message)).Refusal!.Kind, _journal.Do(new ResendMessage(message)).Refusal!.Detail));
    }

    private MessageId PostTo(params PeerId[] peers) => _journal.Post(_journal.Get(new CreateRoom("room", [.. peers], prefixAuthors: false)).Id).Id;

    private void Record(MessageId message, params (PeerId Peer, DeliveryState State)[] steps) =>
        _journal.Get(new RecordDelivery([.. steps.Select(step => new DeliveryStep(message, step.Peer, step.State))]));
}
