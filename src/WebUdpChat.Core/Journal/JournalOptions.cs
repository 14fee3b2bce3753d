namespace WebUdpChat.Core.Journal;

/// <summary>Bounds of the journal's writer.</summary>
public sealed record JournalOptions
{
    /// <summary>Events in one commit, about: the last request may go beyond.</summary>
    public int MaxGroup { get; init; } = 1_024;

    /// <summary>Commands that may wait for the writer.</summary>
    public int MaxWaitingCommands { get; init; } = 20_000;

    /// <summary>Bytes of datagrams that may wait for the writer, for example while the storage fails.</summary>
    public long MaxHeldBytes { get; init; } = 64 << 20;

    /// <summary>Pause before the first new attempt after the storage failed; doubles up to <see cref="MaxRetryPause"/>.</summary>
    public TimeSpan MinRetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause between two attempts.</summary>
    public TimeSpan MaxRetryPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many messages are added to the search index in one idle moment.</summary>
    public int IndexStep { get; init; } = 256;
}
