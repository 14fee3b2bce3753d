using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Rows of <c>messages</c>.</summary>
internal static class MessageRows
{
    private const string InsertMessage =
        $"INSERT INTO messages ({MessageColumns.All}, from_stranger) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, NULL, ?19)";

    private const string UpdateOpened = "UPDATE messages SET opened_at = ?2 WHERE seq = ?1";

    /// <summary>Adds a row. Returns how many bytes what is kept of the message's packet has.</summary>
    public static int Insert(SqliteDatabase database, DateTimeOffset at, ChatMessage message, bool fromStranger)
    {
        var envelope = EnvelopeFormat.ToJson(message.Envelope);
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
        insert = envelope is null ? insert.BindNull(18) : insert.BindUtf8(18, envelope);
        insert = fromStranger ? insert.Bind(19, 1) : insert.BindNull(19);
        if (DeliveryFormat.ToJson(message.Delivery, message.At) is { } posted)
            insert.BindUtf8(13, posted).Run();
        else
            insert.BindNull(13).Run();
        return envelope?.Length ?? 0;
    }

    /// <summary>A sealed message was opened.</summary>
    public static void Open(SqliteDatabase database, MessageId message, DateTimeOffset at) =>
        database.Statement(UpdateOpened).Bind(1, message.Seq).Bind(2, StoredTime.From(at)).Run();
}
