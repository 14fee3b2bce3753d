using Npgsql;

namespace WebUdpChat.Configuration;

/// <summary>What is wrong with where the journal is to be kept. A password is never part of a message.</summary>
internal static class StorageFaults
{
    private const string Example = "Host=db.example;Database=chat;Username=chat;Password=…";

    public static IEnumerable<string> Of(StorageOptions storage, NodeOptions node)
    {
        const string Key = $"{GatewayOptions.Section}:Storage:ConnectionString";
        if (storage.Provider == StorageProvider.Sqlite && !string.IsNullOrWhiteSpace(storage.ConnectionString))
            yield return $"{Key}: is only for {GatewayOptions.Section}:Storage:Provider=Postgres. SQLite lies in {GatewayOptions.Section}:DataDirectory.";
        if (storage.Provider == StorageProvider.Postgres && FaultOf(storage.ConnectionString) is { } fault)
            yield return $"{Key}: {fault}";
        if (node.Name is { } name && !ListenerRules.IsName(name))
            yield return $"{GatewayOptions.Section}:Node:Name: \"{name}\" is not 1 to 40 letters, digits, -, _ or . .";
    }

    private static string? FaultOf(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return $"is missing. Write for example {Example}.";
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(settings.Host) ? $"names no Host. Write for example {Example}." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return $"cannot be read. Write for example {Example}; the words are those of https://www.npgsql.org/doc/connection-string-parameters.html.";
        }
    }
}
