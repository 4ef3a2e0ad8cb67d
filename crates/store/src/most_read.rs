//! What readers read: counts by day, and the list that is drawn up from them.

use crate::column::{Columns, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::ids::VersionId;
use domain::listing::Card;
use domain::most_read::{Day, Reads};
use domain::{EditionCode, Timestamp};
use rusqlite::params;

impl Reading<'_> {
    /// The counts from a day on, in no order.
    pub fn reads_since(&self, day: Day) -> Result<Vec<Reads>, StoreError> {
        self.all("SELECT version, day, reads FROM read_count WHERE day >= ?1", [day.0], |row| {
            let mut c = Columns::of(row);
            Ok(Reads { version: c.text()?, day: Day(c.plain()?), reads: c.count()? })
        })
    }

    /// The most-read stories of an edition as they were last drawn up, those that readers do not see left out.
    pub fn most_read(&self, edition: &EditionCode, limit: u32, now: Timestamp) -> Result<Vec<Card>, StoreError> {
        let versions = self.most_read_versions(edition)?;
        let cards = versions.iter().filter_map(|version| self.card_by_version(*version, now).transpose());
        cards.take(limit as usize).collect()
    }

    /// The list of an edition as it was drawn up.
    pub fn most_read_versions(&self, edition: &EditionCode) -> Result<Vec<VersionId>, StoreError> {
        self.all("SELECT version FROM most_read WHERE edition = ?1 ORDER BY rank", [edition.as_str()], |row| {
            Columns::of(row).text()
        })
    }
}

impl Writing<'_> {
    /// Adds to the counts. Readers see nothing of it: the generation stays.
    pub fn reads_add(&self, counts: &[Reads]) -> Result<(), StoreError> {
        for Reads { version, day, reads } in counts.iter().filter(|counted| counted.reads > 0) {
            self.change(
                "INSERT INTO read_count (version, day, reads) VALUES (?1, ?2, ?3)
                 ON CONFLICT (version, day) DO UPDATE SET reads = reads + excluded.reads",
                params![Text(*version), day.0, count(*reads)],
            )?;
        }
        Ok(())
    }

    /// Forgets the counts before a day; answers how many there were.
    pub fn reads_forget(&self, before: Day) -> Result<usize, StoreError> {
        self.change("DELETE FROM read_count WHERE day < ?1", [before.0])
    }

    /// Puts the list of an edition in the place of the one before, the most read first.
    pub fn most_read_put(&self, edition: &EditionCode, versions: &[VersionId]) -> Result<(), StoreError> {
        self.change("DELETE FROM most_read WHERE edition = ?1", [edition.as_str()])?;
        for (rank, version) in (1_i64..).zip(versions) {
            self.change(
                "INSERT INTO most_read (edition, rank, version) VALUES (?1, ?2, ?3)",
                params![edition.as_str(), rank, Text(*version)],
            )?;
        }
        Ok(())
    }
}
