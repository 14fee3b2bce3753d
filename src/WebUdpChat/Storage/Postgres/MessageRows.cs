using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>messages</c> that are about to be appended, column by column.</summary>
internal sealed class MessageRows
{
    private const string InsertMessages = $"""
        INSERT INTO messages ({MessageColumns.All}, from_stranger)
        SELECT seq, at, conversation, kind, author, name, direction, taken, charset, terminator, truncated, client, posted, bytes, held, lab, header, envelope,
            NULL::bigint, stranger
        FROM unnest(
            ?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::smallint[], ?5::text[], ?6::text[], ?7::smallint[], ?8::bigint[],
            ?9::text[], ?10::int[], ?11::smallint[], ?12::text[], ?13::text[], ?14::bytea[], ?15::smallint[],
            ?16::bigint[], ?17::int[], ?18::text[], ?19::smallint[])
        AS m (seq, at, conversation, kind, author, name, direction, taken, charset, terminator, truncated, client, posted, bytes, held, lab, header, envelope, stranger)
        """;

    private const string UpdateOpened = "UPDATE messages SET opened_at = ?2 WHERE seq = ?1";

    // About what a row takes with its share of the indexes, beyond the bytes themselves.
    private const int Overhead = 200;

    private readonly List<Row> _rows = [];

    public int Count => _rows.Count;

    /// <summary>What they take, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a row. Returns how many bytes what is kept of the message's packet has.</summary>
    public int Add(DateTimeOffset at, ChatMessage message, bool fromStranger)
    {
        var envelope = EnvelopeFormat.ToJson(message.Envelope);
        _rows.Add(new Row(at, message, envelope is null ? null : System.Text.Encoding.UTF8.GetString(envelope), fromStranger));
        Bytes += (3L * message.Bytes.Length / 2) + Overhead;
        return envelope?.Length ?? 0;
    }

    public void AddTo(PostgresBatch batch)
    {
        if (_rows.Count == 0)
            return;
        batch.Add(
            InsertMessages,
            Column(static row => row.Message.Id.Seq),
            Column(static row => StoredTime.From(row.At)),
            Column(static row => row.Message.ConversationId.Value),
            Column(static row => (short)StoredNames.Author.Number(row.Message.Author.Kind)),
            Column(static row => row.Message.Author.Id),
            Column(static row => row.Message.Author.Name),
            Column(static row => (short)StoredNames.Direction.Number(row.Message.Direction)),
            Column(static row => StoredTime.From(row.Message.At)),
            Column(static row => row.Message.Charset),
            Column(static row => row.Message.TerminatorLength),
            Column(static row => (short)(row.Message.Truncated ? 1 : 0)),
            Column(static row => row.Message.ClientMessageId),
            Column(static row => Posted(row.Message)),
            Column(static row => row.Message.Bytes.ToArray()),
            Column(static row => row.Message.HeldBack is { } reason ? (short?)StoredNames.HeldBack.Number(reason) : null),
            Column(static row => row.Message.Lab.IsNone ? (long?)null : row.Message.Lab.ToNumber()),
            Column(static row => row.Message.Envelope?.HeaderLength ?? 0),
            Column(static row => row.Envelope),
            Column(static row => row.FromStranger ? (short?)1 : null));
    }

    /// <summary>A sealed message was opened.</summary>
    public static void Open(PostgresBatch batch, MessageId message, DateTimeOffset at) => batch.Add(UpdateOpened, message.Seq, StoredTime.From(at));

    private T[] Column<T>(Func<Row, T> value) => [.. _rows.Select(value)];

    private static string? Posted(ChatMessage message) =>
        DeliveryFormat.ToJson(message.Delivery, message.At) is { } json ? System.Text.Encoding.UTF8.GetString(json) : null;

    private sealed record Row(DateTimeOffset At, ChatMessage Message, string? Envelope, bool FromStranger);
}
