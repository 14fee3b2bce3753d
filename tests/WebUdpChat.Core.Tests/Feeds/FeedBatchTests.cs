using System.Globalization;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Feeds;

public sealed class FeedBatchTests
{
    [Fact]
    public void Split_SmallBatch_IsTheBatchItself()
    {
        var batch = FeedBatches.Messages(7, 10, 20);

        var part = Assert.Single(FeedBatch.Split(batch));

        Assert.Same(batch, part.Journal);
        Assert.InRange(part.Weight, 800, 900);
    }

    [Fact]
    public void Split_LargeBatch_IsPartsThatFollowEachOther()
    {
        var batch = FeedBatches.Messages(7, [.. Enumerable.Repeat(60_000, 20)]);

        var parts = FeedBatch.Split(batch);

        Assert.All(parts, static part => Assert.InRange(part.Weight, 1, FeedBatch.MaxWeight));
        Assert.Equal(batch.Entries, parts.SelectMany(static part => part.Journal.Entries));
        Assert.Equal([7L, .. parts.SkipLast(1).Select(static part => part.Journal.HeadSeq)], parts.Select(static part => part.Journal.PrevSeq));
        Assert.True(parts.Count > 5);
    }

    [Fact]
    public void Split_EventThatIsTooLongByItself_IsAPartOfItsOwn()
    {
        var peers = Enumerable.Range(1, 5_000).Select(static id => new PeerDelivery(new PeerId(id), DeliveryState.Sent, null, DateTimeOffset.UnixEpoch));
        var change = new DeliveryChanged(new MessageId(1), new ConversationId(1), new MessageDelivery([.. peers]), [new PeerId(1)]);
        var batch = new JournalBatch("epoch", 0, [.. FeedBatches.Messages(0, 10).Entries, new(2, default, change), new(3, default, change)]);

        var parts = FeedBatch.Split(batch);

        Assert.Equal([1, 1, 1], parts.Select(static part => part.Journal.Entries.Count));
        Assert.True(parts[1].Weight > FeedBatch.MaxWeight);
    }

    [Fact]
    public void Share_AskedByMany_IsMadeOnce()
    {
        var made = 0;
        var part = FeedBatch.Split(FeedBatches.Messages(0, 1))[0];
        var shared = new string[50];

        Parallel.For(0, shared.Length, i => shared[i] = part.Share(_ => Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(1, made);
        Assert.All(shared, each => Assert.Same(shared[0], each));
    }

    [Fact]
    public void Share_MakerThrows_NextOneMakesIt()
    {
        var part = FeedBatch.Split(FeedBatches.Messages(0, 1))[0];

        Assert.Throws<InvalidOperationException>(() => part.Share<string>(static _ => throw new InvalidOperationException("bug")));

        Assert.Equal("made", part.Share(static _ => "made"));
    }
}
