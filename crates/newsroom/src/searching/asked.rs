//! What a reader asks for: words and conditions. A condition that cannot be is no condition.

use crate::NewsroomError;
use domain::edition::Edition;
use domain::listing::{PageNumber, Scope};
use domain::search::Order;
use domain::{Kind, Slug, Timestamp};
use store::Reading as Store;
use text::formatting::{CalendarDate, Formats};

/// A search as an address has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    /// The words, as they were typed.
    pub words: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this section and those below it, by its path.
    pub section: Option<String>,
    /// Only what they are credited for, by their slug.
    pub contributor: Option<String>,
    /// From this day on: year, month, day in the edition's calendar, as it was typed.
    pub from: Option<String>,
    /// Until this day.
    pub until: Option<String>,
    /// What comes first.
    pub order: Order,
    /// In every edition.
    pub everywhere: bool,
    /// Which page of hits.
    pub page: Option<PageNumber>,
}

/// A search whose conditions are known to be possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// As it was asked, without what cannot be.
    pub asking: Asking,
    /// The conditions.
    pub within: Vec<Scope>,
    /// A day was typed that the edition's calendar does not have.
    pub no_such_day: bool,
}

impl Asked {
    pub(super) fn of(
        store: &Store<'_>,
        edition: &Edition,
        formats: &Formats,
        mut asking: Asking,
    ) -> Result<Self, NewsroomError> {
        let mut within = Vec::new();
        if let Some(kind) = asking.kind {
            within.push(Scope::Kind(kind));
        }
        let section = asking.section.as_deref().map(|path| store.section_by_path(&edition.code, path)).transpose()?;
        match section.flatten() {
            Some(section) => within.push(Scope::Section(section.id)),
            None => asking.section = None,
        }
        let slug = asking.contributor.as_deref().and_then(|slug| Slug::new(slug).ok());
        match slug.map(|slug| store.contributor_by_slug(&slug)).transpose()?.flatten() {
            Some(contributor) => within.push(Scope::Contributor(contributor.id)),
            None => asking.contributor = None,
        }
        let (from, until) = (day(&asking.from, edition), day(&asking.until, edition));
        let no_such_day = from.is_err() || until.is_err();
        let (from, until) = (from.unwrap_or_default(), until.unwrap_or_default());
        if from.is_some() || until.is_some() {
            let begins = |day: CalendarDate| formats.instant(day, 0, 0).ok().map(Timestamp);
            let ends = |day: CalendarDate| begins(day).map(|midnight| midnight.plus_secs(24 * 60 * 60));
            within.push(Scope::Period {
                from: from.and_then(begins).unwrap_or(Timestamp(i64::MIN)),
                until: until.and_then(ends).unwrap_or(Timestamp(i64::MAX)),
            });
        }
        Ok(Self { asking, within, no_such_day })
    }
}

/// A day that was typed; nothing where nothing was.
fn day(typed: &Option<String>, edition: &Edition) -> Result<Option<CalendarDate>, text::TextError> {
    match typed.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(typed) => CalendarDate::parse(typed, edition.calendar).map(Some),
        None => Ok(None),
    }
}
