using Npgsql;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Statements that go to the server together: one way there and back, however many they are.</summary>
internal sealed class PostgresBatch(PostgresDatabase database, NpgsqlBatch batch) : IDisposable
{
    /// <summary>Adds a statement with its parameters: numbers, texts, bytes, or arrays of them.</summary>
    public PostgresBatch Add(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(sql.Replace('?', '$'));
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = Stored(parameter) });
        batch.BatchCommands.Add(command);
        return this;
    }

    public void Run()
    {
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (Exception error)
        {
            throw database.Failed(error);
        }
    }

    public void Dispose() => batch.Dispose();

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        string text => StoredText.Encode(text),
        string?[] texts => Array.ConvertAll(texts, static text => text is null ? null : StoredText.Encode(text)),
        _ => value,
    };
}
