//! A copy of the whole database at one point in time, while others read and write.

use crate::{Store, StoreError};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::ffi::OsString;
use std::fs::{File, remove_file, rename};
use std::path::Path;

impl Store {
    /// Copies the database to a file by SQLite's online backup. The file appears whole and synced, or not at all; one
    /// that is there already is replaced.
    ///
    /// # Errors
    /// [`StoreError::File`] if the place cannot be written, [`StoreError::Full`], [`StoreError::Busy`].
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let reader = self.reader()?;
        copy(&reader, path)
    }
}

pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut part = OsString::from(to);
    part.push(".part");
    let part = Path::new(&part);
    // Left behind by a process that was killed.
    if part.exists() {
        remove_file(part).map_err(|source| StoreError::File { path: part.to_owned(), source })?;
    }
    crate::store::make_private_file(part)?;
    let outcome = fill(from, part).and_then(|()| settle(part, to));
    if outcome.is_err() && part.exists() {
        let _ = remove_file(part);
    }
    outcome
}

fn fill(from: &Connection, part: &Path) -> Result<(), StoreError> {
    let mut into =
        Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    into.pragma_update(None, "synchronous", "OFF")?; // the finished file is synced once
    {
        // All pages in one step: a commit between steps would start the copy anew, and under steady writing it would
        // never end. Writers do not wait for it: the step reads one snapshot.
        let backup = Backup::new(from, &mut into)?;
        match backup.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::Busy),
        }
    }
    // The copy says WAL in its header; as one plain file it can be moved and opened anywhere.
    into.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

fn settle(part: &Path, to: &Path) -> Result<(), StoreError> {
    let synced = File::open(part).and_then(|file| file.sync_all());
    let renamed = synced.and_then(|()| rename(part, to));
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    renamed
        .and_then(|()| File::open(folder))
        .and_then(|folder| folder.sync_all())
        .map_err(|source| StoreError::File { path: to.to_owned(), source })
}
