-- The picture of a file's first page: what stands for an issue that has no picture of its own.
CREATE TABLE first_page (
    file    TEXT NOT NULL PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
    picture TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX first_page_picture ON first_page (picture);

-- Those of files that are here already are drawn.
INSERT INTO job (kind, payload, once_key, due_at)
SELECT 'file.first_page', json_object('media', id), id, 0 FROM media WHERE hash IS NOT NULL AND mime = 'application/pdf';
