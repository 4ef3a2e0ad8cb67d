-- The first schema. Ids are 26 characters of text; moments are milliseconds since 1970 (UTC); columns that hold
-- JSON say so. Parts that SQLite would check badly (a revision's body) are checked by their Rust types.

PRAGMA application_id = 1314018120; -- "NRSH": this file is a newsroom and nothing else

CREATE TABLE generation (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    value INTEGER NOT NULL -- grows with every commit that anonymous readers can see
) STRICT;
INSERT INTO generation (one, value) VALUES (1, 1);

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
    code      TEXT NOT NULL PRIMARY KEY,
    language  TEXT NOT NULL, -- BCP 47
    name      TEXT NOT NULL,
    direction TEXT NOT NULL,
    calendar  TEXT NOT NULL,
    digits    TEXT NOT NULL,
    months    TEXT NOT NULL,
    zone      TEXT NOT NULL, -- IANA
    missing   TEXT NOT NULL, -- what stands where a translation is missing
    position  INTEGER NOT NULL,
    site      TEXT NOT NULL CHECK (json_valid(site)) -- name, nameplate, footer
) STRICT, WITHOUT ROWID;

-- People

CREATE TABLE user (
    id        TEXT NOT NULL PRIMARY KEY,
    login     TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE, -- folded by the caller
    email     TEXT NOT NULL,
    email_key TEXT NOT NULL, -- folded by the caller; may be empty
    name      TEXT NOT NULL,
    role      TEXT NOT NULL,
    editions  TEXT NOT NULL CHECK (json_valid(editions)),
    sections  TEXT NOT NULL CHECK (json_valid(sections)),
    language  TEXT NOT NULL,
    disabled  INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX user_email ON user (email_key) WHERE email_key <> '';

CREATE TABLE password (
    user TEXT NOT NULL PRIMARY KEY REFERENCES user,
    hash TEXT NOT NULL -- PHC string
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash   BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32), -- never the token itself
    user         TEXT NOT NULL REFERENCES user,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session (user);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE attempt (
    id           INTEGER NOT NULL PRIMARY KEY,
    key          TEXT NOT NULL, -- what is slowed down: an address, a login
    attempted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_key ON attempt (key, attempted_at);
CREATE INDEX attempt_time ON attempt (attempted_at);

-- Media, contributors, taxonomy

CREATE TABLE media (
    id         TEXT NOT NULL PRIMARY KEY,
    hash       TEXT, -- SHA-256 of the bytes; NULL: the file is missing
    file_name  TEXT NOT NULL,
    mime       TEXT NOT NULL,
    width      INTEGER,
    height     INTEGER,
    bytes      INTEGER NOT NULL,
    source_url TEXT,
    texts      TEXT NOT NULL CHECK (json_valid(texts))
) STRICT;
CREATE INDEX media_hash ON media (hash);
CREATE INDEX media_source ON media (source_url);

CREATE TABLE contributor (
    id       TEXT NOT NULL PRIMARY KEY,
    slug     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    portrait TEXT REFERENCES media,
    texts    TEXT NOT NULL CHECK (json_valid(texts))
) STRICT;

CREATE TABLE section (
    id          TEXT NOT NULL PRIMARY KEY,
    edition     TEXT NOT NULL REFERENCES edition,
    topic       TEXT NOT NULL, -- shared with its counterparts in other editions
    parent      TEXT REFERENCES section DEFERRABLE INITIALLY DEFERRED,
    slug        TEXT NOT NULL,
    path        TEXT NOT NULL, -- its parents' slugs and its own
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    position    INTEGER NOT NULL,
    UNIQUE (edition, path)
) STRICT;
CREATE INDEX section_order ON section (edition, position, id);
CREATE INDEX section_topic ON section (topic, edition);
CREATE INDEX section_parent ON section (parent);

CREATE TABLE tag (
    id          TEXT NOT NULL PRIMARY KEY,
    edition     TEXT NOT NULL REFERENCES edition,
    topic       TEXT NOT NULL,
    slug        TEXT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    UNIQUE (edition, slug)
) STRICT;
CREATE INDEX tag_topic ON tag (topic, edition);

CREATE TABLE series (
    id     TEXT NOT NULL PRIMARY KEY,
    slug   TEXT NOT NULL UNIQUE,
    layout TEXT NOT NULL,
    names  TEXT NOT NULL CHECK (json_valid(names)),
    cover  TEXT REFERENCES media
) STRICT;

CREATE TABLE menu (
    id      TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition,
    name    TEXT NOT NULL,
    place   TEXT NOT NULL,
    items   TEXT NOT NULL CHECK (json_valid(items)) -- a tree
) STRICT;
CREATE INDEX menu_edition ON menu (edition, id);
CREATE UNIQUE INDEX menu_place ON menu (edition, place) WHERE place IN ('header', 'footer');

-- Stories

CREATE TABLE story (
    id         TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    series     TEXT REFERENCES series,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL -- the board's order
) STRICT;
CREATE INDEX story_board ON story (changed_at, id);
CREATE INDEX story_series ON story (series) WHERE series IS NOT NULL;

CREATE TABLE version (
    id                  TEXT NOT NULL PRIMARY KEY,
    story               TEXT NOT NULL REFERENCES story,
    edition             TEXT NOT NULL REFERENCES edition,
    path                TEXT NOT NULL,
    path_key            TEXT NOT NULL, -- the path without spelling variants; by the caller
    state               TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'scheduled', 'published', 'unpublished', 'withdrawn')),
    scheduled_at        INTEGER,
    note                TEXT,
    flag                TEXT,
    published_at        INTEGER,
    updated_at          INTEGER,
    commenting          TEXT NOT NULL,
    pinned_until        INTEGER,
    translated_edition  TEXT,
    translated_revision TEXT,
    translated_blocks   TEXT CHECK (json_valid(translated_blocks)),
    live                TEXT,
    working             TEXT NOT NULL,
    comments_shown      INTEGER NOT NULL DEFAULT 0 CHECK (comments_shown >= 0), -- kept by the triggers on comment
    UNIQUE (edition, path),
    UNIQUE (story, edition),
    -- A version never points at another version's revision.
    FOREIGN KEY (live, id) REFERENCES revision (id, version) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (working, id) REFERENCES revision (id, version) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT scheduled_has_a_moment CHECK ((state = 'scheduled') = (scheduled_at IS NOT NULL)),
    CONSTRAINT withdrawn_has_a_note CHECK ((state = 'withdrawn') = (note IS NOT NULL)),
    CONSTRAINT published_has_a_live_revision CHECK (state <> 'published' OR (live IS NOT NULL AND published_at IS NOT NULL)),
    CONSTRAINT translation_is_whole CHECK (
        (translated_edition IS NULL) = (translated_revision IS NULL) AND (translated_edition IS NULL) = (translated_blocks IS NULL)
    )
) STRICT;
CREATE INDEX version_path_key ON version (edition, path_key);
CREATE INDEX version_schedule ON version (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX version_pin ON version (edition, pinned_until) WHERE pinned_until IS NOT NULL AND state = 'published';
CREATE INDEX version_source ON version (translated_revision) WHERE translated_revision IS NOT NULL;
CREATE INDEX version_live ON version (live, id) WHERE live IS NOT NULL; -- SQLite looks here before a revision goes
CREATE INDEX version_working ON version (working, id);
CREATE INDEX version_published ON version (edition, id) WHERE state = 'published';

CREATE TABLE revision (
    id       TEXT NOT NULL PRIMARY KEY,
    version  TEXT NOT NULL REFERENCES version DEFERRABLE INITIALLY DEFERRED,
    number   INTEGER NOT NULL CHECK (number > 0),
    begun_at INTEGER NOT NULL, -- the first of the autosaves that collapsed into it
    made_at  INTEGER NOT NULL,
    made_by  TEXT REFERENCES user,
    origin   TEXT NOT NULL,
    headline TEXT NOT NULL,
    deck     TEXT NOT NULL,
    excerpt  TEXT NOT NULL,
    credits  TEXT NOT NULL, -- JSON
    lead     TEXT, -- JSON
    body     TEXT NOT NULL, -- JSON; last, so that the others are read without it
    UNIQUE (version, number),
    UNIQUE (id, version)
) STRICT;

CREATE TABLE version_section (
    version  TEXT NOT NULL REFERENCES version DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL, -- 0 is the primary one
    section  TEXT NOT NULL REFERENCES section,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_section_section ON version_section (section);

CREATE TABLE version_tag (
    version  TEXT NOT NULL REFERENCES version DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL REFERENCES tag,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_tag_tag ON version_tag (tag);

-- What readers' listings show: a card for each published version, a row for each place where it is listed.

CREATE TABLE card (
    version  TEXT NOT NULL PRIMARY KEY REFERENCES version,
    headline TEXT NOT NULL,
    deck     TEXT NOT NULL,
    credits  TEXT NOT NULL, -- JSON
    lead     TEXT -- JSON
) STRICT;

CREATE TABLE scope (
    id      INTEGER NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition,
    kind    TEXT NOT NULL CHECK (kind IN ('flow', 'kind', 'section', 'tag', 'contributor', 'series')),
    key     TEXT NOT NULL, -- the kind's name, the id; empty for the flow
    listed  INTEGER NOT NULL DEFAULT 0 CHECK (listed >= 0), -- kept by the triggers on listing
    UNIQUE (edition, kind, key)
) STRICT;

CREATE TABLE listing (
    scope        INTEGER NOT NULL REFERENCES scope,
    published_at INTEGER NOT NULL,
    version      TEXT NOT NULL REFERENCES card,
    PRIMARY KEY (scope, published_at, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_version ON listing (version);

-- How many are listed a week: the way to page 1,000 skips weeks instead of rows. A week is 604,800,000 ms from 1970.
CREATE TABLE listing_week (
    scope  INTEGER NOT NULL REFERENCES scope,
    week   INTEGER NOT NULL,
    listed INTEGER NOT NULL CHECK (listed > 0),
    PRIMARY KEY (scope, week)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listing_added AFTER INSERT ON listing BEGIN
    UPDATE scope SET listed = listed + 1 WHERE id = NEW.scope;
    INSERT INTO listing_week (scope, week, listed)
    VALUES (NEW.scope, (NEW.published_at - ((NEW.published_at % 604800000) + 604800000) % 604800000) / 604800000, 1)
    ON CONFLICT (scope, week) DO UPDATE SET listed = listed + 1;
END;

CREATE TRIGGER listing_removed AFTER DELETE ON listing BEGIN
    UPDATE scope SET listed = listed - 1 WHERE id = OLD.scope;
    DELETE FROM listing_week
    WHERE scope = OLD.scope AND listed = 1
      AND week = (OLD.published_at - ((OLD.published_at % 604800000) + 604800000) % 604800000) / 604800000;
    UPDATE listing_week SET listed = listed - 1
    WHERE scope = OLD.scope
      AND week = (OLD.published_at - ((OLD.published_at % 604800000) + 604800000) % 604800000) / 604800000
      AND listed > 1;
END;

-- Readers

CREATE TABLE comment (
    id          TEXT NOT NULL PRIMARY KEY,
    version     TEXT NOT NULL REFERENCES version,
    parent      TEXT REFERENCES comment DEFERRABLE INITIALLY DEFERRED,
    author_name TEXT NOT NULL,
    author_link TEXT,
    staff       TEXT REFERENCES user,
    body        TEXT NOT NULL,
    written_at  INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('held', 'shown', 'rejected', 'spam'))
) STRICT;
CREATE INDEX comment_thread ON comment (version, state, written_at, id);
CREATE INDEX comment_state ON comment (state, written_at, id);
CREATE INDEX comment_parent ON comment (parent) WHERE parent IS NOT NULL;

CREATE TRIGGER comment_added AFTER INSERT ON comment WHEN NEW.state = 'shown' BEGIN
    UPDATE version SET comments_shown = comments_shown + 1 WHERE id = NEW.version;
END;
CREATE TRIGGER comment_changed AFTER UPDATE ON comment BEGIN
    UPDATE version SET comments_shown = comments_shown - 1 WHERE id = OLD.version AND OLD.state = 'shown';
    UPDATE version SET comments_shown = comments_shown + 1 WHERE id = NEW.version AND NEW.state = 'shown';
END;
CREATE TRIGGER comment_removed AFTER DELETE ON comment WHEN OLD.state = 'shown' BEGIN
    UPDATE version SET comments_shown = comments_shown - 1 WHERE id = OLD.version;
END;

CREATE TABLE redirect (
    host        TEXT NOT NULL, -- empty: this site's own
    path        TEXT NOT NULL,
    query       TEXT NOT NULL,
    version     TEXT REFERENCES version,
    target_path TEXT,
    PRIMARY KEY (host, path, query),
    CONSTRAINT redirect_has_one_target CHECK ((version IS NULL) <> (target_path IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX redirect_version ON redirect (version) WHERE version IS NOT NULL;

-- The program's own books

CREATE TABLE audit (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    acted_at INTEGER NOT NULL,
    actor    TEXT, -- a user's id; NULL: the program. No foreign key: the book outlives people
    act      TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_subject ON audit (subject, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TABLE import (
    source    TEXT NOT NULL, -- the old site
    type      TEXT NOT NULL, -- post, term, author, attachment, comment …
    source_id TEXT NOT NULL,
    entity    TEXT NOT NULL, -- the id here
    digest    TEXT NOT NULL, -- of what came
    revision  TEXT, -- the last one that an import made
    PRIMARY KEY (source, type, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL CHECK (json_valid(payload)),
    once_key    TEXT, -- no second job of the kind with it while one waits
    due_at      INTEGER NOT NULL, -- while somebody works on it: when their lease ends
    attempts    INTEGER NOT NULL DEFAULT 0,
    last_error  TEXT
) STRICT;
CREATE INDEX job_due ON job (due_at, id);
CREATE UNIQUE INDEX job_once ON job (kind, once_key) WHERE once_key IS NOT NULL;
