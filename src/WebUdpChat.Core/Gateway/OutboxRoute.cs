using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>Hands messages to the listeners of their peers, in the words that each peer reads.</summary>
public sealed class OutboxRoute(GatewayState state, ListenerDirectory listeners) : IOutboxRoute
{
    /// <inheritdoc/>
    public HandOver TryHandOver(ChatMessage message, Peer peer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(peer);
        if (listeners.Find(peer.Listener) is not { } listener)
            return HandOver.Failed($"Its listener {peer.Listener} is not running.");
        var bytes = BytesFor(message, peer);
        if (bytes.IsRefused)
            return HandOver.Failed(bytes.Refusal.Detail);
        return listener.TrySend(peer.Address, new OutgoingMessage(message.Id.Seq, bytes.Value)) ? HandOver.Taken : HandOver.Later;
    }

    private Outcome<ReadOnlyMemory<byte>> BytesFor(ChatMessage message, Peer peer) =>
        state.Conversations.Find(message.ConversationId) is { Kind: ConversationKind.Room } room
            ? RoomWording.Write(message, room, peer)
            : message.Bytes;
}
