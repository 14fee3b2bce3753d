using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Transport;

/// <summary>Whether a socket receives.</summary>
/// <param name="Trouble">What keeps it from that, in words; null where nothing does. It is tried again until it works.</param>
public sealed record TransportState(Reason? Trouble)
{
    /// <summary>Nothing is wrong.</summary>
    public static TransportState Listening { get; } = new(Trouble: null);
}
