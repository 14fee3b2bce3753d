using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>What each peer of a room is sent: the author's name in front, in the peer's charset and with its terminator.</summary>
public static class RoomWording
{
    /// <summary>The datagram for one peer, as its settings and the room's are now.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="room">Where.</param>
    /// <param name="peer">The peer.</param>
    public static Outcome<ReadOnlyMemory<byte>> Write(ChatMessage message, Conversation room, Peer peer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(peer);
        if (message.Read().Text is not { } text)
            return Check(message.Payload, peer);
        var written = Wording.Write(new Draft(room.PrefixAuthors ? $"{message.Author.Name}: {text}" : text, null), peer.Settings);
        return written.IsRefused ? written.Refusal : Check(written.Value.Bytes, peer);
    }

    private static Outcome<ReadOnlyMemory<byte>> Check(ReadOnlyMemory<byte> bytes, Peer peer) =>
        PeerLimit.Refuse(peer, bytes.Length) is { } refusal ? refusal : bytes;
}
