using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>What the network said of a datagram, with as much of its payload as came back.</summary>
internal sealed record UnreachableNotice(PeerAddress Peer, UnreachableReason Reason, ReadOnlyMemory<byte> Quoted);
