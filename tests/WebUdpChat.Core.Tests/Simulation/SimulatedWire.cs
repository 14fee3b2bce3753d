using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>What went out to peers, in order, whatever became of the gateway since.</summary>
internal sealed class SimulatedWire
{
    public List<(Peer Peer, MessageId Message)> Sent { get; } = [];

    public void Send(Peer peer, MessageId message) => Sent.Add((peer, message));
}
