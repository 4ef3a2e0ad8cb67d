//! Tags.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{TagId, TopicId, VersionId};
use domain::taxonomy::Tag;
use domain::{EditionCode, Slug};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT t.id, t.edition, t.topic, t.slug, t.name, t.description FROM ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Tag> {
    let mut c = Columns::of(row);
    Ok(Tag {
        id: c.text()?,
        edition: c.text()?,
        topic: c.text()?,
        slug: c.name()?,
        name: c.plain()?,
        description: c.plain()?,
    })
}

impl Reading<'_> {
    /// The tag of that id.
    pub fn tag_by_id(&self, id: TagId) -> Result<Option<Tag>, StoreError> {
        self.one(select!("tag t WHERE t.id = ?1"), [Text(id)], read)
    }

    /// The tag of that slug in an edition.
    pub fn tag_by_slug(&self, edition: &EditionCode, slug: &Slug) -> Result<Option<Tag>, StoreError> {
        self.one(select!("tag t WHERE t.edition = ?1 AND t.slug = ?2"), [edition.as_str(), slug.as_str()], read)
    }

    /// The tags of an edition, by slug.
    pub fn tag_list(&self, edition: &EditionCode) -> Result<Vec<Tag>, StoreError> {
        self.all(select!("tag t WHERE t.edition = ?1 ORDER BY t.slug"), [edition.as_str()], read)
    }

    /// The tags of an edition that most stories have, those of none left out.
    pub fn tags_used_most(&self, edition: &EditionCode, limit: u32) -> Result<Vec<Tag>, StoreError> {
        self.all(
            select!(
                "scope s CROSS JOIN tag t ON t.id = s.key
                 WHERE s.edition = ?1 AND s.kind = 'tag' AND s.listed > 0 ORDER BY s.listed DESC LIMIT ?2"
            ),
            params![edition.as_str(), limit],
            read,
        )
    }

    /// The tags of a version, in order.
    pub fn tags_of(&self, version: VersionId) -> Result<Vec<Tag>, StoreError> {
        self.all(
            select!("version_tag v CROSS JOIN tag t ON t.id = v.tag WHERE v.version = ?1 ORDER BY v.position"),
            [Text(version)],
            read,
        )
    }

    /// The versions that have a tag, published or not.
    pub fn versions_of_tag(&self, tag: TagId) -> Result<Vec<VersionId>, StoreError> {
        self.all("SELECT version FROM version_tag WHERE tag = ?1", [Text(tag)], |row| Columns::of(row).text())
    }

    /// The tags of a topic: a tag's counterparts in other editions and itself.
    pub fn tags_of_topic(&self, topic: TopicId) -> Result<Vec<Tag>, StoreError> {
        self.all(select!("tag t WHERE t.topic = ?1 ORDER BY t.edition"), [Text(topic)], read)
    }
}

impl Writing<'_> {
    /// Adds or changes a tag.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the slug is taken.
    pub fn tag_put(&self, tag: &Tag) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO tag (id, edition, topic, slug, name, description) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET topic = excluded.topic, slug = excluded.slug, name = excluded.name, description = excluded.description",
            params![Text(tag.id), tag.edition.as_str(), Text(tag.topic), Name(&tag.slug), tag.name, tag.description],
        )?;
        Ok(())
    }

    /// Takes a tag away that no version has; nothing happens where it is absent.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] while a version has it.
    pub fn tag_delete(&self, id: TagId) -> Result<(), StoreError> {
        self.change("DELETE FROM tag WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
