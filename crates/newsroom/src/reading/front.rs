//! An edition's front page.

use super::absent::{Absent, absent};
use super::stream::{self, Post};
use super::tiers::{Sources, Tiers};
use super::{Names, Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::Kind;
use domain::edition::{Edition, FrontLayout};
use domain::ids::SectionId;
use domain::listing::{Card, Listing, PageNumber, Scope};
use std::collections::BTreeSet;
use store::Reading as Store;

/// How many stories of the flow a page of tiers has.
const PER_PAGE: u32 = 18;
/// How many pictures and videos the strip shows.
const STRIP: u32 = 5;
/// How many columns of opinion stand beside each other.
const OPINION: u32 = 3;
/// How many of the most-read stories stand beside the page.
const MOST_READ: u32 = 5;
/// A list of fewer says nothing.
const FEWEST_READ: usize = 3;
/// How many are looked at for the links below the lead: most of them may stand on the page already.
const RELATED: u32 = 24;

/// What an edition's front page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// Pinned stories stand first on the first page.
    pub listing: Listing,
    /// Where each story stands; empty for the classic stream.
    pub tiers: Tiers,
    /// The texts of the listing's cards, for the classic stream; empty for the tiers.
    pub posts: Vec<Post>,
    /// What is read most; empty where it would say nothing.
    pub most_read: Vec<Card>,
    /// The story that led here because this edition does not have it.
    pub absent: Option<Absent>,
    /// Names of everything above.
    pub names: Names,
}

/// A page of an edition's front page. `from` is the code of a story that led here because the edition lacks it.
///
/// # Errors
/// The store's.
pub fn front(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    page: PageNumber,
    from: &str,
) -> Result<Reading<Front>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = &setting.edition.code;
        let layout = setting.edition.site.front;
        let per_page = if layout == FrontLayout::Stream { stream::PER_PAGE } else { PER_PAGE };
        let mut listing = store.listing(code, &Scope::Flow, page, per_page, ctx.now)?;
        if u64::from(page.get()) > listing.pages() {
            return Ok(Reading::Missing(setting));
        }
        let hidden = store.sections_hidden(code)?;
        let leads = |card: &Card| card.section.is_none_or(|section| !hidden.contains(&section));
        listing.cards.retain(leads);
        if page == PageNumber::FIRST {
            // A pinned story leads for as long as its pin holds; it is not shown a second time below.
            first_of_all(&mut listing.cards, store.cards_pinned(code, ctx.now)?);
        }
        let (tiers, posts) = match layout {
            FrontLayout::Tiers => (tiers(store, ctx, &setting.edition, &listing, &hidden)?, Vec::new()),
            FrontLayout::Stream => (Tiers::default(), stream::posts(store, &listing.cards)?),
        };
        let most_read = store.most_read(code, MOST_READ, ctx.now)?;
        let most_read = if most_read.len() < FEWEST_READ { Vec::new() } else { most_read };
        let cards: Vec<&Card> = listing.cards.iter().chain(tiers.all()).collect();
        let mut names = Names::gather(store, store.section_list(code)?, &cards, &[], &stream::pictures(&posts))?;
        stream::add_backgrounds(store, &mut names, &posts)?;
        let absent = absent(store, &setting.editions, &setting.edition, from)?;
        Ok(Reading::Found(setting, Front { listing, tiers, posts, most_read, absent, names }))
    })
}

/// Puts some stories before the others, none twice.
pub(super) fn first_of_all(cards: &mut Vec<Card>, first: Vec<Card>) {
    cards.retain(|card| first.iter().all(|one| one.version != card.version));
    cards.splice(0..0, first);
}

fn tiers(
    store: &Store<'_>,
    ctx: &Context,
    edition: &Edition,
    listing: &Listing,
    hidden: &BTreeSet<SectionId>,
) -> Result<Tiers, NewsroomError> {
    if listing.page != PageNumber::FIRST {
        return Ok(Tiers::older(listing.cards.clone()));
    }
    let newest = |scope, limit| store.listing(&edition.code, &scope, PageNumber::FIRST, limit, ctx.now);
    let mut media = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.media_segment().is_some()) {
        media.extend(newest(Scope::Kind(kind), STRIP)?.cards);
    }
    media.retain(|card| card.section.is_none_or(|section| !hidden.contains(&section)));
    media.sort_by_key(|card| std::cmp::Reverse((card.published_at, card.version)));
    media.truncate(STRIP as usize);
    let (opinion, opinion_sections) = match edition.site.opinion.filter(|section| !hidden.contains(section)) {
        Some(section) => (newest(Scope::Section(section), OPINION)?.cards, store.section_descendants(section)?),
        None => (Vec::new(), Vec::new()),
    };
    let mut tiers = Tiers::first(Sources {
        flow: listing.cards.clone(),
        opinion,
        opinion_sections: BTreeSet::from_iter(opinion_sections),
        media,
    });
    if let Some(lead) = &tiers.lead {
        let found = store.stories_related(lead.story, &edition.code, RELATED, ctx.now)?;
        tiers.relate(found);
    }
    Ok(tiers)
}
