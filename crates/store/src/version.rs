//! Versions: where a story stands in one edition. What is written is in `revision`.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{SectionId, StoryId, TagId, VersionId};
use domain::story::TranslatedFrom;
use domain::{EditionCode, Path, State, Timestamp, Version};
use rusqlite::types::FromSqlError;
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.story, s.kind, v.edition, v.path, v.state, v.scheduled_at, v.note, v.flag, v.published_at, v.updated_at,
                    v.commenting, v.pinned_until, v.translated_edition, v.translated_revision, v.translated_blocks, v.live, v.working
             FROM version v JOIN story s ON s.id = v.story ",
            $rest
        )
    };
}

/// A version without its sections and tags, which have tables of their own.
fn read(row: &Row<'_>) -> rusqlite::Result<Version> {
    let mut c = Columns::of(row);
    Ok(Version {
        id: c.text()?,
        story: c.text()?,
        kind: c.name()?,
        edition: c.text()?,
        path: c.name()?,
        state: read_state(&mut c)?,
        flag: c.name_or_none()?,
        published_at: c.moment_or_none()?,
        updated_at: c.moment_or_none()?,
        commenting: c.name()?,
        pinned_until: c.moment_or_none()?,
        sections: Vec::new(),
        tags: Vec::new(),
        translated_from: match (c.text_or_none()?, c.text_or_none()?, c.json_or_none()?) {
            (Some(edition), Some(revision), Some(blocks)) => Some(TranslatedFrom { edition, revision, blocks }),
            _ => None,
        },
        live: c.text_or_none()?,
        working: c.text()?,
    })
}

#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no state of a version")]
struct UnknownState(String);

/// The columns `state`, `scheduled_at`, `note`.
pub(crate) fn read_state(c: &mut Columns<'_>) -> rusqlite::Result<State> {
    let (name, scheduled_at, note) = (c.plain::<String>()?, c.moment_or_none()?, c.plain::<Option<String>>()?);
    Ok(match (name.as_str(), scheduled_at, note) {
        ("draft", ..) => State::Draft,
        ("in_review", ..) => State::InReview,
        ("scheduled", Some(at), _) => State::Scheduled { at },
        ("published", ..) => State::Published,
        ("unpublished", ..) => State::Unpublished,
        ("withdrawn", _, Some(note)) => State::Withdrawn { note },
        _ => return Err(FromSqlError::other(UnknownState(name)).into()),
    })
}

fn scheduled_at(state: &State) -> Option<i64> {
    match state {
        State::Scheduled { at } => Some(at.unix_ms()),
        _ => None,
    }
}

fn note(state: &State) -> Option<&str> {
    match state {
        State::Withdrawn { note } => Some(note),
        _ => None,
    }
}

impl Reading<'_> {
    /// The version of that id.
    pub fn version_by_id(&self, id: VersionId) -> Result<Option<Version>, StoreError> {
        let version = self.one(select!("WHERE v.id = ?1"), [Text(id)], read)?;
        version.map(|version| self.with_taxonomy(version)).transpose()
    }

    /// The version that stands at a path, in whatever state.
    pub fn version_by_path(&self, edition: &EditionCode, path: &Path) -> Result<Option<Version>, StoreError> {
        let version =
            self.one(select!("WHERE v.edition = ?1 AND v.path = ?2"), params![edition.as_str(), path.as_str()], read)?;
        version.map(|version| self.with_taxonomy(version)).transpose()
    }

    /// A version whose path has that key, which the caller made free of spelling variants; of several, a published
    /// one, else the oldest.
    pub fn version_by_slug_key(&self, edition: &EditionCode, key: &str) -> Result<Option<Version>, StoreError> {
        let same = self.all(select!("WHERE v.edition = ?1 AND v.path_key = ?2"), [edition.as_str(), key], read)?;
        let best = same.into_iter().min_by_key(|version| (version.state != State::Published, version.id));
        best.map(|version| self.with_taxonomy(version)).transpose()
    }

    /// A story in an edition.
    pub fn version_of_story(&self, story: StoryId, edition: &EditionCode) -> Result<Option<Version>, StoreError> {
        let version =
            self.one(select!("WHERE v.story = ?1 AND v.edition = ?2"), params![Text(story), edition.as_str()], read)?;
        version.map(|version| self.with_taxonomy(version)).transpose()
    }

    /// A story in all its editions, in the order of their codes.
    pub fn versions_of_story(&self, story: StoryId) -> Result<Vec<Version>, StoreError> {
        let versions = self.all(select!("WHERE v.story = ?1 ORDER BY v.edition"), [Text(story)], read)?;
        versions.into_iter().map(|version| self.with_taxonomy(version)).collect()
    }

    /// Whether nothing (but that version) stands at a path.
    pub fn path_is_free(
        &self,
        edition: &EditionCode,
        path: &Path,
        except: Option<VersionId>,
    ) -> Result<bool, StoreError> {
        let taken: Option<VersionId> = self.one(
            "SELECT id FROM version WHERE edition = ?1 AND path = ?2",
            params![edition.as_str(), path.as_str()],
            |row| Columns::of(row).text(),
        )?;
        Ok(taken.is_none() || taken == except)
    }

    fn with_taxonomy(&self, mut version: Version) -> Result<Version, StoreError> {
        version.sections = self.version_sections(version.id)?;
        version.tags = self.version_tags(version.id)?;
        Ok(version)
    }

    pub(crate) fn version_sections(&self, version: VersionId) -> Result<Vec<SectionId>, StoreError> {
        self.all("SELECT section FROM version_section WHERE version = ?1 ORDER BY position", [Text(version)], |row| {
            Columns::of(row).text()
        })
    }

    pub(crate) fn version_tags(&self, version: VersionId) -> Result<Vec<TagId>, StoreError> {
        self.all("SELECT tag FROM version_tag WHERE version = ?1 ORDER BY position", [Text(version)], |row| {
            Columns::of(row).text()
        })
    }

    fn version_state(&self, id: VersionId) -> Result<Option<State>, StoreError> {
        self.one("SELECT state, scheduled_at, note FROM version WHERE id = ?1", [Text(id)], |row| {
            read_state(&mut Columns::of(row))
        })
    }
}

impl Writing<'_> {
    /// Adds a version, or changes where one stands: path, state, dates, flag, pin, sections, tags, source of the
    /// translation. `path_key` is its path without spelling variants.
    ///
    /// What is written stays as it is: `live` and `working` change by [`Writing::revision_add`] and
    /// [`Writing::version_publish`] alone (a new version takes its first `working` from here; that revision has to
    /// follow in the same transaction). A published version that leaves [`State::Published`] leaves the listings;
    /// one that stays is listed where it now belongs.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the path is taken or the story has a version in the edition;
    /// [`StoreError::Rule`] if it would become published, which only [`Writing::version_publish`] does.
    pub fn version_put(&self, version: &Version, path_key: &str) -> Result<(), StoreError> {
        let before = self.version_state(version.id)?;
        let (published_before, published) = (before == Some(State::Published), version.state == State::Published);
        if published && !published_before {
            return Err(StoreError::Rule { rule: "a version becomes published by version_publish".into() });
        }
        if before.is_none() {
            self.version_insert(version)?;
        }
        self.version_update(version, path_key)?;
        self.version_sections_put(version.id, &version.sections)?;
        self.version_tags_put(version.id, &version.tags)?;
        self.plans_follow(version.id, &version.state)?;
        self.search_touch(version.id);
        if published {
            self.listing_rows_refresh(version.id)?;
        } else if published_before {
            self.listing_rows_remove(version.id)?;
        }
        Ok(())
    }

    /// What never changes again, and a draft's state: the rest follows by [`Self::version_update`].
    fn version_insert(&self, version: &Version) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO version (id, story, edition, path, path_key, state, commenting, working)
             VALUES (?1, ?2, ?3, ?4, '', 'draft', ?5, ?6)",
            params![
                Text(version.id),
                Text(version.story),
                version.edition.as_str(),
                version.path.as_str(),
                Name(version.commenting),
                Text(version.working),
            ],
        )?;
        Ok(())
    }

    fn version_update(&self, version: &Version, path_key: &str) -> Result<(), StoreError> {
        let source = version.translated_from.as_ref();
        self.change(
            "UPDATE version SET path = ?2, path_key = ?3, state = ?4, scheduled_at = ?5, note = ?6, flag = ?7, published_at = ?8,
                 updated_at = ?9, commenting = ?10, pinned_until = ?11, translated_edition = ?12, translated_revision = ?13,
                 translated_blocks = ?14
             WHERE id = ?1",
            params![
                Text(version.id),
                version.path.as_str(),
                path_key,
                version.state.as_str(),
                scheduled_at(&version.state),
                note(&version.state),
                version.flag.map(Name),
                version.published_at.map(Timestamp::unix_ms),
                version.updated_at.map(Timestamp::unix_ms),
                Name(version.commenting),
                version.pinned_until.map(Timestamp::unix_ms),
                source.map(|source| Text(&source.edition)),
                source.map(|source| Text(source.revision)),
                source.map(|source| Json(&source.blocks)),
            ],
        )?;
        Ok(())
    }

    /// Takes a version from readers' listings and gives it a state other than published.
    ///
    /// # Errors
    /// [`StoreError::Missing`]; [`StoreError::Rule`] for [`State::Published`].
    pub fn version_unlist(&self, id: VersionId, state: &State) -> Result<(), StoreError> {
        if *state == State::Published {
            return Err(StoreError::Rule { rule: "a version becomes published by version_publish".into() });
        }
        self.change_one(
            "version",
            "UPDATE version SET state = ?2, scheduled_at = ?3, note = ?4 WHERE id = ?1",
            params![Text(id), state.as_str(), scheduled_at(state), note(state)],
        )?;
        self.plans_follow(id, state)?;
        self.search_touch(id);
        self.listing_rows_remove(id)
    }

    fn version_sections_put(&self, version: VersionId, sections: &[SectionId]) -> Result<(), StoreError> {
        if self.version_sections(version)? == sections {
            return Ok(());
        }
        self.change("DELETE FROM version_section WHERE version = ?1", [Text(version)])?;
        for (position, section) in (0_i64..).zip(sections) {
            self.change(
                "INSERT INTO version_section (version, position, section) VALUES (?1, ?2, ?3)",
                params![Text(version), position, Text(section)],
            )?;
        }
        Ok(())
    }

    fn version_tags_put(&self, version: VersionId, tags: &[TagId]) -> Result<(), StoreError> {
        if self.version_tags(version)? == tags {
            return Ok(());
        }
        self.change("DELETE FROM version_tag WHERE version = ?1", [Text(version)])?;
        for (position, tag) in (0_i64..).zip(tags) {
            self.change(
                "INSERT INTO version_tag (version, position, tag) VALUES (?1, ?2, ?3)",
                params![Text(version), position, Text(tag)],
            )?;
        }
        Ok(())
    }
}
