using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Bench.Receive;

/// <summary>The inbound policy as it is by default, of a gateway that knows one peer.</summary>
internal static class KnownPeer
{
    public static InboundGate Gate(string listener, PeerAddress address)
    {
        var state = new GatewayState();
        var peer = new Peer(new PeerId(1), "", listener, "text", address, new ConversationId(2), PeerState.Accepted, PeerSettings.Default);
        state.PeersByKey[peer.Key] = peer;
        state.Commit();
        var gate = new InboundGate(new SourcePolicy(SourceMode.Auto, [], []), new NewcomerBounds(), TimeProvider.System);
        gate.Open(state);
        return gate;
    }
}
