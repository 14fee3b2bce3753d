using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class OutboxBoundsTests
{
    private readonly StillJournal _journal = new(new JournalOptions { MaxGroup = 10_000 });

    [Fact]
    public void Post_MoreThanMayWaitInOneGroup_IsRefused()
    {
        var peer = _journal.AddPeer(name: "Bob");
        var answers = Enumerable.Range(0, OutboxBounds.MaxWaiting + 1).Select(_ => _journal.Writer.ExecuteAsync(StillJournal.Say(peer.ConversationId))).ToList();

        _journal.Turn();

        Assert.Equal(1, answers.Count(static answer => answer.Now().IsRefused));
        Assert.Equal((RefusalKind.Busy, "Bob has 1,000 messages waiting. Try again when they are sent."),
            (answers[^1].Now().Refusal!.Kind, answers[^1].Now().Refusal!.Detail));
        Assert.Equal(OutboxBounds.MaxWaiting, _journal.State.Waiting.Find(peer.Id)?.Messages);
    }

    [Fact]
    public void Post_ToARoomWithOneFullPeer_FailsThereAloneAndIsSentToTheOthers()
    {
        var (full, other) = (_journal.AddPeer(1), _journal.AddPeer(2));
        var room = _journal.Get(new CreateRoom("room", [full.Id, other.Id], prefixAuthors: false));
        for (var i = 0; i < OutboxBounds.MaxWaiting; i++)
            _ = _journal.Writer.ExecuteAsync(StillJournal.Say(full.ConversationId));
        _journal.Turn();

        var delivery = _journal.Post(room.Id).Delivery!;

        Assert.Equal((DeliveryState.Failed, DeliveryState.Queued), (delivery.Of(full.Id)!.State, delivery.Of(other.Id)!.State));
        Assert.NotNull(delivery.Of(full.Id)!.Detail);
        Assert.Equal(OutboxBounds.MaxWaiting, _journal.State.Waiting.Find(full.Id)?.Messages);
    }

    [Fact]
    public void Waiting_AsMessagesGetFurther_CountsThoseThatAreNotSent()
    {
        var peer = _journal.AddPeer();
        var messages = Enumerable.Range(0, 3).Select(_ => _journal.Post(peer.ConversationId).Id).ToList();

        _journal.Get(new RecordDelivery([.. messages.Select(message => new DeliveryStep(message, peer.Id, DeliveryState.Sending))]));
        Assert.Equal(3, _journal.State.Waiting.Find(peer.Id)?.Messages);
        _journal.Get(new RecordDelivery([new(messages[0], peer.Id, DeliveryState.Sent), new(messages[1], peer.Id, DeliveryState.Failed)]));
        Assert.Equal(1, _journal.State.Waiting.Find(peer.Id)?.Messages);
        _journal.Get(new ResendMessage(messages[1]));

        Assert.Equal(2, _journal.State.Waiting.Find(peer.Id)?.Messages);
        Assert.Equal(StateText.Of(_journal.Reload()), StateText.Of(_journal.State));
    }
}
