namespace WebUdpChat.Durability.Tests;

/// <summary>A gateway whose journal is in PostgreSQL.</summary>
internal static class PostgresNode
{
    /// <summary>How to start it.</summary>
    /// <param name="connection">Where the database is.</param>
    /// <param name="name">What the node is called.</param>
    /// <param name="settings">Further settings.</param>
    public static GatewayOptions Options(string connection, string name, params string[] settings) => new()
    {
        Arguments =
        [
            "--Gateway:Storage:Provider=Postgres", $"--Gateway:Storage:ConnectionString={connection}", $"--Gateway:Node:Name={name}", .. settings,
        ],
    };
}
