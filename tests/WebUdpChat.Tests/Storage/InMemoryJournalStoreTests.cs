using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Tests.Storage;

public sealed class InMemoryJournalStoreTests : JournalStoreContract
{
    private IJournalStore? _kept;

    protected override Task<IJournalStore> OpenAsync() =>
        Task.FromResult(_kept ??= new InMemoryJournalStore(StoreFixtures.ReadText, Confirming));
}
