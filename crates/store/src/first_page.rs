//! The pictures of files' first pages: what stands for an issue that has no picture of its own.

use crate::column::{Columns, Json, Text};
use crate::{Reading, StoreError, Writing};
use domain::Document;
use domain::document::Block;
use domain::ids::{MediaId, VersionId};
use domain::story::LeadPicture;
use rusqlite::params;

impl Reading<'_> {
    /// The picture of a file's first page.
    pub fn first_page_of(&self, file: MediaId) -> Result<Option<MediaId>, StoreError> {
        self.one("SELECT picture FROM first_page WHERE file = ?1", [Text(file)], |row| Columns::of(row).text())
    }

    /// What stands for an issue with that text: the first page of the first of its files that has one.
    pub fn cover_of(&self, body: &Document) -> Result<Option<LeadPicture>, StoreError> {
        for block in body.blocks() {
            let Block::File(file) = block else { continue };
            let Some(file) = file.media.media else { continue };
            if let Some(media) = self.first_page_of(file)? {
                return Ok(Some(LeadPicture { media, alt: None, caption: None }));
            }
        }
        Ok(None)
    }
}

impl Writing<'_> {
    /// Says which picture is that of a file's first page; the issues that readers see have it as their cover at once.
    pub fn first_page_put(&self, file: MediaId, picture: MediaId) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO first_page (file, picture) VALUES (?1, ?2) ON CONFLICT (file) DO UPDATE SET picture = excluded.picture",
            params![Text(file), Text(picture)],
        )?;
        let issues: Vec<(VersionId, Document)> = self.all(
            "SELECT v.id, r.body FROM media_shown m CROSS JOIN version v ON v.id = m.version CROSS JOIN story s ON s.id = v.story
                 CROSS JOIN revision r ON r.id = v.live
             WHERE m.media = ?1 AND s.kind = 'issue' AND r.lead IS NULL",
            [Text(file)],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.text()?, c.json()?))
            },
        )?;
        for (version, body) in issues {
            let cover = self.cover_of(&body)?;
            self.change(
                "UPDATE card SET lead = ?2 WHERE version = ?1",
                params![Text(version), cover.as_ref().map(Json)],
            )?;
        }
        Ok(())
    }
}
