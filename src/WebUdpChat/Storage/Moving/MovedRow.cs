using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WebUdpChat.Storage.Moving;

/// <summary>A row on its way: numbers, texts, bytes and nulls.</summary>
internal sealed class MovedRow(MovedTable table, object?[] values)
{
    public object? this[int column] => values[column];

    public static MovedRow Read(MovedTable table, SqlStatement row) => new(table, [.. table.Columns.Select((column, i) => row.IsNull(i) ? null : column.Kind switch
    {
        ColumnKind.Number => (object)row.Number(i),
        ColumnKind.Text => row.Text(i),
        _ => row.Bytes(i).ToArray(),
    })]);

    public void Bind(SqlStatement statement)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(statement, i + 1, values[i]);
    }

    public void BindKey(SqlStatement statement)
    {
        for (var i = 0; i < table.Keys; i++)
            Bind(statement, i + 1, values[i]);
    }

    /// <summary>Something that two rows have in common only where all that they hold is the same.</summary>
    public UInt128 Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var value in values)
        {
            var bytes = value as byte[] ?? (value is string text ? Encoding.UTF8.GetBytes(text) : []);
            BinaryPrimitives.WriteInt64LittleEndian(number, value is long whole ? whole : value is null ? -1 : bytes.Length);
            hash.AppendData([(byte)(value is null ? 0 : 1)]);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private static void Bind(SqlStatement statement, int index, object? value) => _ = value switch
    {
        null => statement.BindNull(index),
        long number => statement.Bind(index, number),
        string text => statement.Bind(index, text),
        _ => statement.BindBytes(index, (byte[])value),
    };
}
