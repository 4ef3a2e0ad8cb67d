//! The front page.

use super::frame::{everywhere, frame};
use super::head::Head;
use super::{Voice, answered, body, card, linked, page_number, stream, written};
use crate::server::Site;
use crate::texts::{Msg, around};
use domain::contributor::CreditRole;
use domain::edition::Edition;
use domain::listing::{Card, PageNumber};
use domain::page::{Answer, CardView, FrontPage, Html, LinkView, PictureView, RankedStory};
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::reading::{Absent, Front, Names, Reading};
use newsroom::{Context, NewsroomError, reading};

/// A page of an edition's front page.
pub(super) fn front(
    site: &Site,
    ctx: &Context,
    edition: &str,
    from: &str,
    page: Option<u32>,
) -> Result<Answer<FrontPage>, NewsroomError> {
    let found = match page_number(page) {
        Some(page) => reading::front(&site.newsroom, ctx, edition, page, from)?,
        None => Reading::Missing(reading::nothing(&site.newsroom, ctx, edition)?),
    };
    answered(site, found, |voice, setting, front| {
        let Front { listing, tiers, posts, most_read, absent, names } = front;
        let paging = card::paging(voice, Place::Front, &listing);
        let first = listing.page == PageNumber::FIRST;
        let href = Place::Front.page_href(voice.code(), listing.page);
        // Older pages differ from edition to edition: only the first has counterparts.
        let surroundings = frame(voice, setting, &everywhere(setting, Place::Front));
        let title = if first { String::new() } else { paging.place.clone() };
        let head = Head {
            title: &title,
            description: &voice.edition.site.tagline,
            href: &href,
            editions: if first { &surroundings.editions } else { &[] },
            linked: if first { linked::site(voice) } else { Vec::new() },
            ..Head::default()
        };
        let meta = head.meta(voice);
        let view = |one: &Card| card::card(voice, &names, one);
        let views = |cards: &[Card]| cards.iter().map(view).collect::<Vec<_>>();
        Ok(FrontPage {
            frame: surroundings,
            meta,
            absent: absent.map(|absent| elsewhere(voice, absent)).unwrap_or_default(),
            lead: tiers.lead.as_ref().map(view),
            related: tiers.related.iter().map(|one| card::link(voice, one)).collect(),
            seconds: views(&tiers.seconds),
            cards: views(&tiers.cards),
            headlines: tiers.headlines.iter().map(|one| CardView { picture: None, ..view(one) }).collect(),
            opinion_section: if tiers.opinion.is_empty() { None } else { opinion_section(voice, &names) },
            opinion: tiers
                .opinion
                .iter()
                // The section stands above all of them.
                .map(|one| CardView { picture: portrait(voice, &names, one), section: None, ..view(one) })
                .collect(),
            stream: stream::posts(voice, &names, &posts),
            strip: views(&tiers.strip),
            most_read: most_read.iter().zip(1..).map(|(one, number)| ranked(voice, one, number)).collect(),
            paging,
        })
    })
}

/// Says where a story is that this edition does not have.
fn elsewhere(voice: &Voice<'_>, absent: Absent) -> Html {
    let (before, after) = around(voice.words.t(Msg::NotInThisEdition), "story");
    let Edition { code, language, direction, .. } = &absent.edition;
    let href = Place::Story(&absent.path).href(code);
    written(view! {
        <p class="foreign">
            {before.to_owned()}
            <a href=href hreflang=language.clone() lang=language.clone() dir=direction.as_str()>{absent.headline}</a>
            {after.to_owned()}
        </p>
    })
}

fn opinion_section(voice: &Voice<'_>, names: &Names) -> Option<LinkView> {
    let section = names.sections.get(&voice.edition.site.opinion?)?;
    Some(LinkView { label: section.name.clone(), href: Place::Section(&section.path).href(voice.code()) })
}

/// Of the first author who has one; their name stands beside it.
fn portrait(voice: &Voice<'_>, names: &Names, card: &Card) -> Option<PictureView> {
    card.credits
        .iter()
        .filter(|credit| credit.role == CreditRole::Author)
        .filter_map(|credit| names.contributors.get(&credit.contributor?)?.portrait)
        .find_map(|portrait| body::picture(voice, names.media.get(&portrait)?, Some("")))
}

fn ranked(voice: &Voice<'_>, card: &Card, number: u64) -> RankedStory {
    RankedStory { number: voice.number(number), link: card::link(voice, card) }
}
