//! Backgrounds: paragraphs that many stories share.

use crate::column::{Columns, Json, Text};
use crate::{Reading, StoreError, Writing};
use domain::background::Background;
use domain::ids::{BackgroundId, VersionId};
use rusqlite::params;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// The background of that id.
    pub fn background_by_id(&self, id: BackgroundId) -> Result<Option<Background>, StoreError> {
        self.one("SELECT id, texts FROM background WHERE id = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok(Background { id: c.text()?, texts: c.json()? })
        })
    }

    /// So many backgrounds, the newest first.
    pub fn backgrounds_newest(&self, most: u16) -> Result<Vec<Background>, StoreError> {
        self.all("SELECT id, texts FROM background ORDER BY id DESC LIMIT ?1", [most], |row| {
            let mut c = Columns::of(row);
            Ok(Background { id: c.text()?, texts: c.json()? })
        })
    }

    /// The versions that name a background in their live or working text.
    pub fn versions_with_background(&self, id: BackgroundId) -> Result<Vec<VersionId>, StoreError> {
        self.all("SELECT version FROM background_use WHERE background = ?1 ORDER BY version", [Text(id)], |row| {
            Columns::of(row).text()
        })
    }
}

impl Writing<'_> {
    /// Adds a background or changes it; the index follows in every version that names it.
    pub fn background_put(&self, background: &Background) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO background (id, texts) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET texts = excluded.texts",
            params![Text(background.id), Json(&background.texts)],
        )?;
        self.media_in_background_refresh(background.id)?;
        for version in self.versions_with_background(background.id)? {
            self.search_touch(version);
        }
        Ok(())
    }

    /// Notes which backgrounds a version names.
    pub(crate) fn background_uses_put(
        &self,
        version: VersionId,
        wanted: &BTreeSet<BackgroundId>,
    ) -> Result<(), StoreError> {
        let present: BTreeSet<BackgroundId> = self
            .all("SELECT background FROM background_use WHERE version = ?1", [Text(version)], |row| {
                Columns::of(row).text()
            })?
            .into_iter()
            .collect();
        for background in present.difference(wanted) {
            self.change(
                "DELETE FROM background_use WHERE background = ?1 AND version = ?2",
                params![Text(*background), Text(version)],
            )?;
        }
        for background in wanted.difference(&present) {
            self.change(
                "INSERT INTO background_use (background, version) VALUES (?1, ?2)",
                params![Text(*background), Text(version)],
            )?;
        }
        Ok(())
    }
}
