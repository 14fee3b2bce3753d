using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Peers;

/// <summary>A message that a peer was sent under a seal, by which it may tell some time that somebody opened it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Number">The number that the peer knows it by.</param>
public sealed record AwaitedSeal(MessageId Message, long Number)
{
    /// <summary>How many are kept of a peer: the newest.</summary>
    public const int Most = 64;

    /// <summary>Those of a peer with one more.</summary>
    public static ImmutableArray<AwaitedSeal> Add(ImmutableArray<AwaitedSeal> seals, AwaitedSeal seal)
    {
        var others = seals.RemoveAll(one => one.Message == seal.Message);
        return (others.Length < Most ? others : others.RemoveAt(0)).Add(seal);
    }
}
