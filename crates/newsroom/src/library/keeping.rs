//! What is said of a medium, and taking it out of the library.

use super::{changeable, found};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::{FolderId, MediaId};
use domain::library::Filing;
use domain::media::{Media, MediaText};
use domain::{Act, EditionCode, Timestamp};
use serde_json::json;

/// Longest text, in characters.
const LONGEST: usize = 4_000;

/// What somebody says of a medium.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// Its name, for people; empty: as it is.
    pub name: String,
    /// Texts of the editions that are given; those of others stay.
    pub texts: Vec<MediaText>,
    /// What was agreed with whoever made it.
    pub rights: String,
    /// From then on it may not be shown any more.
    pub expires: Option<Timestamp>,
    /// Where it lies.
    pub folder: Option<FolderId>,
}

/// Changes what is said of a medium. Texts of editions that the actor does not work in stay as they are.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for a text that is too long.
pub fn change(newsroom: &Newsroom, ctx: &Context, id: MediaId, said: &Particulars) -> Result<Media, NewsroomError> {
    let texts = said.texts.iter().flat_map(|text| [&text.alt, &text.caption, &text.credit]);
    if texts.chain([&said.rights]).any(|text| text.chars().count() > LONGEST) {
        return Err(NewsroomError::Invalid { field: "text", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        let (mut media, filing) = changeable(store, ctx, id)?;
        if let Some(folder) = said.folder
            && !store.media_folders()?.iter().any(|known| known.id == folder)
        {
            return Err(NewsroomError::NotFound);
        }
        let name = super::bringing::named(&said.name);
        if !name.is_empty() {
            media.file_name = name;
        }
        for text in said.texts.iter().filter(|text| ctx.actor.may(Act::Begin { edition: &text.edition })) {
            media.texts.retain(|known| known.edition != text.edition);
            if [&text.alt, &text.caption, &text.credit].iter().any(|text| !text.trim().is_empty()) {
                media.texts.push(MediaText {
                    edition: text.edition.clone(),
                    alt: text.alt.trim().to_owned(),
                    caption: text.caption.trim().to_owned(),
                    credit: text.credit.trim().to_owned(),
                });
            }
        }
        media.texts.sort_by(|a, b| a.edition.cmp(&b.edition));
        store.media_put(&media)?;
        let rights = said.rights.trim().to_owned();
        store.media_filing_put(id, &Filing { rights, expires: said.expires, folder: said.folder, ..filing })?;
        if store.media_is_shown(id)? {
            store.shows_to_readers();
        }
        audit::add(store, ctx, "media.change", &id.to_string(), &json!({}))?;
        Ok(media)
    })
}

/// What somebody says of a medium in passing; what is not said stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Alternative text.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// Keeps what somebody says of a medium where they use it, for one edition.
///
/// # Errors
/// [`NewsroomError::Forbidden`], also in an edition that is not theirs; [`NewsroomError::NotFound`];
/// [`NewsroomError::Invalid`] for a text that is too long.
pub fn describe(
    newsroom: &Newsroom,
    ctx: &Context,
    id: MediaId,
    edition: &EditionCode,
    said: &Said,
) -> Result<(), NewsroomError> {
    let Said { alt, caption, credit } = said;
    if [alt, caption, credit].into_iter().flatten().any(|text| text.chars().count() > LONGEST) {
        return Err(NewsroomError::Invalid { field: "text", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        let (mut media, _) = changeable(store, ctx, id)?;
        if !ctx.actor.may(Act::Begin { edition }) {
            return Err(NewsroomError::Forbidden);
        }
        if store.edition_by_code(edition)?.is_none() {
            return Err(NewsroomError::NotFound);
        }
        let known = media.texts.iter().find(|text| text.edition == *edition).cloned();
        let known = known.unwrap_or_else(|| MediaText {
            edition: edition.clone(),
            alt: String::new(),
            caption: String::new(),
            credit: String::new(),
        });
        let or = |said: &Option<String>, known: &str| said.as_deref().map_or(known, str::trim).to_owned();
        let text = MediaText {
            alt: or(alt, &known.alt),
            caption: or(caption, &known.caption),
            credit: or(credit, &known.credit),
            ..known.clone()
        };
        if text == known {
            return Ok(());
        }
        media.texts.retain(|other| other.edition != *edition);
        if [&text.alt, &text.caption, &text.credit].iter().any(|text| !text.is_empty()) {
            media.texts.push(text);
        }
        media.texts.sort_by(|a, b| a.edition.cmp(&b.edition));
        store.media_put(&media)?;
        if store.media_is_shown(id)? {
            store.shows_to_readers();
        }
        audit::add(store, ctx, "media.change", &id.to_string(), &json!({}))
    })
}

/// Takes a medium out of the library that nothing uses. It can be put back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] if something uses it.
pub fn remove(newsroom: &Newsroom, ctx: &Context, id: MediaId) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        let (_, filing) = changeable(store, ctx, id)?;
        if !store.media_uses(id)?.is_empty() {
            return Err(NewsroomError::Invalid { field: "media", problem: Invalid::Required });
        }
        store.media_filing_put(id, &Filing { removed: Some(ctx.now), ..filing })?;
        audit::add(store, ctx, "media.remove", &id.to_string(), &json!({}))
    })
}

/// Puts it back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn restore(newsroom: &Newsroom, ctx: &Context, id: MediaId) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        changeable(store, ctx, id)?;
        let (_, filing) = found(store, id)?;
        store.media_filing_put(id, &Filing { removed: None, ..filing })?;
        audit::add(store, ctx, "media.restore", &id.to_string(), &json!({}))
    })
}

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The moment after the last day on which something may be shown, from `2030-12-31`, in any digits; `None` for what is no
/// date. The day ends at midnight in UTC.
#[must_use]
pub fn end_of_day(written: &str) -> Option<Timestamp> {
    let written = text::fold(written.trim()).into_string();
    let mut parts = written.splitn(3, ['-', '/']).map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1_970..=9_999).contains(&year) || !(1..=12).contains(&month) || day < 1 {
        return None;
    }
    let days = days_before(year, month) + day - 1;
    // The 31st of a month of 30 days is none of its days.
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    (days < days_before(next_year, next_month)).then_some(Timestamp((days + 1) * DAY))
}

/// The last day before a moment, as `2030-12-31`.
#[must_use]
pub fn last_day(end: Timestamp) -> String {
    let days = (end.unix_ms() - 1).div_euclid(DAY);
    let mut year = 1_970 + days / 366;
    while days_before(year + 1, 1) <= days {
        year += 1;
    }
    let month = (1..=12).rev().find(|month| days_before(year, *month) <= days).unwrap_or(1);
    format!("{year:04}-{month:02}-{:02}", days - days_before(year, month) + 1)
}

/// Days between 1 January 1970 and the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    const OF_MONTHS: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let whole = year - 1;
    let leaps = |year: i64| year / 4 - year / 100 + year / 400;
    let is_leap = leaps(year) > leaps(whole);
    let of_months = usize::try_from(month - 1).ok().and_then(|at| OF_MONTHS.get(at)).copied().unwrap_or(0);
    (year - 1_970) * 365 + leaps(whole) - leaps(1_969) + of_months + i64::from(is_leap && month > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_any_digits_and_written_back() {
        for (written, day) in [
            ("1970-01-01", "1970-01-01"),
            ("2024-02-29", "2024-02-29"),
            ("2030-12-31", "2030-12-31"),
            ("2000/3/1", "2000-03-01"),
            ("۲۰۳۰-۱۲-۳۱", "2030-12-31"),
        ] {
            assert_eq!(end_of_day(written).map(last_day).as_deref(), Some(day), "{written}");
        }
        assert_eq!(end_of_day("1970-01-01"), Some(Timestamp(DAY)));
        assert_eq!(end_of_day("2024-03-01"), Some(Timestamp(1_709_337_600_000)));
        for written in ["", "x", "2023-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "1403-01-01"] {
            assert_eq!(end_of_day(written), None, "{written}");
        }
    }
}
