//! Where a listing stands in every edition: by its topic, its name, its time (design: "Editions").

use super::Subject;
use crate::{Newsroom, NewsroomError};
use domain::listing::Scope;
use domain::routes::Place;
use domain::{Edition, EditionCode, Timestamp};
use store::Reading as Store;
use text::Calendar;

/// The addresses of the same listing in the editions that have it, percent-encoded, in the order of the editions.
///
/// Whichever of them asks, the answer is the same: so what each says of the others agrees.
pub(super) fn places(
    newsroom: &Newsroom,
    store: &Store<'_>,
    editions: &[Edition],
    subject: &Subject,
) -> Result<Vec<(EditionCode, String)>, NewsroomError> {
    let everywhere = |place: Place<'_>| editions.iter().map(|one| (one.code.clone(), place.href(&one.code))).collect();
    let only = |of: Vec<(EditionCode, String)>| {
        let first = |edition: &Edition| of.iter().find(|(code, _)| *code == edition.code).cloned();
        editions.iter().filter_map(first).collect()
    };
    Ok(match subject {
        Subject::Articles => everywhere(Place::Articles),
        Subject::MostRead => everywhere(Place::MostRead),
        Subject::Kind(kind) => everywhere(Place::OfKind(*kind)),
        Subject::Section { section, .. } => only(
            store
                .sections_of_topic(section.topic)?
                .into_iter()
                .map(|one| (one.edition.clone(), Place::Section(&one.path).href(&one.edition)))
                .collect(),
        ),
        Subject::Tag(tag) => only(
            store
                .tags_of_topic(tag.topic)?
                .into_iter()
                .map(|one| (one.edition.clone(), Place::Tag(&one.slug).href(&one.edition)))
                .collect(),
        ),
        Subject::Series(series) => only(
            series
                .names
                .iter()
                .map(|name| (name.edition.clone(), Place::Series(&series.slug).href(&name.edition)))
                .collect(),
        ),
        Subject::Contributor(somebody) => {
            let mut credited = Vec::new();
            for Edition { code, .. } in editions {
                // Everybody has a page in every edition, but one that lists nothing is no counterpart.
                if store.listing_total(code, &Scope::Contributor(somebody.id))? > 0 {
                    credited.push((code.clone(), Place::Contributor(&somebody.slug).href(code)));
                }
            }
            credited
        }
        Subject::Period { calendar, year, month } => {
            let mut with_stories = Vec::new();
            for edition in editions {
                if has_stories(newsroom, store, edition, (*calendar, *year, *month))? {
                    let place = month.map_or(Place::Year(*year), |month| Place::Month(*year, month));
                    with_stories.push((edition.code.clone(), place.href(&edition.code)));
                }
            }
            with_stories
        }
    })
}

/// Whether an edition has a page of a time: in its own time zone, and in a calendar that it knows.
fn has_stories(
    newsroom: &Newsroom,
    store: &Store<'_>,
    edition: &Edition,
    (calendar, year, month): (Calendar, i32, Option<u8>),
) -> Result<bool, NewsroomError> {
    if calendar == Calendar::Jalali && edition.calendar != Calendar::Jalali {
        return Ok(false);
    }
    let formats = newsroom.formats(edition)?;
    let bounds = match (month, calendar) {
        (None, _) => formats.year_bounds(calendar, year),
        (Some(month), Calendar::Gregorian) => formats.gregorian_month_bounds(year, month),
        (Some(month), Calendar::Jalali) => formats.jalali_month_bounds(year, month),
    };
    let Some((from, until)) = bounds else { return Ok(false) };
    let scope = Scope::Period { from: Timestamp(from), until: Timestamp(until) };
    Ok(store.listing_total(&edition.code, &scope)? > 0)
}
