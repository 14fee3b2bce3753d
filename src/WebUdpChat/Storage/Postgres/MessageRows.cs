using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>messages</c> that are about to be appended, column by column.</summary>
internal sealed class MessageRows
{
    private const string InsertMessages = $"""
        INSERT INTO messages ({MessageColumns.All}) SELECT *, NULL::bigint FROM unnest(
            ?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::smallint[], ?5::text[], ?6::text[], ?7::smallint[], ?8::bigint[],
            ?9::text[], ?10::int[], ?11::smallint[], ?12::text[], ?13::text[], ?14::bytea[], ?15::smallint[],
            ?16::bigint[], ?17::int[], ?18::text[])
        """;

    private const string UpdateOpened = "UPDATE messages SET opened_at = ?2 WHERE seq = ?1";

    // About what a row takes with its share of the indexes, beyond the bytes themselves.
    private const int Overhead = 200;

    private readonly List<(DateTimeOffset At, ChatMessage Message)> _rows = [];

    public int Count => _rows.Count;

    /// <summary>What they take, in bytes.</summary>
    public long Bytes { get; private set; }

    public void Add(DateTimeOffset at, ChatMessage message)
    {
        _rows.Add((at, message));
        Bytes += (3L * message.Bytes.Length / 2) + Overhead;
    }

    public void AddTo(PostgresBatch batch)
    {
        if (_rows.Count == 0)
            return;
        batch.Add(
            InsertMessages,
            Column(static (_, message) => message.Id.Seq),
            Column(static (at, _) => StoredTime.From(at)),
            Column(static (_, message) => message.ConversationId.Value),
            Column(static (_, message) => (short)StoredNames.Author.Number(message.Author.Kind)),
            Column(static (_, message) => message.Author.Id),
            Column(static (_, message) => message.Author.Name),
            Column(static (_, message) => (short)StoredNames.Direction.Number(message.Direction)),
            Column(static (_, message) => StoredTime.From(message.At)),
            Column(static (_, message) => message.Charset),
            Column(static (_, message) => message.TerminatorLength),
            Column(static (_, message) => (short)(message.Truncated ? 1 : 0)),
            Column(static (_, message) => message.ClientMessageId),
            Column(static (_, message) => Posted(message)),
            Column(static (_, message) => message.Bytes.ToArray()),
            Column(static (_, message) => message.HeldBack is { } reason ? (short?)StoredNames.HeldBack.Number(reason) : null),
            Column(static (_, message) => message.Lab.IsNone ? (long?)null : message.Lab.ToNumber()),
            Column(static (_, message) => message.Envelope?.HeaderLength ?? 0),
            Column(static (_, message) => EnvelopeFormat.ToJson(message.Envelope) is { } json ? System.Text.Encoding.UTF8.GetString(json) : null));
    }

    /// <summary>A sealed message was opened.</summary>
    public static void Open(PostgresBatch batch, MessageId message, DateTimeOffset at) => batch.Add(UpdateOpened, message.Seq, StoredTime.From(at));

    private T[] Column<T>(Func<DateTimeOffset, ChatMessage, T> value) => [.. _rows.Select(row => value(row.At, row.Message))];

    private static string? Posted(ChatMessage message) =>
        DeliveryFormat.ToJson(message.Delivery, message.At) is { } json ? System.Text.Encoding.UTF8.GetString(json) : null;
}
