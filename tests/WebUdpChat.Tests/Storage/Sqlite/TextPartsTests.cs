using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class TextPartsTests : IAsyncLifetime, IDisposable
{
    private const int Months = 3;
    private const int PerMonth = 300;

    private readonly TemporaryDirectory _directory = new();
    private SqliteJournalStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = SqliteTestStore.Open(_directory.Path);
        for (var month = 0; month < Months; month++)
        {
            var at = Start.AddDays(31 * month);
            await _store.CommitAsync(
                [.. Enumerable.Range(1 + (month * PerMonth), PerMonth).Select(seq => new JournalEntry(seq, at, new MessagePosted(Message(seq, $"word m{month}"))))],
                durable: false, default);
        }

        while (await _store.IndexAsync(1000, default) > 0)
        {
        }
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Advance_MessagesOfManyMonths_AreInAPartEach()
    {
        Assert.Equal([601L, 301, 1], Parts().ConvertAll(static part => part.FirstSeq));
        Assert.Equal([900L, 600, 300], Parts().ConvertAll(static part => part.LastSeq));
    }

    [Fact]
    public async Task Search_ManyParts_GoesFromTheNewestToTheOldest()
    {
        Assert.Equal(Enumerable.Range(1, 900).Select(static seq => (long)seq).Reverse().ToList(), await SearchAsync("word", null));
        Assert.Equal(Enumerable.Range(1, 300).Select(static seq => (long)seq).Reverse().ToList(), await SearchAsync("m0", null));
        Assert.Equal(Enumerable.Range(1, 449).Select(static seq => (long)seq).Reverse().ToList(), await SearchAsync("word", 450));
    }

    [Fact]
    public async Task Trim_IntoAPart_HidesWhatIsRemovedAndDropsThePartsBefore()
    {
        await _store.TrimAsync(450, Gap(901), default);

        Assert.Equal([601L, 301], Parts().ConvertAll(static part => part.FirstSeq));
        Assert.Equal(Enumerable.Range(451, 450).Select(static seq => (long)seq).Reverse().ToList(), await SearchAsync("word", null));
        Assert.Empty(await SearchAsync("m0", null));
    }

    [Fact]
    public async Task Trim_Everything_LeavesNoPartAndBeginsAnew()
    {
        await _store.TrimAsync(900, Gap(901), default);
        Assert.Empty(Parts());

        await _store.CommitAsync([.. Enumerable.Range(902, 300).Select(static seq => Post(seq, "again"))], durable: false, default);
        Assert.Equal(300, await _store.IndexAsync(1000, default));
        Assert.Equal([902L], Parts().ConvertAll(static part => part.FirstSeq));
        Assert.Equal(300, (await SearchAsync("again", null)).Count);
    }

    private List<TextPart> Parts()
    {
        using var database = SqliteDatabase.Open(Path.Combine(_directory.Path, SqliteStoreOptions.FileName), write: false);
        return TextParts.Read(database);
    }

    private async Task<List<long>> SearchAsync(string words, long? before) =>
        [.. (await _store.SearchAsync(new SearchQuery(words, null, before, 1000), default)).Select(static message => message.Id.Seq)];
}
