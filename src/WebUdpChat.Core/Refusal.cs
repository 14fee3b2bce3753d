using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core;

/// <summary>Why something that was asked for is not done. Nothing has changed.</summary>
/// <param name="Kind">What kind of reason; programs hold on to it.</param>
/// <param name="Why">A sentence that a person understands.</param>
public sealed record Refusal(RefusalKind Kind, Reason Why)
{
    /// <summary>The sentence in English.</summary>
    public string Detail => Why.Text;
}

/// <summary>Kinds of refusal.</summary>
public enum RefusalKind
{
    /// <summary>What was asked for is not well-formed.</summary>
    Invalid,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>It is too long for UDP, for the peer, or for the gateway.</summary>
    TooLong,

    /// <summary>It contradicts what is there.</summary>
    Conflict,

    /// <summary>The policy does not permit it.</summary>
    Forbidden,

    /// <summary>Too much is waiting; later it may be done.</summary>
    Busy,

    /// <summary>The journal cannot be written now.</summary>
    StorageUnavailable,

    /// <summary>The gateway is shutting down.</summary>
    Restarting,
}
