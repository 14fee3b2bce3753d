using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>How long a datagram a peer takes. Nothing is cut to fit: what is too long is not sent.</summary>
internal static class PeerLimit
{
    /// <summary>Why a datagram is not sent to a peer; null where it is not too long for it.</summary>
    public static Refusal? Refuse(Peer peer, int length) => peer.Settings.MaxBytes is { } most && length > most
        ? new Refusal(RefusalKind.TooLong, DeliveryReasons.PeerTakesLess.With(peer.DisplayName, most, length))
        : null;
}
