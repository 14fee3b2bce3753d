using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Storage;

/// <summary>What a row of <c>messages</c> holds.</summary>
internal static class MessageColumns
{
    /// <summary>The columns that <see cref="Read"/> reads, in order.</summary>
    public const string All = "seq, at, conversation_id, author_kind, author_id, author_name, direction, taken_at, "
        + "charset, terminator_length, truncated, client_message_id, posted_delivery, bytes, held_back, lab, header_length, envelope, opened_at";

    /// <summary>How many there are.</summary>
    public const int Count = 19;

    /// <summary>When the message of a row was journaled.</summary>
    public static DateTimeOffset At(SqlStatement row) => StoredTime.To(row.Number(1));

    /// <summary>The message of a row, with the delivery that it was posted with.</summary>
    public static ChatMessage Read(SqlStatement row)
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
