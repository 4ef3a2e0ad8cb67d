//! Work to be done later: enqueued in the transaction that makes it necessary, so neither is without the other.
//!
//! A worker leases a job; one that dies leaves it to the next when the lease ends. So a job may run twice: it has to
//! be idempotent.

use crate::column::{Columns, Json};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use rusqlite::{Row, params};
use serde_json::Value;

/// A job's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(i64);

impl JobId {
    /// The number: it is never given twice.
    pub fn number(self) -> i64 {
        self.0
    }
}

/// A job before it is in the queue.
#[derive(Debug, Clone, Copy)]
pub struct NewJob<'a> {
    /// What kind of work.
    pub kind: &'a str,
    /// On what.
    pub payload: &'a Value,
    /// Not before.
    pub due: Timestamp,
    /// No second job of the kind with this key while one waits: the earlier moment and the newer payload count.
    pub once: Option<&'a str>,
}

/// A job in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// On what.
    pub payload: Value,
    /// Not before; while somebody works on it, when their lease ends.
    pub due: Timestamp,
    /// How often somebody took it.
    pub attempts: u32,
    /// Why it failed the last time.
    pub last_error: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, kind, payload, due_at, attempts, last_error FROM job ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Job> {
    let mut c = Columns::of(row);
    Ok(Job {
        id: JobId(c.plain()?),
        kind: c.plain()?,
        payload: c.json()?,
        due: c.moment()?,
        attempts: c.plain()?,
        last_error: c.plain()?,
    })
}

impl Reading<'_> {
    /// Jobs that are due, the longest due first.
    pub fn jobs_due(&self, now: Timestamp, limit: u32) -> Result<Vec<Job>, StoreError> {
        self.all(select!("WHERE due_at <= ?1 ORDER BY due_at, id LIMIT ?2"), params![now.unix_ms(), limit], read)
    }

    /// Whether a job of that kind is due.
    pub fn job_is_due(&self, kind: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.value(
            "SELECT EXISTS (SELECT 1 FROM job WHERE kind = ?1 AND due_at <= ?2)",
            params![kind, now.unix_ms()],
            |row| row.get(0),
        )
    }

    /// How many jobs of that kind wait.
    pub fn jobs_waiting(&self, kind: &str) -> Result<u64, StoreError> {
        self.value("SELECT count(*) FROM job WHERE kind = ?1", [kind], |row| Columns::of(row).count())
    }

    /// When the next job comes due.
    pub fn job_next_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.one("SELECT due_at FROM job ORDER BY due_at LIMIT 1", [], |row| Columns::of(row).moment())
    }
}

impl Writing<'_> {
    /// Puts a job into the queue.
    pub fn job_enqueue(&self, job: &NewJob<'_>) -> Result<JobId, StoreError> {
        self.value(
            "INSERT INTO job (kind, payload, once_key, due_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, once_key) WHERE once_key IS NOT NULL
             DO UPDATE SET payload = excluded.payload, due_at = min(due_at, excluded.due_at)
             RETURNING id",
            params![job.kind, Json(job.payload), job.once, job.due.unix_ms()],
            |row| row.get(0).map(JobId),
        )
    }

    /// Takes the job of that kind that is longest due, until the lease ends. Each kind has its own worker, so that
    /// pictures that take minutes do not keep a letter waiting.
    pub fn job_take(&self, kind: &str, now: Timestamp, lease_ends: Timestamp) -> Result<Option<Job>, StoreError> {
        self.one(
            "UPDATE job SET due_at = ?3, attempts = attempts + 1
             WHERE id = (SELECT id FROM job WHERE kind = ?1 AND due_at <= ?2 ORDER BY due_at, id LIMIT 1)
             RETURNING id, kind, payload, due_at, attempts, last_error",
            params![kind, now.unix_ms(), lease_ends.unix_ms()],
            read,
        )
    }

    /// The job is done and leaves the queue.
    pub fn job_done(&self, id: JobId) -> Result<(), StoreError> {
        self.change("DELETE FROM job WHERE id = ?1", [id.0])?;
        Ok(())
    }

    /// The job failed and is due again later.
    pub fn job_retry(&self, id: JobId, due: Timestamp, error: &str) -> Result<(), StoreError> {
        self.change("UPDATE job SET due_at = ?2, last_error = ?3 WHERE id = ?1", params![id.0, due.unix_ms(), error])?;
        Ok(())
    }
}
