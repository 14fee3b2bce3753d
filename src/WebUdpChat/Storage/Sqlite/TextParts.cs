namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The text index in parts. Retention drops an old part whole, where removing its messages one by one would have
/// the index merge itself for seconds; and a search ends with the newest part that has enough.
/// </summary>
internal static class TextParts
{
    public const string SelectParts =
        "SELECT id, first_seq, first_at, last_seq, messages, bytes FROM text_parts ORDER BY id DESC";

    private const string SelectMaxId = "SELECT coalesce(max(id), 0) FROM text_parts";

    private const string InsertPart =
        "INSERT INTO text_parts (id, first_seq, first_at, last_seq, messages, bytes) VALUES (?1, ?2, ?3, ?2, 0, 0)";

    private const string UpdatePart = "UPDATE text_parts SET last_seq = ?2, messages = ?3, bytes = ?4 WHERE id = ?1";
    private const string DeletePart = "DELETE FROM text_parts WHERE id = ?1";

    /// <summary>All parts, newest first.</summary>
    public static List<TextPart> Read(SqliteDatabase database) => database.Statement(SelectParts).ReadAll(static row =>
        new TextPart(row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5)));

    /// <summary>Begins a new part with a message.</summary>
    public static TextPart Begin(SqliteDatabase database, long seq, long at)
    {
        var id = database.Statement(SelectMaxId).ReadFirst(static row => row.Number(0)) + 1;
        database.Statement(InsertPart).Bind(1, id).Bind(2, seq).Bind(3, at).Run();
        var part = new TextPart(id, seq, at, seq, 0, 0);

        // It holds tokens that are cut and folded already (SearchTokens), and the conversation as a token.
        database.Execute(
            $"CREATE VIRTUAL TABLE {part.Table} USING fts5 (text, place, content = '', columnsize = 0, tokenize = 'ascii')");
        return part;
    }

    /// <summary>Writes down what is in a part.</summary>
    public static void Save(SqliteDatabase database, TextPart part) => database.Statement(UpdatePart)
        .Bind(1, part.Id).Bind(2, part.LastSeq).Bind(3, part.Messages).Bind(4, part.Bytes).Run();

    /// <summary>Drops the parts that have nothing after a place.</summary>
    public static void Drop(SqliteDatabase database, long upToSeq)
    {
        foreach (var part in Read(database).Where(part => part.LastSeq <= upToSeq))
        {
            database.Execute($"DROP TABLE {part.Table}");
            database.Statement(DeletePart).Bind(1, part.Id).Run();
        }
    }
}
