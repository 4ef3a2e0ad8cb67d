//! How long a page may be kept.

use crate::{Context, Newsroom, NewsroomError};
use domain::Timestamp;
use domain::edition::Edition;

/// A day is never longer than that, whatever the clocks do.
const LONGEST_MS: i64 = 25 * 60 * 60 * 1_000;

/// Until when a page of an edition that was made now says the same: the masthead's date ends with the day, a pin and a
/// banner end with their time.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn valid_until(newsroom: &Newsroom, ctx: &Context, edition: &Edition) -> Result<Timestamp, NewsroomError> {
    let formats = newsroom.formats(edition)?;
    let now = ctx.now.unix_ms();
    let today = formats.date(now, edition.calendar);
    let midnight = (1..=25)
        .map(|hours| now.saturating_add(hours * 60 * 60 * 1_000))
        .map(|later| formats.date(later, edition.calendar))
        .find(|date| *date != today)
        .and_then(|tomorrow| formats.instant(tomorrow, 0, 0).ok())
        // A zone may skip midnight when its clocks change; then the day's last page is made anew within the hour.
        .unwrap_or(now.saturating_add(60 * 60 * 1_000))
        .min(now.saturating_add(LONGEST_MS));
    let (pin, section_pin) = newsroom.store().read(|store| {
        let pin = store.pin_ends_next(&edition.code, ctx.now)?;
        Ok::<_, NewsroomError>((pin, store.section_pin_ends_next(&edition.code, ctx.now)?))
    })?;
    let banner = edition.site.banner.as_ref().and_then(|banner| banner.until).filter(|until| *until > ctx.now);
    Ok([pin, section_pin, banner].into_iter().flatten().fold(Timestamp(midnight), Timestamp::min))
}
