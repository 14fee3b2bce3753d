using System.Collections.Immutable;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>Who may be in a room.</summary>
internal static class RoomMembers
{
    public const int Max = 1_000;

    public static Refusal? Refuse(JournalTransaction transaction, ImmutableArray<PeerId> peers)
    {
        if (peers.Length > Max)
            return new Refusal(RefusalKind.Invalid, ConversationReasons.RoomFull.With(Max));
        foreach (var peer in peers)
        {
            if (transaction.State.Peers[peer] is null)
                return new Refusal(RefusalKind.NotFound, PeerReasons.None.With(peer));
        }

        return null;
    }

    public static ImmutableArray<PeerId> Distinct(ImmutableArray<PeerId> peers) => [.. peers.Distinct()];
}
