//! What the board's views and filters choose from.

use crate::board::read_story;
use crate::column::{Columns, Name, Text, count};
use crate::{BoardStory, Reading, StoreError};
use domain::ids::{SectionId, StoryId, UserId, VersionId};
use domain::listing::PageNumber;
use domain::{EditionCode, Kind, Timestamp};
use rusqlite::params;

/// What a story on the board has to be: one of its versions has all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardFilter {
    /// In that edition.
    pub edition: Option<EditionCode>,
    /// In that section.
    pub section: Option<SectionId>,
    /// Of that kind.
    pub kind: Option<Kind>,
    /// Somebody works on it.
    pub person: Option<UserId>,
    /// In the state of that name.
    pub state: Option<String>,
}

macro_rules! fits {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " (?1 IS NULL OR s.kind = ?1) AND EXISTS (
                 SELECT 1 FROM version v LEFT JOIN assignment a ON a.version = v.id
                 WHERE v.story = s.id AND (?2 IS NULL OR v.edition = ?2) AND (?3 IS NULL OR v.state = ?3)
                   AND (?4 IS NULL OR a.person = ?4)
                   AND (?5 IS NULL OR EXISTS (SELECT 1 FROM version_section x WHERE x.version = v.id AND x.section = ?5))) ",
            $after
        )
    };
}

impl BoardFilter {
    /// Nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Reading<'_> {
    /// A page of the stories that fit, the last changed first, and whether there are more.
    pub fn board_filtered(
        &self,
        editions: &[EditionCode],
        filter: &BoardFilter,
        page: PageNumber,
        per_page: u32,
    ) -> Result<(Vec<BoardStory>, bool), StoreError> {
        let skip = u64::from(page.get() - 1) * u64::from(per_page);
        let mut stories = self.all(
            fits!(
                "SELECT s.id, s.kind, s.series, s.changed_at FROM story s WHERE",
                "ORDER BY s.changed_at DESC, s.id DESC LIMIT ?6 OFFSET ?7"
            ),
            params![
                filter.kind.map(Name),
                filter.edition.as_ref().map(Text),
                filter.state,
                filter.person.map(Text),
                filter.section.map(Text),
                per_page.saturating_add(1),
                count(skip),
            ],
            read_story,
        )?;
        let more = stories.len() > per_page as usize;
        stories.truncate(per_page as usize);
        self.board_cells(editions, &mut stories)?;
        Ok((stories, more))
    }

    /// Whether a story fits.
    pub fn board_fits(&self, story: StoryId, filter: &BoardFilter) -> Result<bool, StoreError> {
        let found = self.one(
            fits!("SELECT 1 FROM story s WHERE s.id = ?6 AND", ""),
            params![
                filter.kind.map(Name),
                filter.edition.as_ref().map(Text),
                filter.state,
                filter.person.map(Text),
                filter.section.map(Text),
                Text(story),
            ],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Versions that were handed on.
    pub fn versions_in_review(&self) -> Result<Vec<VersionId>, StoreError> {
        self.all("SELECT id FROM version WHERE state = 'in_review' ORDER BY id LIMIT 2000", [], |row| {
            Columns::of(row).text()
        })
    }

    /// The stories of versions with plans, the next first.
    pub fn stories_planned(&self) -> Result<Vec<StoryId>, StoreError> {
        self.all(
            "SELECT v.story FROM plan p CROSS JOIN version v ON v.id = p.version ORDER BY p.at, p.act LIMIT 2000",
            [],
            |row| Columns::of(row).text(),
        )
    }

    /// The stories of versions that readers see since then, the newest first.
    pub fn stories_published_since(&self, since: Timestamp) -> Result<Vec<StoryId>, StoreError> {
        self.all(
            "SELECT story FROM version WHERE state = 'published' AND published_at >= ?1 ORDER BY published_at DESC, id DESC LIMIT 2000",
            [since.unix_ms()],
            |row| Columns::of(row).text(),
        )
    }

    /// The versions of the last changed stories: in which edition, and whether readers see it. A story's versions stand
    /// together; of the last one some may be missing.
    pub fn versions_last_changed(&self, most: u32) -> Result<Vec<(StoryId, EditionCode, bool)>, StoreError> {
        self.all(
            "SELECT s.id, v.edition, v.state = 'published' FROM story s CROSS JOIN version v ON v.story = s.id
             ORDER BY s.changed_at DESC, s.id DESC LIMIT ?1",
            [most],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.text()?, c.text()?, c.plain()?))
            },
        )
    }
}
