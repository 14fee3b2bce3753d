using static WebUdpChat.Storage.Moving.ColumnKind;

namespace WebUdpChat.Storage.Moving;

/// <summary>All that is moved, in the order in which it can be written. What the text index holds is made anew at the new place.</summary>
internal static class MovedTables
{
    public static IReadOnlyList<MovedTable> Journal { get; } =
    [
        new("messages", 1, ("seq", Number), ("at", Number), ("conversation_id", Number), ("author_kind", Number), ("author_id", Text),
            ("author_name", Text), ("direction", Number), ("taken_at", Number), ("charset", Text), ("terminator_length", Number),
            ("truncated", Number), ("client_message_id", Text), ("posted_delivery", Text), ("bytes", Bytes), ("held_back", Number), ("lab", Number), ("header_length", Number), ("envelope", Text), ("opened_at", Number), ("from_stranger", Number)),
        new("events", 1, ("seq", Number), ("at", Number), ("type", Text), ("body", Text)),
        new("deliveries", 2, ("message_seq", Number), ("peer_id", Number), ("state", Number), ("detail", Text), ("at", Number), ("open", Number), ("lab", Number), ("why", Text)),
        new("peers", 1, ("id", Number), ("dialect", Text), ("last_seen", Number), ("body", Text)),
        new("conversations", 1, ("id", Number), ("head_seq", Number), ("body", Text)),
        new("numbers", 1, ("listener", Text), ("up_to", Number)),
        new("unverified", 1, ("conversation_id", Number), ("whole", Number), ("bytes", Number), ("removed", Number), ("removed_from", Number), ("gap_seq", Number)),
        new("forgotten", 1, ("conversation_id", Number)),
        new("passing", 1, ("seq", Number)),
        new("read_markers", 2, ("user_id", Text), ("conversation_id", Number), ("seq", Number)),
    ];

    public static IReadOnlyList<MovedTable> Accounts { get; } =
    [
        new("account", 1, ("id", Number), ("name", Text), ("normalized_name", Text), ("password_hash", Text), ("stamp", Text), ("role", Text),
            ("failures", Number), ("locked_until", Number), ("created_at", Number)),
        new("session", 1, ("id", Text), ("account_id", Number), ("stamp", Text), ("created_at", Number), ("seen_at", Number)),
        new("invitation", 1, ("id", Number), ("hash", Bytes), ("role", Text), ("created_by", Text), ("created_at", Number), ("expires_at", Number), ("used_at", Number)),
        new("token", 1, ("id", Number), ("hash", Bytes), ("account_id", Number), ("name", Text), ("role", Text), ("created_at", Number), ("expires_at", Number)),
        new("passkey", 1, ("id", Bytes), ("account_id", Number), ("name", Text), ("public_key", Bytes), ("created_at", Number), ("sign_count", Number),
            ("transports", Text), ("is_verified", Number), ("is_eligible", Number), ("is_backed_up", Number), ("attestation", Bytes), ("client", Bytes)),
        new("audit", 1, ("id", Number), ("at", Number), ("actor_id", Text), ("actor_name", Text), ("action", Text), ("detail", Text)),
    ];

    /// <summary>Those whose ids are given out in turn, and never again.</summary>
    public static IReadOnlyList<string> Numbered { get; } = ["account", "invitation", "token", "audit"];
}
