using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SqliteJournalStoreTests : JournalStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(SqliteJournalStore.Open(
        new SqliteStoreOptions
        {
            Directory = _directory.Path,
            ReadText = StoreFixtures.ReadText,
            ConfirmingDialects = Confirming,
            TrimStep = 300,
        }));
}
