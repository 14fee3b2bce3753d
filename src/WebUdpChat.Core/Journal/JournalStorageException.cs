namespace WebUdpChat.Core.Journal;

/// <summary>The storage did not do what the journal asked of it.</summary>
public sealed class JournalStorageException : IOException
{
    /// <summary>A failure with its cause.</summary>
    public JournalStorageException(StorageFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What kind of failure.</summary>
    public StorageFailure Failure { get; }
}

/// <summary>Kinds of storage failure. Also the metric's tag.</summary>
public enum StorageFailure
{
    /// <summary>No space left.</summary>
    Full,

    /// <summary>The device or file system reported an error.</summary>
    InputOutput,

    /// <summary>Somebody else holds a lock on it.</summary>
    Locked,

    /// <summary>What is stored is damaged.</summary>
    Corrupt,

    /// <summary>It may not be written.</summary>
    ReadOnly,

    /// <summary>The server cannot be reached.</summary>
    Unavailable,

    /// <summary>A newer version of the program wrote it, or it is not a journal.</summary>
    Incompatible,
}
