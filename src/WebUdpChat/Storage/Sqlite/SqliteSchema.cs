namespace WebUdpChat.Storage.Sqlite;

/// <summary>The scripts that make the tables, oldest first. Append-only: one that was released never changes.</summary>
internal static class SqliteSchema
{
    // Times are microseconds since 1970, enums the numbers of StoredNames. The bytes come last, so that the
    // other columns of a long message are found without following its overflow pages.
    private const string Journal = """
        CREATE TABLE store (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            epoch TEXT NOT NULL,
            head_seq INTEGER NOT NULL DEFAULT 0,
            head_at INTEGER,
            trimmed_seq INTEGER NOT NULL DEFAULT 0,
            indexed_seq INTEGER NOT NULL DEFAULT 0,
            clean_end INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE TABLE messages (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            conversation_id INTEGER NOT NULL,
            author_kind INTEGER NOT NULL,
            author_id TEXT NOT NULL,
            author_name TEXT NOT NULL,
            direction INTEGER NOT NULL,
            taken_at INTEGER NOT NULL,
            charset TEXT NOT NULL,
            terminator_length INTEGER NOT NULL,
            truncated INTEGER NOT NULL,
            client_message_id TEXT,
            posted_delivery TEXT,
            bytes BLOB NOT NULL
        ) STRICT;
        -- The row id is the last column of every index: this one is ordered by conversation and seq.
        CREATE INDEX messages_conversation ON messages (conversation_id);
        CREATE UNIQUE INDEX messages_client_id ON messages (conversation_id, client_message_id)
            WHERE client_message_id IS NOT NULL;
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            type TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE deliveries (
            message_seq INTEGER NOT NULL REFERENCES messages (seq) ON DELETE CASCADE,
            peer_id INTEGER NOT NULL,
            state INTEGER NOT NULL,
            detail TEXT,
            at INTEGER NOT NULL,
            open INTEGER NOT NULL,
            PRIMARY KEY (message_seq, peer_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveries_open ON deliveries (message_seq) WHERE open = 1;
        CREATE TABLE peers (
            id INTEGER PRIMARY KEY,
            dialect TEXT NOT NULL,
            last_seen INTEGER,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            head_seq INTEGER NOT NULL DEFAULT 0,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE read_markers (
            user_id TEXT NOT NULL,
            conversation_id INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (user_id, conversation_id)
        ) STRICT, WITHOUT ROWID;
        -- The parts of the text index; the text of part 7 is in the virtual table text_7.
        CREATE TABLE text_parts (
            id INTEGER PRIMARY KEY,
            first_seq INTEGER NOT NULL,
            first_at INTEGER NOT NULL,
            last_seq INTEGER NOT NULL,
            messages INTEGER NOT NULL,
            bytes INTEGER NOT NULL
        ) STRICT;
        """;

    // Those that were added while the gateway ran.
    private const string Listeners = """
        CREATE TABLE listeners (
            name TEXT PRIMARY KEY,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    // Why a message was not passed on in its room; null for nearly all.
    private const string HeldBack = "ALTER TABLE messages ADD COLUMN held_back INTEGER;";

    // What the fault lab did to a datagram; null for nothing.
    private const string Lab = """
        ALTER TABLE messages ADD COLUMN lab INTEGER;
        ALTER TABLE deliveries ADD COLUMN lab INTEGER;
        """;

    // What a dialect's packet says of the message in it; null for all that are only text.
    private const string Packets = """
        ALTER TABLE messages ADD COLUMN header_length INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE messages ADD COLUMN envelope TEXT;
        ALTER TABLE messages ADD COLUMN opened_at INTEGER;
        CREATE TABLE numbers (
            listener TEXT PRIMARY KEY,
            up_to INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    // What is kept of peers that nobody has cared for: of a conversation that is theirs alone the whole, of others the
    // messages that are marked. What is in the journal already is counted, and what was left behind is to go.
    private const string Unverified = """
        CREATE TABLE unverified (
            conversation_id INTEGER PRIMARY KEY,
            whole INTEGER NOT NULL,
            bytes INTEGER NOT NULL DEFAULT 0,
            removed INTEGER NOT NULL DEFAULT 0,
            removed_from INTEGER,
            gap_seq INTEGER
        ) STRICT;
        -- Conversations that were removed and whose messages are still there.
        CREATE TABLE forgotten (conversation_id INTEGER PRIMARY KEY) STRICT;
        -- Places of events about such peers; only the newest of these events are kept.
        CREATE TABLE passing (seq INTEGER PRIMARY KEY) STRICT;
        ALTER TABLE store ADD COLUMN passed_seq INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE messages ADD COLUMN from_stranger INTEGER;
        CREATE INDEX messages_from_stranger ON messages (conversation_id) WHERE from_stranger = 1;
        ALTER TABLE text_parts ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE text_parts ADD COLUMN renewed_seq INTEGER;
        ALTER TABLE text_parts ADD COLUMN renewed_messages INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE text_parts ADD COLUMN renewed_bytes INTEGER NOT NULL DEFAULT 0;
        INSERT INTO unverified (conversation_id, whole, bytes)
        SELECT json_extract(peers.body, '$.conversation'), 1, coalesce(sum(2 * length(messages.bytes) + 100), 0)
        FROM peers LEFT JOIN messages ON messages.conversation_id = json_extract(peers.body, '$.conversation')
        WHERE json_extract(peers.body, '$.transient') GROUP BY peers.id;
        INSERT INTO forgotten SELECT DISTINCT conversation_id FROM messages EXCEPT SELECT id FROM conversations;
        """;

    // What a delivery's detail says, by its code; null for nearly all.
    private const string Reasons = "ALTER TABLE deliveries ADD COLUMN why TEXT;";

    // The index of messages by conversation, in spans of the journal.
    private const string BySpan = """
        ALTER TABLE messages ADD COLUMN span INTEGER GENERATED ALWAYS AS (seq >> 14) VIRTUAL;
        DROP INDEX messages_conversation;
        CREATE INDEX messages_conversation ON messages (span, conversation_id);
        CREATE TABLE spans (span INTEGER PRIMARY KEY) STRICT;
        INSERT INTO spans SELECT DISTINCT span FROM messages;
        ALTER TABLE forgotten ADD COLUMN head_seq INTEGER;
        -- The order of the tables is given, and the span is that of the first: so its rows come in the order of span and seq.
        -- A conversation's id is the place of the event that made it: nothing was said in it before, nor after its newest message.
        CREATE VIEW messages_by_conversation AS
        SELECT spans.span, seq, at, conversation_id, author_kind, author_id, author_name, direction, taken_at, charset, terminator_length, truncated,
            client_message_id, posted_delivery, bytes, held_back, lab, header_length, envelope, opened_at, from_stranger
        FROM spans CROSS JOIN messages USING (span)
        WHERE spans.span >= conversation_id >> 14 AND spans.span <= coalesce(
            (SELECT head_seq FROM conversations WHERE conversations.id = messages.conversation_id),
            (SELECT head_seq FROM forgotten WHERE forgotten.conversation_id = messages.conversation_id),
            9223372036854775807) >> 14;
        """;

    public static IReadOnlyList<string> Migrations { get; } = [Journal, Listeners, HeldBack, Lab, Packets, Unverified, Reasons, BySpan];
}
