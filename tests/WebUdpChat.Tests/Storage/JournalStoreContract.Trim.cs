using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    [Fact]
    public async Task PlanTrim_NothingTooOldOrTooMuch_IsNull()
    {
        Assert.Null(await _store.PlanTrimAsync(Start.AddDays(1), 1, default));
        await CommitManyAsync(10, static seq => Post(seq));

        Assert.Null(await _store.PlanTrimAsync(null, null, default));
        Assert.Null(await _store.PlanTrimAsync(At(1), long.MaxValue, default));
        Assert.Equal(0, await _store.ReadTailAsync(default));
    }

    [Fact]
    public async Task PlanTrim_OlderThan_IsUpToTheLastThatIsOlder()
    {
        await CommitAsync(Post(2), Entry(3, new ReadMarkerMoved("u", Direct, 2)), Post(5), Post(9));

        Assert.Equal(new TrimPlan(5, 2, At(2), At(5)), await _store.PlanTrimAsync(At(9), null, default));
    }

    [Fact]
    public async Task PlanTrim_LargerThan_ComesToAnEndWithNothingLeftToRemove()
    {
        await CommitManyAsync(1000, static seq => Post(seq, new string('x', 1000)));
        var seq = 1000;

        while (await _store.PlanTrimAsync(null, 0, default) is { } plan)
            await _store.TrimAsync(plan.UpToSeq, Gap(++seq), default);
        Assert.Empty((await _store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 10), default)).Messages);
        Assert.All(await ReadAllAsync(), static entry => Assert.IsType<GapRecorded>(entry.Event));
    }

    [Fact]
    public async Task PlanTrim_ALittleTooLarge_LeavesTheNewest()
    {
        await CommitManyAsync(2000, static seq => Post(seq, new string('x', 1000)));
        var limit = await _store.ReadSizeAsync(default) * 3 / 4;
        var seq = 2000;

        while (await _store.PlanTrimAsync(null, limit, default) is { } plan)
            await _store.TrimAsync(plan.UpToSeq, Gap(++seq), default);
        Assert.InRange(await _store.ReadSizeAsync(default), 1, limit);
        Assert.InRange(await _store.CountMessagesAsync(Direct, 0, 10_000, null, default), 1000, 1999);
        Assert.NotNull(await _store.FindMessageAsync(new MessageId(2000), default));
    }

    [Fact]
    public async Task Trim_UpToAPlace_RemovesWhatIsThereAndSaysSo()
    {
        await CommitAsync(Entry(1, new ConversationChanged(Conversation(2, 1))), Post(Sent(3, "a", 1)), Post(4, "gone"), Post(5, "stays"));

        await _store.TrimAsync(4, Gap(6), default);
        await ReopenAsync();
        Assert.Equal([5, 6], await SeqsAsync());
        Assert.Equal([5], await PageAsync(null, null, 10, hasMore: false));
        Assert.Equal(4, await _store.ReadTailAsync(default));
        Assert.Null(await _store.FindMessageAsync(new MessageId(4), default));
        Assert.Null(await _store.FindByClientIdAsync(Direct, "a", default));
        Assert.Equal(1, await _store.CountMessagesAsync(Direct, 0, 10, null, default));
        Assert.Empty(await SearchAsync("gone"));
    }

    [Fact]
    public async Task Trim_IndexedMessages_AreNotFoundAnyMore()
    {
        await CommitManyAsync(300, static seq => Post(seq, $"word w{seq}"));
        await IndexAllAsync();

        await _store.TrimAsync(299, Gap(301), default);
        Assert.Equal([300], await SearchAsync("word"));
        Assert.Empty(await SearchAsync("w7"));
    }

    [Fact]
    public async Task Trim_Everything_KeepsHeadPeersAndMarkers()
    {
        await CommitAsync(
            Entry(1, new PeerChanged(Peer(1))), Entry(2, new ConversationChanged(Conversation(2, 1))),
            Post(Sent(3, null, 1)), Entry(4, new ReadMarkerMoved("u", Direct, 3)));

        await _store.TrimAsync(4, Gap(9), default);
        await ReopenAsync();
        var snapshot = await _store.LoadAsync(default);
        Assert.Equal((9, 3), (snapshot.HeadSeq, snapshot.Conversations[0].HeadSeq));
        Assert.Single(snapshot.Peers);
        Assert.Single(snapshot.ReadMarkers);
        Assert.Empty(snapshot.OpenDeliveries);
        await CommitAsync(Changed(10, 3, DeliveryState.Sent, 1), Post(11));
        Assert.Equal([9, 10, 11], await SeqsAsync());
    }

    [Fact]
    public async Task Trim_GapInAWrongPlace_RemovesNothing()
    {
        await CommitAsync(Post(4), Post(5));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _store.TrimAsync(4, Gap(5), default));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await _store.TrimAsync(6, Gap(6), default));
        Assert.Equal([4, 5], await SeqsAsync());
        Assert.Equal(0, await _store.ReadTailAsync(default));
    }

    [Fact]
    public async Task Reclaim_AfterTrim_ComesToAnEndAndTheSizeIsSmaller()
    {
        await CommitManyAsync(1000, static seq => Post(seq, $"{new string('x', 1000)} {seq}"));
        await IndexAllAsync();
        var before = await _store.ReadSizeAsync(default);
        await _store.TrimAsync(1000, Gap(1001), default);

        for (var steps = 0; await _store.ReclaimAsync(100, default); steps++)
            Assert.InRange(steps, 0, 1000);
        Assert.InRange(await _store.ReadSizeAsync(default), 1, before / 4);
    }
}
