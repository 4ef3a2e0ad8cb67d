-- What stands around a story on the reader's pages.

-- Reads by day, and nothing of who read. Counters: they never move the content generation.
CREATE TABLE read_count (
    version TEXT NOT NULL REFERENCES version,
    day     INTEGER NOT NULL, -- days since 1970, UTC
    reads   INTEGER NOT NULL CHECK (reads > 0),
    PRIMARY KEY (version, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX read_count_day ON read_count (day);

-- The most-read stories as readers see them, until the list is drawn up again.
CREATE TABLE most_read (
    edition TEXT NOT NULL REFERENCES edition,
    rank    INTEGER NOT NULL CHECK (rank > 0),
    version TEXT NOT NULL REFERENCES version,
    PRIMARY KEY (edition, rank),
    UNIQUE (edition, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX most_read_version ON most_read (version);

-- A section's page: a list, or the classic stream; a picture; stories that stand first for a while.
ALTER TABLE section ADD COLUMN layout TEXT NOT NULL DEFAULT 'list' CHECK (layout IN ('list', 'stream'));
ALTER TABLE section ADD COLUMN picture TEXT REFERENCES media;
CREATE TABLE section_pin (
    section TEXT NOT NULL REFERENCES section,
    version TEXT NOT NULL REFERENCES version,
    until   INTEGER NOT NULL,
    PRIMARY KEY (section, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX section_pin_end ON section_pin (section, until);
CREATE INDEX section_pin_version ON section_pin (version);

-- Stories that an editor has put beside another one, in their order.
CREATE TABLE story_related (
    story    TEXT NOT NULL REFERENCES story,
    position INTEGER NOT NULL,
    related  TEXT NOT NULL REFERENCES story,
    PRIMARY KEY (story, position),
    UNIQUE (story, related),
    CHECK (story <> related)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_related_other ON story_related (related);

CREATE TABLE correction (
    id      TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL REFERENCES version,
    edition TEXT NOT NULL REFERENCES edition, -- the version's
    kind    TEXT NOT NULL CHECK (kind IN ('typo', 'update', 'correction')),
    text    TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_version ON correction (version, made_at, id);
CREATE INDEX correction_edition ON correction (edition, made_at, id) WHERE kind <> 'typo';

-- Paragraphs that many stories share: written once, translated once an edition.
CREATE TABLE background (
    id    TEXT NOT NULL PRIMARY KEY,
    texts TEXT NOT NULL CHECK (json_valid(texts)) -- by edition
) STRICT;

-- Which versions name a background in their live or working text: their entries in the index follow it. It need not be
-- there (yet), so there is no reference to it.
CREATE TABLE background_use (
    background TEXT NOT NULL,
    version    TEXT NOT NULL REFERENCES version,
    PRIMARY KEY (background, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX background_use_version ON background_use (version, background);

-- `/s/{code}`: the code is the number in other digits. A version keeps its number for ever.
CREATE TABLE short_address (
    number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version TEXT NOT NULL UNIQUE REFERENCES version DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO short_address (version) SELECT id FROM version ORDER BY id;
CREATE TRIGGER version_gets_a_short_address AFTER INSERT ON version BEGIN
    INSERT INTO short_address (version) VALUES (NEW.id);
END;
