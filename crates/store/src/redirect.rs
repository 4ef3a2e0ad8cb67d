//! Old addresses.

use crate::column::{Columns, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::VersionId;
use domain::redirect::{OldAddress, Redirect, RedirectTarget};
use rusqlite::{Row, params};

fn read_target(row: &Row<'_>) -> rusqlite::Result<RedirectTarget> {
    let mut c = Columns::of(row);
    let version: Option<VersionId> = c.text_or_none()?;
    Ok(match version {
        Some(version) => RedirectTarget::Version { version },
        None => RedirectTarget::Path { path: c.plain()? },
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Redirect> {
    let target = read_target(row)?;
    Ok(Redirect { from: OldAddress { host: row.get(2)?, path: row.get(3)?, query: row.get(4)? }, target })
}

impl Reading<'_> {
    /// Where an old address leads; one that no old host has is looked up as this site's own.
    pub fn redirect_find(&self, from: &OldAddress) -> Result<Option<RedirectTarget>, StoreError> {
        let find = |host: &str| {
            self.one(
                "SELECT version, target_path FROM redirect WHERE host = ?1 AND path = ?2 AND query = ?3",
                [host, &from.path, &from.query],
                read_target,
            )
        };
        match find(&from.host)? {
            None if !from.host.is_empty() => find(""),
            found => Ok(found),
        }
    }

    /// Old addresses whose path is not before that one, in the order of their paths.
    pub fn redirect_list(&self, from_path: &str, limit: u32) -> Result<Vec<Redirect>, StoreError> {
        self.all(
            "SELECT version, target_path, host, path, query FROM redirect WHERE path >= ?1 ORDER BY path, host, query LIMIT ?2",
            params![from_path, limit],
            read,
        )
    }

    /// The old addresses that were asked for most: so many behind the first `skip`.
    pub fn redirects_by_hits(&self, skip: u32, limit: u32) -> Result<Vec<Redirect>, StoreError> {
        self.all(
            "SELECT version, target_path, host, path, query FROM redirect ORDER BY hits DESC, path, host, query LIMIT ?1 OFFSET ?2",
            [limit, skip],
            read,
        )
    }

    /// How often an old address was asked for, and when last.
    pub fn redirect_hits(&self, from: &OldAddress) -> Result<(u64, Option<Timestamp>), StoreError> {
        let hits = self.one(
            "SELECT hits, last_hit FROM redirect WHERE host = ?1 AND path = ?2 AND query = ?3",
            [&from.host, &from.path, &from.query],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.count()?, c.moment_or_none()?))
            },
        )?;
        Ok(hits.unwrap_or_default())
    }

    /// The old addresses that lead to a path of this site.
    pub fn redirects_to_path(&self, path: &str) -> Result<Vec<Redirect>, StoreError> {
        self.all("SELECT version, target_path, host, path, query FROM redirect WHERE target_path = ?1", [path], read)
    }

    /// The old addresses of a version.
    pub fn redirects_of_version(&self, version: VersionId) -> Result<Vec<OldAddress>, StoreError> {
        self.all(
            "SELECT host, path, query FROM redirect WHERE version = ?1 ORDER BY host, path, query",
            [Text(version)],
            |row| Ok(OldAddress { host: row.get(0)?, path: row.get(1)?, query: row.get(2)? }),
        )
    }
}

impl Writing<'_> {
    /// Adds an old address, or lets it lead elsewhere.
    pub fn redirect_put(&self, redirect: &Redirect) -> Result<(), StoreError> {
        let (version, path) = match &redirect.target {
            RedirectTarget::Version { version } => (Some(Text(*version)), None),
            RedirectTarget::Path { path } => (None, Some(path)),
        };
        let OldAddress { host, path: from, query } = &redirect.from;
        self.change(
            "INSERT INTO redirect (host, path, query, version, target_path) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (host, path, query) DO UPDATE SET version = excluded.version, target_path = excluded.target_path",
            params![host, from, query, version, path],
        )?;
        Ok(())
    }

    /// Counts how often an old address of this site was asked for; one that is unknown is passed over.
    pub fn redirect_hit(&self, path: &str, times: u64, now: Timestamp) -> Result<(), StoreError> {
        self.change(
            "UPDATE redirect SET hits = hits + ?2, last_hit = ?3 WHERE host = '' AND path = ?1 AND query = ''",
            params![path, count(times), now.unix_ms()],
        )?;
        Ok(())
    }

    /// Takes an old address away, as when a version moves back to it; nothing happens where it is absent.
    pub fn redirect_delete(&self, from: &OldAddress) -> Result<(), StoreError> {
        self.change(
            "DELETE FROM redirect WHERE host = ?1 AND path = ?2 AND query = ?3",
            [&from.host, &from.path, &from.query],
        )?;
        Ok(())
    }
}
