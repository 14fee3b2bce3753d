using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>A message that waits for the dialect to send it.</summary>
internal readonly record struct PendingSend(PeerAddress Peer, OutgoingMessage Message);
