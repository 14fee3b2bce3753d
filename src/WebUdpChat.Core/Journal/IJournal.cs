namespace WebUdpChat.Core.Journal;

/// <summary>The one durable, ordered record of all that happens.</summary>
public interface IJournal
{
    /// <summary>The epoch of the store.</summary>
    string Epoch { get; }

    /// <summary>What all committed events add up to.</summary>
    GatewayState State { get; }

    /// <summary>Where the journal ends.</summary>
    long HeadSeq { get; }

    /// <summary>Why the journal cannot be written at the moment; null where it can.</summary>
    StorageFailure? Trouble { get; }

    /// <summary>Decides a command and answers when its events are in the journal, durable where the command says so.</summary>
    Task<Outcome<T>> ExecuteAsync<T>(JournalCommand<T> command);

    /// <summary>The same for the gateway's own commands, which are kept while the storage fails.</summary>
    Task<Outcome<T>> KeepAsync<T>(JournalCommand<T> command);
}
