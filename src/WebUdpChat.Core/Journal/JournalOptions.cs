using System.Collections.Frozen;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>Bounds of the journal's writer, and what it must know of its surroundings.</summary>
public sealed record JournalOptions
{
    /// <summary>Events in one commit, about: the last request may go beyond.</summary>
    public int MaxGroup { get; init; } = 1_024;

    /// <summary>Bytes in one commit, about. Small enough for all of it to fit into the queue of everybody who follows the feed.</summary>
    public long MaxGroupBytes { get; init; } = 256 << 10;

    /// <summary>Commands that may wait for the writer.</summary>
    public int MaxWaitingCommands { get; init; } = 20_000;

    /// <summary>Bytes of what is said in the commands that wait for the writer.</summary>
    public long MaxWaitingCommandBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of datagrams that may wait for the writer, for example while the storage fails.</summary>
    public long MaxHeldBytes { get; init; } = 64 << 20;

    /// <summary>Pause before the first new attempt after the storage failed; doubles up to <see cref="MaxRetryPause"/>.</summary>
    public TimeSpan MinRetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause between two attempts.</summary>
    public TimeSpan MaxRetryPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many messages are added to the search index in one step.</summary>
    public int IndexStep { get; init; } = 256;

    /// <summary>How many commits may follow each other without a step of the search index between them.</summary>
    public int CommitsBetweenIndexSteps { get; init; } = 64;

    /// <summary>How much is kept of what peers said that nobody has cared for; null for all of it.</summary>
    public QuotaBounds? Quota { get; init; }

    /// <summary>How many messages of removed conversations are removed in one step.</summary>
    public int ForgetStep { get; init; } = 2_000;

    /// <summary>Dialects whose peers confirm messages, so that one that is sent may yet get further.</summary>
    public IReadOnlySet<string> ConfirmingDialects { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How much of what peers say in rooms is passed on.</summary>
    public RoomBounds Rooms { get; init; } = new();
}
