-- What of a picture has to be seen where a layout cuts it: a point in thousandths of its width and height, or all of it.
ALTER TABLE media ADD COLUMN focus_x INTEGER NOT NULL DEFAULT 500 CHECK (focus_x BETWEEN 0 AND 1000);
ALTER TABLE media ADD COLUMN focus_y INTEGER NOT NULL DEFAULT 500 CHECK (focus_y BETWEEN 0 AND 1000);
ALTER TABLE media ADD COLUMN whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1));

-- Which media published texts show or lead to: kept by publishing and by whatever takes a version from readers.
CREATE TABLE media_shown (
    media   TEXT NOT NULL REFERENCES media,
    version TEXT NOT NULL REFERENCES version,
    PRIMARY KEY (media, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_shown_version ON media_shown (version);

-- The same of what many texts share; readers see it where a published version names the background.
CREATE TABLE media_in_background (
    media      TEXT NOT NULL REFERENCES media,
    background TEXT NOT NULL REFERENCES background,
    PRIMARY KEY (media, background)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_in_background_of ON media_in_background (background);

CREATE INDEX contributor_portrait ON contributor (portrait) WHERE portrait IS NOT NULL;
CREATE INDEX section_picture ON section (picture) WHERE picture IS NOT NULL;

-- Each kind of work has its own worker, which looks for the longest due of its kind.
CREATE INDEX job_kind_due ON job (kind, due_at, id);

-- What is here already: which media are shown is found out by the program, which reads the texts; sizes are made.
INSERT INTO job (kind, payload, once_key, due_at)
SELECT 'media.shown', '{}', '', 0 WHERE EXISTS (SELECT 1 FROM card) OR EXISTS (SELECT 1 FROM background);
INSERT INTO job (kind, payload, once_key, due_at)
SELECT DISTINCT 'picture.sizes', json_object('hash', hash), hash, 0 FROM media WHERE hash IS NOT NULL AND mime LIKE 'image/%';
