//! Entries of listings.

use super::{Voice, body, credit};
use crate::texts::{Count, Msg};
use domain::EditionCode;
use domain::contributor::CreditRole;
use domain::listing::{Card, Listing, PageNumber};
use domain::page::{CardView, LinkView, Paging, PictureView, RecentStory};
use domain::routes::Place;
use newsroom::reading::Names;

/// An entry.
pub(super) fn card(voice: &Voice<'_>, names: &Names, one: &Card) -> CardView {
    card_in(voice, voice.code(), names, one)
}

/// An entry that may lead into another edition.
pub(super) fn card_in(voice: &Voice<'_>, edition: &EditionCode, names: &Names, card: &Card) -> CardView {
    let href = Place::Story(&card.path).href(edition);
    CardView {
        kind: card.kind,
        headline: card.headline.clone(),
        deck: card.deck.clone(),
        section: card
            .section
            .and_then(|id| names.sections.get(&id))
            .map(|section| LinkView { label: section.name.clone(), href: Place::Section(&section.path).href(edition) }),
        byline: credit::line(voice, names, &card.credits, CreditRole::Author),
        published: voice.day(card.published_at),
        comments: voice.words.plural(
            Count::CommentCount,
            u64::from(card.comments),
            &voice.number(u64::from(card.comments)),
        ),
        comments_href: format!("{href}#comments"),
        reading_time: String::new(),
        picture: picture(voice, names, card),
        number: None,
        href,
    }
}

fn picture(voice: &Voice<'_>, names: &Names, card: &Card) -> Option<PictureView> {
    let lead = card.lead.as_ref()?;
    body::picture(voice, names.media.get(&lead.media)?, lead.alt.as_deref())
}

/// An entry of the recent stories.
pub(super) fn recent(voice: &Voice<'_>, card: &Card) -> RecentStory {
    RecentStory { link: link(voice, card), published: voice.day(card.published_at) }
}

/// A headline with its address.
pub(super) fn link(voice: &Voice<'_>, card: &Card) -> LinkView {
    LinkView { label: card.headline.clone(), href: Place::Story(&card.path).href(voice.code()) }
}

/// A listing's heading; on pages behind the first, with its place.
pub(super) fn paged_title(voice: &Voice<'_>, heading: &str, page: PageNumber, paging: &Paging) -> String {
    if page == PageNumber::FIRST {
        return heading.to_owned();
    }
    voice.words.fill(Msg::TitleAndPlace, &[("title", heading), ("place", &paging.place)])
}

/// Newer and older pages of a listing.
pub(super) fn paging(voice: &Voice<'_>, place: Place<'_>, listing: &Listing) -> Paging {
    let here = listing.page.get();
    let pages = listing.pages();
    let href = |page: Option<PageNumber>| page.map(|page| place.page_href(voice.code(), page));
    Paging {
        newer: href(here.checked_sub(1).and_then(PageNumber::new)),
        older: if u64::from(here) < pages { href(here.checked_add(1).and_then(PageNumber::new)) } else { None },
        place: if pages > 1 {
            let (page, pages) = (voice.number(u64::from(here)), voice.number(pages));
            voice.words.fill(Msg::PageOf, &[("page", &page), ("pages", &pages)])
        } else {
            String::new()
        },
    }
}
