namespace WebUdpChat.Core.Reasons;

/// <summary>Why the gateway cannot save, read or answer at the moment.</summary>
public static class StorageReasons
{
    /// <summary>No space.</summary>
    public static readonly Sentence Full = new("storage-full", "Not saved and not sent: the gateway's disk is full.");

    /// <summary>Another program holds it.</summary>
    public static readonly Sentence Locked = new("storage-locked", "Not saved and not sent: the gateway's database is locked by another program.");

    /// <summary>No permission.</summary>
    public static readonly Sentence ReadOnly = new("storage-read-only", "Not saved and not sent: the gateway may not write to its data directory.");

    /// <summary>Damaged.</summary>
    public static readonly Sentence Corrupt = new("storage-corrupt", "Not saved and not sent: the gateway's database is damaged.");

    /// <summary>Not there.</summary>
    public static readonly Sentence Unreachable = new("storage-unreachable", "Not saved and not sent: the gateway's database cannot be reached.");

    /// <summary>Anything else.</summary>
    public static readonly Sentence Failing = new("storage-failing", "Not saved and not sent: the gateway's disk reports errors.");

    /// <summary>Cannot be read.</summary>
    public static readonly Sentence Unreadable = new("history-unreadable", "The gateway's history cannot be read at the moment. Try again.");

    /// <summary>The gateway ends, and comes back.</summary>
    public static readonly Sentence Restarting = new("gateway-restarting", "The gateway is restarting. Try again in a moment.");

    /// <summary>The gateway ends.</summary>
    public static readonly Sentence ShuttingDown = new("gateway-shutting-down", "The gateway is shutting down.");

    /// <summary>Too much waits to be saved.</summary>
    public static readonly Sentence Busy = new("journal-busy", "The gateway has too much to save at the moment. Try again.");
}
