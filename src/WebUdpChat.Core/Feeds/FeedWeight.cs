using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Feeds;

/// <summary>About how many bytes an event takes when it is written to a reader, in JSON.</summary>
internal static class FeedWeight
{
    private const long Envelope = 400;
    private const long EachDelivery = 90;
    private const long EachMember = 12;
    private const long EachReason = 30;

    public static long Of(JournalEvent journalEvent) => Envelope + journalEvent switch
    {
        MessagePosted posted => (posted.Message.Bytes.Length * 4L / 3) + Of(posted.Message.Delivery),
        DeliveryChanged changed => Of(changed.Delivery),
        ConversationChanged changed => changed.Conversation.Peers.Length * EachMember,
        _ => 0,
    };

    private static long Of(MessageDelivery? delivery) =>
        delivery is null ? 0 : delivery.Peers.Sum(static peer => EachDelivery + (peer.Why is { } why ? Of(why) : 0));

    // What is in the sentence comes twice: in it, and by name.
    private static long Of(Reason why) => why.Text.Length + (why.Code is { } code ? EachReason + code.Length + why.Args.Sum(static arg => arg.Key.Length + $"{arg.Value}".Length) : 0);
}
