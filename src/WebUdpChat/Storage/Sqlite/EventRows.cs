using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Rows of <c>events</c>: everything in the journal but messages.</summary>
internal static class EventRows
{
    private const string InsertEvent = "INSERT INTO events (seq, at, type, body) VALUES (?1, ?2, ?3, ?4)";

    public static void Insert(SqliteDatabase database, JournalEntry entry)
    {
        var (type, body) = EventFormat.Write(entry.Event, entry.At);
        database.Statement(InsertEvent)
            .Bind(1, entry.Seq)
            .Bind(2, StoredTime.From(entry.At))
            .Bind(3, type)
            .BindUtf8(4, body)
            .Run();
    }
}
