-- Arranging the site at the desk.

-- Old addresses are listed and looked for by how they begin, and whoever moves a page asks what leads to it.
CREATE INDEX redirect_path ON redirect (path, host, query);
CREATE INDEX redirect_target ON redirect (target_path) WHERE target_path IS NOT NULL;
