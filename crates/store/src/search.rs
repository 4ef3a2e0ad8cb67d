//! Searching the index.

use crate::column::Columns;
use crate::search_match::{ANYTHING, EVERYTHING, HEAD, HEADLINE, expression};
use crate::search_rows::{SHELF, Sort, scope_of_place};
use crate::{Reading, StoreError};
use domain::ids::VersionId;
use domain::listing::Scope;
use domain::search::{Order, Query, Readership, SearchHit, SearchHits, SearchRequest};
use domain::{EditionCode, Timestamp};
use rusqlite::params;
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::ops::RangeInclusive;

const YEAR_MS: f64 = 365.25 * 24.0 * 3_600_000.0;
/// How much a story of today counts more than an old one that fits as well.
const FRESHNESS: f64 = 0.3;
/// Of each sort, so many places with their counts.
const PLACES: usize = 24;

/// The hits of a shelf with their ranks. What is sought counts by how often and where it stands, as BM25 reckons it. But
/// BM25 lets many hits count little more than one and a hit in a long text less than in a short one, so the more what
/// stands in a headline, or in a name or a tag, counts once more by itself: a weight so large leaves of BM25 the word's
/// rarity alone.
const BY_RELEVANCE: &str = "SELECT search.rowid, bm25(search, 4.0, 3.0, 1.0, 1.0, 2.0, 2.0, 0.25, 0.5)
                        + 1.5 * bm25(search, 1e6, 0, 0, 0, 0, 0, 0, 0)
                        + 0.5 * bm25(search, 0, 0, 0, 0, 1e6, 1e6, 0, 0), e.dated_at, e.places
     FROM search JOIN search_entry e ON e.id = search.rowid
     WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3";
/// The same without ranks.
const UNRANKED: &str = "SELECT search.rowid, 0.0, e.dated_at, e.places
     FROM search JOIN search_entry e ON e.id = search.rowid
     WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3";

/// A row of the index that fits.
struct Found {
    id: i64,
    score: f64,
    at: i64,
}

/// What a hit has to satisfy besides the words.
#[derive(Default)]
struct Conditions {
    places: Vec<(Sort, i64)>,
    period: Option<(i64, i64)>,
}

impl Reading<'_> {
    /// Searches one edition.
    pub fn search(&self, request: &SearchRequest<'_>) -> Result<SearchHits, StoreError> {
        let (Some(words), Some(shelf), Some(conditions)) = (
            expression(request.query, if request.order == Order::Relevance { EVERYTHING } else { ANYTHING }),
            self.search_shelf(request.edition, request.readership)?,
            self.search_conditions(request)?,
        ) else {
            return Ok(SearchHits::default());
        };
        let mut found = Vec::new();
        let mut tally = Tally::new(request.counted);
        let now = request.now.unix_ms();
        let sql = match request.order {
            Order::Relevance => BY_RELEVANCE,
            Order::Newest => UNRANKED,
        };
        self.until(sql, params![words, shelf * SHELF, (shelf + 1) * SHELF - 1], |row| {
            let (id, rank, at): (i64, f64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if tally.takes(&conditions, at, row.get_ref(3)?.as_blob()?) {
                found.push(Found { id, score: freshened(-rank, at, now), at });
            }
            Ok(false)
        })?;
        let total = found.len() as u64;
        first(&mut found, request.order, request.limit);
        let Tally { places, periods, .. } = tally;
        Ok(SearchHits {
            hits: found.iter().map(|found| self.search_hit(found)).collect::<Result<_, _>>()?,
            total,
            counts: self.search_counts(places)?,
            period_counts: periods.into_iter().map(|(_, count)| count).collect(),
        })
    }

    /// Versions whose heads (headline, deck, names, tags) fit, for suggestions: at most so many, those first whose
    /// headlines fit. Of either, the newest of the `looked_at` that were put last.
    pub fn search_heads(
        &self,
        edition: &EditionCode,
        query: &Query,
        looked_at: u32,
        limit: usize,
    ) -> Result<Vec<SearchHit>, StoreError> {
        let Some(shelf) = self.search_shelf(edition, Readership::Readers)? else { return Ok(Vec::new()) };
        let mut found: Vec<Found> = Vec::new();
        for (columns, score) in [(HEADLINE, 1.0), (HEAD, 0.0)] {
            let Some(words) = expression(query, columns).filter(|_| found.len() < limit) else { break };
            let mut more = self.all(
                "SELECT h.rowid, e.dated_at FROM search_head h JOIN search_entry e ON e.id = h.rowid
                 WHERE search_head MATCH ?1 AND h.rowid BETWEEN ?2 AND ?3 ORDER BY h.rowid DESC LIMIT ?4",
                params![words, shelf * SHELF, (shelf + 1) * SHELF - 1, looked_at],
                |row| Ok(Found { id: row.get(0)?, score, at: row.get(1)? }),
            )?;
            more.retain(|one| found.iter().all(|known| known.id != one.id));
            first(&mut more, Order::Newest, limit - found.len());
            found.append(&mut more);
        }
        found.iter().map(|found| self.search_hit(found)).collect()
    }

    /// How many texts of an edition's readers fit.
    pub fn search_count(&self, edition: &EditionCode, query: &Query) -> Result<u64, StoreError> {
        let (Some(words), Some(shelf)) =
            (expression(query, ANYTHING), self.search_shelf(edition, Readership::Readers)?)
        else {
            return Ok(0);
        };
        self.value(
            "SELECT count(*) FROM search WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3",
            params![words, shelf * SHELF, (shelf + 1) * SHELF - 1],
            |row| Columns::of(row).count(),
        )
    }

    /// Spellings that begin so and have so many letters, of any edition and any time: what a mistyped word may have
    /// meant.
    pub fn search_spellings(
        &self,
        beginning: &str,
        letters: &RangeInclusive<usize>,
    ) -> Result<Vec<String>, StoreError> {
        let until = format!("{beginning}\u{10FFFF}");
        let number = |letters: usize| i64::try_from(letters).unwrap_or(i64::MAX);
        let (least, most) = (number(*letters.start()), number(*letters.end()));
        self.all(
            "SELECT word FROM search_word WHERE word >= ?1 AND word < ?2 AND length(word) BETWEEN ?3 AND ?4",
            params![beginning, until, least, most],
            |row| row.get(0),
        )
    }

    /// What the index takes, in bytes; for measurements: it reads all of it.
    pub fn search_size(&self) -> Result<u64, StoreError> {
        let size = |sql: &'static str| self.value(sql, [], |row| Columns::of(row).count());
        let whole = size("SELECT coalesce(sum(length(block)), 0) FROM search_data")?;
        Ok(whole + size("SELECT coalesce(sum(length(block)), 0) FROM search_head_data")?)
    }

    fn search_shelf(&self, edition: &EditionCode, readership: Readership) -> Result<Option<i64>, StoreError> {
        self.one(
            "SELECT id FROM search_shelf WHERE edition = ?1 AND readership = ?2",
            params![edition.as_str(), readership.as_str()],
            |row| row.get(0),
        )
    }

    /// `None` where a place has nothing at all.
    fn search_conditions(&self, request: &SearchRequest<'_>) -> Result<Option<Conditions>, StoreError> {
        let mut conditions = Conditions::default();
        for scope in request.within {
            if let Scope::Period { from, until } = scope {
                conditions.period = Some((from.unix_ms(), until.unix_ms()));
                continue;
            }
            let Some(row) = self.scope_find(request.edition, scope)? else { return Ok(None) };
            let sort = Sort::of_scope(scope);
            conditions.places.push((sort, sort.place(row.id)));
        }
        Ok(Some(conditions))
    }

    fn search_hit(&self, found: &Found) -> Result<SearchHit, StoreError> {
        let version: Option<VersionId> =
            self.one("SELECT version FROM search_entry WHERE id = ?1", [found.id], |row| Columns::of(row).text())?;
        let version = version.ok_or(StoreError::Missing { what: "search entry" })?;
        Ok(SearchHit { version, score: found.score, at: Timestamp(found.at) })
    }

    fn search_counts(&self, places: HashMap<i64, u64>) -> Result<Vec<(Scope, u64)>, StoreError> {
        let mut counted: Vec<(i64, u64)> = places.into_iter().collect();
        counted.sort_by_key(|(place, count)| (Reverse(*count), *place));
        let mut of_sort: HashMap<Sort, usize> = HashMap::new();
        let mut counts = Vec::new();
        for (place, count) in counted {
            let taken = of_sort.entry(Sort::of_place(place)).or_default();
            *taken += 1;
            if *taken > PLACES {
                continue;
            }
            if let Some(scope) = self.scope_by_id(scope_of_place(place))? {
                counts.push((scope, count));
            }
        }
        Ok(counts)
    }

    fn scope_by_id(&self, id: i64) -> Result<Option<Scope>, StoreError> {
        let named: Option<(String, String)> =
            self.one("SELECT kind, key FROM scope WHERE id = ?1", [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(named.and_then(|(kind, key)| crate::listing_rows::scope_named(&kind, &key)))
    }
}

/// Newer texts count a little more, as far as years go.
fn freshened(score: f64, at: i64, now: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an age in years need not be exact")]
    let years = now.saturating_sub(at).max(0) as f64 / YEAR_MS;
    score * (1.0 + FRESHNESS / (1.0 + years))
}

/// Keeps the first so many, in order.
fn first(found: &mut Vec<Found>, order: Order, limit: usize) {
    let compare = |a: &Found, b: &Found| -> Ordering {
        let by_score = || b.score.total_cmp(&a.score);
        match order {
            Order::Relevance => by_score().then(b.at.cmp(&a.at)),
            Order::Newest => b.at.cmp(&a.at),
        }
        .then_with(|| b.id.cmp(&a.id))
    };
    if limit < found.len() {
        found.select_nth_unstable_by(limit, compare);
        found.truncate(limit);
    }
    found.sort_unstable_by(compare);
}

/// Counts hits by place and period.
struct Tally {
    counts: bool,
    places: HashMap<i64, u64>,
    periods: Vec<((i64, i64), u64)>,
}

impl Tally {
    fn new(counted: Option<&[(Timestamp, Timestamp)]>) -> Self {
        let periods = counted.unwrap_or_default();
        Self {
            counts: counted.is_some(),
            places: HashMap::new(),
            periods: periods.iter().map(|(from, until)| ((from.unix_ms(), until.unix_ms()), 0)).collect(),
        }
    }

    /// Whether a hit satisfies every condition. One that fails those of a single sort still counts for the other
    /// places of that sort: they are what a reader could choose instead.
    fn takes(&mut self, conditions: &Conditions, at: i64, places: &[u8]) -> bool {
        let places = || places.as_chunks::<8>().0.iter().map(|bytes| i64::from_le_bytes(*bytes));
        let in_period = conditions.period.is_none_or(|(from, until)| (from..until).contains(&at));
        let mut failed = conditions.places.iter().filter(|(_, wanted)| !places().any(|place| place == *wanted));
        let (failed_sort, more) = (failed.next().map(|(sort, _)| *sort), failed.next().is_some());
        if more {
            return false;
        }
        if self.counts && in_period {
            for place in places().filter(|place| failed_sort.is_none_or(|sort| Sort::of_place(*place) == sort)) {
                *self.places.entry(place).or_default() += 1;
            }
        }
        if self.counts && failed_sort.is_none() {
            for (_, count) in self.periods.iter_mut().filter(|((from, until), _)| (*from..*until).contains(&at)) {
                *count += 1;
            }
        }
        failed_sort.is_none() && in_period
    }
}
