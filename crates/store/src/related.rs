//! Stories that stand beside another one: those that an editor chose, then those that share most of its tags.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{StoryId, TagId, VersionId};
use domain::listing::{Card, Scope};
use domain::{EditionCode, Timestamp};
use rusqlite::params;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many of a version's tags are looked at: the first ones say most.
const TAGS: usize = 8;
/// How many of a tag's newest stories are looked at, so that a page costs the same in a full archive.
const NEWEST: u32 = 24;

impl Reading<'_> {
    /// What stands beside a story in an edition: those that an editor put there and readers see; then, of the newest of
    /// its tags, those that share most of them, newer ones first.
    pub fn stories_related(
        &self,
        story: StoryId,
        edition: &EditionCode,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<Card>, StoreError> {
        let chosen: Vec<VersionId> = self.all(
            "SELECT v.id FROM story_related r JOIN version v ON v.story = r.related AND v.edition = ?2
             WHERE r.story = ?1 ORDER BY r.position",
            params![Text(story), edition.as_str()],
            |row| Columns::of(row).text(),
        )?;
        let mut cards = self.cards_by_versions(&chosen, now)?;
        cards.truncate(limit as usize);
        let missing = limit as usize - cards.len();
        if missing > 0 {
            let shared = self.sharing_tags(story, edition, &chosen)?;
            cards.extend(self.cards_by_versions(shared.get(..missing).unwrap_or(&shared), now)?);
        }
        Ok(cards)
    }

    fn sharing_tags(
        &self,
        story: StoryId,
        edition: &EditionCode,
        except: &[VersionId],
    ) -> Result<Vec<VersionId>, StoreError> {
        let own: Option<VersionId> = self.one(
            "SELECT id FROM version WHERE story = ?1 AND edition = ?2",
            params![Text(story), edition.as_str()],
            |row| Columns::of(row).text(),
        )?;
        let Some(own) = own else { return Ok(Vec::new()) };
        let mut shared: BTreeMap<VersionId, (u32, i64)> = BTreeMap::new();
        for tag in self.version_tags(own)?.into_iter().take(TAGS) {
            for (version, published_at) in self.newest_of_tag(edition, tag)? {
                shared.entry(version).or_insert((0, published_at)).0 += 1;
            }
        }
        shared.retain(|version, _| *version != own && !except.contains(version));
        let mut ranked: Vec<_> = shared.into_iter().map(|(version, rank)| (rank, version)).collect();
        ranked.sort_by_key(|one| Reverse(*one));
        Ok(ranked.into_iter().map(|(_, version)| version).collect())
    }

    fn newest_of_tag(&self, edition: &EditionCode, tag: TagId) -> Result<Vec<(VersionId, i64)>, StoreError> {
        let Some(found) = self.scope_find(edition, &Scope::Tag(tag))? else { return Ok(Vec::new()) };
        self.all(
            "SELECT version, published_at FROM listing WHERE scope = ?1 ORDER BY published_at DESC, version DESC LIMIT ?2",
            params![found.id, NEWEST],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.text()?, c.plain()?))
            },
        )
    }
}

impl Writing<'_> {
    /// Puts stories beside another one, in their order; none leaves it to the tags.
    pub fn story_related_put(&self, story: StoryId, related: &[StoryId]) -> Result<(), StoreError> {
        self.change("DELETE FROM story_related WHERE story = ?1", [Text(story)])?;
        for (position, other) in (0_i64..).zip(related) {
            self.change(
                "INSERT INTO story_related (story, position, related) VALUES (?1, ?2, ?3)",
                params![Text(story), position, Text(*other)],
            )?;
        }
        Ok(())
    }
}
