//! Sections: a tree an edition.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::EditionCode;
use domain::ids::{SectionId, TopicId, VersionId};
use domain::taxonomy::Section;
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, edition, topic, parent, slug, path, name, description, position FROM section ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Section> {
    let mut c = Columns::of(row);
    Ok(Section {
        id: c.text()?,
        edition: c.text()?,
        topic: c.text()?,
        parent: c.text_or_none()?,
        slug: c.name()?,
        path: c.plain()?,
        name: c.plain()?,
        description: c.plain()?,
        position: c.plain()?,
    })
}

impl Reading<'_> {
    /// The sections of an edition, by position; the tree is in their `parent`.
    pub fn section_list(&self, edition: &EditionCode) -> Result<Vec<Section>, StoreError> {
        self.all(select!("WHERE edition = ?1 ORDER BY position, id"), [edition.as_str()], read)
    }

    /// The section of that id.
    pub fn section_by_id(&self, id: SectionId) -> Result<Option<Section>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// The section at an address, its parents' slugs and its own.
    pub fn section_by_path(&self, edition: &EditionCode, path: &str) -> Result<Option<Section>, StoreError> {
        self.one(select!("WHERE edition = ?1 AND path = ?2"), [edition.as_str(), path], read)
    }

    /// The sections of a topic: a section's counterparts in other editions and itself.
    pub fn sections_of_topic(&self, topic: TopicId) -> Result<Vec<Section>, StoreError> {
        self.all(select!("WHERE topic = ?1 ORDER BY edition"), [Text(topic)], read)
    }

    /// A section and those above it, itself first.
    pub fn section_ancestors(&self, id: SectionId) -> Result<Vec<SectionId>, StoreError> {
        let mut line = vec![id];
        let mut at = id;
        while let Some(parent) = self.section_parent(at)?.filter(|parent| !line.contains(parent)) {
            line.push(parent);
            at = parent;
        }
        Ok(line)
    }

    /// A section and all below it, itself first.
    pub fn section_descendants(&self, id: SectionId) -> Result<Vec<SectionId>, StoreError> {
        let mut family = vec![id];
        let mut next = 0;
        while let Some(&parent) = family.get(next) {
            let children: Vec<SectionId> =
                self.all("SELECT id FROM section WHERE parent = ?1", [Text(parent)], |row| Columns::of(row).text())?;
            family.extend(children);
            next += 1;
        }
        Ok(family)
    }

    fn section_parent(&self, id: SectionId) -> Result<Option<SectionId>, StoreError> {
        let parent =
            self.one("SELECT parent FROM section WHERE id = ?1", [Text(id)], |row| Columns::of(row).text_or_none())?;
        Ok(parent.flatten())
    }
}

impl Writing<'_> {
    /// Adds or changes a section; one that moves takes its versions to the listings of the sections above it. The
    /// paths of those below it are the caller's to change.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the path is taken; [`StoreError::Rule`] if it would stand below itself.
    pub fn section_put(&self, section: &Section) -> Result<(), StoreError> {
        let before = self.section_by_id(section.id)?;
        if let Some(parent) = section.parent
            && self.section_ancestors(parent)?.contains(&section.id)
        {
            return Err(StoreError::Rule { rule: "a section does not stand below itself".into() });
        }
        self.change(
            "INSERT INTO section (id, edition, topic, parent, slug, path, name, description, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET topic = excluded.topic, parent = excluded.parent, slug = excluded.slug,
                 path = excluded.path, name = excluded.name, description = excluded.description, position = excluded.position",
            params![
                Text(section.id),
                section.edition.as_str(),
                Text(section.topic),
                section.parent.map(Text),
                Name(&section.slug),
                section.path,
                section.name,
                section.description,
                section.position,
            ],
        )?;
        if before.is_some_and(|before| before.parent != section.parent) {
            for section in self.section_descendants(section.id)? {
                for version in self.versions_of_section(section)? {
                    self.listing_rows_refresh(version)?;
                }
            }
        }
        Ok(())
    }

    /// Takes a section away that no version stands in and no section below; nothing happens where it is absent.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] while anything names it.
    pub fn section_delete(&self, id: SectionId) -> Result<(), StoreError> {
        self.change("DELETE FROM section_pin WHERE section = ?1", [Text(id)])?;
        self.change("DELETE FROM section WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}

impl Reading<'_> {
    /// The versions that stand in a section itself, published or not.
    pub fn versions_of_section(&self, section: SectionId) -> Result<Vec<VersionId>, StoreError> {
        self.all("SELECT version FROM version_section WHERE section = ?1", [Text(section)], |row| {
            Columns::of(row).text()
        })
    }
}
