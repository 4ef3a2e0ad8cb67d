-- Suggestions look through heads alone, a small index of its own: every key that is typed asks it. What a mistyped word
-- may have meant is looked for in a plain list of words, because the index counts the places of each word it names.

-- The words of a head, under the id of its entry among readers'.
CREATE VIRTUAL TABLE search_head USING fts5 (
    title, title_parts, title_forms, rest, rest_parts, rest_forms,
    content = '', contentless_delete = 1, prefix = '1 2', tokenize = "ascii tokenchars '.'"
);

-- Every spelling that ever stood in an entry; whether it still does, the index tells.
CREATE TABLE search_word (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

DROP TABLE search_vocabulary;

-- A newsroom without a story has nothing to read anew.
UPDATE setting SET value = '2' WHERE key = 'search.rules' AND NOT EXISTS (SELECT 1 FROM version);
