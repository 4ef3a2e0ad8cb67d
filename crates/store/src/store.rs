//! The store itself: opening, reading, writing.

use crate::connection::{self, PATIENCE, Purpose};
use crate::transaction::{Reading, Writing};
use crate::{StoreError, schema};
use r2d2::{Pool, PooledConnection};
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::Connection;
use std::fs::{DirBuilder, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// Earlier releases can lose commits when the write-ahead log starts anew (fixed upstream in 3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;
const FILE_NAME: &str = "nashr.sqlite";
/// Pages in the write-ahead log at which a writer moves them itself, because nobody else did: 16 MB.
const LOG_PAGES: u32 = 4_000;
/// Where a reader keeps the log from being emptied, the next try comes after so many pages more.
const LOG_PAGES_MORE: u32 = 1_000;
/// How long emptying the log may hold writers up.
const TRUNCATE_PATIENCE: Duration = Duration::from_millis(100);

/// A newsroom's database: one writer, a pool of readers, and a connection that moves the write-ahead log.
///
/// Cheap to clone. The calls block; none is async. The last clone that goes empties the log.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

// Fields go in this order: the connection that closes last removes the log, and a reader cannot.
struct Inner {
    readers: Pool<SqliteConnectionManager>,
    checkpointer: Mutex<Connection>,
    writer: Mutex<Connection>,
    generation: AtomicU64,
    /// A sync failed: what is on the disk is unknown until the file is opened anew.
    sync_failed: AtomicBool,
    log_pages_tried: AtomicU32,
    path: PathBuf,
}

/// What moving the write-ahead log came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checkpoint {
    /// Everything is in the database file and the log is empty.
    Emptied,
    /// Everything is in the database file; somebody still reads from the log.
    Moved,
    /// A reader that began earlier kept a part from being moved.
    Partial,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.inner.path).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the newsroom in a data folder; makes folder and file where absent, readable by their owner alone.
    /// An older schema is brought up to date, after a backup into `backups/`.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`] if a newer program wrote it, [`StoreError::Corrupt`] if it is no newsroom,
    /// [`StoreError::File`] if the folder cannot be used.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::Rule { rule: format!("SQLite {} is too old", rusqlite::version()) });
        }
        make_folder(dir)?;
        let path = dir.join(FILE_NAME);
        make_private_file(&path)?;
        let opening = schema::lock(dir)?;
        let mut writer = connection::open(&path, Purpose::Write)?;
        schema::bring_up_to_date(&mut writer, dir)?;
        let generation = crate::generation::read(&writer)?;
        let checkpointer = connection::open(&path, Purpose::Checkpoint)?;
        let readers = readers(&path)?;
        drop(opening);
        let inner = Inner {
            readers,
            checkpointer: Mutex::new(checkpointer),
            writer: Mutex::new(writer),
            generation: AtomicU64::new(generation),
            sync_failed: AtomicBool::new(false),
            log_pages_tried: AtomicU32::new(0),
            path,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Reads in one transaction: everything that the closure sees is of one moment.
    ///
    /// # Errors
    /// The closure's own, and [`StoreError::Busy`] if no reader comes free within five seconds.
    pub fn read<T, E: From<StoreError>>(&self, act: impl FnOnce(&Reading<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut reader = self.reader()?;
        let transaction = reader.transaction().map_err(StoreError::from)?;
        act(&Reading::new(&transaction))
    }

    /// Writes in one transaction: all of it is stored, synced to the disk, when this returns `Ok`; nothing of it if
    /// the closure answers an error or panics. One write runs at a time: compute before, not inside.
    ///
    /// # Errors
    /// The closure's own, and whatever keeps the commit from the disk.
    pub fn write<T, E: From<StoreError>>(&self, act: impl FnOnce(&Writing<'_>) -> Result<T, E>) -> Result<T, E> {
        if self.inner.sync_failed.load(Ordering::Acquire) {
            return Err(StoreError::Disk(None).into());
        }
        let mut writer = lock(&self.inner.writer);
        let transaction = writer.transaction().map_err(StoreError::from)?;
        let writing = Writing::new(&transaction);
        let outcome = act(&writing)?;
        let generation = writing.close()?;
        transaction.commit().map_err(|e| self.failed_commit(e.into()))?;
        if let Some(generation) = generation {
            self.inner.generation.fetch_max(generation, Ordering::AcqRel);
        }
        drop(writer);
        self.keep_log_short(connection::log_pages_after_commit());
        Ok(outcome)
    }

    /// The content generation: grows with every commit that changes what anonymous readers see. Another process's
    /// commits count after [`Store::generation_refresh`].
    pub fn generation(&self) -> u64 {
        self.inner.generation.load(Ordering::Acquire)
    }

    /// Reads the generation again, because another process (the command line) may have written.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn generation_refresh(&self) -> Result<u64, StoreError> {
        let stored = self.read(|r| r.generation())?;
        Ok(self.inner.generation.fetch_max(stored, Ordering::AcqRel).max(stored))
    }

    /// Moves the write-ahead log into the database file, and empties it where nobody reads from it. For a timer;
    /// writers do it themselves once the log has 16 MB.
    ///
    /// # Errors
    /// [`StoreError::Disk`], [`StoreError::Full`].
    pub fn checkpoint(&self) -> Result<Checkpoint, StoreError> {
        checkpoint(&lock(&self.inner.checkpointer))
    }

    /// A reader of the pool, for this crate.
    pub(crate) fn reader(&self) -> Result<PooledConnection<SqliteConnectionManager>, StoreError> {
        self.inner.readers.get().map_err(|_| StoreError::Busy)
    }

    fn failed_commit(&self, error: StoreError) -> StoreError {
        if error.is_failed_sync() {
            self.inner.sync_failed.store(true, Ordering::Release);
        }
        error
    }

    fn keep_log_short(&self, pages: u32) {
        if pages == 0 {
            return;
        }
        let tried = self.inner.log_pages_tried.load(Ordering::Relaxed);
        if pages < tried {
            self.inner.log_pages_tried.store(0, Ordering::Relaxed); // the log started anew
        } else if pages >= LOG_PAGES && pages >= tried + LOG_PAGES_MORE {
            self.inner.log_pages_tried.store(pages, Ordering::Relaxed);
            let checkpointer = match self.inner.checkpointer.try_lock() {
                Ok(connection) => connection,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return,
            };
            // The commit is safe in the log either way.
            if let Err(error) = move_log(&checkpointer) {
                tracing::warn!(?error, "the write-ahead log could not be moved");
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Err(error) = checkpoint(&lock(&self.checkpointer)) {
            tracing::warn!(?error, "the write-ahead log could not be moved");
        }
    }
}

/// A panic inside a transaction has rolled it back by the time the lock is seen as poisoned: the connection is sound.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn readers(path: &Path) -> Result<Pool<SqliteConnectionManager>, StoreError> {
    let manager = SqliteConnectionManager::file(path)
        .with_flags(connection::flags(Purpose::Read))
        .with_init(|connection| connection::set_up(connection, Purpose::Read));
    let processors = std::thread::available_parallelism().map_or(4, |n| n.get());
    Pool::builder()
        .max_size(u32::try_from(processors.clamp(4, 16)).unwrap_or(4))
        // All at once: one that is opened later reads the schema meanwhile, and a checkpoint then finds a reader.
        .min_idle(None)
        .max_lifetime(None)
        .test_on_check_out(false)
        .connection_timeout(PATIENCE)
        .build(manager)
        .map_err(|error| StoreError::Corrupt { what: error.to_string() })
}

/// Moves what can be moved without waiting for anybody; says whether that was everything.
fn move_log(checkpointer: &Connection) -> Result<bool, StoreError> {
    let (log, moved) = checkpointer
        .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?;
    Ok(log == moved)
}

fn checkpoint(checkpointer: &Connection) -> Result<Checkpoint, StoreError> {
    if !move_log(checkpointer)? {
        return Ok(Checkpoint::Partial);
    }
    // Truncating holds the writer's lock while it waits for readers: not for long.
    checkpointer.busy_timeout(TRUNCATE_PATIENCE)?;
    let busy = checkpointer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
    checkpointer.busy_timeout(PATIENCE)?;
    match busy.map_err(StoreError::from) {
        Ok(false) => Ok(Checkpoint::Emptied),
        Ok(true) | Err(StoreError::Busy) => Ok(Checkpoint::Moved),
        Err(error) => Err(error),
    }
}

/// Makes a folder that its owner alone may enter; leaves one that is there as it is.
pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|source| StoreError::File { path: path.to_owned(), source })
}

/// Makes an empty file that its owner alone may read, where none is; SQLite gives its log the same permissions.
pub(crate) fn make_private_file(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| StoreError::File { path: path.to_owned(), source })
}
