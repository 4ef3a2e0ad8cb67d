//! Corrections: what was changed in texts that readers had seen.

use crate::column::{Columns, Name, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::correction::Correction;
use domain::ids::VersionId;
use domain::listing::PageNumber;
use domain::{EditionCode, Timestamp};
use rusqlite::{Row, params};

/// A page of an edition's corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionPage {
    /// The newest first.
    pub corrections: Vec<Correction>,
    /// How many there are on all pages.
    pub total: u64,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Correction> {
    let mut c = Columns::of(row);
    Ok(Correction {
        id: c.text()?,
        version: c.text()?,
        edition: c.text()?,
        kind: c.name()?,
        text: c.plain()?,
        at: c.moment()?,
    })
}

impl Reading<'_> {
    /// All that was changed in a version, typos too, the newest first.
    pub fn corrections_of_version(&self, version: VersionId) -> Result<Vec<Correction>, StoreError> {
        self.all(
            "SELECT id, version, edition, kind, text, made_at FROM correction WHERE version = ?1 ORDER BY made_at DESC, id DESC",
            [Text(version)],
            read,
        )
    }

    /// A page of what readers of an edition are told until now: no typos, nothing of a version that they do not see.
    pub fn corrections_of_edition(
        &self,
        edition: &EditionCode,
        page: PageNumber,
        per_page: u32,
        now: Timestamp,
    ) -> Result<CorrectionPage, StoreError> {
        let skip = count(u64::from(page.get() - 1) * u64::from(per_page));
        let corrections = self.all(
            "SELECT c.id, c.version, c.edition, c.kind, c.text, c.made_at FROM correction c JOIN card ON card.version = c.version
             WHERE c.edition = ?1 AND c.kind <> 'typo' AND c.made_at <= ?2
             ORDER BY c.made_at DESC, c.id DESC LIMIT ?3 OFFSET ?4",
            params![edition.as_str(), now.unix_ms(), per_page, skip],
            read,
        )?;
        let total = self.value(
            "SELECT count(*) FROM correction c JOIN card ON card.version = c.version
             WHERE c.edition = ?1 AND c.kind <> 'typo' AND c.made_at <= ?2",
            params![edition.as_str(), now.unix_ms()],
            |row| Columns::of(row).count(),
        )?;
        Ok(CorrectionPage { corrections, total })
    }
}

impl Writing<'_> {
    /// Adds a correction. It is never changed: a correction of a correction is another one.
    pub fn correction_add(&self, correction: &Correction) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO correction (id, version, edition, kind, text, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                Text(correction.id),
                Text(correction.version),
                correction.edition.as_str(),
                Name(correction.kind),
                correction.text,
                correction.at.unix_ms(),
            ],
        )?;
        Ok(())
    }
}
