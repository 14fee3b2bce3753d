using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>What came of handing a message on.</summary>
/// <param name="Result">Whether it was taken.</param>
/// <param name="Why">Why it can never be sent, in a sentence; null in all other cases.</param>
public readonly record struct HandOver(HandOverResult Result, Reason? Why = null)
{
    /// <summary>It was taken; what becomes of it is told later.</summary>
    public static HandOver Taken { get; } = new(HandOverResult.Taken);

    /// <summary>There is no room for it at the moment.</summary>
    public static HandOver Later { get; } = new(HandOverResult.Later);

    /// <summary>It cannot be sent.</summary>
    public static HandOver Failed(Reason why) => new(HandOverResult.Failed, why);
}

/// <summary>Whether a message was taken.</summary>
public enum HandOverResult
{
    /// <summary>It was.</summary>
    Taken,

    /// <summary>Not now, but later it may be.</summary>
    Later,

    /// <summary>Never.</summary>
    Failed,
}
