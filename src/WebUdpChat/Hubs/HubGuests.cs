namespace WebUdpChat.Hubs;

/// <summary>The connections of one account or one address, and what they may send together.</summary>
internal sealed class HubGuests(int most, RateBucket calls)
{
    /// <summary>What they may send together.</summary>
    public RateBucket Calls => calls;

    /// <summary>How many there are.</summary>
    public int Count { get; set; }

    /// <summary>Whether there is no room for one more.</summary>
    public bool IsFull => Count >= most;

    /// <summary>Whether nothing is lost when they are forgotten.</summary>
    public bool IsIdle => Count == 0 && calls.IsFull;
}
