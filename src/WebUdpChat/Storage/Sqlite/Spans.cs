namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// Spans of the journal: so many places that follow each other. The index of messages by conversation is sorted by span
/// first, so that what is appended changes the same few of its pages however long the journal is, where an index by
/// conversation alone has one in another corner for each conversation that something is said in. <c>spans</c> has at least
/// those in which there are messages. The view <c>messages_by_conversation</c> goes through them: in the order of <c>span</c>
/// and <c>seq</c> without sorting, only through those that <c>span</c> is asked for, and none before the conversation was made
/// or after its newest message.
/// </summary>
internal static class Spans
{
    /// <summary>A place without so many of its lowest bits is the number of its span: 16,384 places. As in the schema.</summary>
    public const string Bits = "14";

    private const int Shift = 14;

    private const string InsertSpan = "INSERT INTO spans (span) VALUES (?1) ON CONFLICT (span) DO NOTHING";
    private const string InsertAll = "INSERT INTO spans (span) SELECT DISTINCT span FROM messages WHERE true ON CONFLICT (span) DO NOTHING";
    private const string DeleteBefore = "DELETE FROM spans WHERE span < ?1";

    /// <summary>The span that a place is in.</summary>
    public static long Of(long seq) => seq >> Shift;

    /// <summary>Notes that a message is in a span.</summary>
    public static void Note(SqliteDatabase database, long span) => database.Statement(InsertSpan).Bind(1, span).Run();

    /// <summary>Notes those of all messages.</summary>
    public static void NoteAll(SqliteDatabase database) => database.Statement(InsertAll).Run();

    /// <summary>Removes those that have nothing after a place.</summary>
    public static void Trim(SqliteDatabase database, long upToSeq) => database.Statement(DeleteBefore).Bind(1, Of(upToSeq + 1)).Run();
}
