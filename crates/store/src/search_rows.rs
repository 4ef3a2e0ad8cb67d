//! The entries of the index: at most two a version, kept by every change of its text or standing.
//!
//! What readers see of a published version is one entry; a working text that differs from it, for the desk alone, is
//! another.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{RevisionId, SeriesId, VersionId};
use domain::listing::Scope;
use domain::search::{HeadColumns, HeadWords, IndexText, IndexWords, Readership};
use domain::{Content, EditionCode};
use rusqlite::params;
use std::collections::BTreeSet;

/// Ids of a shelf: so many.
pub(crate) const SHELF: i64 = 1 << 32;

/// What of a version decides about its entries.
struct Standing {
    edition: EditionCode,
    language: String,
    series: Option<SeriesId>,
    published: bool,
    published_at: Option<i64>,
    live: Option<RevisionId>,
    working: RevisionId,
}

/// The sort of a place. It stands in a place's low bits, so that hits are counted without looking names up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    Flow = 0,
    Kind = 1,
    Section = 2,
    Tag = 3,
    Contributor = 4,
    Series = 5,
}

/// Bits that the sort takes.
const SORT_BITS: u32 = 3;

impl Sort {
    fn of_name(name: &str) -> Self {
        match name {
            "kind" => Self::Kind,
            "section" => Self::Section,
            "tag" => Self::Tag,
            "contributor" => Self::Contributor,
            "series" => Self::Series,
            _ => Self::Flow,
        }
    }

    pub(crate) fn of_scope(scope: &Scope) -> Self {
        Self::of_name(crate::listing_rows::names(scope).0)
    }

    /// A place: the scope's id and its sort.
    pub(crate) fn place(self, scope: i64) -> i64 {
        scope << SORT_BITS | self as i64
    }

    /// The sort of a place.
    pub(crate) fn of_place(place: i64) -> Self {
        const ALL: [Sort; 6] = [Sort::Flow, Sort::Kind, Sort::Section, Sort::Tag, Sort::Contributor, Sort::Series];
        let sort = usize::try_from(place & ((1 << SORT_BITS) - 1)).unwrap_or(0);
        ALL.get(sort).copied().unwrap_or(Sort::Flow)
    }
}

/// The scope's id of a place.
pub(crate) fn scope_of_place(place: i64) -> i64 {
    place >> SORT_BITS
}

impl Reading<'_> {
    /// Versions in any state by id: so many, behind `after` (`None`: from the first).
    pub fn version_ids(&self, after: Option<VersionId>, limit: u32) -> Result<Vec<VersionId>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.all("SELECT id FROM version WHERE id > ?1 ORDER BY id LIMIT ?2", params![after, limit], |row| {
            Columns::of(row).text()
        })
    }

    fn standing(&self, version: VersionId) -> Result<Option<Standing>, StoreError> {
        self.one(
            "SELECT v.edition, e.language, s.series, v.state = 'published', v.published_at, v.live, v.working
             FROM version v JOIN edition e ON e.code = v.edition JOIN story s ON s.id = v.story WHERE v.id = ?1",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok(Standing {
                    edition: c.text()?,
                    language: c.plain()?,
                    series: c.text_or_none()?,
                    published: c.plain()?,
                    published_at: c.plain()?,
                    live: c.text_or_none()?,
                    working: c.text()?,
                })
            },
        )
    }

    /// The words that a text of a version is found by.
    fn index_words(
        &self,
        version: VersionId,
        standing: &Standing,
        content: &Content,
    ) -> Result<(IndexWords, HeadWords), StoreError> {
        let edition = &standing.edition;
        let mut text = content.body.search_text();
        if let Some(lead) = &content.lead {
            let media = self.media_by_id(lead.media)?;
            let own = media.as_ref().and_then(|media| media.text_in(edition));
            for line in [
                lead.caption.as_ref().or(own.map(|text| &text.caption)),
                lead.alt.as_ref().or(own.map(|text| &text.alt)),
                own.map(|text| &text.credit),
            ] {
                text.captions.push('\n');
                text.captions.push_str(line.map(String::as_str).unwrap_or_default());
            }
        }
        // Written once for many stories: found in each, as what stands beside the text.
        for background in content.body.backgrounds() {
            if let Some(background) = self.background_by_id(background)?
                && let Some(shared) = background.texts.get(edition)
            {
                text.captions.push('\n');
                text.captions.push_str(&shared.search_text());
            }
        }
        let text = IndexText {
            title: &content.headline,
            deck: &[content.deck.as_str(), &content.excerpt].join("\n"),
            body: &text.running,
            captions: &text.captions,
            names: &self.credited(content, edition)?.join("\n"),
            tags: &self.filed_under(version, standing)?.join("\n"),
        };
        Ok((IndexWords::of(&text, &standing.language), HeadWords::of(&text, &standing.language)))
    }

    fn credited(&self, content: &Content, edition: &EditionCode) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for credit in &content.credits {
            if let Some(somebody) = credit.contributor.map(|id| self.contributor_by_id(id)).transpose()?.flatten() {
                names.push(somebody.name_in(edition).to_owned());
            }
            names.push(credit.name.clone());
        }
        Ok(names)
    }

    fn filed_under(&self, version: VersionId, standing: &Standing) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for tag in self.version_tags(version)? {
            names.extend(self.tag_by_id(tag)?.map(|tag| tag.name));
        }
        for section in self.version_sections(version)? {
            names.extend(self.section_by_id(section)?.map(|section| section.name));
        }
        if let Some(series) = standing.series.map(|id| self.series_by_id(id)).transpose()?.flatten() {
            let own = series.names.into_iter().filter(|name| name.edition == standing.edition);
            names.extend(own.map(|name| name.name));
        }
        Ok(names)
    }

    fn places(&self, version: VersionId) -> Result<Vec<u8>, StoreError> {
        let places = self.all(
            "SELECT s.id, s.kind FROM listing l JOIN scope s ON s.id = l.scope WHERE l.version = ?1",
            [Text(version)],
            |row| Ok(Sort::of_name(&row.get::<_, String>(1)?).place(row.get(0)?)),
        )?;
        Ok(places.into_iter().flat_map(i64::to_le_bytes).collect())
    }
}

impl Writing<'_> {
    /// Makes a version's entries in the index anew. Every change of a version does it by itself; this is for an index
    /// that was made by other rules.
    pub fn search_refresh(&self, version: VersionId) -> Result<(), StoreError> {
        let Some(standing) = self.standing(version)? else { return Ok(()) };
        let live = standing.live.filter(|_| standing.published);
        let working = Some(standing.working).filter(|working| live != Some(*working));
        let mut backgrounds = BTreeSet::new();
        for (readership, revision) in [(Readership::Readers, live), (Readership::Desk, working)] {
            let revision = revision.map(|revision| self.revision_by_id(revision)).transpose()?.flatten();
            let Some(revision) = revision else {
                self.search_remove(version, readership)?;
                continue;
            };
            backgrounds.extend(revision.content.body.backgrounds());
            let (words, head) = self.index_words(version, &standing, &revision.content)?;
            let (dated_at, places) = match readership {
                Readership::Readers => (standing.published_at.unwrap_or(revision.at.unix_ms()), self.places(version)?),
                Readership::Desk => (revision.at.unix_ms(), Vec::new()),
            };
            let id = self.search_entry_put(version, readership, &standing.edition, dated_at, &places)?;
            self.search_words_put(id, &words)?;
            if readership == Readership::Readers {
                self.search_head_put(id, &head)?;
            }
        }
        self.background_uses_put(version, &backgrounds)
    }

    /// The entry's id; it holds no words now.
    fn search_entry_put(
        &self,
        version: VersionId,
        readership: Readership,
        edition: &EditionCode,
        dated_at: i64,
        places: &[u8],
    ) -> Result<i64, StoreError> {
        let known: Option<i64> = self.one(
            "UPDATE search_entry SET dated_at = ?3, places = ?4 WHERE version = ?1 AND readership = ?2 RETURNING id",
            params![Text(version), readership.as_str(), dated_at, places],
            |row| row.get(0),
        )?;
        if let Some(id) = known {
            self.search_words_remove(id)?;
            return Ok(id);
        }
        let id = self.value(
            "INSERT INTO search_shelf (edition, readership, last) VALUES (?1, ?2, 1)
             ON CONFLICT (edition, readership) DO UPDATE SET last = last + 1 RETURNING id, last",
            params![edition.as_str(), readership.as_str()],
            |row| Ok(row.get::<_, i64>(0)? * SHELF + row.get::<_, i64>(1)?),
        )?;
        self.change(
            "INSERT INTO search_entry (id, version, readership, dated_at, places) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, Text(version), readership.as_str(), dated_at, places],
        )?;
        Ok(id)
    }

    fn search_words_put(&self, id: i64, words: &IndexWords) -> Result<(), StoreError> {
        let IndexWords { title, deck, body, captions, names, tags, spellings, parts } = words;
        self.change(
            "INSERT INTO search (rowid, title, deck, body, captions, names, tags, spellings, parts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![id, title, deck, body, captions, names, tags, spellings, parts],
        )?;
        words.spelt().try_for_each(|word| {
            self.change("INSERT OR IGNORE INTO search_word (word) VALUES (?1)", [word])?;
            Ok(())
        })
    }

    fn search_head_put(&self, id: i64, head: &HeadWords) -> Result<(), StoreError> {
        let HeadWords { title, rest } = head;
        let HeadColumns { words: title, parts: title_parts, forms: title_forms } = title;
        let HeadColumns { words: rest, parts: rest_parts, forms: rest_forms } = rest;
        self.change(
            "INSERT INTO search_head (rowid, title, title_parts, title_forms, rest, rest_parts, rest_forms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, title, title_parts, title_forms, rest, rest_parts, rest_forms],
        )?;
        Ok(())
    }

    fn search_remove(&self, version: VersionId, readership: Readership) -> Result<(), StoreError> {
        let gone: Option<i64> = self.one(
            "DELETE FROM search_entry WHERE version = ?1 AND readership = ?2 RETURNING id",
            params![Text(version), readership.as_str()],
            |row| row.get(0),
        )?;
        gone.map_or(Ok(()), |id| self.search_words_remove(id))
    }

    fn search_words_remove(&self, id: i64) -> Result<(), StoreError> {
        self.change("DELETE FROM search WHERE rowid = ?1", [id])?;
        self.change("DELETE FROM search_head WHERE rowid = ?1", [id])?;
        Ok(())
    }

    /// Packs the index, after many entries were made at once.
    pub fn search_pack(&self) -> Result<(), StoreError> {
        self.change("INSERT INTO search (search) VALUES ('optimize')", [])?;
        self.change("INSERT INTO search_head (search_head) VALUES ('optimize')", [])?;
        Ok(())
    }
}
