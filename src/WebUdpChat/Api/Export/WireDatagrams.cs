using System.Net;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api.Export;

/// <summary>
/// Finds the datagrams that a message was: the one that it came in, and one for each peer that it was sent to. A socket
/// that is bound to all addresses has none of its own, so that its side shows as 0.0.0.0 or ::.
/// </summary>
internal sealed class WireDatagrams(GatewayRuntime runtime)
{
    private static readonly PeerAddress Nowhere = PeerAddress.From(IPAddress.Any, 0);

    public IEnumerable<WireDatagram> Of(ChatMessage message)
    {
        if (message.Direction == Direction.In)
            yield return Incoming(message);
        foreach (var peer in message.Delivery?.Peers ?? [])
        {
            if (peer.State is DeliveryState.Sent or DeliveryState.Acknowledged or DeliveryState.Read or DeliveryState.Unreachable or DeliveryState.Unknown)
                yield return Outgoing(message, peer);
        }
    }

    private WireDatagram Incoming(ChatMessage message)
    {
        var peer = PeerId.TryParse(message.Author.Id, out var id) ? runtime.State.Peers.Find(id) : null;
        return peer is null
            ? new WireDatagram(Nowhere, Nowhere, message.Bytes, message.At, Inbound: true, Removed(message.Author.Id))
            : new WireDatagram(peer.Address, Local(peer), message.Bytes, message.At, Inbound: true, null);
    }

    private WireDatagram Outgoing(ChatMessage message, PeerDelivery delivery)
    {
        if (runtime.State.Peers.Find(delivery.PeerId) is not { } peer)
            return new WireDatagram(Nowhere, Nowhere, message.Bytes, delivery.At, Inbound: false, Removed(delivery.PeerId.ToString()));
        var comment = delivery.State == DeliveryState.Unknown ? "A crash came between sending and recording it: sent or not, nobody knows." : null;
        comment ??= runtime.State.Confirms(peer) ? "The text alone: the packet that it went in is not kept." : null;
        return new WireDatagram(Local(peer), peer.Address, Payload(message, peer), delivery.At, Inbound: false, comment);
    }

    private ReadOnlyMemory<byte> Payload(ChatMessage message, Peer peer)
    {
        if (runtime.State.Conversations.Find(message.ConversationId) is not { Kind: ConversationKind.Room } room)
            return message.Bytes;
        var written = RoomWording.Write(message, room, peer);
        return written.IsRefused ? message.Bytes : written.Value;
    }

    private PeerAddress Local(Peer peer) =>
        runtime.Listeners.Find(peer.Listener)?.Transports.FirstOrDefault(transport => transport.LocalAddress.Family == peer.Address.Family)?.LocalAddress
        ?? PeerAddress.From(peer.Address.Family == Nowhere.Family ? IPAddress.Any : IPAddress.IPv6Any, 0);

    private static string Removed(string peer) => $"The peer {peer} was removed; its address is not known any more.";
}
