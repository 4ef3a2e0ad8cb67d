//! How the library is kept, what of it somebody looks for, and what uses a medium.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::document::MediaNamed;
use domain::ids::{FolderId, MediaId, VersionId};
use domain::library::{Filing, Folder, MediaUse, MediaWanted, words_of};
use domain::media::Media;
use domain::story::LeadPicture;
use domain::{Document, Timestamp};
use rusqlite::{Row, params};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Texts, people and places that are listed as using a medium.
const MOST_USES: i64 = 200;

fn read_filing(row: &Row<'_>) -> rusqlite::Result<Filing> {
    let mut c = Columns::of(row);
    Ok(Filing {
        folder: c.text_or_none()?,
        rights: c.plain()?,
        expires: c.moment_or_none()?,
        added_by: c.text_or_none()?,
        added: c.moment_or_none()?,
        removed: c.moment_or_none()?,
    })
}

fn read_id(row: &Row<'_>) -> rusqlite::Result<MediaId> {
    Columns::of(row).text()
}

/// The words as the index is asked for all of them, each as a beginning. They hold letters and digits alone.
fn expression(words: &[String]) -> String {
    words.iter().fold(String::new(), |mut all, word| {
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        if !word.is_empty() {
            let _ = write!(all, "\"{word}\"* ");
        }
        all
    })
}

impl Reading<'_> {
    /// How a medium is kept.
    pub fn media_filing(&self, id: MediaId) -> Result<Option<Filing>, StoreError> {
        self.one(
            "SELECT folder, rights, expires, added_by, added, removed FROM media WHERE id = ?1",
            [Text(id)],
            read_filing,
        )
    }

    /// A part of what is wanted of the library, the newest first: so many behind the first `skip`.
    pub fn media_wanted(&self, wanted: &MediaWanted, skip: u32, limit: u32) -> Result<Vec<MediaId>, StoreError> {
        let (kind, folder) = (wanted.kind.map(|kind| kind.as_str()), wanted.folder.map(Text));
        let words = expression(&wanted.words);
        if words.is_empty() {
            return self.all(
                "SELECT id FROM media WHERE removed IS NULL AND (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR folder = ?2)
                 ORDER BY id DESC LIMIT ?3 OFFSET ?4",
                params![kind, folder, limit, skip],
                read_id,
            );
        }
        self.all(
            "SELECT m.id FROM media_words w CROSS JOIN media m ON m.rowid = w.rowid
             WHERE media_words MATCH ?5 AND m.removed IS NULL AND (?1 IS NULL OR m.kind = ?1) AND (?2 IS NULL OR m.folder = ?2)
             ORDER BY w.rowid DESC LIMIT ?3 OFFSET ?4",
            params![kind, folder, limit, skip, words],
            read_id,
        )
    }

    /// How many are wanted of the library.
    pub fn media_wanted_count(&self, wanted: &MediaWanted) -> Result<u64, StoreError> {
        let (kind, folder) = (wanted.kind.map(|kind| kind.as_str()), wanted.folder.map(Text));
        let words = expression(&wanted.words);
        let count = |row: &Row<'_>| Columns::of(row).count();
        if words.is_empty() {
            return self.value(
                "SELECT count(*) FROM media WHERE removed IS NULL AND (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR folder = ?2)",
                params![kind, folder],
                count,
            );
        }
        self.value(
            "SELECT count(*) FROM media_words w CROSS JOIN media m ON m.rowid = w.rowid
             WHERE media_words MATCH ?3 AND m.removed IS NULL AND (?1 IS NULL OR m.kind = ?1) AND (?2 IS NULL OR m.folder = ?2)",
            params![kind, folder, words],
            count,
        )
    }

    /// Media whose rights have ended, those that ended first first.
    pub fn media_expired(&self, now: Timestamp, limit: u32) -> Result<Vec<MediaId>, StoreError> {
        self.all(
            "SELECT id FROM media INDEXED BY media_expires WHERE expires IS NOT NULL AND expires <= ?1 AND removed IS NULL ORDER BY expires LIMIT ?2",
            params![now.unix_ms(), limit],
            read_id,
        )
    }

    /// All folders, by name.
    pub fn media_folders(&self) -> Result<Vec<Folder>, StoreError> {
        self.all("SELECT id, name FROM media_folder ORDER BY name LIMIT 1000", [], |row| {
            let mut c = Columns::of(row);
            Ok(Folder { id: c.text()?, name: c.plain()? })
        })
    }

    /// What uses a medium; of very many uses, some.
    pub fn media_uses(&self, id: MediaId) -> Result<Vec<MediaUse>, StoreError> {
        let text = Text(id);
        let mut uses = BTreeSet::new();
        uses.extend(self.all(
            "SELECT version FROM media_shown WHERE media = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Shown(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all(
            "SELECT version FROM media_in_work WHERE media = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Work(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all(
            "SELECT id FROM contributor WHERE portrait = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Portrait(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all(
            "SELECT id FROM section WHERE picture = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Section(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all("SELECT id FROM series WHERE cover = ?1 LIMIT ?2", params![text, MOST_USES], |row| {
            Ok(MediaUse::Cover(Columns::of(row).text()?))
        })?);
        uses.extend(self.all(
            "SELECT background FROM media_in_background WHERE media = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Background(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all(
            "SELECT media FROM media_spoken WHERE captions = ?1 LIMIT ?2",
            params![text, MOST_USES],
            |row| Ok(MediaUse::Captions(Columns::of(row).text()?)),
        )?);
        uses.extend(self.all(
            "SELECT code FROM edition WHERE instr(site, ?1) > 0
                 OR EXISTS (SELECT 1 FROM menu WHERE menu.edition = edition.code AND instr(menu.items, ?1) > 0)",
            params![text],
            |row| Ok(MediaUse::Site(Columns::of(row).text()?)),
        )?);
        Ok(uses.into_iter().collect())
    }

    /// Versions whose working text readers do not see, in the order of their ids: so many behind `after`.
    pub fn versions_in_work(&self, after: Option<VersionId>, limit: u32) -> Result<Vec<VersionId>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.all(
            "SELECT id FROM version WHERE id > ?1 AND (live IS NOT working OR state <> 'published') ORDER BY id LIMIT ?2",
            params![after, limit],
            |row| Columns::of(row).text(),
        )
    }

    /// Media in the order of their ids, removed ones too: so many behind `after`.
    pub fn media_all(&self, after: Option<MediaId>, limit: u32) -> Result<Vec<MediaId>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.all("SELECT id FROM media WHERE id > ?1 ORDER BY id LIMIT ?2", params![after, limit], read_id)
    }
}

impl Writing<'_> {
    /// Changes how a medium is kept.
    ///
    /// # Errors
    /// [`StoreError::Missing`] without such a medium.
    pub fn media_filing_put(&self, id: MediaId, filing: &Filing) -> Result<(), StoreError> {
        self.change_one(
            "media",
            "UPDATE media SET folder = ?2, rights = ?3, expires = ?4, added_by = ?5, added = ?6, removed = ?7 WHERE id = ?1",
            params![
                Text(id),
                filing.folder.map(Text),
                filing.rights,
                filing.expires.map(Timestamp::unix_ms),
                filing.added_by.map(Text),
                filing.added.map(Timestamp::unix_ms),
                filing.removed.map(Timestamp::unix_ms),
            ],
        )
    }

    /// Adds a folder or gives it another name.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the name is taken.
    pub fn media_folder_put(&self, folder: &Folder) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO media_folder (id, name) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            params![Text(folder.id), folder.name],
        )?;
        Ok(())
    }

    /// Removes a folder; what lay in it lies in none.
    pub fn media_folder_remove(&self, id: FolderId) -> Result<(), StoreError> {
        self.change("UPDATE media SET folder = NULL WHERE folder = ?1", [Text(id)])?;
        self.change("DELETE FROM media_folder WHERE id = ?1", [Text(id)])?;
        Ok(())
    }

    /// Makes the words anew by which a medium is found.
    pub fn media_words_put(&self, media: &Media) -> Result<(), StoreError> {
        let texts = media.texts.iter().flat_map(|text| [&text.alt, &text.caption, &text.credit]);
        let words: Vec<String> = texts.chain([&media.file_name]).flat_map(|text| words_of(text)).collect();
        self.change(
            "INSERT OR REPLACE INTO media_words (rowid, words) VALUES ((SELECT rowid FROM media WHERE id = ?1), ?2)",
            params![Text(media.id), words.join(" ")],
        )?;
        Ok(())
    }

    /// Notes anew which media stand in a version's working text, where that is not what readers see.
    pub fn media_in_work_refresh(&self, version: VersionId) -> Result<(), StoreError> {
        self.change("DELETE FROM media_in_work WHERE version = ?1", [Text(version)])?;
        let working = self.one(
            "SELECT r.body, r.lead, r.credits FROM version v CROSS JOIN revision r ON r.id = v.working
             WHERE v.id = ?1 AND (v.live IS NOT v.working OR v.state <> 'published')",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.json::<Document>()?, c.json_or_none::<LeadPicture>()?, c.plain::<String>()?))
            },
        )?;
        let Some((body, lead, credits)) = working else { return Ok(()) };
        let mut named: MediaNamed = body.media_named();
        named.ids.extend(lead.map(|lead| lead.media));
        named.add_addresses(&credits);
        for media in self.media_here(named)? {
            self.change(
                "INSERT INTO media_in_work (media, version) VALUES (?1, ?2)",
                params![Text(media), Text(version)],
            )?;
        }
        Ok(())
    }
}
