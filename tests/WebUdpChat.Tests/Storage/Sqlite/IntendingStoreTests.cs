using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

/// <summary>What every store must do, with messages that are told before they are committed, also across the end of the process.</summary>
public sealed class IntendingStoreTests : JournalStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commit_OfAMessage_LeavesItIntended()
    {
        var before = IntendingStore.Intended;
        await using var store = await OpenAsync();

        await store.CommitAsync([StoreFixtures.Post(1), StoreFixtures.Post(2)], durable: false, default);

        Assert.True(IntendingStore.Intended > before);
    }

    protected override Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(new IntendingStore(SqliteJournalStore.Open(
        new SqliteStoreOptions
        {
            Directory = _directory.Path,
            ReadText = StoreFixtures.ReadText,
            ConfirmingDialects = Confirming,
            TrimStep = 300,
        })));
}
