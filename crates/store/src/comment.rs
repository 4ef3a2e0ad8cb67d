//! Readers' comments. How many of them are shown is kept on the version, by the schema's triggers.

use crate::column::{Columns, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::comment::{Comment, CommentState};
use domain::ids::{CommentId, VersionId};
use domain::listing::PageNumber;
use rusqlite::{Row, params};

/// A page of the moderators' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentPage {
    /// The comments, the newest first.
    pub comments: Vec<Comment>,
    /// How many there are on all pages.
    pub total: u64,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, version, parent, author_name, author_link, staff, body, written_at, state FROM comment ",
            $rest
        )
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Comment> {
    let mut c = Columns::of(row);
    Ok(Comment {
        id: c.text()?,
        version: c.text()?,
        parent: c.text_or_none()?,
        author_name: c.plain()?,
        author_link: c.plain()?,
        staff: c.text_or_none()?,
        body: c.plain()?,
        at: c.moment()?,
        state: c.name()?,
    })
}

impl Reading<'_> {
    /// The comment of that id.
    pub fn comment_by_id(&self, id: CommentId) -> Result<Option<Comment>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// The comments that readers see on a version, the oldest first; the tree is in their `parent`.
    pub fn comments_shown(&self, version: VersionId) -> Result<Vec<Comment>, StoreError> {
        self.all(select!("WHERE version = ?1 AND state = 'shown' ORDER BY written_at, id"), [Text(version)], read)
    }

    /// A page of all comments in a state, the newest first.
    pub fn comments_in_state(
        &self,
        state: CommentState,
        page: PageNumber,
        per_page: u32,
    ) -> Result<CommentPage, StoreError> {
        let skip = count(u64::from(page.get() - 1) * u64::from(per_page));
        let comments = self.all(
            select!("WHERE state = ?1 ORDER BY written_at DESC, id DESC LIMIT ?2 OFFSET ?3"),
            params![state.as_str(), per_page, skip],
            read,
        )?;
        let total = self
            .value("SELECT count(*) FROM comment WHERE state = ?1", [state.as_str()], |row| Columns::of(row).count())?;
        Ok(CommentPage { comments, total })
    }
}

impl Writing<'_> {
    /// Adds a comment, or changes one (its state, as a rule).
    pub fn comment_put(&self, comment: &Comment) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO comment (id, version, parent, author_name, author_link, staff, body, written_at, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, author_name = excluded.author_name,
                 author_link = excluded.author_link, staff = excluded.staff, body = excluded.body,
                 written_at = excluded.written_at, state = excluded.state",
            params![
                Text(comment.id),
                Text(comment.version),
                comment.parent.map(Text),
                comment.author_name,
                comment.author_link,
                comment.staff.map(Text),
                comment.body,
                comment.at.unix_ms(),
                comment.state.as_str(),
            ],
        )?;
        Ok(())
    }
}
