-- What is to happen to a version by itself. That a version never published waits for its moment stands in its state as
-- well, because listings of the desk ask for that; the store keeps both in step.
CREATE TABLE plan (
    version  TEXT NOT NULL REFERENCES version,
    act      TEXT NOT NULL CHECK (act IN ('publish', 'unpublish')),
    revision TEXT,
    at       INTEGER NOT NULL,
    made_by  TEXT REFERENCES user, -- NULL: the program
    PRIMARY KEY (version, act),
    FOREIGN KEY (revision, version) REFERENCES revision (id, version) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT published_is_a_revision CHECK ((act = 'publish') = (revision IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_due ON plan (at, act);
CREATE INDEX plan_revision ON plan (revision) WHERE revision IS NOT NULL;

INSERT INTO plan (version, act, revision, at)
SELECT id, 'publish', working, scheduled_at FROM version WHERE state = 'scheduled';
