namespace WebUdpChat.Storage;

/// <summary>
/// Statements about <c>unverified</c>, <c>forgotten</c> and <c>passing</c> in words that both kinds of database know.
/// <c>unverified</c> tells how much is kept of peers that nobody has cared for: of a conversation that is such a peer's own
/// everything counts, of another one what strangers said in it. <c>forgotten</c> are conversations that were removed and
/// whose messages are still there, <c>passing</c> the places of events about such peers.
/// </summary>
internal static class UnverifiedSql
{
    /// <summary>
    /// What a message takes on disk, about, and rather more: so many rows as fit share a page, and the words of a text that
    /// was made for it take as much in the index as in the message.
    /// </summary>
    public const string Cost = "(coalesce(octet_length(envelope), 0) + length(bytes) "
        + "+ CASE WHEN length(bytes) < 3900 THEN 4096 / (4080 / (length(bytes) + 100)) ELSE length(bytes) + 4096 END)";

    /// <summary>What counts in a conversation (1) up to a place (2).</summary>
    public const string Counted = "conversation_id = ?1 AND seq <= ?2 "
        + "AND (from_stranger = 1 OR EXISTS (SELECT 1 FROM unverified WHERE unverified.conversation_id = ?1 AND unverified.whole = 1))";

    /// <summary>A conversation (1) is a stranger's own.</summary>
    public const string InsertOwn = "INSERT INTO unverified (conversation_id, whole) VALUES (?1, 1) ON CONFLICT (conversation_id) DO NOTHING";

    /// <summary>A conversation (1) is a stranger's own no more.</summary>
    public const string DeleteOwn = "DELETE FROM unverified WHERE conversation_id = ?1 AND whole = 1";

    /// <summary>Everything up to a place (1) is about to be removed.</summary>
    public const string Shrink = $"""
        UPDATE unverified SET bytes = unverified.bytes - CASE unverified.whole WHEN 1 THEN gone.cost ELSE gone.cost_of_strangers END
        FROM (
            SELECT conversation_id, sum({Cost}) AS cost, sum(CASE from_stranger WHEN 1 THEN {Cost} ELSE 0 END) AS cost_of_strangers
            FROM messages WHERE seq <= ?1 GROUP BY conversation_id) AS gone
        WHERE gone.conversation_id = unverified.conversation_id
        """;

    /// <summary>What counts in a conversation (1) up to a place (2) is about to be removed. 3: how much ever was. 4: from when on. 5: the event that says so.</summary>
    public const string Settle = $"""
        UPDATE unverified SET bytes = unverified.bytes - coalesce((SELECT sum({Cost}) FROM messages_by_conversation WHERE {Counted}), 0),
            removed = ?3, removed_from = ?4, gap_seq = ?5
        WHERE conversation_id = ?1
        """;

    /// <summary>The place of the event that says what is gone of a conversation (1).</summary>
    public const string SelectGap = "SELECT gap_seq FROM unverified WHERE conversation_id = ?1";

    public const string InsertPassing = "INSERT INTO passing (seq) VALUES (?1) ON CONFLICT (seq) DO NOTHING";

    /// <summary>The event (1) is one about a conversation (2) that is a stranger's own, if it is.</summary>
    public const string InsertPassingOfOwn = """
        INSERT INTO passing (seq) SELECT ?1 WHERE EXISTS (SELECT 1 FROM unverified WHERE conversation_id = ?2 AND whole = 1)
        ON CONFLICT (seq) DO NOTHING
        """;

    /// <summary>What said what is gone of a conversation (1) goes with it.</summary>
    public const string InsertPassingGap = """
        INSERT INTO passing (seq) SELECT gap_seq FROM unverified WHERE conversation_id = ?1 AND gap_seq IS NOT NULL
        ON CONFLICT (seq) DO NOTHING
        """;

    /// <summary>These two events are kept.</summary>
    public const string KeepPassing = "DELETE FROM passing WHERE seq = ?1 OR seq = ?2";

    public const string TrimPassing = "DELETE FROM passing WHERE seq <= ?1";

    /// <summary>The oldest so many of <c>passing</c>.</summary>
    public const string OldestPassing = "SELECT seq FROM passing ORDER BY seq LIMIT ?1";

    public const string DeletePassing = $"DELETE FROM passing WHERE seq IN ({OldestPassing})";

    /// <summary>Notes up to where events are about to be forgotten.</summary>
    public const string UpdatePassed = $"UPDATE store SET passed_seq = (SELECT max(seq) FROM ({OldestPassing}) AS oldest) WHERE id = 1";

    /// <summary>The last place before which something is missing without a word of it.</summary>
    public const string SelectPassed = "SELECT CASE WHEN passed_seq > trimmed_seq THEN passed_seq ELSE trimmed_seq END FROM store WHERE id = 1";

    /// <summary>The same for a message of so many bytes, and what is kept of its packet, as <see cref="Cost"/>.</summary>
    public static long CostOf(int bytes, int envelope) => envelope + bytes + (bytes < 3_900 ? 4_096 / (4_080 / (bytes + 100)) : bytes + 4_096);
}
