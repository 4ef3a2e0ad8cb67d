//! Media that go for good: which were taken out of the library, what still needs them, and their going.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::{MediaId, RevisionId};
use rusqlite::params;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// Media that were taken out of the library at that moment or before, the longest gone first.
    pub fn media_removed_by(&self, then: Timestamp, limit: u32) -> Result<Vec<MediaId>, StoreError> {
        self.all(
            "SELECT id FROM media INDEXED BY media_removed WHERE removed IS NOT NULL AND removed <= ?1 ORDER BY removed LIMIT ?2",
            params![then.unix_ms(), limit],
            |row| Columns::of(row).text(),
        )
    }

    /// Which of those names (ids, hashes) stand in any revision, so many revisions behind `after`; and the last that was
    /// looked at, if there are more.
    pub fn named_in_revisions(
        &self,
        names: &[String],
        after: Option<RevisionId>,
        limit: u32,
    ) -> Result<(BTreeSet<String>, Option<RevisionId>), StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let (mut found, mut last) = (BTreeSet::new(), None);
        self.until(
            "SELECT id, body, credits, coalesce(lead, '') FROM revision WHERE id > ?1 ORDER BY id LIMIT ?2",
            params![after, limit],
            |row| {
                let mut c = Columns::of(row);
                last = Some(c.text()?);
                for _ in 0..3 {
                    let text: String = c.plain()?;
                    found.extend(names.iter().filter(|name| text.contains(name.as_str())).cloned());
                }
                Ok(false)
            },
        )?;
        Ok((found, last))
    }

    /// Which of those names stand in what somebody may still put back of what was arranged.
    pub fn named_in_settings(&self, names: &[String]) -> Result<BTreeSet<String>, StoreError> {
        let mut found = BTreeSet::new();
        self.until("SELECT value FROM setting WHERE key >= 'undo.' AND key < 'undo/'", [], |row| {
            let text: String = Columns::of(row).plain()?;
            found.extend(names.iter().filter(|name| text.contains(name.as_str())).cloned());
            Ok(false)
        })?;
        Ok(found)
    }
}

impl Writing<'_> {
    /// Takes a medium's row away, and by which words it was found.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] while anything uses it.
    pub fn media_delete(&self, id: MediaId) -> Result<(), StoreError> {
        self.change("DELETE FROM media_words WHERE rowid = (SELECT rowid FROM media WHERE id = ?1)", [Text(id)])?;
        self.change("DELETE FROM media WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
