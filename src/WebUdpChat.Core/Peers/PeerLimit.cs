using System.Globalization;

namespace WebUdpChat.Core.Peers;

/// <summary>How long a datagram a peer takes. Nothing is cut to fit: what is too long is not sent.</summary>
internal static class PeerLimit
{
    /// <summary>Why a datagram is not sent to a peer; null where it is not too long for it.</summary>
    public static Refusal? Refuse(Peer peer, int length) => peer.Settings.MaxBytes is { } most && length > most
        ? new Refusal(RefusalKind.TooLong, string.Create(CultureInfo.InvariantCulture,
            $"{peer.DisplayName} takes {most:N0} bytes, and this has {length:N0}. Nothing was sent to it."))
        : null;
}
