using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects;

/// <summary>What a <see cref="MessageReceived"/> may have beside its bytes.</summary>
internal sealed record MessageDetails(PeerAddress? Group, Envelope? Envelope, int TrailerLength, string? Charset, long? Receipt)
{
    /// <summary>Nothing.</summary>
    public static MessageDetails None { get; } = new(null, null, 0, null, null);

    /// <summary>Null where there is nothing to keep, so that two messages with nothing are the same.</summary>
    public static MessageDetails? Keep(MessageDetails details) => details == None ? null : details;
}
