using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Listeners;

/// <summary>How a listener is.</summary>
/// <param name="Setup">What it is to be.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Trouble">What keeps it from receiving all that it should, in words; null where nothing does.</param>
/// <param name="Since">Since when it has been so.</param>
public sealed record ListenerCondition(ListenerSetup Setup, ListenerOrigin Origin, Reason? Trouble, DateTimeOffset Since)
{
    /// <summary>The node that it is at; null where the journal is one gateway's alone.</summary>
    public string? Node { get; init; }
}
