namespace WebUdpChat.Core.Listeners;

/// <summary>The only place that knows both a transport and a dialect: one loop, one queue, one owner.</summary>
public sealed class PeerListener
{
}
