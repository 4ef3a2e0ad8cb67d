//! The desk's board: all stories, the last changed first, a column an edition.

use crate::column::{Columns, Text, count};
use crate::version::read_state;
use crate::{Reading, StoreError};
use domain::ids::{RevisionId, SeriesId, StoryId, UserId, VersionId};
use domain::listing::PageNumber;
use domain::{EditionCode, Kind, State, Timestamp};
use rusqlite::{Row, params};

/// A page of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPage {
    /// The stories, the last changed first.
    pub stories: Vec<BoardStory>,
    /// How many there are on all pages.
    pub total: u64,
}

/// A story on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardStory {
    /// Which.
    pub story: StoryId,
    /// What it is.
    pub kind: Kind,
    /// The series that it belongs to.
    pub series: Option<SeriesId>,
    /// When somebody last saved or published one of its versions.
    pub changed_at: Timestamp,
    /// One an edition, in the order asked for; `None`: no version there.
    pub cells: Vec<Option<BoardVersion>>,
}

/// A story in one edition, on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardVersion {
    /// Which.
    pub version: VersionId,
    /// Its state.
    pub state: State,
    /// Whether the desk has a text that readers do not see.
    pub changed: bool,
    /// Working headline.
    pub headline: String,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// By whom; `None`: the program.
    pub saved_by: Option<UserId>,
    /// Who works on it.
    pub person: Option<UserId>,
    /// Until when.
    pub due: Option<Timestamp>,
}

pub(crate) fn read_story(row: &Row<'_>) -> rusqlite::Result<BoardStory> {
    let mut c = Columns::of(row);
    Ok(BoardStory {
        story: c.text()?,
        kind: c.name()?,
        series: c.text_or_none()?,
        changed_at: c.moment()?,
        cells: Vec::new(),
    })
}

impl Reading<'_> {
    /// A page of the board, with a cell for each of those editions.
    pub fn board(&self, editions: &[EditionCode], page: PageNumber, per_page: u32) -> Result<BoardPage, StoreError> {
        let total = self.value("SELECT count(*) FROM story", [], |row| Columns::of(row).count())?;
        let skip = u64::from(page.get() - 1) * u64::from(per_page);
        let mut stories = self.all(
            "SELECT id, kind, series, changed_at FROM story ORDER BY changed_at DESC, id DESC LIMIT ?1 OFFSET ?2",
            params![per_page, count(skip)],
            read_story,
        )?;
        self.board_cells(editions, &mut stories)?;
        Ok(BoardPage { stories, total })
    }

    /// Those stories as the board shows them, in that order; ones that are not there are left out.
    pub fn board_stories(&self, editions: &[EditionCode], stories: &[StoryId]) -> Result<Vec<BoardStory>, StoreError> {
        let mut found = Vec::with_capacity(stories.len());
        for story in stories {
            found.extend(self.one(
                "SELECT id, kind, series, changed_at FROM story WHERE id = ?1",
                [Text(*story)],
                read_story,
            )?);
        }
        self.board_cells(editions, &mut found)?;
        Ok(found)
    }

    pub(crate) fn board_cells(&self, editions: &[EditionCode], stories: &mut [BoardStory]) -> Result<(), StoreError> {
        for story in stories {
            let mut versions = self.board_versions(story.story)?;
            story.cells = editions
                .iter()
                .map(|edition| {
                    versions.iter().position(|(of, _)| of == edition).map(|place| versions.swap_remove(place).1)
                })
                .collect();
        }
        Ok(())
    }

    fn board_versions(&self, story: StoryId) -> Result<Vec<(EditionCode, BoardVersion)>, StoreError> {
        self.all(
            "SELECT v.edition, v.id, v.state, v.scheduled_at, v.note, v.live, v.working, r.headline, r.made_at, r.made_by,
                    a.person, a.due_at
             FROM version v JOIN revision r ON r.id = v.working LEFT JOIN assignment a ON a.version = v.id WHERE v.story = ?1",
            [Text(story)],
            |row| {
                let mut c = Columns::of(row);
                let (edition, version, state) = (c.text()?, c.text()?, read_state(&mut c)?);
                let (live, working): (Option<RevisionId>, RevisionId) = (c.text_or_none()?, c.text()?);
                let cell = BoardVersion {
                    version,
                    state,
                    changed: live.is_some_and(|live| live != working),
                    headline: c.plain()?,
                    saved_at: c.moment()?,
                    saved_by: c.text_or_none()?,
                    person: c.text_or_none()?,
                    due: c.moment_or_none()?,
                };
                Ok((edition, cell))
            },
        )
    }
}
