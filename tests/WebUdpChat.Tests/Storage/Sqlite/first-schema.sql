-- A journal as the first schema left it. Never change this file: it is what is on somebody's disk.
PRAGMA page_size = 4096;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = wal;
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
CREATE VIRTUAL TABLE text_1 USING fts5 (text, place, content = '', columnsize = 0, tokenize = 'ascii');
PRAGMA application_id = 1464156757;
PRAGMA user_version = 1;
INSERT INTO store (id, epoch, head_seq, head_at, trimmed_seq, indexed_seq, clean_end)
    VALUES (1, '0123456789abcdef', 21, 1772366400021000, 3, 12, 0);
INSERT INTO messages VALUES
    (10, 1772366400010000, 2, 0, 'p1', 'nc', 0, 1772366400009000, 'utf-8', 1, 0, NULL, NULL, x'6772C3BCC39F650A'),
    (11, 1772366400011000, 2, 1, 'u:ann', 'Ann', 1, 1772366400010500, 'utf-8', 0, 0, 'id-1',
        '[{"state":"queued","peers":[1]}]', x'68656C6C6F20776F726C64'),
    (12, 1772366400012000, 2, 0, 'p1', 'nc', 0, 1772366400011000, 'utf-8', 0, 1, NULL, NULL, x'FF00FE'),
    (20, 1772366400020000, 5, 1, 'u:ann', 'Ann', 1, 1772366400019000, 'utf-8', 0, 0, NULL,
        '[{"state":"queued","peers":[4,1]},{"state":"failed","peers":[6],"detail":"too long","at":1772366400018000}]',
        x'E69DB1E4BAAC');
INSERT INTO text_parts VALUES (1, 10, 1772366400010000, 12, 3, 21);
INSERT INTO text_1 (rowid, text, place) VALUES (10, 'gruße', 'c2'), (11, 'hello world', 'c2');
INSERT INTO events VALUES
    (4, 1772366400004000, 'peerChanged', '{"id":4,"name":"Zoe","listener":"ipmsg","dialect":"ipmsg","address":"[fe80::1%3]:2425","conversation":7,"state":"muted","charset":"shift_jis","terminator":""}'),
    (5, 1772366400005000, 'conversationChanged', '{"id":5,"kind":"room","name":"all","peers":[4,1,6],"prefixAuthors":true}'),
    (6, 1772366400006000, 'peerRemoved', '{"peer":6}'),
    (13, 1772366400013000, 'deliveryChanged', '{"message":11,"conversation":2,"delivery":[{"state":"sent","peers":[1]}],"changed":[1]}'),
    (14, 1772366400014000, 'readMarkerMoved', '{"user":"u:ann","conversation":2,"seq":12}'),
    (21, 1772366400021000, 'gapRecorded', '{"reason":"gatewayDown","from":1772366400020000,"to":1772366400021000}');
INSERT INTO deliveries VALUES
    (11, 1, 2, NULL, 1772366400013000, 0), (20, 4, 0, NULL, 1772366400019000, 1),
    (20, 1, 0, NULL, 1772366400019000, 1), (20, 6, 5, 'too long', 1772366400018000, 0);
INSERT INTO peers VALUES
    (1, 'text', 1772366400011000, '{"id":1,"name":"","listener":"default","dialect":"text","address":"192.0.2.1:4000","conversation":2,"state":"accepted","charset":"utf-8","terminator":"\n"}'),
    (4, 'ipmsg', NULL, '{"id":4,"name":"Zoe","listener":"ipmsg","dialect":"ipmsg","address":"[fe80::1%3]:2425","conversation":7,"state":"muted","charset":"shift_jis","terminator":""}');
INSERT INTO conversations VALUES
    (2, 12, '{"id":2,"kind":"direct","name":"","peers":[1],"prefixAuthors":true}'),
    (5, 20, '{"id":5,"kind":"room","name":"all","peers":[4,1,6],"prefixAuthors":true}');
INSERT INTO read_markers VALUES ('u:ann', 2, 12);
