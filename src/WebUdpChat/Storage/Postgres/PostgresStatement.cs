using Npgsql;

namespace WebUdpChat.Storage.Postgres;

/// <summary>A statement on a connection. The driver keeps those prepared that are used often.</summary>
internal sealed class PostgresStatement(PostgresDatabase database, NpgsqlCommand command) : SqlStatement
{
    private NpgsqlDataReader? _reader;

    public override PostgresStatement Bind(int index, long value) => Put(index, new NpgsqlParameter<long> { TypedValue = value });

    public override PostgresStatement Bind(int index, string? text) =>
        text is null ? BindNull(index) : Put(index, new NpgsqlParameter<string> { TypedValue = StoredText.Encode(text) });

    public override PostgresStatement BindBytes(int index, ReadOnlySpan<byte> bytes) =>
        Put(index, new NpgsqlParameter<byte[]> { TypedValue = bytes.ToArray() });

    public override PostgresStatement BindNull(int index) => Put(index, new NpgsqlParameter { Value = DBNull.Value });

    public PostgresStatement Bind<T>(int index, T[] values) => Put(index, new NpgsqlParameter<T[]> { TypedValue = values });

    public override bool Step()
    {
        try
        {
            using var registration = database.Cancellation.UnsafeRegister(static state => ((NpgsqlCommand)state!).Cancel(), command);
            _reader ??= command.ExecuteReader();
            if (_reader.Read())
                return true;
            Reset();
            return false;
        }
        catch (Exception error)
        {
            throw database.Failed(error);
        }
    }

    public override void Reset()
    {
        _reader?.Dispose();
        _reader = null;
    }

    public override bool IsNull(int column) => _reader!.IsDBNull(column);

    public override long Number(int column) => _reader!.GetInt64(column);

    public override string Text(int column) => StoredText.Decode(_reader!.GetString(column));

    public override ReadOnlySpan<byte> Bytes(int column) => _reader!.GetFieldValue<byte[]>(column);

    public override void Dispose()
    {
        Reset();
        command.Dispose();
    }

    private PostgresStatement Put(int index, NpgsqlParameter parameter)
    {
        while (command.Parameters.Count < index)
            command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value });
        command.Parameters[index - 1] = parameter;
        return this;
    }
}
