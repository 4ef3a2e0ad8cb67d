-- The names by which feed readers knew a story on its old site: with another name it would be news to them.
CREATE TABLE guid (
    version TEXT NOT NULL PRIMARY KEY REFERENCES version,
    guid    TEXT NOT NULL CHECK (guid <> '')
) STRICT, WITHOUT ROWID;
