-- What somebody called a text of the history; such a text stays there.
CREATE TABLE revision_name (
    revision TEXT NOT NULL PRIMARY KEY REFERENCES revision (id) ON DELETE CASCADE,
    name     TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
