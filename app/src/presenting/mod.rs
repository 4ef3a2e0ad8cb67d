//! From what a use-case found to what a page shows: dates, numbers and plurals become finished words here, on the
//! server, in the edition's conventions.

pub(crate) mod above;
mod article;
mod body;
mod card;
mod corrections;
mod credit;
pub mod desk;
pub(crate) mod exhibit;
mod feed;
mod frame;
mod front;
mod head;
mod index;
pub(crate) mod issue;
pub mod letter;
mod linked;
mod listing;
mod onward;
pub mod people;
pub mod previewed;
mod privacy;
mod search;
pub mod settings;
mod shelves;
mod stream;
pub mod webhook;

pub(crate) use feed::feed;
pub use search::suggestions;

use crate::catalogue::Catalogue;
use crate::server::Site;
use domain::edition::Edition;
use domain::listing::PageNumber;
use domain::page::{Answer, Html, LinkView, Moment, NoticePage, PageKind, ReaderPage};
use domain::routes::PRIVACY;
use domain::{EditionCode, Timestamp};
use leptos::prelude::*;
use newsroom::reading::{Reading, Setting};
use newsroom::{Context, NewsroomError, reading, searching};
use std::sync::Arc;
use text::formatting::Formats;

/// The page of an edition that an address asks for.
///
/// # Errors
/// The use-case's.
pub fn page(
    site: &Site,
    ctx: &Context,
    edition: &str,
    kind: PageKind,
    key: &str,
    number: Option<u32>,
) -> Result<Answer<ReaderPage>, NewsroomError> {
    let mut answer = match kind {
        PageKind::Front => front::front(site, ctx, edition, key, number)?.map(ReaderPage::Front),
        PageKind::Story => {
            let found = article::article(site, ctx, edition, key)?;
            let own = if key == PRIVACY && matches!(found, Answer::Missing(_)) {
                privacy::privacy(site, ctx, edition)?
            } else {
                None
            };
            own.map_or(found, |page| Answer::Found { page }).map(ReaderPage::Article)
        }
        PageKind::Sections | PageKind::Archive | PageKind::Media | PageKind::Publications | PageKind::Nothing => {
            index::index(site, ctx, edition, kind)?.map(ReaderPage::Index)
        }
        PageKind::Corrections => corrections::corrections(site, ctx, edition, number)?.map(ReaderPage::Listing),
        PageKind::Search => search::search(site, ctx, edition, key, number)?.map(ReaderPage::Search),
        PageKind::Articles
        | PageKind::Section
        | PageKind::Tag
        | PageKind::Contributor
        | PageKind::Period
        | PageKind::OfKind
        | PageKind::Series
        | PageKind::MostRead => listing::listing(site, ctx, edition, kind, key, number)?.map(ReaderPage::Listing),
    };
    if let (Answer::Missing(notice), PageKind::Story | PageKind::Section | PageKind::Tag | PageKind::Contributor) =
        (&mut answer, kind)
    {
        point_further(site, ctx, notice, key)?;
    }
    Ok(answer)
}

/// The voice of one edition: its words, its dates and numbers.
pub(crate) struct Voice<'a> {
    pub(crate) site: &'a Site,
    pub(crate) edition: &'a Edition,
    pub(crate) words: &'a Catalogue,
    pub(crate) formats: Arc<Formats>,
}

impl<'a> Voice<'a> {
    pub(crate) fn of(site: &'a Site, edition: &'a Edition) -> Result<Self, NewsroomError> {
        Ok(Self {
            site,
            edition,
            words: site.catalogues.of(&edition.language),
            formats: site.newsroom.formats(edition)?,
        })
    }

    pub(crate) fn code(&self) -> &EditionCode {
        &self.edition.code
    }

    /// A day, as listings show it.
    pub(crate) fn day(&self, at: Timestamp) -> Moment {
        Moment { iso: self.formats.iso(at.unix_ms()), text: self.formats.long_date(at.unix_ms()) }
    }

    /// A day with its weekday, as the masthead shows it.
    pub(crate) fn full_day(&self, at: Timestamp) -> Moment {
        Moment { iso: self.formats.iso(at.unix_ms()), text: self.formats.full_date(at.unix_ms()) }
    }

    /// A day and a time, as comments show it.
    pub(crate) fn minute(&self, at: Timestamp) -> Moment {
        Moment { iso: self.formats.iso(at.unix_ms()), text: self.formats.date_time(at.unix_ms()) }
    }

    pub(crate) fn number(&self, value: u64) -> String {
        self.formats.count(value)
    }

    /// How long something takes: `1:05`, `1:00:05`.
    pub(crate) fn length(&self, seconds: u32) -> String {
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let length =
            if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") };
        self.edition.digits.write(&length)
    }
}

/// A view that does nothing but be read, as HTML: the browser gets it as it is.
pub(crate) fn written(view: impl IntoView) -> Html {
    // Without the marks that hydration would look for.
    Html(view.into_view().to_html().replace("<!>", ""))
}

/// The page of a listing that an address asks for; page 0 is no page.
fn page_number(page: Option<u32>) -> Option<PageNumber> {
    page.map_or(Some(PageNumber::FIRST), PageNumber::new)
}

/// What a use-case read, as an answer.
fn answered<T, P>(
    site: &Site,
    reading: Reading<T>,
    present: impl FnOnce(&Voice<'_>, &Setting, T) -> Result<P, NewsroomError>,
) -> Result<Answer<P>, NewsroomError> {
    Ok(match reading {
        Reading::Found(setting, found) => {
            let voice = Voice::of(site, &setting.edition)?;
            Answer::Found { page: present(&voice, &setting, found)? }
        }
        Reading::Missing(setting) => Answer::Missing(notice(site, &setting, None)?),
        Reading::Gone(setting, note) => Answer::Gone(notice(site, &setting, Some(note))?),
        Reading::Moved(to) => Answer::Moved { to },
    })
}

/// The page that says that nothing stands there, or (with a note) that it was taken back.
fn notice(site: &Site, setting: &Setting, withdrawn: Option<String>) -> Result<NoticePage, NewsroomError> {
    use crate::texts::Msg;
    let voice = Voice::of(site, &setting.edition)?;
    let title = if withdrawn.is_some() { Msg::Gone } else { Msg::NotFound };
    Ok(NoticePage {
        frame: frame::frame(&voice, setting, &[]),
        meta: head::Head { title: voice.words.t(title), noindex: true, ..head::Head::default() }.meta(&voice),
        note: withdrawn.unwrap_or_default(),
        words: String::new(),
        near: Vec::new(),
    })
}

/// What somebody may have wanted who came to that address.
fn point_further(site: &Site, ctx: &Context, notice: &mut NoticePage, path: &str) -> Result<(), NewsroomError> {
    let words = searching::words_of_address(path);
    let editions = reading::editions(&site.newsroom)?;
    let edition = editions.iter().find(|edition| edition.code.as_str() == notice.frame.edition.code);
    if let (Some(edition), false) = (edition, words.is_empty()) {
        let near = searching::near(&site.newsroom, ctx, edition, &words)?;
        notice.near = near.into_iter().map(|one| LinkView { label: one.label, href: one.href }).collect();
    }
    notice.words = words;
    Ok(())
}
