using Npgsql;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Tests.Storage.Postgres;

[Collection(SharedCluster.Name)]
public sealed class PostgresQueryPlanTests(PostgresCluster cluster)
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Theory]
    [InlineData(Quota.SelectOldest)]
    [InlineData(Forgetting.SelectLast)]
    public async Task Statement_OfAConversationInOrder_SortsNothing(string sql)
    {
        await using (await PostgresTestStore.OpenAsync(_connection))
        {
        }

        await using var source = NpgsqlDataSource.Create(_connection);
        using var database = PostgresDatabase.Open(source);
        database.Statement("SET enable_seqscan = off").Run(); // there is nothing in the table, and that is read fastest as it is
        var plan = database.Statement("EXPLAIN " + sql).Bind(1, 2).Bind(2, 10).ReadAll(static row => row.Text(0));

        Assert.Contains(plan, static step => step.Contains("messages_conversation", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, static step => step.Contains("Sort", StringComparison.Ordinal));
    }
}
