using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>The way from the outbox to a peer.</summary>
public interface IOutboxRoute
{
    /// <summary>Hands a message on, without blocking.</summary>
    HandOver TryHandOver(ChatMessage message, Peer peer);
}
