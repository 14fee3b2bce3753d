namespace WebUdpChat.Access.Accounts;

/// <summary>The tables of <c>users.db</c>. Times are milliseconds since 1970; secrets are there as their hashes only.</summary>
internal static class AccountSchema
{
    /// <summary>Scripts in the order in which they were added. Never change one that was released.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            normalized_name TEXT NOT NULL UNIQUE,
            password_hash TEXT,
            stamp TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('viewer', 'sender', 'admin')),
            failures INTEGER NOT NULL,
            locked_until INTEGER,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE session (
            id TEXT PRIMARY KEY,
            account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            stamp TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX session_account ON session (account_id);
        CREATE TABLE invitation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE,
            role TEXT NOT NULL CHECK (role IN ('viewer', 'sender', 'admin')),
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            used_at INTEGER
        ) STRICT;
        CREATE TABLE token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE,
            account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('viewer', 'sender', 'admin')),
            created_at INTEGER NOT NULL,
            expires_at INTEGER
        ) STRICT;
        CREATE INDEX token_account ON token (account_id);
        CREATE TABLE passkey (
            id BLOB PRIMARY KEY,
            account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            public_key BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            sign_count INTEGER NOT NULL,
            transports TEXT NOT NULL,
            is_verified INTEGER NOT NULL,
            is_eligible INTEGER NOT NULL,
            is_backed_up INTEGER NOT NULL,
            attestation BLOB NOT NULL,
            client BLOB NOT NULL
        ) STRICT;
        CREATE INDEX passkey_account ON passkey (account_id);
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            actor_name TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        """,
        """
        CREATE TABLE setup (
            node TEXT PRIMARY KEY,
            hash BLOB NOT NULL,
            taken_until INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE spent_challenge (
            hash BLOB PRIMARY KEY,
            until INTEGER NOT NULL
        ) STRICT;
        """,
    ];
}
