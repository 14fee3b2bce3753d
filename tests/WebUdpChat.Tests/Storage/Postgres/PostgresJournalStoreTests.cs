using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Tests.Storage.Postgres;

[Collection(SharedCluster.Name)]
public sealed class PostgresJournalStoreTests(PostgresCluster cluster) : JournalStoreContract
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    protected override async Task<IJournalStore> OpenAsync() => await PostgresJournalStore.OpenAsync(
        PostgresTestStore.Options(_connection) with { ConfirmingDialects = Confirming, TrimStep = 300 });
}
