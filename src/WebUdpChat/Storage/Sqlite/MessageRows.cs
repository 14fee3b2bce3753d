using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Rows of <c>messages</c>.</summary>
internal static class MessageRows
{
    /// <summary>The columns that <see cref="Read"/> reads, in order.</summary>
    public const string Columns = "seq, at, conversation_id, author_kind, author_id, author_name, direction, taken_at, "
        + "charset, terminator_length, truncated, client_message_id, posted_delivery, bytes, held_back, lab, header_length, envelope, opened_at";

    /// <summary>How many <see cref="Columns"/> there are.</summary>
    public const int Count = 19;

    private const string InsertMessage =
        $"INSERT INTO messages ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, NULL)";

    private const string UpdateOpened = "UPDATE messages SET opened_at = ?2 WHERE seq = ?1";

    public static void Insert(SqliteDatabase database, DateTimeOffset at, ChatMessage message)
    {
        var insert = database.Statement(InsertMessage)
            .Bind(1, message.Id.Seq)
            .Bind(2, StoredTime.From(at))
            .Bind(3, message.ConversationId.Value)
            .Bind(4, StoredNames.Author.Number(message.Author.Kind))
            .Bind(5, message.Author.Id)
            .Bind(6, message.Author.Name)
            .Bind(7, StoredNames.Direction.Number(message.Direction))
            .Bind(8, StoredTime.From(message.At))
            .Bind(9, message.Charset)
            .Bind(10, message.TerminatorLength)
            .Bind(11, message.Truncated ? 1 : 0)
            .Bind(12, message.ClientMessageId)
            .BindBytes(14, message.Bytes.Span);
        insert = message.HeldBack is { } reason ? insert.Bind(15, StoredNames.HeldBack.Number(reason)) : insert.BindNull(15);
        insert = message.Lab.IsNone ? insert.BindNull(16) : insert.Bind(16, message.Lab.ToNumber());
        insert = insert.Bind(17, message.Envelope?.HeaderLength ?? 0);
        insert = EnvelopeFormat.ToJson(message.Envelope) is { } envelope ? insert.BindUtf8(18, envelope) : insert.BindNull(18);
        if (DeliveryFormat.ToJson(message.Delivery, message.At) is { } posted)
            insert.BindUtf8(13, posted).Run();
        else
            insert.BindNull(13).Run();
    }

    /// <summary>A sealed message was opened.</summary>
    public static void Open(SqliteDatabase database, MessageId message, DateTimeOffset at) =>
        database.Statement(UpdateOpened).Bind(1, message.Seq).Bind(2, StoredTime.From(at)).Run();

    /// <summary>When the message of a row was journaled.</summary>
    public static DateTimeOffset At(SqliteStatement row) => StoredTime.To(row.Number(1));

    /// <summary>The message of a row, with the delivery that it was posted with.</summary>
    public static ChatMessage Read(SqliteStatement row)
    {
        var takenAt = StoredTime.To(row.Number(7));
        return new ChatMessage(
            new MessageId(row.Number(0)),
            new ConversationId(row.Number(2)),
            new Author(StoredNames.Author.From(row.Number(3)), row.Text(4), row.Text(5)),
            StoredNames.Direction.From(row.Number(6)),
            takenAt,
            row.Bytes(13).ToArray(),
            Charset(row.Bytes(8)),
            (int)row.Number(9),
            row.Number(10) != 0,
            row.IsNull(11) ? null : row.Text(11),
            row.IsNull(12) ? null : DeliveryFormat.FromJson(row.Bytes(12), takenAt))
        {
            HeldBack = row.IsNull(14) ? null : StoredNames.HeldBack.From(row.Number(14)),
            Lab = row.IsNull(15) ? default : LabMark.FromNumber(row.Number(15)),
            Envelope = row.IsNull(17) ? null : EnvelopeFormat.FromJson((int)row.Number(16), row.Bytes(17)),
            OpenedAt = row.IsNull(18) ? null : StoredTime.To(row.Number(18)),
        };
    }

    /// <summary>The name of a charset; nearly always the same, and then not made anew.</summary>
    public static string Charset(ReadOnlySpan<byte> stored) =>
        stored.SequenceEqual("utf-8"u8) ? "utf-8" : System.Text.Encoding.UTF8.GetString(stored);
}
