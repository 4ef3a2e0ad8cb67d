//! Listings.

use super::frame::frame;
use super::head::Head;
use super::{Voice, answered, body, card, linked, shelves, stream};
use crate::server::Site;
use crate::texts::Msg;
use domain::Kind;
use domain::listing::{Listing, PageNumber};
use domain::page::{Answer, CardView, LinkView, ListingKind, ListingPage, PageKind, PictureView};
use domain::routes::Place;
use domain::taxonomy::Section;
use newsroom::reading::{Listed, Reading, Subject, Wanted};
use newsroom::{Context, NewsroomError, reading};
use text::Calendar;

/// A page of a listing.
pub(super) fn listing(
    site: &Site,
    ctx: &Context,
    edition: &str,
    kind: PageKind,
    key: &str,
    page: Option<u32>,
) -> Result<Answer<ListingPage>, NewsroomError> {
    let found = match (wanted(kind, key), super::page_number(page)) {
        (Some(wanted), Some(page)) => reading::listing(&site.newsroom, ctx, edition, &wanted, page)?,
        _ => Reading::Missing(reading::nothing(&site.newsroom, ctx, edition)?),
    };
    answered(site, found, |voice, setting, listed| {
        let Listed { subject, listing, posts, places, exhibits, names } = listed;
        let about = About::of(voice, &names, &subject);
        let paging = card::paging(voice, about.place, &listing);
        let title = card::paged_title(voice, &about.heading, listing.page, &paging);
        let href = about.place.page_href(voice.code(), listing.page);
        let surroundings = frame(voice, setting, &places);
        let first = listing.page == PageNumber::FIRST;
        let head = Head {
            title: &title,
            description: &about.introduction,
            href: &href,
            // Older pages differ from edition to edition: the switch leads from them to the first.
            editions: if first { &surroundings.editions } else { &[] },
            image: about.picture.as_ref().or(about.portrait.as_ref()),
            feed: has_feed(about.kind).then_some((about.place, &*about.heading)),
            linked: vec![linked::way(voice, &about.above, &about.heading, &about.place.href(voice.code()))],
            ..Head::default()
        };
        let meta = head.meta(voice);
        let written = match &subject {
            Subject::Kind(kind) => Some(shelves::listing(voice, &names, *kind, &exhibits, None)),
            Subject::Series(series) => Some(shelves::listing(voice, &names, Kind::Issue, &exhibits, Some(series))),
            _ => None,
        };
        Ok(ListingPage {
            written,
            frame: surroundings,
            meta,
            kind: about.kind,
            label: about.label,
            heading: about.heading,
            introduction: about.introduction,
            portrait: about.portrait,
            above: about.above,
            below: about.below,
            picture: about.picture,
            cards: if posts.is_empty() { cards(voice, &names, about.kind, &listing) } else { Vec::new() },
            stream: stream::posts(voice, &names, &posts),
            paging,
        })
    })
}

/// Which listings have a feed of their own.
fn has_feed(kind: ListingKind) -> bool {
    matches!(kind, ListingKind::Section | ListingKind::Tag | ListingKind::Contributor | ListingKind::Series)
}

/// Where a listing stands, what it is called and how it is introduced.
pub(super) fn named<'a>(voice: &Voice<'_>, subject: &'a Subject) -> (Place<'a>, String, String) {
    let about = About::of(voice, &reading::Names::default(), subject);
    (about.place, about.heading, about.introduction)
}

fn cards(voice: &Voice<'_>, names: &reading::Names, kind: ListingKind, listing: &Listing) -> Vec<CardView> {
    let number = |number| (kind == ListingKind::MostRead).then(|| voice.number(number));
    listing
        .cards
        .iter()
        .zip(1..)
        .map(|(one, place)| CardView { number: number(place), ..card::card(voice, names, one) })
        .collect()
}

/// What the address asks for; `None` for a key that can be nothing.
pub(super) fn wanted(kind: PageKind, key: &str) -> Option<Wanted> {
    Some(match kind {
        PageKind::Articles => Wanted::Articles,
        PageKind::MostRead => Wanted::MostRead,
        PageKind::Section => Wanted::Section(key.to_owned()),
        PageKind::Tag => Wanted::Tag(key.to_owned()),
        PageKind::Contributor => Wanted::Contributor(key.to_owned()),
        PageKind::Series => Wanted::Series(key.to_owned()),
        PageKind::OfKind => Wanted::Kind(Kind::ALL.into_iter().find(|kind| kind.media_segment() == Some(key))?),
        PageKind::Period => {
            let (year, month) = match key.split_once('/') {
                Some((year, month)) => (year, Some(month)),
                None => (key, None),
            };
            let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
            if !digits(year, 4) || month.is_some_and(|month| !digits(month, 2)) {
                return None;
            }
            let month = match month {
                Some(month) => Some(month.parse().ok().filter(|month| (1..=12).contains(month))?),
                None => None,
            };
            Wanted::Period { year: year.parse().ok()?, month }
        }
        _ => return None,
    })
}

/// What stands above the entries.
struct About<'a> {
    kind: ListingKind,
    place: Place<'a>,
    label: String,
    heading: String,
    introduction: String,
    portrait: Option<PictureView>,
    picture: Option<PictureView>,
    above: Vec<LinkView>,
    below: Vec<LinkView>,
}

impl<'a> About<'a> {
    fn new(kind: ListingKind, place: Place<'a>, label: &str, heading: String) -> Self {
        Self {
            kind,
            place,
            label: label.to_owned(),
            heading,
            introduction: String::new(),
            portrait: None,
            picture: None,
            above: Vec::new(),
            below: Vec::new(),
        }
    }

    fn of(voice: &Voice<'_>, names: &reading::Names, subject: &'a Subject) -> Self {
        let words = voice.words;
        let link = |section: &Section| LinkView {
            label: section.name.clone(),
            href: Place::Section(&section.path).href(voice.code()),
        };
        match subject {
            Subject::Articles => {
                Self::new(ListingKind::Articles, Place::Articles, "", words.t(Msg::Articles).to_owned())
            }
            Subject::MostRead => Self {
                introduction: words.t(Msg::MostReadText).to_owned(),
                ..Self::new(ListingKind::MostRead, Place::MostRead, "", words.t(Msg::MostRead).to_owned())
            },
            Subject::Kind(kind) => {
                Self::new(ListingKind::Pictures, Place::OfKind(*kind), words.t(Msg::Media), kind_heading(voice, *kind))
            }
            Subject::Section { section, above, below, look } => Self {
                introduction: section.description.clone(),
                picture: look
                    .picture
                    .and_then(|id| names.media.get(&id))
                    .and_then(|media| body::picture(voice, media, None)),
                above: above.iter().map(link).collect(),
                below: below.iter().map(link).collect(),
                ..Self::new(
                    ListingKind::Section,
                    Place::Section(&section.path),
                    words.t(Msg::Section),
                    section.name.clone(),
                )
            },
            Subject::Tag(tag) => Self {
                introduction: tag.description.clone(),
                ..Self::new(ListingKind::Tag, Place::Tag(&tag.slug), words.t(Msg::Tag), tag.name.clone())
            },
            Subject::Contributor(somebody) => Self {
                introduction: somebody
                    .texts
                    .iter()
                    .find(|t| t.edition == *voice.code())
                    .map(|t| t.biography.clone())
                    .unwrap_or_default(),
                portrait: somebody
                    .portrait
                    .and_then(|id| names.media.get(&id))
                    .and_then(|media| body::picture(voice, media, Some(""))),
                ..Self::new(
                    ListingKind::Contributor,
                    Place::Contributor(&somebody.slug),
                    words.t(Msg::Author),
                    somebody.name_in(voice.code()).to_owned(),
                )
            },
            Subject::Series(series) => {
                let name = series.names.iter().find(|name| name.edition == *voice.code());
                Self {
                    introduction: name.map(|name| name.description.clone()).unwrap_or_default(),
                    ..Self::new(
                        ListingKind::Series,
                        Place::Series(&series.slug),
                        words.t(Msg::Series),
                        name.map(|name| name.name.clone()).unwrap_or_default(),
                    )
                }
            }
            Subject::Period { calendar, year, month } => period(voice, *calendar, *year, *month),
        }
    }
}

fn period<'a>(voice: &Voice<'_>, calendar: Calendar, year: i32, month: Option<u8>) -> About<'a> {
    let place = month.map_or(Place::Year(year), |month| Place::Month(year, month));
    let heading = match month {
        Some(month) => voice.formats.month_year_in(calendar, year, month),
        None => voice.formats.year(year),
    };
    let year_link = LinkView { label: voice.formats.year(year), href: Place::Year(year).href(voice.code()) };
    let archive = LinkView { label: voice.words.t(Msg::Archive).to_owned(), href: Place::Archive.href(voice.code()) };
    About {
        above: if month.is_some() { vec![archive, year_link] } else { vec![archive] },
        ..About::new(ListingKind::Period, place, voice.words.t(Msg::Archive), heading)
    }
}

/// The heading of a kind's listing.
pub(super) fn kind_heading(voice: &Voice<'_>, kind: Kind) -> String {
    let message = match kind {
        Kind::Cartoon => Msg::Cartoons,
        Kind::Newspic => Msg::Newspics,
        Kind::Gallery => Msg::Galleries,
        Kind::Video => Msg::Videos,
        Kind::Issue => Msg::Publications,
        Kind::Article | Kind::Page => Msg::Articles,
    };
    voice.words.t(message).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_four_digits_and_two() {
        assert_eq!(wanted(PageKind::Period, "2012"), Some(Wanted::Period { year: 2012, month: None }));
        assert_eq!(wanted(PageKind::Period, "1391/09"), Some(Wanted::Period { year: 1391, month: Some(9) }));
        for key in ["", "12", "2012/13", "2012/9", "2012/00", "۱۳۹۱", "2012/12/01", "abcd"] {
            assert_eq!(wanted(PageKind::Period, key), None, "{key}");
        }
        assert_eq!(wanted(PageKind::OfKind, "galleries"), Some(Wanted::Kind(Kind::Gallery)));
        assert_eq!(wanted(PageKind::OfKind, "articles"), None);
    }
}
