//! How often stories are read: counted by day, and nothing of who read.

use crate::Timestamp;
use crate::ids::VersionId;
use std::collections::HashMap;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// How many days count for what is read most.
const DAYS: i64 = 7;

/// Days since 1970, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment.
    pub fn of(at: Timestamp) -> Self {
        Self(at.unix_ms().div_euclid(DAY_MS))
    }

    /// So many days before.
    #[must_use]
    pub fn minus(self, days: i64) -> Self {
        Self(self.0.saturating_sub(days))
    }

    /// The first of the days that count for what is read most on this day.
    #[must_use]
    pub fn window(self) -> Self {
        self.minus(DAYS - 1)
    }
}

/// How often a version was read on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reads {
    /// Which.
    pub version: VersionId,
    /// When.
    pub day: Day,
    /// How often.
    pub reads: u64,
}

/// What is read most, the most first. A read of today weighs seven times one of six days ago, so that yesterday's news
/// gives way by itself; of what weighs the same, the newer version comes first.
pub fn ranked(counts: &[Reads], today: Day) -> Vec<VersionId> {
    let mut weights: HashMap<VersionId, u64> = HashMap::new();
    for counted in counts {
        // A clock that was set back leaves days that have not come yet: they count as today.
        let age = (today.0 - counted.day.0).max(0);
        if let Ok(weight @ 1..) = u64::try_from(DAYS - age) {
            let sum = weights.entry(counted.version).or_default();
            *sum = sum.saturating_add(counted.reads.saturating_mul(weight));
        }
    }
    let mut all: Vec<_> = weights.into_iter().map(|(version, weight)| (weight, version)).collect();
    all.sort_by(|a, b| b.cmp(a));
    all.into_iter().map(|(_, version)| version).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: u128) -> VersionId {
        VersionId::from_parts(0, number)
    }

    fn read(number: u128, day: i64, reads: u64) -> Reads {
        Reads { version: version(number), day: Day(day), reads }
    }

    #[test]
    fn a_day_begins_at_midnight_utc() {
        for (ms, day) in [(0, 0), (DAY_MS - 1, 0), (DAY_MS, 1), (-1, -1)] {
            assert_eq!(Day::of(Timestamp(ms)), Day(day), "{ms}");
        }
        assert_eq!(Day(100).window(), Day(94));
    }

    #[test]
    fn what_is_read_today_weighs_more_and_a_week_ago_nothing() {
        let counts = [read(1, 100, 10), read(2, 94, 69), read(3, 93, 1_000), read(4, 99, 5), read(4, 100, 6)];
        assert_eq!(ranked(&counts, Day(100)), [4, 1, 2].map(version));
    }

    #[test]
    fn equal_counts_have_one_order_and_a_clock_set_back_harms_nothing() {
        let counts = [read(1, 100, 1), read(2, 100, 1), read(3, 200, u64::MAX)];
        assert_eq!(ranked(&counts, Day(100)), [3, 2, 1].map(version));
        assert_eq!(ranked(&[], Day(100)), []);
    }
}
