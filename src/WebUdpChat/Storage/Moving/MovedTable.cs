namespace WebUdpChat.Storage.Moving;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    Number,
    Text,
    Bytes,
}

/// <summary>A table that is the same in both kinds of database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">How many of the columns, from the first on, are its key.</param>
/// <param name="Columns">Its columns, the key first.</param>
internal sealed record MovedTable(string Name, int Keys, params (string Name, ColumnKind Kind)[] Columns)
{
    /// <summary>Whether it may be so large that what is there already is not copied again. Its key is a number.</summary>
    public bool IsLarge { get; } = Columns[0].Kind == ColumnKind.Number;

    /// <summary>Reads on after a key. The parameters are the key's columns, then how many rows.</summary>
    public string SelectAfter { get; } = $"SELECT {List(Columns)} FROM {Name} WHERE ({List(Columns[..Keys])}) > ({Marks(Keys)}) ORDER BY {List(Columns[..Keys])} LIMIT ?{Keys + 1}";

    /// <summary>Reads from the beginning. The parameter is how many rows.</summary>
    public string SelectFirst { get; } = $"SELECT {List(Columns)} FROM {Name} ORDER BY {List(Columns[..Keys])} LIMIT ?1";

    /// <summary>Reads the row with the highest key.</summary>
    public string SelectLast { get; } = $"SELECT {List(Columns)} FROM {Name} ORDER BY {string.Join(", ", Columns.Take(Keys).Select(static column => $"{column.Name} DESC"))} LIMIT 1";

    public string Count { get; } = $"SELECT count(*) FROM {Name}";

    /// <summary>Writes a row; one that is there becomes what it is at the other place.</summary>
    public string Insert { get; } = $"INSERT INTO {Name} ({List(Columns)}) VALUES ({Marks(Columns.Length)}) ON CONFLICT ({List(Columns[..Keys])}) DO {Change(Keys, Columns)}";

    private static string List((string Name, ColumnKind Kind)[] columns) => string.Join(", ", columns.Select(static column => column.Name));

    private static string Change(int keys, (string Name, ColumnKind Kind)[] columns) => keys == columns.Length
        ? "NOTHING"
        : $"UPDATE SET {string.Join(", ", columns.Skip(keys).Select(static column => $"{column.Name} = excluded.{column.Name}"))}";

    private static string Marks(int count) => string.Join(", ", Enumerable.Range(1, count).Select(static i => $"?{i}"));
}
