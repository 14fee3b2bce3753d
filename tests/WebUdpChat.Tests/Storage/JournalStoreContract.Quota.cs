using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    private const int Said = 1_000;

    private static readonly QuotaBounds Boundless = new(long.MaxValue, long.MaxValue);
    private static readonly ConversationId Friends = new(4);

    [Fact]
    public async Task PlanQuota_NothingTooMuch_IsEmpty()
    {
        Assert.Empty(await _store.PlanQuotaAsync(new QuotaBounds(1, 1), default));
        await MeetAsync();
        await CommitManyAsync(10, static number => Post(10 + number));

        Assert.Empty(await _store.PlanQuotaAsync(Boundless, default));
    }

    [Fact]
    public async Task PlanQuota_NewcomerSaidTooMuch_TakesItsOldestAndNobodyElses()
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => Long(10 + (2 * number)));
        await CommitManyAsync(100, static number => Long(301 + number, Friends));

        var plan = Assert.Single(await _store.PlanQuotaAsync(new QuotaBounds(50 * Said, long.MaxValue), default));
        Assert.Equal((Direct, 0, At(12), At(plan.UpToSeq)), (plan.ConversationId, plan.Before, plan.From, plan.To));
        Assert.InRange(plan.Messages, 40, 90);
        Assert.Equal(10 + (2 * plan.Messages), plan.UpToSeq);
    }

    [Fact]
    public async Task TrimQuota_AgainAndAgain_LeavesOneEntryThatCountsAll()
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => Long(10 + number));
        await CommitManyAsync(10, static number => Long(200 + number, Friends));
        await HoldAsync(new QuotaBounds(60 * Said, long.MaxValue), 300);
        await ReopenAsync();
        await HoldAsync(new QuotaBounds(30 * Said, long.MaxValue), 400);

        var left = await _store.CountMessagesAsync(Direct, 0, 1_000, null, default);
        var gap = Assert.Single((await ReadAllAsync()).Select(static entry => entry.Event).OfType<GapRecorded>());
        Assert.InRange(left, 1, 30);
        Assert.Equal((GapReason.Quota, Direct, 100 - left, At(11), At(110 - left)), (gap.Reason, gap.ConversationId!.Value, (int)gap.Count!, gap.From, gap.To));
        Assert.Equal(10, await _store.CountMessagesAsync(Friends, 0, 1_000, null, default));
        Assert.Equal(0, await _store.ReadTailAsync(default));
        Assert.Equal(110, (await PageAsync(null, null, 1)).Single());
    }

    [Fact]
    public async Task PlanQuota_AllTogetherTooMuch_TakesFromThoseThatHaveMost()
    {
        await CommitAsync(Newcomer(1, 2), Newcomer(3, 4), Newcomer(5, 6));
        await CommitManyAsync(200, static number => Long(10 + number, new ConversationId(number % 20 == 0 ? 6 : number % 2 == 0 ? 4 : 2)));

        await HoldAsync(new QuotaBounds(long.MaxValue, 80 * Said), 300);
        int[] left = [await CountAsync(2), await CountAsync(4), await CountAsync(6)];
        Assert.InRange(left.Sum(), 30, 80);
        Assert.Equal(10, left[2]);
        Assert.InRange(left[0] - left[1], -15, 15);
    }

    [Theory]
    [InlineData("named")]
    [InlineData("merged")]
    public async Task PlanQuota_SomebodyCaresForThePeer_TakesNothing(string care)
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => Long(10 + number));
        await CommitAsync(care == "named"
            ? Entry(200, new PeerChanged(Peer(1) with { Name = "Bob" }))
            : Entry(200, new ConversationChanged(Conversation(2) with { ContinuedIn = Friends })));

        Assert.Empty(await _store.PlanQuotaAsync(new QuotaBounds(1, 1), default));
        await ReopenAsync();
        await CommitAsync(Long(201));
        Assert.Empty(await _store.PlanQuotaAsync(new QuotaBounds(1, 1), default));
    }

    [Fact]
    public async Task PlanQuota_StrangersInAGroup_TakesWhatTheySaid()
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => number % 2 == 0
            ? Long(10 + number, Friends)
            : Entry(10 + number, new MessagePosted(((MessagePosted)Long(10 + number, Friends).Event).Message) { FromStranger = true }));

        await HoldAsync(new QuotaBounds(10 * Said, long.MaxValue), 300);
        var page = (await _store.ReadMessagesAsync(new MessageQuery(Friends, null, null, 500), default)).Messages;
        Assert.Equal(50, page.Count(static message => message.Id.Seq % 2 == 0));
        Assert.InRange(page.Count(static message => message.Id.Seq % 2 == 1), 1, 10);
    }

    [Fact]
    public async Task Trim_MessagesOfANewcomer_CountNoMore()
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => Long(10 + number));
        await _store.TrimAsync(100, Gap(200), default);

        Assert.Empty(await _store.PlanQuotaAsync(new QuotaBounds(30 * Said, 30 * Said), default));
        Assert.NotEmpty(await _store.PlanQuotaAsync(new QuotaBounds(9 * Said, long.MaxValue), default));
    }

    [Fact]
    public async Task Forget_ConversationWasRemoved_RemovesItsMessages()
    {
        await MeetAsync();
        await CommitManyAsync(100, static number => Long(10 + number));
        await CommitManyAsync(10, static number => Long(200 + number, Friends));
        await CommitAsync(Entry(300, new PeerRemoved(Nc)), Entry(301, new ConversationRemoved(Direct)));
        await ReopenAsync();

        while (await _store.ForgetAsync(30, default))
        {
        }

        Assert.Equal((0, 10), (await CountAsync(2), await CountAsync(4)));
        Assert.Empty(await _store.PlanQuotaAsync(new QuotaBounds(1, 1), default));
    }

    [Fact]
    public async Task Search_AfterTheQuota_FindsAllThatIsLeft()
    {
        await MeetAsync();
        await CommitManyAsync(600, static number => Post(10 + number, $"word {new string('x', Said)}", number % 2 == 0 ? Direct : Friends));
        await IndexAllAsync();
        await HoldAsync(new QuotaBounds(20 * Said, long.MaxValue), 800);

        var left = await CountAsync(2);
        Assert.Equal(300 + left, (await SearchAsync("word", limit: 1_000)).Count);
        Assert.Equal(50, (await SearchAsync("word", limit: 50)).Count);
        await IndexAllAsync();
        Assert.Equal(300 + left, (await SearchAsync("word", limit: 1_000)).Count);
        Assert.Equal(left, (await SearchAsync("word", Direct, limit: 1_000)).Count);
    }

    private static JournalEntry Long(long seq, ConversationId? conversation = null) => Post(seq, new string('x', Said), conversation);

    private static JournalEntry Newcomer(long seq, long conversation) => Entry(seq, new PeerChanged(
        Peer(seq, address: $"192.0.2.{seq}:4000") with { Transient = true, ConversationId = new ConversationId(conversation) }));

    private ValueTask MeetAsync() => CommitAsync(
        Newcomer(1, 2), Entry(2, new ConversationChanged(Conversation(2, 1))),
        Entry(3, new PeerChanged(Peer(3, address: "192.0.2.9:1") with { Name = "Friend", ConversationId = Friends })),
        Entry(4, new ConversationChanged(Conversation(4, 3))));

    private async Task<int> CountAsync(long conversation) =>
        await _store.CountMessagesAsync(new ConversationId(conversation), 0, 10_000, null, default);

    // Until nothing is too much any more.
    private async Task HoldAsync(QuotaBounds bounds, long nextSeq)
    {
        while (await _store.PlanQuotaAsync(bounds, default) is { Count: > 0 } plans)
        {
            var gaps = plans.Select(plan => Entry(nextSeq++, new GapRecorded(
                null, GapReason.Quota, plan.Before + plan.Messages, plan.From, plan.To) { ConversationId = plan.ConversationId })).ToList();
            await _store.TrimQuotaAsync(plans, gaps, default);
        }
    }
}
