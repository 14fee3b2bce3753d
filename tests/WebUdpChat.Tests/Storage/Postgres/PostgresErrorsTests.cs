using System.Net.Sockets;
using Npgsql;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Tests.Storage.Postgres;

public sealed class PostgresErrorsTests
{
    [Theory]
    [InlineData("53100", StorageFailure.Full)]
    [InlineData("53300", StorageFailure.Unavailable)]
    [InlineData("57P01", StorageFailure.Unavailable)]
    [InlineData("57P03", StorageFailure.Unavailable)]
    [InlineData("08006", StorageFailure.Unavailable)]
    [InlineData("28P01", StorageFailure.Unavailable)]
    [InlineData("3D000", StorageFailure.Unavailable)]
    [InlineData("25P03", StorageFailure.Unavailable)]
    [InlineData("58030", StorageFailure.InputOutput)]
    [InlineData("XX001", StorageFailure.Corrupt)]
    [InlineData("25006", StorageFailure.ReadOnly)]
    [InlineData("42501", StorageFailure.ReadOnly)]
    [InlineData("55P03", StorageFailure.Locked)]
    [InlineData("40P01", StorageFailure.Locked)]
    [InlineData("23505", null)]
    [InlineData("42601", null)]
    public void FailureOf_State_IsWhatItMeans(string state, StorageFailure? expected) => Assert.Equal(expected, PostgresErrors.FailureOf(state));

    [Fact]
    public void Exception_LostConnection_NamesTheServerInOneLine()
    {
        var meant = PostgresErrors.Exception(new NpgsqlException("Failed to connect", new SocketException()), "db.example:5432");

        var failure = Assert.IsType<JournalStorageException>(meant);
        Assert.Equal(StorageFailure.Unavailable, failure.Failure);
        Assert.StartsWith("The database at db.example:5432 cannot be used. (", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Exception_MistakeOfTheProgram_IsNoFailureOfTheStorage() => Assert.IsType<InvalidOperationException>(
        PostgresErrors.Exception(new PostgresException("duplicate key", "ERROR", "ERROR", "23505"), "db"));
}
