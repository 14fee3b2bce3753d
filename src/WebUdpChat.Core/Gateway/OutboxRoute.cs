using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Gateway;

/// <summary>Hands messages to the listeners of their peers, in the words that each peer reads.</summary>
/// <param name="state">Rooms by id.</param>
/// <param name="listeners">Where to hand them.</param>
/// <param name="targets">Where datagrams may go; null for everywhere.</param>
public sealed class OutboxRoute(GatewayState state, ListenerDirectory listeners, TargetPolicy? targets = null) : IOutboxRoute
{
    /// <inheritdoc/>
    public HandOver TryHandOver(ChatMessage message, Peer peer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(peer);
        if (listeners.Find(peer.Listener) is not { } listener)
            return HandOver.Failed(DeliveryReasons.ListenerNotRunning.With(peer.Listener));
        if (targets?.Judge(peer.Address) is { } verdict and not TargetVerdict.Permitted)
            return HandOver.Failed(TargetText.For(verdict, peer.Address));
        var room = state.Conversations.Find(message.ConversationId) is { Kind: ConversationKind.Room } found ? found : null;
        var bytes = room is null ? message.Bytes : RoomWording.Write(message, room, peer);
        if (bytes.IsRefused)
            return HandOver.Failed(bytes.Refusal.Why);
        var outgoing = new OutgoingMessage(message.Id.Seq, bytes.Value)
        {
            Charset = room is null ? message.Charset : peer.Settings.Charset,
            Sealed = message.Envelope?.Marks.HasFlag(EnvelopeMarks.Sealed) ?? false,
        };
        return listener.TrySend(peer.Address, outgoing) ? HandOver.Taken : HandOver.Later;
    }
}
