using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>The full-text index: each message's words as a tsvector. It trails the journal: appending does not wait for it.</summary>
internal sealed class TextIndex(MessageReader readText, int minStep)
{
    public const string SelectIndexed = "SELECT indexed_seq FROM text_index WHERE id = 1";

    public const string SelectUnindexed =
        "SELECT seq, conversation_id, charset, terminator_length, bytes, header_length FROM messages WHERE seq > ?1 ORDER BY seq LIMIT ?2";

    // One node at a time: another that comes meanwhile finds nothing to do.
    private const string TakeIndex = "SELECT indexed_seq FROM text_index WHERE id = 1 FOR UPDATE SKIP LOCKED";

    private const string SetIndexed = "UPDATE text_index SET indexed_seq = ?1 WHERE id = 1";

    private const string InsertTexts = """
        INSERT INTO texts (seq, words)
        SELECT seq, array_to_tsvector(string_to_array(words, ' ')) FROM unnest(?1::bigint[], ?2::text[]) AS t (seq, words)
        ON CONFLICT (seq) DO NOTHING
        """;

    // A step of long messages must not hold up the writer for longer than one of short ones.
    private const int MaxStepBytes = 1024 * 1024;

    // At the start nobody knows; and it may be more than it is, for a batch that was not committed counts.
    private long _waiting = int.MaxValue;

    /// <summary>Whether so many messages wait that a step is worth its transaction.</summary>
    public bool IsWorthwhile => _waiting >= minStep;

    /// <summary>Messages were appended.</summary>
    public void Grow(int messages) => _waiting += messages;

    /// <summary>Takes the next messages into the index. Returns how many it went through.</summary>
    public int Advance(PostgresDatabase database, int limit)
    {
        var indexed = database.Statement(TakeIndex).ReadFirst(static row => (long?)row.Number(0));
        var (seqs, words, last, count) = indexed is { } after ? Read(database, after, limit) : ([], [], 0, 0);
        if (count > 0)
        {
            using var batch = database.Batch();
            batch.Add(InsertTexts, seqs.ToArray(), words.ToArray()).Add(SetIndexed, last).Run();
        }

        _waiting = count == 0 ? 0 : Math.Max(minStep, _waiting - count);
        return count;
    }

    private (List<long> Seqs, List<string> Words, long Last, int Count) Read(PostgresDatabase database, long after, int limit)
    {
        var (seqs, words, last, count, bytes) = (new List<long>(), new List<string>(), after, 0, 0);
        var rows = database.Statement(SelectUnindexed).Bind(1, after).Bind(2, limit);
        try
        {
            while (bytes < MaxStepBytes && rows.Step())
            {
                (last, count) = (rows.Number(0), count + 1);
                var content = rows.Bytes(4).ToArray();
                bytes += content.Length;
                if (readText(content.AsMemory((int)rows.Number(5)..^(int)rows.Number(3)), rows.Text(2)) is not { } text || SearchTokens.Split(text) is not { Count: > 0 } tokens)
                    continue;
                seqs.Add(last);
                words.Add(string.Join(' ', tokens.Append(TextQuery.Place(rows.Number(1)))));
            }
        }
        finally
        {
            rows.Reset();
        }

        return (seqs, words, last, count);
    }
}
