using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Delivery;

/// <summary>Notes what is handed over, and answers what a test says.</summary>
internal sealed class RecordingRoute : IOutboxRoute
{
    public List<(PeerId Peer, MessageId Message)> Taken { get; } = [];

    public Func<ChatMessage, Peer, HandOver> Answer { get; set; } = static (_, _) => HandOver.Taken;

    public IEnumerable<MessageId> To(Peer peer) => Taken.Where(each => each.Peer == peer.Id).Select(static each => each.Message);

    public HandOver TryHandOver(ChatMessage message, Peer peer)
    {
        var answer = Answer(message, peer);
        if (answer.Result == HandOverResult.Taken)
            Taken.Add((peer.Id, message.Id));
        return answer;
    }
}
