using WebUdpChat.Core.Journal;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

/// <summary>Conversations in which long was nothing said while in others much was.</summary>
public abstract partial class JournalStoreContract
{
    private const long Far = 5_000_000_000;

    [Fact]
    public async Task ReadMessages_PlacesFarApart_AreInOrder()
    {
        await CommitFarApartAsync();

        Assert.Equal([16_384, 40_000, Far], await PageAsync(null, null, 3, hasMore: true));
        Assert.Equal([10, 16_383, 16_384], await PageAsync(40_000, null, 3, hasMore: false));
        Assert.Equal([10, 16_383], await PageAsync(16_384, null, 3, hasMore: false));
        Assert.Equal([16_384, 40_000], await PageAsync(null, 16_383, 2, hasMore: true));
        Assert.Equal([40_000, Far], await PageAsync(null, 16_384, 3, hasMore: false));
        Assert.Equal([16_383, 16_384], await PageAsync(40_000, 10, 3, hasMore: false));
        await ReopenAsync();
        await CommitAsync(Post(Far + 100_000));
        Assert.Equal([40_000, Far, Far + 100_000], await PageAsync(null, null, 3, hasMore: true));
    }

    [Fact]
    public async Task CountMessages_PlacesFarApart_AreAllThatFollow()
    {
        await CommitFarApartAsync();

        Assert.Equal(5, await CountAsync(2));
        Assert.Equal(3, await _store.CountMessagesAsync(Direct, 16_383, 10, null, default));
        Assert.Equal(1, await _store.CountMessagesAsync(Direct, 40_000, 10, null, default));
    }

    [Fact]
    public async Task Search_PlacesFarApart_FindsThemNewestFirst()
    {
        await CommitFarApartAsync();
        List<long> all = [Far, 40_000, 16_384, 16_383, 10];

        Assert.Equal(all, await SearchAsync("hello", Direct));
        Assert.Equal(all[2..], await SearchAsync("hello", Direct, before: 40_000));
        await IndexAllAsync();
        Assert.Equal(all, await SearchAsync("hello", Direct));
        Assert.Equal(all[2..4], await SearchAsync("hello", Direct, before: 40_000, limit: 2));
        Assert.Empty(await SearchAsync("hello", Friends));
    }

    [Fact]
    public async Task Trim_PlacesFarApart_LeavesWhatFollows()
    {
        await CommitFarApartAsync();
        await _store.TrimAsync(16_383, Gap(Far + 1), default);

        Assert.Equal([16_384, 40_000, Far], await PageAsync(null, null, 10, hasMore: false));
        await _store.TrimAsync(16_384, Gap(Far + 2), default);
        Assert.Equal([40_000, Far], await PageAsync(null, null, 10, hasMore: false));
        await _store.TrimAsync(Far - 1, Gap(Far + 3), default);
        Assert.Equal([Far], await PageAsync(null, 0, 10, hasMore: false));
    }

    [Fact]
    public async Task TrimQuota_PlacesFarApart_RemovesTheOldest()
    {
        await MeetAsync();
        await CommitManyAsync(10, static number => Long(16_000 * number));
        await CommitManyAsync(10, static number => Long(200_000 + number, Friends));
        await IndexAllAsync();
        await HoldAsync(new QuotaBounds(5 * Said, long.MaxValue), 300_000);

        var left = await PageAsync(null, null, 10, hasMore: false);
        Assert.InRange(left.Count, 1, 4);
        Assert.Equal(Enumerable.Range(11 - left.Count, left.Count).Select(static number => 16_000L * number), left);
        Assert.Equal(10, await CountAsync(4));
    }

    [Fact]
    public async Task Forget_PlacesFarApart_RemovesAll()
    {
        await MeetAsync();
        await CommitManyAsync(10, static number => Long(16_000 * number));
        await CommitManyAsync(10, static number => Long(200_000 + number, Friends));
        await CommitAsync(Long(290_000), Entry(300_000, new PeerRemoved(Nc)), Entry(300_001, new ConversationRemoved(Direct)));

        while (await _store.ForgetAsync(9, default))
        {
        }

        Assert.Equal((0, 10), (await CountAsync(2), await CountAsync(4)));
        Assert.Equal(10, (await ReadAllAsync()).Count(static entry => entry.Event is MessagePosted));
    }

    private ValueTask CommitFarApartAsync() => CommitAsync(
        Entry(2, new ConversationChanged(Conversation(2, 1))), Post(10), Post(16_383), Post(16_384), Post(16_385, conversation: Other), Post(39_000, conversation: Other), Post(40_000),
        Post(Far - 1, conversation: Other), Post(Far));
}
