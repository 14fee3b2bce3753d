using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>How a journal is kept in SQLite.</summary>
internal sealed record SqliteStoreOptions
{
    public const string FileName = "journal.db";

    /// <summary>The folder that the file is in. It must exist.</summary>
    public required string Directory { get; init; }

    /// <summary>What reads a message's text for the full-text index.</summary>
    public required MessageReader ReadText { get; init; }

    /// <summary>Dialects that can confirm a message, so that one that is <c>sent</c> may yet get further.</summary>
    public IReadOnlySet<string> ConfirmingDialects { get; init; } = new HashSet<string>();

    /// <summary>How long a lock that another program holds is waited for.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many reads go on at a time; further ones wait.</summary>
    public int MaxReaders { get; init; } = 4;

    /// <summary>How many pages are written to the log before it is copied into the database: the more, the fewer copies of a page that changes often.</summary>
    public int LogPages { get; init; } = 8_000;

    /// <summary>How many entries one trim removes at most.</summary>
    public int TrimStep { get; init; } = 5_000;

    /// <summary>How many events are kept about peers that nobody cared for.</summary>
    public int KeptPassingEvents { get; init; } = 20_000;

    /// <summary>Fewer messages than this wait for the text index until more have come: a search reads through them meanwhile.</summary>
    public int MinIndexStep { get; init; } = 256;

    /// <summary>A file smaller than this is checked at every start, a larger one after an unclean end. In bytes.</summary>
    public long AlwaysCheckBelow { get; init; } = 64 * 1024 * 1024;

    /// <summary>Makes the id of a new store. Out of a GUID, whose chance is the system's, because whatever else makes such would load OpenSSL.</summary>
    public Func<string> NewEpoch { get; init; } = static () => Guid.NewGuid().ToString("N")[..16];

    public string Path => System.IO.Path.Combine(Directory, FileName);

    /// <summary>The file of what is intended and not committed yet.</summary>
    public string IntentPath => Path + "-intent";
}
