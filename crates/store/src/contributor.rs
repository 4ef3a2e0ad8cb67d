//! Contributors: those whom the newsroom credits.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Slug;
use domain::contributor::Contributor;
use domain::ids::ContributorId;
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, slug, name, portrait, texts FROM contributor ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Contributor> {
    let mut c = Columns::of(row);
    Ok(Contributor { id: c.text()?, slug: c.name()?, name: c.plain()?, portrait: c.text_or_none()?, texts: c.json()? })
}

impl Reading<'_> {
    /// The contributor of that slug.
    pub fn contributor_by_slug(&self, slug: &Slug) -> Result<Option<Contributor>, StoreError> {
        self.one(select!("WHERE slug = ?1"), [slug.as_str()], read)
    }

    /// The contributor of that id.
    pub fn contributor_by_id(&self, id: ContributorId) -> Result<Option<Contributor>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// Those contributors, in that order; unknown ids are left out.
    pub fn contributors_by_ids(&self, ids: &[ContributorId]) -> Result<Vec<Contributor>, StoreError> {
        ids.iter().filter_map(|id| self.contributor_by_id(*id).transpose()).collect()
    }

    /// All contributors, by slug.
    pub fn contributor_list(&self) -> Result<Vec<Contributor>, StoreError> {
        self.all(select!("ORDER BY slug"), [], read)
    }
}

impl Writing<'_> {
    /// Adds or changes a contributor.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the slug is taken.
    pub fn contributor_put(&self, contributor: &Contributor) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO contributor (id, slug, name, portrait, texts) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, portrait = excluded.portrait, texts = excluded.texts",
            params![Text(contributor.id), Name(&contributor.slug), contributor.name, contributor.portrait.map(Text), Json(&contributor.texts)],
        )?;
        Ok(())
    }

    /// Takes a contributor away whom nobody credits yet; nothing happens where they are absent.
    pub fn contributor_delete(&self, id: ContributorId) -> Result<(), StoreError> {
        self.change("DELETE FROM contributor WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
