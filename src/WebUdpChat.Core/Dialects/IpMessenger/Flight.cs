using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>A message that was sent and is not confirmed yet.</summary>
/// <param name="Peer">To whom.</param>
/// <param name="Token">Which message of the gateway it is.</param>
/// <param name="Number">Its packet's number.</param>
/// <param name="Packet">The bytes, which are sent again as they are.</param>
/// <param name="IsSealed">Whether word of its opening is expected.</param>
internal sealed record Flight(PeerAddress Peer, long Token, uint Number, byte[] Packet, bool IsSealed)
{
    public int Sends { get; set; }

    public DateTimeOffset Due { get; set; }

    /// <summary>What the network said of it; null for nothing.</summary>
    public Reason? Hint { get; set; }
}

/// <summary>What waits for one peer: one message after the other.</summary>
internal sealed class FlightLane
{
    public Queue<OutgoingMessage> Waiting { get; } = new();

    public Flight? Flight { get; set; }

    /// <summary>The last one that was given up, while nothing newer was sent: word of it that comes late is still true.</summary>
    public Flight? GivenUp { get; set; }
}
