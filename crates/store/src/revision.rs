//! Revisions: what was written, each time it was saved.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{RevisionId, UserId, VersionId};
use domain::story::Origin;
use domain::{Content, Revision, Timestamp};
use rusqlite::{Row, params};

/// Autosaves collapse into one revision for so long, in milliseconds; then the next one begins.
const COLLAPSE_MS: i64 = 10 * 60 * 1_000;

/// A revision before it has its number.
#[derive(Debug, Clone, Copy)]
pub struct NewRevision<'a> {
    /// Its id.
    pub id: RevisionId,
    /// Whose.
    pub version: VersionId,
    /// When.
    pub at: Timestamp,
    /// By whom; `None`: the program.
    pub by: Option<UserId>,
    /// How it came to be.
    pub origin: Origin,
    /// What is written.
    pub content: &'a Content,
}

/// A revision without what is written, for the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionHead {
    /// Its id.
    pub id: RevisionId,
    /// 1 for the first, without gaps.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// By whom; `None`: the program.
    pub by: Option<UserId>,
    /// How it came to be.
    pub origin: Origin,
    /// Its headline.
    pub headline: String,
    /// What somebody called it; may be empty.
    pub name: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Revision> {
    let mut c = Columns::of(row);
    Ok(Revision {
        id: c.text()?,
        version: c.text()?,
        number: c.plain()?,
        at: c.moment()?,
        by: c.text_or_none()?,
        origin: c.name()?,
        content: Content {
            headline: c.plain()?,
            deck: c.plain()?,
            excerpt: c.plain()?,
            credits: c.json()?,
            lead: c.json_or_none()?,
            body: c.json()?,
        },
    })
}

/// The last revision of a version, as far as collapsing needs it.
struct Last {
    id: RevisionId,
    number: u32,
    begun_at: i64,
    by: Option<UserId>,
    origin: Origin,
    pinned: bool,
}

impl Last {
    fn takes_in(&self, new: &NewRevision<'_>) -> bool {
        let both_autosaves = self.origin == Origin::Autosaved && new.origin == Origin::Autosaved;
        let age = new.at.unix_ms().saturating_sub(self.begun_at);
        both_autosaves && !self.pinned && self.by == new.by && (0..=COLLAPSE_MS).contains(&age)
    }
}

impl Reading<'_> {
    /// The revision of that id, whole.
    pub fn revision_by_id(&self, id: RevisionId) -> Result<Option<Revision>, StoreError> {
        self.one(
            "SELECT id, version, number, made_at, made_by, origin, headline, deck, excerpt, credits, lead, body FROM revision WHERE id = ?1",
            [Text(id)],
            read,
        )
    }

    /// The revisions of a version without their texts, the newest first.
    pub fn revisions_of_version(&self, version: VersionId) -> Result<Vec<RevisionHead>, StoreError> {
        self.all(
            "SELECT r.id, r.number, r.made_at, r.made_by, r.origin, r.headline, n.name
             FROM revision r LEFT JOIN revision_name n ON n.revision = r.id WHERE r.version = ?1 ORDER BY r.number DESC",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok(RevisionHead {
                    id: c.text()?,
                    number: c.plain()?,
                    at: c.moment()?,
                    by: c.text_or_none()?,
                    origin: c.name()?,
                    headline: c.plain()?,
                    name: c.plain::<Option<String>>()?.unwrap_or_default(),
                })
            },
        )
    }

    fn revision_last(&self, version: VersionId) -> Result<Option<Last>, StoreError> {
        self.one(
            "SELECT r.id, r.number, r.begun_at, r.made_by, r.origin,
                    EXISTS (SELECT 1 FROM version v WHERE v.live = r.id) OR EXISTS (SELECT 1 FROM version v WHERE v.translated_revision = r.id)
                        OR EXISTS (SELECT 1 FROM plan p WHERE p.revision = r.id)
                        OR EXISTS (SELECT 1 FROM revision_name n WHERE n.revision = r.id)
             FROM revision r WHERE r.version = ?1 ORDER BY r.number DESC LIMIT 1",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok(Last { id: c.text()?, number: c.plain()?, begun_at: c.plain()?, by: c.text_or_none()?, origin: c.name()?, pinned: c.plain()? })
            },
        )
    }
}

impl Writing<'_> {
    /// Gives a revision a name; an empty one takes it away.
    pub fn revision_name_put(&self, revision: RevisionId, name: &str) -> Result<(), StoreError> {
        if name.is_empty() {
            self.change("DELETE FROM revision_name WHERE revision = ?1", [Text(revision)])?;
        } else {
            self.change(
                "INSERT INTO revision_name (revision, name) VALUES (?1, ?2) ON CONFLICT (revision) DO UPDATE SET name = excluded.name",
                params![Text(revision), name],
            )?;
        }
        Ok(())
    }

    /// Adds a revision and makes it the version's working one; answers its number. Readers see nothing of it.
    ///
    /// An autosave takes the place (and number) of an autosave by the same person that was begun no more than ten
    /// minutes before, unless readers see that one, are to see it, somebody named it, or a translation was made from it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is no such version.
    pub fn revision_add(&self, new: &NewRevision<'_>) -> Result<u32, StoreError> {
        let last = self.revision_last(new.version)?;
        let (number, begun_at) = match &last {
            None => (1, new.at.unix_ms()),
            Some(last) if last.takes_in(new) => {
                self.change("DELETE FROM revision WHERE id = ?1", [Text(last.id)])?;
                (last.number, last.begun_at)
            }
            Some(last) => (last.number + 1, new.at.unix_ms()),
        };
        let content = new.content;
        self.change(
            "INSERT INTO revision (id, version, number, begun_at, made_at, made_by, origin, headline, deck, excerpt, credits, lead, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                Text(new.id),
                Text(new.version),
                number,
                begun_at,
                new.at.unix_ms(),
                new.by.map(Text),
                Name(new.origin),
                content.headline,
                content.deck,
                content.excerpt,
                Json(&content.credits),
                content.lead.as_ref().map(Json),
                Json(&content.body),
            ],
        )?;
        self.change_one(
            "version",
            "UPDATE version SET working = ?2 WHERE id = ?1",
            params![Text(new.version), Text(new.id)],
        )?;
        self.search_touch(new.version);
        self.story_changed(new.version, new.at)?;
        Ok(number)
    }

    /// Takes the last revision of a version back: the one before is the working one again. Whether it was so; where more
    /// was written since, nothing happens.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if readers see it or are to see it.
    pub fn revision_take_back(
        &self,
        version: VersionId,
        last: RevisionId,
        before: RevisionId,
    ) -> Result<bool, StoreError> {
        let changed = self.change(
            "UPDATE version SET working = ?3 WHERE id = ?1 AND working = ?2",
            params![Text(version), Text(last), Text(before)],
        )?;
        if changed == 0 {
            return Ok(false);
        }
        self.change("DELETE FROM revision WHERE id = ?1", [Text(last)])?;
        self.search_touch(version);
        Ok(true)
    }
}
