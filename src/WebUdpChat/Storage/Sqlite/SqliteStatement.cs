using System.Text;
using SQLitePCL;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>A prepared statement. Parameters count from 1, columns from 0. Every parameter is bound before each use.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : SqlStatement
{
    private const int StackLimit = 512;

    public override SqliteStatement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public override SqliteStatement Bind(int index, string? text)
    {
        if (text is null)
            return BindNull(index);
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = size <= StackLimit ? stackalloc byte[StackLimit] : new byte[size];
        return BindUtf8(index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        database.Check(raw.sqlite3_bind_text(handle, index, utf8));
        return this;
    }

    public override SqliteStatement BindBytes(int index, ReadOnlySpan<byte> bytes)
    {
        database.Check(raw.sqlite3_bind_blob(handle, index, bytes));
        return this;
    }

    public override SqliteStatement BindNull(int index)
    {
        database.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public override bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
        {
            Reset();
            return false;
        }

        try
        {
            database.Check(code);
            return false;
        }
        finally
        {
            Reset();
        }
    }

    // The code repeats that of the step that failed.
    public override void Reset() => _ = raw.sqlite3_reset(handle);

    public override bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public override long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public override string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public override void Dispose() => _ = raw.sqlite3_finalize(handle);
}
