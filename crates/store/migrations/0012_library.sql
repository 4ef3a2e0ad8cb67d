-- How the library is kept: folders, rights, who brought something in. A medium without a folder lies in none.
CREATE TABLE media_folder (
    id   TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

ALTER TABLE media ADD COLUMN folder TEXT REFERENCES media_folder;
ALTER TABLE media ADD COLUMN rights TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN expires INTEGER; -- from then on it may not be shown any more
ALTER TABLE media ADD COLUMN added_by TEXT REFERENCES user; -- NULL: an import, the program
ALTER TABLE media ADD COLUMN added INTEGER;
-- Taken out of the library by somebody, who may put it back: the row stays, because old revisions may name it.
ALTER TABLE media ADD COLUMN removed INTEGER;
ALTER TABLE media ADD COLUMN kind TEXT GENERATED ALWAYS AS (CASE
    WHEN substr(mime, 1, 6) = 'image/' THEN 'picture'
    WHEN substr(mime, 1, 6) = 'video/' THEN 'video'
    WHEN substr(mime, 1, 6) = 'audio/' THEN 'audio'
    WHEN mime = 'text/vtt' THEN 'captions'
    ELSE 'document' END) VIRTUAL;

CREATE INDEX media_library ON media (removed, id, kind, folder);
CREATE INDEX media_folder_of ON media (folder) WHERE folder IS NOT NULL;
CREATE INDEX media_expires ON media (expires) WHERE expires IS NOT NULL AND removed IS NULL;
CREATE INDEX media_added_by ON media (added_by) WHERE added_by IS NOT NULL;

-- The words by which somebody looks for it, folded, under the row's number.
CREATE VIRTUAL TABLE media_words USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'ascii'
);

-- Which media stand in working texts that readers do not see: kept when a transaction ends that touched the version.
CREATE TABLE media_in_work (
    media   TEXT NOT NULL REFERENCES media,
    version TEXT NOT NULL REFERENCES version,
    PRIMARY KEY (media, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_in_work_version ON media_in_work (version);

-- What is here already is read by the program, in steps.
INSERT INTO job (kind, payload, once_key, due_at)
SELECT 'media.words', '{}', '', 0 WHERE EXISTS (SELECT 1 FROM media);
