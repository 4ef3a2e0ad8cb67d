//! What can go wrong with the store, in terms that upper layers can decide on.

use rusqlite::{ErrorCode, ffi};
use std::path::PathBuf;

/// Why the store could not do it. A write that answers an error has changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process or too many readers held it for longer than five seconds; trying again may help.
    #[error("the database is busy")]
    Busy,
    /// The disk is full; reading still works, writing will again once there is room.
    #[error("the disk is full")]
    Full,
    /// The disk failed. After a failed sync no more writes are accepted until the program starts anew.
    #[error("the disk failed")]
    Disk(#[source] Option<rusqlite::Error>),
    /// Somebody else has it already.
    #[error("already taken: {0:?}")]
    Conflict(Unique),
    /// It names something that is not there.
    #[error("it refers to something that is not there")]
    Dangling,
    /// What should change is not there.
    #[error("there is no such {what}")]
    Missing {
        /// The concept.
        what: &'static str,
    },
    /// It would break a rule that the store itself holds, such as an audit trail that is never changed.
    #[error("it would break a rule: {rule}")]
    Rule {
        /// The rule, for the log.
        rule: String,
    },
    /// A newer program wrote this database.
    #[error("the database has schema {found}, this program knows {known}")]
    NewerSchema {
        /// What the file has.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// The file is damaged, or is no newsroom.
    #[error("the database is damaged: {what}")]
    Corrupt {
        /// What was found.
        what: String,
    },
    /// A file of the data folder could not be made or read.
    #[error("cannot use {}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The schema could not be brought up to date; the database is as it was.
    #[error("the schema could not be brought up to date")]
    Migration(#[source] Box<rusqlite_migration::Error>),
    /// Anything else.
    #[error("the database failed")]
    Sqlite(#[source] rusqlite::Error),
}

/// What has to be the only one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unique {
    /// A version's path in its edition.
    VersionPath,
    /// A story's version in an edition.
    VersionOfStory,
    /// A section's path in its edition.
    SectionPath,
    /// A tag's slug in its edition.
    TagSlug,
    /// A contributor's slug.
    ContributorSlug,
    /// A series' slug.
    SeriesSlug,
    /// The menu of a place in its edition.
    MenuPlace,
    /// What somebody signs in with.
    UserLogin,
    /// Somebody's address for mail.
    UserEmail,
    /// An id, or anything else that is unique.
    Id,
}

impl Unique {
    /// SQLite names the columns: `UNIQUE constraint failed: version.edition, version.path`.
    fn of_message(message: &str) -> Self {
        match message.rsplit(": ").next().unwrap_or_default() {
            "version.edition, version.path" => Self::VersionPath,
            "version.story, version.edition" => Self::VersionOfStory,
            "section.edition, section.path" => Self::SectionPath,
            "tag.edition, tag.slug" => Self::TagSlug,
            "contributor.slug" => Self::ContributorSlug,
            "series.slug" => Self::SeriesSlug,
            "menu.edition, menu.place" => Self::MenuPlace,
            "user.login_key" => Self::UserLogin,
            "user.email_key" => Self::UserEmail,
            _ => Self::Id,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let (failure, message) = match &error {
            E::SqliteFailure(failure, message) => (failure, message.as_deref().unwrap_or_default()),
            E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => {
                return Self::Corrupt { what: error.to_string() };
            }
            _ => return Self::Sqlite(error),
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::SystemIoFailure => Self::Disk(Some(error)),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt { what: message.to_owned() },
            ErrorCode::ConstraintViolation => match failure.extended_code {
                ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
                    Self::Conflict(Unique::of_message(message))
                }
                ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::Dangling,
                _ => Self::Rule { rule: message.to_owned() },
            },
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError {
                err: rusqlite::Error::SqliteFailure(failure, message),
                query,
            } => match Self::from(rusqlite::Error::SqliteFailure(failure, message.clone())) {
                error @ (Self::Busy | Self::Full | Self::Disk(_) | Self::Corrupt { .. }) => error,
                _ => Self::Migration(Box::new(rusqlite_migration::Error::RusqliteError {
                    err: rusqlite::Error::SqliteFailure(failure, message),
                    query,
                })),
            },
            other => Self::Migration(Box::new(other)),
        }
    }
}

impl StoreError {
    /// A failed sync leaves it open what is on the disk: the kernel may have dropped the pages that it could not write.
    pub(crate) fn is_failed_sync(&self) -> bool {
        let Self::Disk(Some(rusqlite::Error::SqliteFailure(failure, _))) = self else { return false };
        matches!(failure.extended_code, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC)
    }
}
