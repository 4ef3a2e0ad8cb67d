-- Who gets in: sessions that say where, a second factor, invitations, links that are mailed.

ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT ''; -- the browser, in a few words
ALTER TABLE session ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0; -- when they last proved who they are

-- Codes by time (RFC 6238). The secret has to be legible: codes are computed from it.
CREATE TABLE second_factor (
    user      TEXT NOT NULL PRIMARY KEY REFERENCES user,
    secret    BLOB NOT NULL,
    last_step INTEGER NOT NULL, -- no code of this step or an earlier one is taken again
    since     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
    user TEXT NOT NULL REFERENCES user,
    hash BLOB NOT NULL CHECK (length(hash) = 32), -- never the code itself; a used one is gone
    PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;

-- A second factor that is being set up. Its recovery codes are made from the seed until they are confirmed and hashed.
CREATE TABLE second_factor_trial (
    user     TEXT NOT NULL PRIMARY KEY REFERENCES user,
    secret   BLOB, -- NULL: new recovery codes for the factor that is there
    seed     BLOB NOT NULL CHECK (length(seed) = 32),
    begun_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Since when the rule of the second factor concerns somebody who has none.
CREATE TABLE second_factor_due (
    user  TEXT NOT NULL PRIMARY KEY REFERENCES user,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invite (
    id            TEXT NOT NULL PRIMARY KEY,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE, -- folded by the caller
    role          TEXT NOT NULL,
    editions      TEXT NOT NULL CHECK (json_valid(editions)),
    sections      TEXT NOT NULL CHECK (json_valid(sections)),
    language      TEXT NOT NULL,
    invited_by    TEXT REFERENCES user,
    invited_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    token_hash    BLOB UNIQUE CHECK (length(token_hash) = 32), -- of the last letter's link; NULL: not sent yet
    token_expires INTEGER
) STRICT, WITHOUT ROWID;

-- Links to one's account that are good once: a new password, the second step of signing in.
CREATE TABLE account_link (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    user       TEXT NOT NULL REFERENCES user,
    purpose    TEXT NOT NULL CHECK (purpose IN ('password', 'second_step')),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_link_user ON account_link (user, purpose);
CREATE INDEX account_link_expiry ON account_link (expires_at);

-- Browsers that somebody has signed in with: strangers' failures do not keep their owner out.
CREATE TABLE known_device (
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    user       TEXT NOT NULL REFERENCES user,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (token_hash, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_device_user ON known_device (user);
CREATE INDEX known_device_time ON known_device (seen_at);
