namespace WebUdpChat.Tests.Storage.Postgres;

/// <summary>Tests that share a PostgreSQL server, each with a schema or a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<PostgresCluster>
{
    public const string Name = "PostgreSQL";
}
