//! Cards: what listings show of published versions.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::VersionId;
use domain::listing::Card;
use domain::{EditionCode, Timestamp};
use rusqlite::params;

impl Reading<'_> {
    /// The cards of those versions in that order; those that readers do not see are left out.
    pub fn cards_by_versions(&self, versions: &[VersionId], now: Timestamp) -> Result<Vec<Card>, StoreError> {
        versions.iter().filter_map(|version| self.card_by_version(*version, now).transpose()).collect()
    }

    /// The card of a version, if readers see it.
    pub fn card_by_version(&self, version: VersionId, now: Timestamp) -> Result<Option<Card>, StoreError> {
        self.one(
            "SELECT v.id, v.story, s.kind, v.path, c.headline, c.deck, c.credits, c.lead,
                    (SELECT vs.section FROM version_section vs WHERE vs.version = v.id AND vs.position = 0),
                    v.published_at, v.comments_shown, coalesce(v.pinned_until > ?2, 0)
             FROM card c JOIN version v ON v.id = c.version JOIN story s ON s.id = v.story WHERE c.version = ?1",
            params![Text(version), now.unix_ms()],
            |row| {
                let mut c = Columns::of(row);
                Ok(Card {
                    version: c.text()?,
                    story: c.text()?,
                    kind: c.name()?,
                    path: c.name()?,
                    headline: c.plain()?,
                    deck: c.plain()?,
                    credits: c.json()?,
                    lead: c.json_or_none()?,
                    section: c.text_or_none()?,
                    published_at: c.moment()?,
                    comments: c.plain()?,
                    pinned: c.plain()?,
                })
            },
        )
    }

    /// What stands first on the front page now, the newest first.
    pub fn cards_pinned(&self, edition: &EditionCode, now: Timestamp) -> Result<Vec<Card>, StoreError> {
        let pinned: Vec<VersionId> = self.all(
            "SELECT id FROM version WHERE edition = ?1 AND state = 'published' AND pinned_until > ?2",
            params![edition.as_str(), now.unix_ms()],
            |row| Columns::of(row).text(),
        )?;
        let mut cards = Vec::new();
        for card in self.cards_by_versions(&pinned, now)? {
            cards.push((self.front_place(card.version)?, card));
        }
        cards.sort_by_key(|(place, card)| (*place, std::cmp::Reverse((card.published_at, card.version))));
        Ok(cards.into_iter().map(|(_, card)| card).collect())
    }

    /// Where a pinned story stands among its like; `None`: before all that have a place.
    pub fn front_place(&self, version: VersionId) -> Result<Option<u32>, StoreError> {
        self.one("SELECT place FROM front_order WHERE version = ?1", [Text(version)], |row| row.get(0))
    }

    /// When the next pin of an edition ends.
    pub fn pin_ends_next(&self, edition: &EditionCode, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        self.one(
            "SELECT pinned_until FROM version WHERE edition = ?1 AND state = 'published' AND pinned_until > ?2 ORDER BY pinned_until LIMIT 1",
            params![edition.as_str(), now.unix_ms()],
            |row| Columns::of(row).moment(),
        )
    }
}

impl Writing<'_> {
    /// Gives a pinned story its place among its like, or takes it away.
    pub fn front_place_put(&self, version: VersionId, place: Option<u32>) -> Result<(), StoreError> {
        match place {
            Some(place) => self.change(
                "INSERT INTO front_order (version, place) VALUES (?1, ?2) ON CONFLICT (version) DO UPDATE SET place = excluded.place",
                params![Text(version), place],
            )?,
            None => self.change("DELETE FROM front_order WHERE version = ?1", [Text(version)])?,
        };
        Ok(())
    }
}
