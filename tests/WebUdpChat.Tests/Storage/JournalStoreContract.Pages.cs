using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    private static readonly ConversationId Other = new(3);

    [Fact]
    public async Task ReadMessages_Before_AreTheNewestOldestFirst()
    {
        await CommitManyAsync(10, static seq => Post(seq));

        Assert.Equal([8, 9, 10], await PageAsync(null, null, 3, hasMore: true));
        Assert.Equal([5, 6, 7], await PageAsync(8, null, 3, hasMore: true));
        Assert.Equal([1, 2, 3], await PageAsync(4, null, 3, hasMore: false));
        Assert.Equal([1, 2], await PageAsync(3, null, 3, hasMore: false));
        Assert.Equal([], await PageAsync(1, null, 3, hasMore: false));
    }

    [Fact]
    public async Task ReadMessages_After_AreTheOldest()
    {
        await CommitManyAsync(10, static seq => Post(seq));

        Assert.Equal([1, 2, 3], await PageAsync(null, 0, 3, hasMore: true));
        Assert.Equal([4, 5, 6], await PageAsync(null, 3, 3, hasMore: true));
        Assert.Equal([8, 9, 10], await PageAsync(null, 7, 3, hasMore: false));
        Assert.Equal([], await PageAsync(null, 10, 3, hasMore: false));
    }

    [Fact]
    public async Task ReadMessages_BetweenBothBounds_AreTheOldestThere()
    {
        await CommitManyAsync(10, static seq => Post(seq));

        Assert.Equal([4, 5], await PageAsync(8, 3, 2, hasMore: true));
        Assert.Equal([6, 7], await PageAsync(8, 5, 2, hasMore: false));
    }

    [Fact]
    public async Task ReadMessages_WithHolesAndOtherConversations_AreThisOnesOnly()
    {
        await CommitAsync(Post(2), Post(3, conversation: Other), Gap(4), Post(9), Post(10, conversation: Other), Post(40));

        Assert.Equal([2, 9, 40], await PageAsync(null, null, 10, hasMore: false));
        Assert.Equal([9, 40], await PageAsync(null, 5, 10));
        Assert.Equal([2, 9], await PageAsync(30, null, 10));
    }

    [Fact]
    public async Task ReadMessages_OfAnEmptyConversation_IsEmpty() => Assert.Equal([], await PageAsync(null, null, 10, hasMore: false));

    [Fact]
    public async Task FindMessage_InAPacket_IsThatPacketAndIsOpenedOnce()
    {
        var envelope = new Envelope(5, EnvelopeMarks.Sealed | EnvelopeMarks.Several, Unspoken.Files) { Files = [new AttachedFile("报告.doc", 255)] };
        var message = Message(5, "head:zebra tail") with { TerminatorLength = 5, Envelope = envelope };
        await CommitAsync(Post(message), Post(6));
        Assert.Equal((envelope, null), Of(await _store.FindMessageAsync(message.Id, default)));
        await CommitAsync(Entry(7, new SealOpened(message.Id, Direct, "u1")));

        await ReopenAsync();
        Assert.Equal((envelope, At(7)), Of(await _store.FindMessageAsync(message.Id, default)));
        Assert.Equal((envelope, At(7)), Of((await _store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 10), default)).Messages[0]));
        var entries = await _store.ReadEntriesAsync(0, 7, 10, default);
        Assert.Equal((envelope, null), Of(((MessagePosted)entries[0].Event).Message));
        Assert.Equal(new SealOpened(message.Id, Direct, "u1"), entries[2].Event);
        Assert.Equal([5], await FoundAsync("zebra"));
        Assert.Equal([], await FoundAsync("head"));
        await _store.IndexAsync(100, default);
        Assert.Equal([5], await FoundAsync("zebra"));
        Assert.Equal([], await FoundAsync("tail"));

        static (Envelope?, DateTimeOffset?) Of(ChatMessage? message) => (message?.Envelope, message?.OpenedAt);

        async Task<List<long>> FoundAsync(string words) =>
            [.. (await _store.SearchAsync(new SearchQuery(words, null, null, 10), default)).Select(static found => found.Id.Seq)];
    }

    [Fact]
    public async Task FindMessage_KnownAndUnknown_IsTheMessageOrNull()
    {
        await CommitAsync(Post(5, "hi"), Gap(6));

        Assert.Equal(Show(Message(5, "hi")), Show((await _store.FindMessageAsync(new MessageId(5), default))!));
        Assert.Null(await _store.FindMessageAsync(new MessageId(6), default));
        Assert.Null(await _store.FindMessageAsync(new MessageId(7), default));
    }

    [Fact]
    public async Task FindByClientId_InItsConversationOnly_IsTheMessage()
    {
        await CommitAsync(Post(Sent(5, "a", 1)), Post(Sent(6, "b", 1)), Post(Sent(7, "a", 1) with { ConversationId = Other }));

        Assert.Equal(5, (await _store.FindByClientIdAsync(Direct, "a", default))!.Id.Seq);
        Assert.Equal(7, (await _store.FindByClientIdAsync(Other, "a", default))!.Id.Seq);
        Assert.Null(await _store.FindByClientIdAsync(Direct, "A", default));
        Assert.Null(await _store.FindByClientIdAsync(Other, "b", default));
        await ReopenAsync();
        Assert.Equal(5, (await _store.FindByClientIdAsync(Direct, "a", default))!.Id.Seq);
    }

    [Fact]
    public async Task CountMessages_AfterAPlace_StopsAtTheLimit()
    {
        await CommitManyAsync(10, static seq => Post(seq));
        await CommitAsync(Post(11, conversation: Other), Gap(12));

        Assert.Equal(10, await _store.CountMessagesAsync(Direct, 0, 100, null, default));
        Assert.Equal(3, await _store.CountMessagesAsync(Direct, 7, 100, null, default));
        Assert.Equal(5, await _store.CountMessagesAsync(Direct, 0, 5, null, default));
        Assert.Equal(0, await _store.CountMessagesAsync(Direct, 10, 100, null, default));
    }
    [Fact]
    public async Task CountMessages_ExceptAnAuthor_CountsThoseOfOthers()
    {
        var message = Message(1);
        await CommitAsync(Post(message), Post(Message(2) with { Author = message.Author with { Id = "somebody else" } }));
        await CommitAsync(Post(3));

        Assert.Equal(1, await _store.CountMessagesAsync(Direct, 0, 100, message.Author.Id, default));
        Assert.Equal(2, await _store.CountMessagesAsync(Direct, 0, 100, "somebody else", default));
        Assert.Equal(3, await _store.CountMessagesAsync(Direct, 0, 100, "nobody", default));
    }
}
