//! Listings: articles, a section, a tag, somebody's, a time, a kind, a series.

use super::{Names, PER_PAGE, Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::contributor::Contributor;
use domain::listing::{Card, Listing, PageNumber, Scope};
use domain::taxonomy::{Section, Series, Tag};
use domain::{Edition, Kind, Slug, Timestamp};
use store::Reading as Store;
use text::Calendar;

/// Which listing is wanted, as the address says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All articles.
    Articles,
    /// A section, by its path.
    Section(String),
    /// A tag, by its slug.
    Tag(String),
    /// What somebody is credited for, by their slug.
    Contributor(String),
    /// A year, or a month of it, in the edition's calendar or the Gregorian one.
    Period {
        /// The year as the address has it: from 1800 Gregorian, before that Jalali.
        year: i32,
        /// 1 to 12.
        month: Option<u8>,
    },
    /// All of one kind.
    Kind(Kind),
    /// A series, by its slug.
    Series(String),
}

/// What a listing is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// All articles.
    Articles,
    /// A section, those above it (outermost first) and those right below it.
    Section {
        /// The section.
        section: Section,
        /// Outermost first.
        above: Vec<Section>,
        /// In their order.
        below: Vec<Section>,
    },
    /// A tag.
    Tag(Tag),
    /// Somebody.
    Contributor(Contributor),
    /// A time.
    Period {
        /// In which calendar `year` and `month` count.
        calendar: Calendar,
        /// The year.
        year: i32,
        /// 1 to 12.
        month: Option<u8>,
    },
    /// A kind.
    Kind(Kind),
    /// A series.
    Series(Series),
}

/// A listing's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What it is about.
    pub subject: Subject,
    /// The entries.
    pub listing: Listing,
    /// Names of everything above.
    pub names: Names,
}

/// A page of a listing.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn listing(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    wanted: &Wanted,
    page: PageNumber,
) -> Result<Reading<Listed>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        let found = if exists { subject(newsroom, store, &setting.edition, wanted)? } else { None };
        let Some((subject, scope)) = found else {
            return Ok(Reading::Missing(setting));
        };
        let listing = store.listing(&setting.edition.code, &scope, page, PER_PAGE, ctx.now)?;
        let empty_period = matches!(subject, Subject::Period { .. }) && listing.total == 0;
        if u64::from(page.get()) > listing.pages() || empty_period {
            return Ok(Reading::Missing(setting));
        }
        let portrait: Vec<_> = match &subject {
            Subject::Contributor(somebody) => somebody.portrait.into_iter().collect(),
            _ => Vec::new(),
        };
        let cards: Vec<&Card> = listing.cards.iter().chain(&setting.recent).collect();
        let names = Names::gather(store, store.section_list(&setting.edition.code)?, &cards, &[], &portrait)?;
        Ok(Reading::Found(setting, Listed { subject, listing, names }))
    })
}

fn subject(
    newsroom: &Newsroom,
    store: &Store<'_>,
    edition: &Edition,
    wanted: &Wanted,
) -> Result<Option<(Subject, Scope)>, NewsroomError> {
    let code = &edition.code;
    Ok(match wanted {
        Wanted::Articles => Some((Subject::Articles, Scope::Kind(Kind::Article))),
        Wanted::Kind(kind) => Some((Subject::Kind(*kind), Scope::Kind(*kind))),
        Wanted::Section(path) => match store.section_by_path(code, path)? {
            Some(section) => {
                let scope = Scope::Section(section.id);
                Some((with_relatives(store, section)?, scope))
            }
            None => None,
        },
        Wanted::Tag(slug) => match slug_of(slug) {
            Some(slug) => store.tag_by_slug(code, &slug)?.map(|tag| (Subject::Tag(tag.clone()), Scope::Tag(tag.id))),
            None => None,
        },
        Wanted::Contributor(slug) => match slug_of(slug) {
            Some(slug) => {
                store.contributor_by_slug(&slug)?.map(|c| (Subject::Contributor(c.clone()), Scope::Contributor(c.id)))
            }
            None => None,
        },
        Wanted::Series(slug) => match slug_of(slug) {
            Some(slug) => store
                .series_by_slug(&slug)?
                .filter(|series| series.names.iter().any(|name| &name.edition == code))
                .map(|series| (Subject::Series(series.clone()), Scope::Series(series.id))),
            None => None,
        },
        Wanted::Period { year, month } => period(newsroom, edition, *year, *month)?,
    })
}

fn slug_of(text: &str) -> Option<Slug> {
    Slug::new(text).ok()
}

fn with_relatives(store: &Store<'_>, section: Section) -> Result<Subject, NewsroomError> {
    let all = store.section_list(&section.edition)?;
    let below = all.iter().filter(|s| s.parent == Some(section.id)).cloned().collect();
    let mut above = Vec::new();
    let mut parent = section.parent;
    while let Some(found) = parent.and_then(|id| all.iter().find(|s| s.id == id)) {
        // A tree has no circle, but a broken one must not hang a request.
        if above.len() >= all.len() {
            break;
        }
        above.insert(0, found.clone());
        parent = found.parent;
    }
    Ok(Subject::Section { section, above, below })
}

/// Years before 1800 can only be Jalali: no newspaper of the Gregorian calendar is that old here.
fn period(
    newsroom: &Newsroom,
    edition: &Edition,
    year: i32,
    month: Option<u8>,
) -> Result<Option<(Subject, Scope)>, NewsroomError> {
    let calendar = if (1800..=9999).contains(&year) { Calendar::Gregorian } else { Calendar::Jalali };
    if calendar == Calendar::Jalali && edition.calendar != Calendar::Jalali {
        return Ok(None);
    }
    let formats = newsroom.formats(edition)?;
    let bounds = match (month, calendar) {
        (None, _) => formats.year_bounds(calendar, year),
        (Some(month), Calendar::Gregorian) => formats.gregorian_month_bounds(year, month),
        (Some(month), Calendar::Jalali) => formats.jalali_month_bounds(year, month),
    };
    Ok(bounds.map(|(from, until)| {
        let scope = Scope::Period { from: Timestamp(from), until: Timestamp(until) };
        (Subject::Period { calendar, year, month }, scope)
    }))
}
