using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>What each peer of a room is sent: the author's name in front, in the peer's charset and with its terminator.</summary>
public static class RoomWording
{
    /// <summary>The datagram for one peer, as its settings and the room's are now.</summary>
    public static Outcome<ReadOnlyMemory<byte>> Write(ChatMessage message, Conversation room, Peer peer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(peer);
        if (Text(message) is not { } text)
            return message.Bytes;
        var written = Wording.Write(new Draft(room.PrefixAuthors ? $"{message.Author.Name}: {text}" : text, null), peer.Settings);
        return written.IsRefused ? written.Refusal : written.Value.Bytes;
    }

    private static string? Text(ChatMessage message) =>
        TextCharset.TryFind(message.Charset, out var charset) ? TextView.Read(message.Bytes.Span, charset).Text : null;
}
