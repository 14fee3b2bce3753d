namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The text index in parts. Retention drops an old part whole, where removing its messages one by one would have
/// the index merge itself for seconds; and a search ends with the newest part that has enough.
/// </summary>
internal static class TextParts
{
    public const string SelectParts = """
        SELECT id, first_seq, first_at, last_seq, messages, bytes, removed, renewed_seq, renewed_messages, renewed_bytes
        FROM text_parts ORDER BY id DESC
        """;

    private const string SelectMaxId = "SELECT coalesce(max(id), 0) FROM text_parts";

    private const string InsertPart =
        "INSERT INTO text_parts (id, first_seq, first_at, last_seq, messages, bytes) VALUES (?1, ?2, ?3, ?2, 0, 0)";

    private const string UpdatePart = """
        UPDATE text_parts SET last_seq = ?2, messages = ?3, bytes = ?4, removed = ?5, renewed_seq = ?6, renewed_messages = ?7, renewed_bytes = ?8
        WHERE id = ?1
        """;

    private const string InPart =
        $"seq >= first_seq AND seq <= last_seq AND span >= first_seq >> {Spans.Bits} AND span <= last_seq >> {Spans.Bits}";

    public const string UpdateRemoved = $"""
        UPDATE text_parts SET removed = removed + coalesce((
            SELECT sum(length(bytes)) FROM messages_by_conversation WHERE {UnverifiedSql.Counted} AND {InPart}), 0)
        WHERE first_seq <= ?2
        """;

    public const string UpdateRemovedOfAll = $"""
        UPDATE text_parts SET removed = removed + coalesce((
            SELECT sum(length(bytes)) FROM messages_by_conversation WHERE conversation_id = ?1 AND seq <= ?2 AND {InPart}), 0)
        WHERE first_seq <= ?2
        """;

    private const string DeletePart = "DELETE FROM text_parts WHERE id = ?1";

    /// <summary>All parts, newest first.</summary>
    public static List<TextPart> Read(SqliteDatabase database) => database.Statement(SelectParts).ReadAll(static row =>
        new TextPart(row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5))
        {
            Removed = row.Number(6),
            RenewedSeq = row.IsNull(7) ? null : row.Number(7),
            RenewedMessages = row.Number(8),
            RenewedBytes = row.Number(9),
        });

    /// <summary>Begins a new part with a message.</summary>
    public static TextPart Begin(SqliteDatabase database, long seq, long at)
    {
        var id = database.Statement(SelectMaxId).ReadFirst(static row => row.Number(0)) + 1;
        database.Statement(InsertPart).Bind(1, id).Bind(2, seq).Bind(3, at).Run();
        var part = new TextPart(id, seq, at, seq, 0, 0);

        Make(database, part.Table);
        return part;
    }

    /// <summary>Makes the table of a part. It holds tokens that are cut and folded already (SearchTokens), and the conversation as a token.</summary>
    public static void Make(SqliteDatabase database, string table) =>
        database.Execute($"CREATE VIRTUAL TABLE {table} USING fts5 (text, place, content = '', columnsize = 0, tokenize = 'ascii')");

    /// <summary>Writes down what is in a part.</summary>
    public static void Save(SqliteDatabase database, TextPart part)
    {
        var update = database.Statement(UpdatePart)
            .Bind(1, part.Id).Bind(2, part.LastSeq).Bind(3, part.Messages).Bind(4, part.Bytes)
            .Bind(5, part.Removed).Bind(7, part.RenewedMessages).Bind(8, part.RenewedBytes);
        (part.RenewedSeq is { } renewed ? update.Bind(6, renewed) : update.BindNull(6)).Run();
    }

    /// <summary>Notes that what counts in a conversation is about to be removed: its words stay until the part is renewed.</summary>
    public static void NoteRemoval(SqlDatabase database, long conversation, long upToSeq) =>
        database.Statement(UpdateRemoved).Bind(1, conversation).Bind(2, upToSeq).Run();

    /// <summary>The same for all messages of a conversation.</summary>
    public static void NoteRemovalOfAll(SqlDatabase database, long conversation, long upToSeq) =>
        database.Statement(UpdateRemovedOfAll).Bind(1, conversation).Bind(2, upToSeq).Run();

    /// <summary>Drops the parts that have nothing after a place.</summary>
    public static void Drop(SqliteDatabase database, long upToSeq)
    {
        foreach (var part in Read(database).Where(part => part.LastSeq <= upToSeq))
            Drop(database, part);
    }

    /// <summary>Drops a part, and its replacement where there is one.</summary>
    public static void Drop(SqliteDatabase database, TextPart part)
    {
        database.Execute($"DROP TABLE IF EXISTS {part.NextTable}");
        database.Execute($"DROP TABLE {part.Table}");
        database.Statement(DeletePart).Bind(1, part.Id).Run();
    }
}
