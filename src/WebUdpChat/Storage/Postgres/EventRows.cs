using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>events</c>: everything in the journal but messages.</summary>
internal sealed class EventRows
{
    private const string InsertEvents =
        "INSERT INTO events (seq, at, type, body) SELECT * FROM unnest(?1::bigint[], ?2::bigint[], ?3::text[], ?4::text[])";

    private const int Overhead = 80;

    private readonly List<long> _seqs = [];
    private readonly List<long> _times = [];
    private readonly List<string> _types = [];
    private readonly List<string> _bodies = [];

    /// <summary>What they take, in bytes.</summary>
    public long Bytes { get; private set; }

    public void Add(JournalEntry entry)
    {
        var (type, body) = EventFormat.Write(entry.Event, entry.At);
        _seqs.Add(entry.Seq);
        _times.Add(StoredTime.From(entry.At));
        _types.Add(type);
        _bodies.Add(System.Text.Encoding.UTF8.GetString(body));
        Bytes += body.Length + Overhead;
    }

    public void AddTo(PostgresBatch batch)
    {
        if (_seqs.Count > 0)
            batch.Add(InsertEvents, _seqs.ToArray(), _times.ToArray(), _types.ToArray(), _bodies.ToArray());
    }
}
