-- A journal as the first schema left it. Never change this file: it is what is in somebody's database.
CREATE TABLE schema_version (id smallint PRIMARY KEY CHECK (id = 1), version bigint NOT NULL);
INSERT INTO schema_version VALUES (1, 1);
CREATE TABLE store (
    id smallint PRIMARY KEY CHECK (id = 1),
    epoch text NOT NULL,
    head_seq bigint NOT NULL DEFAULT 0,
    head_at bigint,
    trimmed_seq bigint NOT NULL DEFAULT 0,
    bytes bigint NOT NULL DEFAULT 0
);
CREATE TABLE nodes (
    name text PRIMARY KEY,
    run text NOT NULL,
    seen_at bigint NOT NULL,
    clean_end smallint NOT NULL DEFAULT 1,
    head_seq bigint NOT NULL DEFAULT 0
);
CREATE TABLE messages (
    seq bigint PRIMARY KEY,
    at bigint NOT NULL,
    conversation_id bigint NOT NULL,
    author_kind smallint NOT NULL,
    author_id text NOT NULL,
    author_name text NOT NULL,
    direction smallint NOT NULL,
    taken_at bigint NOT NULL,
    charset text NOT NULL,
    terminator_length integer NOT NULL,
    truncated smallint NOT NULL,
    client_message_id text,
    posted_delivery text,
    bytes bytea NOT NULL,
    held_back smallint
);
CREATE INDEX messages_conversation ON messages (conversation_id, seq);
CREATE UNIQUE INDEX messages_client_id ON messages (conversation_id, client_message_id)
    WHERE client_message_id IS NOT NULL;
CREATE TABLE events (
    seq bigint PRIMARY KEY,
    at bigint NOT NULL,
    type text NOT NULL,
    body text NOT NULL
);
CREATE TABLE deliveries (
    message_seq bigint NOT NULL,
    peer_id bigint NOT NULL,
    state smallint NOT NULL,
    detail text,
    at bigint NOT NULL,
    open smallint NOT NULL,
    PRIMARY KEY (message_seq, peer_id)
);
CREATE INDEX deliveries_open ON deliveries (message_seq) WHERE open = 1;
CREATE TABLE peers (
    id bigint PRIMARY KEY,
    dialect text NOT NULL,
    last_seen bigint,
    body text NOT NULL
);
CREATE TABLE conversations (
    id bigint PRIMARY KEY,
    head_seq bigint NOT NULL DEFAULT 0,
    body text NOT NULL
);
CREATE TABLE read_markers (
    user_id text NOT NULL,
    conversation_id bigint NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
);
-- Those that were added while a gateway ran; each belongs to its node.
CREATE TABLE listeners (
    node text NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (node, name)
);
-- The words of the messages up to indexed_seq. A table of its own, so that a message is written once.
CREATE TABLE text_index (
    id smallint PRIMARY KEY CHECK (id = 1),
    indexed_seq bigint NOT NULL DEFAULT 0
);
INSERT INTO text_index (id) VALUES (1);
CREATE TABLE texts (
    seq bigint PRIMARY KEY,
    words tsvector NOT NULL
);
CREATE INDEX texts_words ON texts USING gin (words);
INSERT INTO store (id, epoch, head_seq, head_at, trimmed_seq, bytes)
    VALUES (1, '0123456789abcdef', 21, 1772366400021000, 3, 1200);
INSERT INTO nodes VALUES ('a', 'f00d', 1772366400021000, 0, 21);
INSERT INTO messages VALUES
    (10, 1772366400010000, 2, 0, 'p1', 'nc', 0, 1772366400009000, 'utf-8', 1, 0, NULL, NULL, '\x6772C3BCC39F650A'),
    (11, 1772366400011000, 2, 1, 'u:ann', 'Ann', 1, 1772366400010500, 'utf-8', 0, 0, 'id-1',
        '[{"state":"queued","peers":[1]}]', '\x68656C6C6F20776F726C64'),
    (12, 1772366400012000, 2, 0, 'p1', 'nc', 0, 1772366400011000, 'utf-8', 0, 1, NULL, NULL, '\xFF00FE'),
    (20, 1772366400020000, 5, 1, 'u:ann', 'Ann', 1, 1772366400019000, 'utf-8', 0, 0, NULL,
        '[{"state":"queued","peers":[4,1]},{"state":"failed","peers":[6],"detail":"too long","at":1772366400018000}]',
        '\xE69DB1E4BAAC');
UPDATE text_index SET indexed_seq = 12;
INSERT INTO texts VALUES (10, '''@2'' ''gruße'''), (11, '''@2'' ''hello'' ''world''');
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
