-- Who works on a version and until when. A version that nobody was asked to work on has no row.
CREATE TABLE assignment (
    version     TEXT NOT NULL PRIMARY KEY REFERENCES version,
    person      TEXT REFERENCES user, -- NULL: nobody yet
    due_at      INTEGER,
    returned_to TEXT REFERENCES user, -- whose text came back from an editor
    CONSTRAINT says_something CHECK (person IS NOT NULL OR due_at IS NOT NULL OR returned_to IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_person ON assignment (person, version) WHERE person IS NOT NULL;
CREATE INDEX assignment_returned ON assignment (returned_to, version) WHERE returned_to IS NOT NULL;
CREATE INDEX assignment_due ON assignment (due_at, version) WHERE due_at IS NOT NULL;

-- The board's views.
CREATE INDEX version_in_review ON version (id) WHERE state = 'in_review';
CREATE INDEX version_date ON version (published_at, id) WHERE state = 'published';

-- What people at the desk tell each other about a text. It is no part of it.
CREATE TABLE remark (
    id          TEXT NOT NULL PRIMARY KEY,
    version     TEXT NOT NULL REFERENCES version,
    answers     TEXT REFERENCES remark, -- NULL: it begins a conversation
    block       TEXT, -- NULL: about the whole
    quote       TEXT NOT NULL, -- how the paragraph began then
    text        TEXT NOT NULL,
    made_by     TEXT REFERENCES user,
    made_at     INTEGER NOT NULL,
    resolved_at INTEGER
) STRICT;
CREATE INDEX remark_version ON remark (version, made_at, id);
CREATE INDEX remark_answers ON remark (answers) WHERE answers IS NOT NULL;

-- What somebody is told.
CREATE TABLE notice (
    id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person  TEXT NOT NULL REFERENCES user,
    kind    TEXT NOT NULL,
    version TEXT NOT NULL REFERENCES version,
    made_by TEXT REFERENCES user, -- NULL: the program
    made_at INTEGER NOT NULL,
    read_at INTEGER,
    mailed  INTEGER NOT NULL DEFAULT 0 CHECK (mailed IN (0, 1))
) STRICT;
CREATE INDEX notice_version ON notice (version);
CREATE INDEX notice_person ON notice (person, id);
CREATE INDEX notice_unread ON notice (person, id) WHERE read_at IS NULL;

CREATE TABLE notice_mail (
    person TEXT NOT NULL PRIMARY KEY REFERENCES user,
    rhythm TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was done to many stories at once, with all that is needed to undo it.
CREATE TABLE bulk (
    id        TEXT NOT NULL PRIMARY KEY,
    made_by   TEXT REFERENCES user,
    made_at   INTEGER NOT NULL,
    undone_at INTEGER,
    detail    TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
