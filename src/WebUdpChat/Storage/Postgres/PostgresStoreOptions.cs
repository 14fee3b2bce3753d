using System.Security.Cryptography;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>How a journal is kept in PostgreSQL.</summary>
internal sealed record PostgresStoreOptions
{
    /// <summary>Where the database is, in Npgsql's words. Its tables lie in the first schema of the search path.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The name of the node that holds this store.</summary>
    public required string Node { get; init; }

    /// <summary>What reads a message's text for the full-text index.</summary>
    public required MessageReader ReadText { get; init; }

    /// <summary>Dialects that can confirm a message, so that one that is <c>sent</c> may yet get further.</summary>
    public IReadOnlySet<string> ConfirmingDialects { get; init; } = new HashSet<string>();

    /// <summary>How many reads go on at a time; further ones wait.</summary>
    public int MaxReaders { get; init; } = 8;

    /// <summary>How many entries one trim removes at most.</summary>
    public int TrimStep { get; init; } = 5_000;

    /// <summary>How many events are kept about peers that nobody cared for. A node that is further behind must be started again.</summary>
    public int KeptPassingEvents { get; init; } = 200_000;

    /// <summary>Fewer messages than this wait for the text index until more have come: a search reads through them meanwhile.</summary>
    public int MinIndexStep { get; init; } = 256;

    /// <summary>How long a node may give no sign of life before others take it for gone.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the node gives a sign of life, and looks for what others appended.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether nodes tell each other of what they appended, so that nobody waits for the next look.</summary>
    public bool Notify { get; init; } = true;

    /// <summary>Makes the id of a new store.</summary>
    public Func<string> NewEpoch { get; init; } = static () => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
