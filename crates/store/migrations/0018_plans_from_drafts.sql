-- A version that was planned as a draft is a draft again when the plan is given up.
ALTER TABLE plan ADD COLUMN from_draft INTEGER NOT NULL DEFAULT 0 CHECK (from_draft IN (0, 1));

-- Texts that readers do not see any more count as texts in work: what stands in them is looked for anew.
INSERT INTO job (kind, payload, once_key, due_at)
SELECT 'media.words', '{}', '', 0 WHERE EXISTS (SELECT 1 FROM media)
ON CONFLICT DO NOTHING;
