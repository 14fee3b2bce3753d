using System.Reflection;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class QueryPlanTests : IDisposable
{
    // Every read statement is a public constant of one of these.
    private static readonly Type[] Readers =
    [
        typeof(EntryReads), typeof(MessageReads), typeof(DeliveryRows), typeof(SnapshotReads), typeof(SearchReads),
        typeof(Retention), typeof(Quota), typeof(Forgetting), typeof(TextIndex), typeof(TextParts), typeof(StoreRow),
    ];

    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, string> Statements
    {
        get
        {
            var statements = new TheoryData<string, string>();
            foreach (var constant in Readers.SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static)))
            {
                if (constant is { IsLiteral: true } && constant.GetRawConstantValue() is string sql && sql.Contains("SELECT", StringComparison.Ordinal))
                    statements.Add($"{constant.DeclaringType!.Name}.{constant.Name}", sql);
            }

            return statements;
        }
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Statements_AreFound() => Assert.True(Statements.Count >= 18, $"{Statements.Count} found.");

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_Plan_NeverGoesThroughAWholeTableThatGrows(string name, string sql)
    {
        using var database = SqliteFile.Create(SqliteTestStore.Options(_directory.Path));

        var plan = database.Statement("EXPLAIN QUERY PLAN " + sql).ReadAll(static row => row.Text(3));
        Assert.NotEmpty(plan);
        foreach (var step in plan)
        {
            var scansTable = step.StartsWith("SCAN messages", StringComparison.Ordinal)
                || step.StartsWith("SCAN events", StringComparison.Ordinal)
                || (step.StartsWith("SCAN deliveries", StringComparison.Ordinal) && !step.Contains("deliveries_open", StringComparison.Ordinal));
            Assert.False(scansTable || step.Contains("TEMP B-TREE", StringComparison.Ordinal), $"{name}: {string.Join(" / ", plan)}");
        }
    }

    [Theory]
    [InlineData(MessageReads.SelectNewest, "messages_conversation (span=? AND conversation_id=? AND rowid>? AND rowid<?)")]
    [InlineData(MessageReads.SelectOldest, "messages_conversation (span=? AND conversation_id=? AND rowid>? AND rowid<?)")]
    [InlineData(MessageReads.CountAfter, "INDEX messages_conversation (span=? AND conversation_id=? AND rowid>?)")]
    [InlineData(MessageReads.SelectByClientId, "messages_client_id (conversation_id=? AND client_message_id=?)")]
    [InlineData(SearchReads.SelectTailOf, "messages_conversation (span=? AND conversation_id=? AND rowid>? AND rowid<?)")]
    [InlineData(SearchReads.SelectIsIn, "messages_conversation (span=? AND conversation_id=? AND rowid>? AND rowid<?)")]
    [InlineData(Quota.SelectOldest, "messages_conversation (span=? AND conversation_id=?)")]
    [InlineData(Quota.SelectOldest, "SEARCH spans USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(MessageReads.CountAfter, "SEARCH spans USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(StrangerRows.DeleteCounted, "SEARCH spans USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(StrangerRows.DeleteCounted, "messages_conversation (span=? AND conversation_id=? AND rowid<?)")]
    [InlineData(StrangerRows.DeleteAll, "SEARCH spans USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(StrangerRows.DeleteAll, "messages_conversation (span=? AND conversation_id=? AND rowid<?)")]
    [InlineData(Forgetting.SelectLast, "messages_conversation (span=? AND conversation_id=?)")]
    [InlineData(UnverifiedSql.Settle, "messages_conversation (span=? AND conversation_id=? AND rowid<?)")]
    [InlineData(UnverifiedSql.Settle, "SEARCH spans USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")]
    [InlineData(SnapshotReads.SelectOpen, "deliveries_open")]
    public void Statement_Plan_UsesTheIndexMadeForIt(string sql, string expected)
    {
        using var database = SqliteFile.Create(SqliteTestStore.Options(_directory.Path));

        var plan = database.Statement("EXPLAIN QUERY PLAN " + sql).ReadAll(static row => row.Text(3));
        Assert.Contains(expected, string.Join(" / ", plan), StringComparison.Ordinal);
    }
}
