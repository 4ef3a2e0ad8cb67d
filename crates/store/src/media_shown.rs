//! Which media readers may have: those that something shows which readers see.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::Document;
use domain::background::Background;
use domain::document::MediaNamed;
use domain::ids::{BackgroundId, MediaId, VersionId};
use domain::story::LeadPicture;
use rusqlite::params;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// Whether something shows it, or leads to it, that readers see: a published text with what stands above it and what
    /// it shares with others, the first page of such a file, the captions of such a film, somebody's portrait, a section's picture, a series' cover, the site's own appearance, a menu.
    pub fn media_is_shown(&self, id: MediaId) -> Result<bool, StoreError> {
        self.value(
            "SELECT EXISTS (SELECT 1 FROM media_shown WHERE media = ?1)
                 OR EXISTS (SELECT 1 FROM first_page f CROSS JOIN media_shown m ON m.media = f.file WHERE f.picture = ?1)
                 OR EXISTS (SELECT 1 FROM media_spoken s CROSS JOIN media_shown m ON m.media = s.media WHERE s.captions = ?1)
                 OR EXISTS (SELECT 1 FROM media_spoken s CROSS JOIN media_in_background m ON m.media = s.media
                            CROSS JOIN background_use u ON u.background = m.background
                            CROSS JOIN card ON card.version = u.version WHERE s.captions = ?1)
                 OR EXISTS (SELECT 1 FROM contributor WHERE portrait = ?1)
                 OR EXISTS (SELECT 1 FROM section WHERE picture = ?1)
                 OR EXISTS (SELECT 1 FROM series WHERE cover = ?1)
                 OR EXISTS (SELECT 1 FROM edition WHERE instr(site, ?1) > 0)
                 OR EXISTS (SELECT 1 FROM edition CROSS JOIN menu ON menu.edition = edition.code AND menu.place IN ('header', 'footer')
                            WHERE instr(menu.items, ?1) > 0)
                 OR EXISTS (SELECT 1 FROM media_in_background m CROSS JOIN background_use u ON u.background = m.background
                            CROSS JOIN card ON card.version = u.version WHERE m.media = ?1)",
            [Text(id)],
            |row| row.get(0),
        )
    }

    /// Versions that readers see, in the order of their ids: so many behind `after`.
    pub fn versions_shown(&self, after: Option<VersionId>, limit: u32) -> Result<Vec<VersionId>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.all(
            "SELECT version FROM card WHERE version > ?1 ORDER BY version LIMIT ?2",
            params![after, limit],
            |row| Columns::of(row).text(),
        )
    }
}

impl Writing<'_> {
    /// Notes anew which media a version shows that readers see; one that they do not see shows none.
    pub fn media_shown_refresh(&self, version: VersionId) -> Result<(), StoreError> {
        let live = self.one(
            "SELECT r.body, r.lead, r.credits FROM card c CROSS JOIN version v ON v.id = c.version CROSS JOIN revision r ON r.id = v.live
             WHERE c.version = ?1",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.json::<Document>()?, c.json_or_none::<LeadPicture>()?, c.plain::<String>()?))
            },
        )?;
        let mut wanted = BTreeSet::new();
        if let Some((body, lead, credits)) = live {
            let mut named = body.media_named();
            named.ids.extend(lead.map(|lead| lead.media));
            named.add_addresses(&credits);
            wanted = self.media_here(named)?;
        }
        let present = self.all("SELECT media FROM media_shown WHERE version = ?1", [Text(version)], |row| {
            Columns::of(row).text::<MediaId>()
        })?;
        let present: BTreeSet<MediaId> = present.into_iter().collect();
        for media in present.difference(&wanted) {
            self.change(
                "DELETE FROM media_shown WHERE media = ?1 AND version = ?2",
                params![Text(*media), Text(version)],
            )?;
        }
        for media in wanted.difference(&present) {
            self.change(
                "INSERT INTO media_shown (media, version) VALUES (?1, ?2)",
                params![Text(*media), Text(version)],
            )?;
        }
        Ok(())
    }

    /// Notes anew which media a background shows.
    pub fn media_in_background_refresh(&self, id: BackgroundId) -> Result<(), StoreError> {
        let Some(Background { texts, .. }) = self.background_by_id(id)? else { return Ok(()) };
        let mut named = MediaNamed::default();
        for text in texts.values() {
            let MediaNamed { ids, hashes } = text.body.media_named();
            named.ids.extend(ids);
            named.hashes.extend(hashes);
        }
        self.change("DELETE FROM media_in_background WHERE background = ?1", [Text(id)])?;
        for media in self.media_here(named)? {
            self.change(
                "INSERT INTO media_in_background (media, background) VALUES (?1, ?2)",
                params![Text(media), Text(id)],
            )?;
        }
        Ok(())
    }

    pub(crate) fn media_shown_remove(&self, version: VersionId) -> Result<(), StoreError> {
        self.change("DELETE FROM media_shown WHERE version = ?1", [Text(version)])?;
        Ok(())
    }

    /// Those that are in the library.
    pub(crate) fn media_here(&self, named: MediaNamed) -> Result<BTreeSet<MediaId>, StoreError> {
        let mut here = BTreeSet::new();
        let ids: Vec<MediaId> = named.ids.into_iter().collect();
        here.extend(self.media_by_ids(&ids)?.into_iter().map(|media| media.id));
        for hash in named.hashes {
            here.extend(self.media_by_hash(&hash)?.into_iter().map(|media| media.id));
        }
        Ok(here)
    }

    /// Every background, in the order of their ids.
    pub fn media_in_backgrounds_refresh(&self) -> Result<(), StoreError> {
        for id in self.all("SELECT id FROM background ORDER BY id LIMIT 100000", [], |row| Columns::of(row).text())? {
            self.media_in_background_refresh(id)?;
        }
        Ok(())
    }
}
