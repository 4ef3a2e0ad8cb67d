//! The archive: which years and months have stories.

use super::{Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use text::Calendar;

/// A year with stories, in the edition's own calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveYear {
    /// The year.
    pub year: i32,
    /// Its months with stories, the newest first.
    pub months: Vec<ArchiveMonth>,
}

/// A month with stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveMonth {
    /// 1 to 12.
    pub month: u8,
    /// How many stories.
    pub stories: u64,
}

/// The years and months of an edition that have stories, the newest first, in the edition's calendar.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn archive(newsroom: &Newsroom, ctx: &Context, edition: &str) -> Result<Reading<Vec<ArchiveYear>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let formats = newsroom.formats(&setting.edition)?;
        let calendar = setting.edition.calendar;
        let Some((oldest, newest)) = store.listing_span(&setting.edition.code)? else {
            return Ok(Reading::Found(setting, Vec::new()));
        };
        let first = formats.date(oldest.unix_ms(), calendar);
        let last = formats.date(newest.unix_ms(), calendar);
        let mut months = Vec::new();
        let (mut year, mut month) = (last.year(), last.month());
        while (year, month) >= (first.year(), first.month()) {
            let bounds = match calendar {
                Calendar::Gregorian => formats.gregorian_month_bounds(year, month),
                Calendar::Jalali => formats.jalali_month_bounds(year, month),
            };
            if let Some((from, until)) = bounds {
                months.push((year, month, (domain::Timestamp(from), domain::Timestamp(until))));
            }
            (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        }
        let bounds: Vec<_> = months.iter().map(|(_, _, bounds)| *bounds).collect();
        let counts = store.archive_counts(&setting.edition.code, &bounds)?;
        let mut years: Vec<ArchiveYear> = Vec::new();
        for ((year, month, _), stories) in months.into_iter().zip(counts) {
            if stories == 0 {
                continue;
            }
            let entry = ArchiveMonth { month, stories };
            match years.last_mut() {
                Some(last) if last.year == year => last.months.push(entry),
                _ => years.push(ArchiveYear { year, months: vec![entry] }),
            }
        }
        Ok(Reading::Found(setting, years))
    })
}
