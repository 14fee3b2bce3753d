using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>The way from the outbox to a peer.</summary>
public interface IOutboxRoute
{
    /// <summary>Hands a message on, without blocking. Null where it was taken; else why it cannot be sent, in a sentence.</summary>
    string? TryHandOver(ChatMessage message, Peer peer);
}
