//! Pictures and files; their bytes are kept elsewhere, by hash.

use crate::column::{Columns, Json, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::ids::MediaId;
use domain::media::{FocalPoint, Framing, Media};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, hash, file_name, mime, width, height, bytes, source_url, texts, focus_x, focus_y, whole FROM media ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Media> {
    let mut c = Columns::of(row);
    Ok(Media {
        id: c.text()?,
        hash: c.plain()?,
        file_name: c.plain()?,
        mime: c.plain()?,
        width: c.plain()?,
        height: c.plain()?,
        bytes: c.count()?,
        source_url: c.plain()?,
        texts: c.json()?,
        framing: Framing { focus: FocalPoint::new(c.plain()?, c.plain()?).unwrap_or_default(), whole: c.plain()? },
    })
}

impl Reading<'_> {
    /// The medium of that id.
    pub fn media_by_id(&self, id: MediaId) -> Result<Option<Media>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// Those media, in that order; unknown ids are left out.
    pub fn media_by_ids(&self, ids: &[MediaId]) -> Result<Vec<Media>, StoreError> {
        ids.iter().filter_map(|id| self.media_by_id(*id).transpose()).collect()
    }

    /// All media whose bytes have that hash, the oldest first.
    pub fn media_by_hash(&self, hash: &str) -> Result<Vec<Media>, StoreError> {
        self.all(select!("WHERE hash = ?1 ORDER BY rowid"), [hash], read)
    }

    /// What was at that address on the old site, the oldest first.
    pub fn media_by_source(&self, url: &str) -> Result<Vec<Media>, StoreError> {
        self.all(select!("WHERE source_url = ?1 ORDER BY rowid"), [url], read)
    }

    /// A page of the library, the newest id first: so many, older than `before`.
    pub fn media_list(&self, before: Option<MediaId>, limit: u32) -> Result<Vec<Media>, StoreError> {
        match before {
            Some(before) => {
                self.all(select!("WHERE id < ?1 ORDER BY id DESC LIMIT ?2"), params![Text(before), limit], read)
            }
            None => self.all(select!("ORDER BY id DESC LIMIT ?1"), [limit], read),
        }
    }
}

impl Writing<'_> {
    /// Adds or changes a medium.
    pub fn media_put(&self, media: &Media) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO media (id, hash, file_name, mime, width, height, bytes, source_url, texts, focus_x, focus_y, whole)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, file_name = excluded.file_name, mime = excluded.mime,
                 width = excluded.width, height = excluded.height, bytes = excluded.bytes, source_url = excluded.source_url,
                 texts = excluded.texts,
                 focus_x = excluded.focus_x, focus_y = excluded.focus_y, whole = excluded.whole",
            params![
                Text(media.id),
                media.hash,
                media.file_name,
                media.mime,
                media.width,
                media.height,
                count(media.bytes),
                media.source_url,
                Json(&media.texts),
                media.framing.focus.x(),
                media.framing.focus.y(),
                media.framing.whole,
            ],
        )?;
        self.media_words_put(media)
    }
}
