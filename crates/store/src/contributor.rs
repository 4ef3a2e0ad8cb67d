//! Contributors: those whom the newsroom credits.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Slug;
use domain::contributor::Contributor;
use domain::ids::{ContributorId, VersionId};
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

/// Of one who turned out to be another, who turned out to be another…: so many are followed.
const LONGEST_LINE: usize = 32;

impl Reading<'_> {
    /// The contributor of that slug.
    pub fn contributor_by_slug(&self, slug: &Slug) -> Result<Option<Contributor>, StoreError> {
        self.one(select!("WHERE slug = ?1 AND merged_into IS NULL"), [slug.as_str()], read)
    }

    /// The contributor of that id, or whom they were merged into.
    pub fn contributor_by_id(&self, id: ContributorId) -> Result<Option<Contributor>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(self.contributor_meant(id)?)], read)
    }

    /// Those contributors, in that order, each under the id that was asked for, whomever they were merged into; unknown
    /// ids are left out.
    pub fn contributors_by_ids(&self, ids: &[ContributorId]) -> Result<Vec<Contributor>, StoreError> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.contributor_by_id(*id)?.map(|meant| Contributor { id: *id, ..meant }));
        }
        Ok(found)
    }

    /// All contributors, by slug, without those who were merged into others.
    pub fn contributor_list(&self) -> Result<Vec<Contributor>, StoreError> {
        self.all(select!("WHERE merged_into IS NULL ORDER BY slug"), [], read)
    }

    /// Whom a credit means: the one it names, or whom that one was merged into.
    pub fn contributor_meant(&self, id: ContributorId) -> Result<ContributorId, StoreError> {
        let mut meant = id;
        for _ in 0..LONGEST_LINE {
            match self.contributor_merged(meant)?.1 {
                Some(into) => meant = into,
                None => break,
            }
        }
        Ok(meant)
    }

    /// Somebody's own slug, and whom they were merged into.
    pub fn contributor_merged(&self, id: ContributorId) -> Result<(Option<Slug>, Option<ContributorId>), StoreError> {
        let found = self.one("SELECT slug, merged_into FROM contributor WHERE id = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok((Some(c.name()?), c.text_or_none()?))
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Published versions that credit somebody, themselves or by one who was merged into them.
    pub fn versions_crediting(&self, id: ContributorId) -> Result<Vec<VersionId>, StoreError> {
        self.all(
            "SELECT l.version FROM edition CROSS JOIN scope s ON s.edition = edition.code AND s.kind = 'contributor' AND s.key = ?1
             CROSS JOIN listing l ON l.scope = s.id",
            [Text(id)],
            |row| Columns::of(row).text(),
        )
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

    /// Lets somebody be another from now on, under that slug of their own, or themselves again (`None`); listings and the
    /// index follow.
    ///
    /// # Errors
    /// [`StoreError::Missing`]; [`StoreError::Conflict`] if the slug is taken.
    pub fn contributor_merge(
        &self,
        id: ContributorId,
        slug: &Slug,
        into: Option<ContributorId>,
    ) -> Result<(), StoreError> {
        let versions = self.versions_crediting(self.contributor_meant(id)?)?;
        self.change_one(
            "contributor",
            "UPDATE contributor SET slug = ?2, merged_into = ?3 WHERE id = ?1",
            params![Text(id), Name(slug), into.map(Text)],
        )?;
        for version in versions {
            self.listing_rows_refresh(version)?;
            self.search_touch(version);
        }
        Ok(())
    }

    /// Takes a contributor away whom nobody credits yet; nothing happens where they are absent.
    pub fn contributor_delete(&self, id: ContributorId) -> Result<(), StoreError> {
        self.change("DELETE FROM contributor WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
