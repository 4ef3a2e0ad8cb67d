-- What is said in a film or a recording, an edition a row: captions are a file of the library, the transcript is plain text.
CREATE TABLE media_spoken (
    media      TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    edition    TEXT NOT NULL REFERENCES edition,
    captions   TEXT REFERENCES media,
    transcript TEXT NOT NULL,
    PRIMARY KEY (media, edition)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_spoken_captions ON media_spoken (captions) WHERE captions IS NOT NULL;

-- What was taken out of the library goes for good after a while.
CREATE INDEX media_removed ON media (removed) WHERE removed IS NOT NULL;

-- A section that has its page and its stories, but stands in no menu and no list of sections, nor its stories on a front page.
ALTER TABLE section ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));

-- In which order pinned stories stand on a front page; those without a row stand before them, the newest first.
CREATE TABLE front_order (
    version TEXT NOT NULL PRIMARY KEY REFERENCES version,
    place   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How often an old address was asked for, and when last. Counted beside the pages: it never moves the content generation.
ALTER TABLE redirect ADD COLUMN hits INTEGER NOT NULL DEFAULT 0 CHECK (hits >= 0);
ALTER TABLE redirect ADD COLUMN last_hit INTEGER;
CREATE INDEX redirect_hits ON redirect (hits DESC, path, host, query);

-- One contributor who turned out to be another: credits in old revisions go on naming the first, and mean the second.
ALTER TABLE contributor ADD COLUMN merged_into TEXT REFERENCES contributor;
CREATE INDEX contributor_merged ON contributor (merged_into) WHERE merged_into IS NOT NULL;
