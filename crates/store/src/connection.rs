//! Connections and what every one of them is set to.

use crate::StoreError;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another before it answers [`StoreError::Busy`].
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 256;
/// The write-ahead log's file is cut back to this many bytes when it starts anew.
const LOG_BYTES: u32 = 64 * 1024 * 1024;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Write,
    Read,
    /// Moves the write-ahead log into the database; no other connection does.
    Checkpoint,
}

thread_local! {
    /// Pages in the write-ahead log after this thread's last commit. The writer's hook can carry no state of its own;
    /// it runs on the thread that commits.
    static LOG_PAGES: Cell<u32> = const { Cell::new(0) };
}

/// How many pages the log has, asked once after a commit; 0 if that commit wrote nothing.
pub(crate) fn log_pages_after_commit() -> u32 {
    LOG_PAGES.take()
}

pub(crate) fn flags(purpose: Purpose) -> OpenFlags {
    let access = match purpose {
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        // The file is made beforehand, with its permissions.
        Purpose::Write | Purpose::Checkpoint => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

pub(crate) fn open(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    let mut connection = Connection::open_with_flags(path, flags(purpose))?;
    set_up(&mut connection, purpose)?;
    Ok(connection)
}

/// Sets a fresh connection up.
pub(crate) fn set_up(connection: &mut Connection, purpose: Purpose) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    if purpose != Purpose::Read {
        connection.pragma_update(None, "journal_mode", "wal")?;
    }
    let (cache_kib, checkpoint_pages) = match purpose {
        Purpose::Write => (16_000, 0),
        Purpose::Read => (8_000, 0),
        Purpose::Checkpoint => (1_000, 1_000),
    };
    connection.execute_batch(&format!(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{cache_kib};
         PRAGMA journal_size_limit = {LOG_BYTES};
         PRAGMA wal_autocheckpoint = {checkpoint_pages};
         PRAGMA query_only = {};",
        if purpose == Purpose::Read { "ON" } else { "OFF" }
    ))?;
    if purpose == Purpose::Write {
        connection.set_transaction_behavior(TransactionBehavior::Immediate);
        connection.wal_hook(Some(|_, pages| {
            LOG_PAGES.set(u32::try_from(pages).unwrap_or(0));
            Ok(())
        }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pragma(connection: &Connection, name: &str) -> String {
        connection
            .pragma_query_value(None, name, |row| {
                row.get_ref(0).map(|v| match v.as_i64() {
                    Ok(number) => number.to_string(),
                    Err(_) => v.as_str().unwrap_or_default().to_owned(),
                })
            })
            .unwrap_or_default()
    }

    #[test]
    fn every_connection_is_set_as_it_should_be() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("x.sqlite");
        std::fs::File::create(&path).expect("a file");
        for (purpose, query_only, checkpoint) in
            [(Purpose::Write, "0", "0"), (Purpose::Read, "1", "0"), (Purpose::Checkpoint, "0", "1000")]
        {
            let connection = open(&path, purpose).expect("a connection");
            if purpose == Purpose::Write {
                connection.execute_batch("CREATE TABLE IF NOT EXISTS x (a) STRICT").expect_err("STRICT wants a type");
            }
            let expected = [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("foreign_keys", "1"),
                ("busy_timeout", "5000"),
                ("trusted_schema", "0"),
                ("cell_size_check", "1"),
                ("mmap_size", "0"),
                ("temp_store", "2"),
                ("query_only", query_only),
                ("wal_autocheckpoint", checkpoint),
            ];
            for (name, value) in expected {
                // SQLite answers no row for mmap_size where there is no mapping at all.
                let got = pragma(&connection, name);
                assert!(got == value || name == "mmap_size" && got.is_empty(), "{purpose:?} {name}: {got}");
            }
            let loading = connection.query_row("SELECT load_extension('x')", [], |_| Ok(()));
            assert!(loading.is_err_and(|e| e.to_string().contains("not authorized")), "{purpose:?} loads extensions");
        }
    }
}
