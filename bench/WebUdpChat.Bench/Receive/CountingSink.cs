using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Bench.Receive;

/// <summary>The end of the receive path: takes everything from whom the policy lets in, and counts the messages.</summary>
internal sealed class CountingSink(InboundGate gate) : IListenerSink
{
    private long _messages;

    public long Messages => Interlocked.Read(ref _messages);

    public DropReason? Refuse(PeerKey from) => gate.Refuse(from);

    public bool IsWelcome(PeerKey from) => gate.IsWelcome(from);

    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        reason = default;
        Interlocked.Add(ref _messages, batch.Events.Count(static each => each.Event is MessageReceived));
        return true;
    }
}
