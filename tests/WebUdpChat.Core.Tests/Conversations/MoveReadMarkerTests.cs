using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class MoveReadMarkerTests
{
    private readonly StillJournal _journal = new();

    [Fact]
    public void Move_ForwardAndBack_GoesForwardOnlyAndNoFurtherThanTheNewest()
    {
        var conversation = _journal.AddPeer().ConversationId;
        var first = _journal.Post(conversation).Id.Seq;
        var last = _journal.Post(conversation).Id.Seq;

        Assert.Equal(first, Move(conversation, first));
        Assert.Equal(last, Move(conversation, long.MaxValue));
        var writes = _journal.Store.Writes.Count;
        Assert.Equal(last, Move(conversation, first));

        Assert.Equal(writes, _journal.Store.Writes.Count);
        Assert.Equal(last, _journal.State.ReadMarkers.Find(("u:ann", conversation))?.Seq);
        Assert.Null(_journal.State.ReadMarkers.Find(("u:bob", conversation)));
    }

    [Fact]
    public void Move_ConversationIsNotThere_IsRefused() =>
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new MoveReadMarker("u:ann", new ConversationId(9), 1)).Refusal?.Kind);

    private long Move(ConversationId conversation, long seq) => _journal.Get(new MoveReadMarker("u:ann", conversation, seq));
}
