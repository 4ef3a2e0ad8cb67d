//! What people are told, and how they want it.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::assignment::{MailRhythm, Notice, NoticeKind};
use domain::ids::{UserId, VersionId};
use rusqlite::{Row, params};

/// A notice that is to be given.
#[derive(Debug, Clone, Copy)]
pub struct NewNotice {
    /// To whom.
    pub person: UserId,
    /// What it is.
    pub kind: NoticeKind,
    /// About which version.
    pub version: VersionId,
    /// Whose doing.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, kind, version, made_by, made_at, read_at IS NOT NULL FROM notice ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Notice> {
    let mut c = Columns::of(row);
    Ok(Notice {
        id: c.plain()?,
        kind: c.name()?,
        version: c.text()?,
        by: c.text_or_none()?,
        at: c.moment()?,
        read: c.plain()?,
    })
}

impl Reading<'_> {
    /// What somebody was told, the newest first.
    pub fn notices_of(&self, person: UserId, most: u32) -> Result<Vec<Notice>, StoreError> {
        self.all(select!("WHERE person = ?1 ORDER BY id DESC LIMIT ?2"), params![Text(person), most], read)
    }

    /// How much of it they have not seen.
    pub fn notices_unread(&self, person: UserId) -> Result<u64, StoreError> {
        self.value("SELECT count(*) FROM notice WHERE person = ?1 AND read_at IS NULL", [Text(person)], |row| {
            Columns::of(row).count()
        })
    }

    /// What they have neither seen nor got by mail, the oldest first.
    pub fn notices_to_mail(&self, person: UserId, most: u32) -> Result<Vec<Notice>, StoreError> {
        self.all(
            select!("WHERE person = ?1 AND read_at IS NULL AND mailed = 0 ORDER BY id LIMIT ?2"),
            params![Text(person), most],
            read,
        )
    }

    /// How often somebody gets their notices by mail.
    pub fn notice_rhythm(&self, person: UserId) -> Result<MailRhythm, StoreError> {
        let chosen = self
            .one("SELECT rhythm FROM notice_mail WHERE person = ?1", [Text(person)], |row| Columns::of(row).name())?;
        Ok(chosen.unwrap_or_default())
    }
}

impl Writing<'_> {
    /// Tells somebody something.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such person or version.
    pub fn notice_add(&self, notice: &NewNotice) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO notice (person, kind, version, made_by, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                Text(notice.person),
                Name(notice.kind),
                Text(notice.version),
                notice.by.map(Text),
                notice.at.unix_ms(),
            ],
        )?;
        Ok(())
    }

    /// Somebody has seen everything up to a notice, that one included.
    pub fn notices_read(&self, person: UserId, up_to: i64, at: Timestamp) -> Result<(), StoreError> {
        self.change(
            "UPDATE notice SET read_at = ?3 WHERE person = ?1 AND id <= ?2 AND read_at IS NULL",
            params![Text(person), up_to, at.unix_ms()],
        )?;
        Ok(())
    }

    /// Somebody has seen what a version's notices are about: they have it open.
    pub fn notices_seen(&self, person: UserId, version: VersionId, at: Timestamp) -> Result<(), StoreError> {
        self.change(
            "UPDATE notice SET read_at = ?3 WHERE person = ?1 AND version = ?2 AND read_at IS NULL",
            params![Text(person), Text(version), at.unix_ms()],
        )?;
        Ok(())
    }

    /// Everything up to a notice went out by mail.
    pub fn notices_mailed(&self, person: UserId, up_to: i64) -> Result<(), StoreError> {
        self.change(
            "UPDATE notice SET mailed = 1 WHERE person = ?1 AND id <= ?2 AND read_at IS NULL",
            params![Text(person), up_to],
        )?;
        Ok(())
    }

    /// Sets how often somebody gets their notices by mail.
    pub fn notice_rhythm_put(&self, person: UserId, rhythm: MailRhythm) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO notice_mail (person, rhythm) VALUES (?1, ?2) ON CONFLICT (person) DO UPDATE SET rhythm = excluded.rhythm",
            params![Text(person), Name(rhythm)],
        )?;
        Ok(())
    }
}
