using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>What a request lacks, or has and may not have.</summary>
internal static class Unusable
{
    /// <summary>The refusal for an id that leads nowhere, or was not given at all.</summary>
    /// <param name="member">What the request calls it.</param>
    /// <param name="kind">What it would be the id of.</param>
    /// <param name="id">The id.</param>
    public static Refusal Id(string member, string kind, string? id) => id is null
        ? new Refusal(RefusalKind.Invalid, RequestReasons.Missing.With(member))
        : new Refusal(RefusalKind.NotFound, kind switch
        {
            "peer" => PeerReasons.None.With(id),
            "conversation" => ConversationReasons.None.With(id),
            "message" => ConversationReasons.NoMessage.With(id),
            _ => $"There is no {kind} {id}.",
        });

    /// <summary>The refusal for a place in the journal that can be none; null for one that can.</summary>
    public static Refusal? Place(string member, long? seq) =>
        seq < 0 ? new Refusal(RefusalKind.Invalid, $"{member} must not be negative.") : null;
}
