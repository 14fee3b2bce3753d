namespace WebUdpChat.Storage;

/// <summary>A statement and the row that it stands at. Parameters count from 1, columns from 0. Every parameter is bound before each use.</summary>
internal abstract class SqlStatement : IDisposable
{
    public abstract SqlStatement Bind(int index, long value);

    public abstract SqlStatement Bind(int index, string? text);

    public abstract SqlStatement BindBytes(int index, ReadOnlySpan<byte> bytes);

    public abstract SqlStatement BindNull(int index);

    /// <summary>Goes to the next row. Where there is none, or on failure, the statement is ready for its next use.</summary>
    public abstract bool Step();

    /// <summary>Makes it ready for its next use.</summary>
    public abstract void Reset();

    public abstract bool IsNull(int column);

    public abstract long Number(int column);

    public abstract string Text(int column);

    /// <summary>The bytes of a blob or of a text in UTF-8, until the next step.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    public abstract void Dispose();

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    public T? ReadFirst<T>(Func<SqlStatement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    public List<T> ReadAll<T>(Func<SqlStatement, T> read)
    {
        var rows = new List<T>();
        try
        {
            while (Step())
                rows.Add(read(this));
        }
        finally
        {
            Reset();
        }

        return rows;
    }
}
