using WebUdpChat.Core.Conversations;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    public static TheoryData<string, long[]> Searches => new()
    {
        { "pump", [8, 2, 1] },
        { "PUMP", [8, 2, 1] },
        { "pu", [8, 2, 1] },
        { "p", [8, 2, 1] },
        { "ump", [] },
        { "pump on", [1] },
        { "on  pump", [1] },
        { "東京", [3] },
        { "京", [3] },
        { "京東", [] },
        { "世界", [4] },
        { "grü", [5] },
        { "GRÜß", [5] },
        { "straße", [5] },
        { "😀", [6] },
        { "👩‍💻", [6] },
        { "\"pump\"", [8, 2, 1] },
        { "pump*", [8, 2, 1] },
        { "pump AND on", [] },
        { "pump OR zebra", [] },
        { "NEAR(pump on)", [] },
        { "text:pump", [] },
        { "place:c2", [] },
        { "c2", [] },
        { "(pump", [8, 2, 1] },
        { "-pump", [8, 2, 1] },
        { "^pump", [8, 2, 1] },
        { "x') OR 1=1 --", [] },
        { "10.0.0.7", [8] },
        { "10.0.7", [] },
        { "zebra", [] },
        { "\"", [] },
        { "* ' ( ) : ^", [] },
        { "", [] },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Search_Words_AreFoundWhetherIndexedOrNot(string words, long[] expected)
    {
        await CommitAsync(
            Post(1, "The pump is on"), Post(2, "PUMPE aus"), Post(3, "明日は東京へ行く"), Post(4, "你好,世界"),
            Post(5, "Viele Grüß aus der Hauptstraße straße"), Post(6, "fine 😀👩‍💻!"), Post(Message(7, [0xFF, 0x70, 0x75])),
            Post(8, "pumpe 10.0.0.7\n"), Post(9, ""));
        Assert.Equal(expected, await SearchAsync(words));

        // More than a store may leave to the search.
        await CommitAsync([.. Enumerable.Range(10, 300).Select(static seq => Post(seq, "filler"))]);
        await IndexAllAsync();
        Assert.Equal(expected, await SearchAsync(words));
        await CommitAsync(Post(400, "tail"));
        Assert.Equal(expected, await SearchAsync(words));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task Search_PartlyIndexed_IsNewestFirstAndWhole(int indexed)
    {
        await CommitManyAsync(600, static seq => Post(seq, seq % 2 == 0 ? "even" : "odd", seq % 3 == 0 ? Other : Direct));
        if (indexed > 0)
            await _store.IndexAsync(indexed, default);
        var even = Enumerable.Range(1, 600).Select(static i => (long)i).Where(static i => i % 2 == 0).Reverse().ToArray();

        Assert.Equal(even, await SearchAsync("even", limit: 1000));
        Assert.Equal(even.Take(7), await SearchAsync("even", limit: 7));
        Assert.Equal(even.Where(static i => i % 3 == 0), await SearchAsync("even", Other, limit: 1000));
        Assert.Equal(even.Where(static i => i < 450).Take(50), await SearchAsync("even", before: 450, limit: 50));
        Assert.Equal(even.Where(static i => i < 300 && i % 3 != 0), await SearchAsync("even", Direct, 300, 1000));
        Assert.Empty(await SearchAsync("even", new ConversationId(99)));
        Assert.Empty(await SearchAsync("even", limit: 0));
    }

    [Fact]
    public async Task Search_LargestMessageAndHugeQuery_Work()
    {
        await CommitAsync(Post(1, new string('a', 65_507)), Post(2, string.Concat(Enumerable.Repeat("ab ", 21_835))), Post(3, "漢"));
        await CommitAsync([.. Enumerable.Range(10, 300).Select(static seq => Post(seq, "filler"))]);
        await IndexAllAsync();

        Assert.Equal([1], await SearchAsync(new string('a', 65_507)));
        Assert.Equal([2], await SearchAsync(string.Concat(Enumerable.Repeat("ab ", 10_000))));
        Assert.Empty(await SearchAsync(new string('"', 100_000)));
    }

    [Fact]
    public async Task Search_Cancelled_Throws()
    {
        await CommitAsync(Post(1, "x"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await _store.SearchAsync(new("x", null, null, 1), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Search_AfterRestart_GoesOnIndexing()
    {
        await CommitManyAsync(300, static seq => Post(seq, $"n{seq}"));
        await _store.IndexAsync(100, default);
        await ReopenAsync();

        await IndexAllAsync();
        Assert.Equal([250], await SearchAsync("n250"));
        Assert.Equal([50], await SearchAsync("n50"));
    }
}
