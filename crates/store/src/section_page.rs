//! How sections' pages look: layout, picture, what stands first for a while.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{SectionId, VersionId};
use domain::listing::Card;
use domain::taxonomy::{SectionPage, SectionPin};
use domain::{EditionCode, Timestamp};
use rusqlite::params;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// How a section's page looks; the pins that end last come first, ended ones are among them.
    pub fn section_page(&self, id: SectionId) -> Result<Option<SectionPage>, StoreError> {
        let page = self.one("SELECT layout, picture, hidden FROM section WHERE id = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok(SectionPage { layout: c.name()?, picture: c.text_or_none()?, hidden: c.plain()?, pins: Vec::new() })
        })?;
        let Some(page) = page else { return Ok(None) };
        let pins = self.all(
            "SELECT version, until FROM section_pin WHERE section = ?1 ORDER BY until DESC",
            [Text(id)],
            |row| {
                let mut c = Columns::of(row);
                Ok(SectionPin { version: c.text()?, until: c.moment()? })
            },
        )?;
        Ok(Some(SectionPage { pins, ..page }))
    }

    /// What stands first on a section's page now, the newest first.
    pub fn cards_pinned_in(&self, section: SectionId, now: Timestamp) -> Result<Vec<Card>, StoreError> {
        let pinned: Vec<VersionId> = self.all(
            "SELECT version FROM section_pin WHERE section = ?1 AND until > ?2",
            params![Text(section), now.unix_ms()],
            |row| Columns::of(row).text(),
        )?;
        let mut cards = self.cards_by_versions(&pinned, now)?;
        cards.sort_by_key(|card| std::cmp::Reverse((card.published_at, card.version)));
        Ok(cards)
    }

    /// The sections of an edition that readers are not led to, with those below them.
    pub fn sections_hidden(&self, edition: &EditionCode) -> Result<BTreeSet<SectionId>, StoreError> {
        let hidden: Vec<SectionId> = self.all(
            "SELECT id FROM section INDEXED BY section_order WHERE edition = ?1 AND hidden = 1",
            [edition.as_str()],
            |row| Columns::of(row).text(),
        )?;
        let mut all = BTreeSet::new();
        for section in hidden {
            all.extend(self.section_descendants(section)?);
        }
        Ok(all)
    }

    /// When the next pin in a section of an edition ends.
    pub fn section_pin_ends_next(
        &self,
        edition: &EditionCode,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        self.value(
            "SELECT min(p.until) FROM section CROSS JOIN section_pin p ON p.section = section.id AND p.until > ?2
             WHERE section.edition = ?1",
            params![edition.as_str(), now.unix_ms()],
            |row| Columns::of(row).moment_or_none(),
        )
    }
}

impl Writing<'_> {
    /// Changes how a section's page looks.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is no such section; [`StoreError::Rule`] if picture or version is not there.
    pub fn section_page_put(&self, id: SectionId, page: &SectionPage) -> Result<(), StoreError> {
        self.change_one(
            "section",
            "UPDATE section SET layout = ?2, picture = ?3, hidden = ?4 WHERE id = ?1",
            params![Text(id), Name(page.layout), page.picture.map(Text), page.hidden],
        )?;
        self.change("DELETE FROM section_pin WHERE section = ?1", [Text(id)])?;
        for pin in &page.pins {
            self.change(
                "INSERT INTO section_pin (section, version, until) VALUES (?1, ?2, ?3)",
                params![Text(id), Text(pin.version), pin.until.unix_ms()],
            )?;
        }
        Ok(())
    }
}
