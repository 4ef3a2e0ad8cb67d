-- Other programs that are told what readers see.
CREATE TABLE webhook (
    id         TEXT NOT NULL PRIMARY KEY,
    url        TEXT NOT NULL,
    events     TEXT NOT NULL, -- JSON: which it is told
    edition    TEXT REFERENCES edition (code), -- NULL: of all of them
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),
    made_at    INTEGER NOT NULL,
    removed_at INTEGER -- what was taken away can be put back for a while
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_there ON webhook (made_at, id) WHERE removed_at IS NULL;
CREATE INDEX webhook_removed ON webhook (removed_at) WHERE removed_at IS NOT NULL;

-- Apart, so that nothing that keeps a webhook as it was keeps its secret too. It has to be legible: deliveries are signed with it.
CREATE TABLE webhook_secret (
    webhook     TEXT NOT NULL PRIMARY KEY REFERENCES webhook (id) ON DELETE CASCADE,
    secret      TEXT NOT NULL,
    shown_until INTEGER NOT NULL -- to whoever made it
) STRICT, WITHOUT ROWID;

-- What is told, with what came of it. Jobs name it; when it has arrived or was given up it stays for a while, to be looked at.
CREATE TABLE delivery (
    id       TEXT NOT NULL PRIMARY KEY,
    webhook  TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event    TEXT NOT NULL,
    message  TEXT NOT NULL, -- JSON
    at       INTEGER NOT NULL, -- when it happened
    state    TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'arrived', 'given_up')),
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER,
    next_at  INTEGER, -- when it is tried again
    status   INTEGER, -- of HTTP, the last one
    problem  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_webhook ON delivery (webhook, id);
CREATE INDEX delivery_at ON delivery (at);
