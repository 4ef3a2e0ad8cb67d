//! What a closure gets to read and write with. The concepts' modules add their methods to these two types.

use crate::StoreError;
use domain::ids::VersionId;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Deref;

/// One moment of the database, for reading.
pub struct Reading<'c> {
    connection: &'c Connection,
}

/// A transaction that writes; it reads its own writes too.
pub struct Writing<'c> {
    reading: Reading<'c>,
    shows: Cell<bool>,
    /// Versions whose entries in the index have to be made anew.
    touched: RefCell<BTreeSet<VersionId>>,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    fn prepare(&self, sql: &'static str) -> Result<CachedStatement<'c>, StoreError> {
        #[cfg(feature = "contract")]
        crate::contract::plans::note(sql);
        Ok(self.connection.prepare_cached(sql)?)
    }

    pub(crate) fn one<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.prepare(sql)?.query_row(params, read).optional()?)
    }

    /// For queries that always answer a row: counts.
    pub(crate) fn value<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        Ok(self.prepare(sql)?.query_row(params, read)?)
    }

    pub(crate) fn all<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }

    /// Reads row after row until one is the last that matters.
    pub(crate) fn until(
        &self,
        sql: &'static str,
        params: impl Params,
        mut enough: impl FnMut(&Row<'_>) -> rusqlite::Result<bool>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if enough(row)? {
                break;
            }
        }
        Ok(())
    }
}

impl<'c> Writing<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { reading: Reading::new(connection), shows: Cell::new(false), touched: RefCell::default() }
    }

    /// Says that this transaction changes what anonymous readers see: its commit moves the content generation.
    pub fn shows_to_readers(&self) {
        self.shows.set(true);
    }

    /// A version's text or standing changed: the index follows when the transaction ends, once.
    pub(crate) fn search_touch(&self, version: VersionId) {
        self.touched.borrow_mut().insert(version);
    }

    /// Ends the transaction's work; the generation that its commit brings, if it moves.
    pub(crate) fn close(&self) -> Result<Option<u64>, StoreError> {
        for version in self.touched.take() {
            self.search_refresh(version)?;
            self.media_in_work_refresh(version)?;
        }
        if self.shows.get() { self.generation_advance().map(Some) } else { Ok(None) }
    }

    /// How many rows changed.
    pub(crate) fn change(&self, sql: &'static str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.prepare(sql)?.execute(params)?)
    }

    /// Changes one row that has to be there.
    pub(crate) fn change_one(
        &self,
        what: &'static str,
        sql: &'static str,
        params: impl Params,
    ) -> Result<(), StoreError> {
        match self.change(sql, params)? {
            0 => Err(StoreError::Missing { what }),
            _ => Ok(()),
        }
    }
}

impl<'c> Deref for Writing<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}
