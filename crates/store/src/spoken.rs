//! What is said in films and recordings: captions and transcripts, an edition each.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::MediaId;
use domain::library::Spoken;
use rusqlite::params;

impl Reading<'_> {
    /// What is said in a film or a recording, in the order of the editions' codes.
    pub fn media_spoken(&self, id: MediaId) -> Result<Vec<Spoken>, StoreError> {
        self.all(
            "SELECT edition, captions, transcript FROM media_spoken WHERE media = ?1 ORDER BY edition",
            [Text(id)],
            |row| {
                let mut c = Columns::of(row);
                Ok(Spoken { edition: c.text()?, captions: c.text_or_none()?, transcript: c.plain()? })
            },
        )
    }
}

impl Writing<'_> {
    /// Says what is said in a film or a recording for one edition; with neither captions nor transcript, nothing.
    pub fn media_spoken_put(&self, id: MediaId, spoken: &Spoken) -> Result<(), StoreError> {
        if spoken.captions.is_none() && spoken.transcript.is_empty() {
            self.change(
                "DELETE FROM media_spoken WHERE media = ?1 AND edition = ?2",
                params![Text(id), spoken.edition.as_str()],
            )?;
            return Ok(());
        }
        self.change(
            "INSERT INTO media_spoken (media, edition, captions, transcript) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (media, edition) DO UPDATE SET captions = excluded.captions, transcript = excluded.transcript",
            params![Text(id), spoken.edition.as_str(), spoken.captions.map(Text), spoken.transcript],
        )?;
        Ok(())
    }
}
