-- Search. The index holds words that were made by the caller (folded, stemmed), divided by blanks: SQLite's own
-- tokenisers part Arabic and Persian words at their vowel signs.

CREATE TABLE search_shelf (
    id         INTEGER NOT NULL PRIMARY KEY,
    edition    TEXT NOT NULL REFERENCES edition,
    readership TEXT NOT NULL CHECK (readership IN ('readers', 'desk')),
    last       INTEGER NOT NULL DEFAULT 0, -- the number of the entry that was put last
    UNIQUE (edition, readership)
) STRICT;

-- An entry's id is its shelf times 2^32 and its number there: a search looks at one range of ids.
CREATE TABLE search_entry (
    id         INTEGER NOT NULL PRIMARY KEY,
    version    TEXT NOT NULL REFERENCES version,
    readership TEXT NOT NULL,
    dated_at   INTEGER NOT NULL, -- the date that readers see; of a draft, when it was last saved
    places     BLOB NOT NULL, -- where it is listed: ids of scope and their sort, 8 bytes each, little-endian
    UNIQUE (version, readership)
) STRICT;

-- The column spellings holds every spelling once (behind U+E000) and what beginnings are looked for in.
CREATE VIRTUAL TABLE search USING fts5 (
    title, deck, body, captions, names, tags, spellings, parts,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search, row);

-- For suggestions: the tags of most stories.
CREATE INDEX scope_size ON scope (edition, kind, listed);

-- A newsroom that begins with this schema has every entry from its first story on; an older one is read anew.
INSERT INTO setting (key, value) SELECT 'search.rules', '1' WHERE NOT EXISTS (SELECT 1 FROM version);
