using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>About how many bytes an event takes when it is written to a reader, in JSON.</summary>
internal static class FeedWeight
{
    private const long Envelope = 400;
    private const long EachDelivery = 90;
    private const long EachMember = 12;

    public static long Of(JournalEvent journalEvent) => Envelope + journalEvent switch
    {
        MessagePosted posted => (posted.Message.Bytes.Length * 4L / 3) + Of(posted.Message.Delivery),
        DeliveryChanged changed => Of(changed.Delivery),
        ConversationChanged changed => changed.Conversation.Peers.Length * EachMember,
        _ => 0,
    };

    private static long Of(MessageDelivery? delivery) =>
        delivery is null ? 0 : delivery.Peers.Sum(static peer => EachDelivery + (peer.Detail?.Length ?? 0));
}
