//! Listings: pages of cards, newest first.
//!
//! A page far behind is found by weeks: `listing_week` knows how many rows each week of a listing has, so the way
//! to page 1,000 steps over some hundred weeks instead of twenty thousand rows.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError};
use domain::ids::VersionId;
use domain::listing::{Card, Listing, PageNumber, Scope};
use domain::{EditionCode, Timestamp};
use rusqlite::params;

/// As in the schema's triggers.
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// A range of a listing: from the first moment on, before the second; behind so many rows of it.
#[derive(Debug, Clone, Copy)]
struct Range {
    from: i64,
    until: i64,
    skip: u64,
}

impl Reading<'_> {
    /// A page of a listing. Equal dates are ordered by version, so that no card stands on two pages or on none.
    pub fn listing(
        &self,
        edition: &EditionCode,
        scope: &Scope,
        page: PageNumber,
        per_page: u32,
        now: Timestamp,
    ) -> Result<Listing, StoreError> {
        let mut listing = Listing { cards: Vec::new(), total: 0, page, per_page };
        let Some(found) = self.scope_find(edition, scope)? else { return Ok(listing) };
        let skip = u64::from(page.get() - 1) * u64::from(per_page);
        let range = match *scope {
            Scope::Period { from, until } => {
                listing.total = self.listed_between(found.id, from, until)?;
                Range { from: from.unix_ms(), until: until.unix_ms(), skip }
            }
            _ => {
                listing.total = found.listed;
                self.range_behind(found.id, skip)?
            }
        };
        if skip < listing.total {
            let versions = self.listed_versions(found.id, range, per_page)?;
            listing.cards = self.cards_by_versions(&versions, now)?;
        }
        Ok(listing)
    }

    /// How many cards a listing has.
    pub fn listing_total(&self, edition: &EditionCode, scope: &Scope) -> Result<u64, StoreError> {
        let Some(found) = self.scope_find(edition, scope)? else { return Ok(0) };
        match *scope {
            Scope::Period { from, until } => self.listed_between(found.id, from, until),
            _ => Ok(found.listed),
        }
    }

    /// The cards before and behind a version in a listing: the next newer one and the next older one.
    pub fn listing_neighbours(
        &self,
        edition: &EditionCode,
        scope: &Scope,
        version: VersionId,
        now: Timestamp,
    ) -> Result<(Option<Card>, Option<Card>), StoreError> {
        let Some(found) = self.scope_find(edition, scope)? else { return Ok((None, None)) };
        let own: Option<i64> = self.one(
            "SELECT published_at FROM listing WHERE version = ?1 AND scope = ?2",
            params![Text(version), found.id],
            |row| row.get(0),
        )?;
        let Some(own) = own else { return Ok((None, None)) };
        let newer: Option<VersionId> = self.one(
            "SELECT version FROM listing WHERE scope = ?1 AND (published_at, version) > (?2, ?3) ORDER BY published_at, version LIMIT 1",
            params![found.id, own, Text(version)],
            |row| Columns::of(row).text(),
        )?;
        let older: Option<VersionId> = self.one(
            "SELECT version FROM listing WHERE scope = ?1 AND (published_at, version) < (?2, ?3) ORDER BY published_at DESC, version DESC LIMIT 1",
            params![found.id, own, Text(version)],
            |row| Columns::of(row).text(),
        )?;
        let card = |version: Option<VersionId>| version.map_or(Ok(None), |version| self.card_by_version(version, now));
        Ok((card(newer)?, card(older)?))
    }

    /// How many stories of the flow each period has; a period is from its first moment on, before its second.
    pub fn archive_counts(
        &self,
        edition: &EditionCode,
        periods: &[(Timestamp, Timestamp)],
    ) -> Result<Vec<u64>, StoreError> {
        let Some(flow) = self.scope_find(edition, &Scope::Flow)? else { return Ok(vec![0; periods.len()]) };
        periods.iter().map(|(from, until)| self.listed_between(flow.id, *from, *until)).collect()
    }

    /// The dates of the oldest and of the newest story of the flow.
    pub fn listing_span(&self, edition: &EditionCode) -> Result<Option<(Timestamp, Timestamp)>, StoreError> {
        let Some(flow) = self.scope_find(edition, &Scope::Flow)? else { return Ok(None) };
        let oldest = self.one(
            "SELECT published_at FROM listing WHERE scope = ?1 ORDER BY published_at LIMIT 1",
            [flow.id],
            |row| Columns::of(row).moment(),
        )?;
        let newest = self.one(
            "SELECT published_at FROM listing WHERE scope = ?1 ORDER BY published_at DESC LIMIT 1",
            [flow.id],
            |row| Columns::of(row).moment(),
        )?;
        Ok(oldest.zip(newest))
    }

    fn listed_between(&self, scope: i64, from: Timestamp, until: Timestamp) -> Result<u64, StoreError> {
        self.value(
            "SELECT count(*) FROM listing WHERE scope = ?1 AND published_at >= ?2 AND published_at < ?3",
            params![scope, from.unix_ms(), until.unix_ms()],
            |row| Columns::of(row).count(),
        )
    }

    fn listed_versions(&self, scope: i64, range: Range, limit: u32) -> Result<Vec<VersionId>, StoreError> {
        self.all(
            "SELECT version FROM listing WHERE scope = ?1 AND published_at >= ?2 AND published_at < ?3
             ORDER BY published_at DESC, version DESC LIMIT ?4 OFFSET ?5",
            params![scope, range.from, range.until, limit, crate::column::count(range.skip)],
            |row| Columns::of(row).text(),
        )
    }

    /// The range that begins with the week in which the row behind `skip` others stands.
    fn range_behind(&self, scope: i64, skip: u64) -> Result<Range, StoreError> {
        let mut range = Range { from: i64::MIN, until: i64::MAX, skip };
        if skip == 0 {
            return Ok(range);
        }
        self.until("SELECT week, listed FROM listing_week WHERE scope = ?1 ORDER BY week DESC", [scope], |row| {
            let (week, listed) = (row.get::<_, i64>(0)?, Columns::of_column(row, 1).count()?);
            if range.skip < listed {
                range.until = week.saturating_add(1).saturating_mul(WEEK_MS);
                return Ok(true);
            }
            range.skip -= listed;
            Ok(false)
        })?;
        Ok(range)
    }
}
