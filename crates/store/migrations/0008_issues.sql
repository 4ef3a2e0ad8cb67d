-- What an issue of a publication has beside its texts: its number in the series and how many pages it has.
CREATE TABLE issue (
    story  TEXT NOT NULL PRIMARY KEY REFERENCES story,
    number INTEGER CHECK (number > 0), -- NULL: its series is not numbered
    pages  INTEGER CHECK (pages > 0)   -- NULL: nobody has counted them
) STRICT, WITHOUT ROWID;
