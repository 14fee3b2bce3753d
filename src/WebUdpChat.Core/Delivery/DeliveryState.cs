namespace WebUdpChat.Core.Delivery;

/// <summary>How far a message got on its way to a peer. Each word is said only when it is known to be true.</summary>
public enum DeliveryState
{
    /// <summary>In the journal, waiting for its turn.</summary>
    Queued,

    /// <summary>About to be handed to the operating system.</summary>
    Sending,

    /// <summary>Handed to the operating system. A raw peer never gets further.</summary>
    Sent,

    /// <summary>The peer's dialect confirmed it.</summary>
    Acknowledged,

    /// <summary>The peer's dialect said that a person read it.</summary>
    Read,

    /// <summary>Not sent, or not confirmed in time; the detail says why.</summary>
    Failed,

    /// <summary>The network said that nobody listens there.</summary>
    Unreachable,

    /// <summary>A crash came between sending and recording it: sent or not, nobody knows.</summary>
    Unknown,
}
