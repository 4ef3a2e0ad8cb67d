//! The front page.

use super::frame::{Head, edition_link, frame};
use super::{Voice, answered, body, card, credit, page_number, written};
use crate::server::Site;
use crate::texts::{Msg, around};
use domain::Document;
use domain::contributor::CreditRole;
use domain::edition::Edition;
use domain::listing::PageNumber;
use domain::page::{Answer, CardView, EditionLink, FrontPage, Html, StreamPost};
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::reading::{Absent, Names, Post, Reading};
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
        let paging = card::paging(voice, Place::Front, &front.listing);
        let first = front.listing.page == PageNumber::FIRST;
        let posts = front.posts.iter().map(|post| stream_post(voice, &front.names, post)).collect::<Vec<_>>();
        let mut cards: Vec<CardView> = if posts.is_empty() {
            front.listing.cards.iter().map(|c| card::card(voice, &front.names, c)).collect()
        } else {
            Vec::new()
        };
        let lead = if first && !cards.is_empty() { Some(cards.remove(0)) } else { None };
        // Two stories with pictures stand below the lead, if there are enough others to carry them.
        let seconds = if first && cards.len() >= 4 { seconds(&mut cards) } else { Vec::new() };
        let href = Place::Front.page_href(voice.code(), front.listing.page);
        // Older pages differ from edition to edition: only the first has counterparts.
        let others: Vec<EditionLink> = if first {
            setting.editions.iter().map(|edition| edition_link(edition, voice.code(), &[])).collect()
        } else {
            Vec::new()
        };
        let title = if first { String::new() } else { paging.place.clone() };
        let head = Head {
            title: &title,
            description: &voice.edition.site.tagline,
            href: &href,
            alternates: &others,
            ..Head::default()
        };
        Ok(FrontPage {
            frame: frame(voice, setting, &[]),
            meta: head.meta(voice),
            absent: front.absent.map(|absent| elsewhere(voice, absent)).unwrap_or_default(),
            lead,
            seconds,
            rest: cards,
            stream: posts,
            strip: front.strip.iter().map(|c| card::card(voice, &front.names, c)).collect(),
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

fn seconds(cards: &mut Vec<CardView>) -> Vec<CardView> {
    let mut seconds = Vec::new();
    while seconds.len() < 2 {
        match cards.iter().take(6).position(|card| card.picture.is_some()) {
            Some(place) => seconds.push(cards.remove(place)),
            None => break,
        }
    }
    if seconds.len() == 1 {
        cards.splice(0..0, seconds.drain(..));
    }
    seconds
}

fn stream_post(voice: &Voice<'_>, names: &Names, post: &Post) -> StreamPost {
    let whole = &post.content.body;
    let teaser = whole.before_more();
    let cut = teaser.len() < whole.blocks().len();
    let shown = if cut { Document::new(teaser.to_vec()).ok() } else { None };
    let edition = voice.edition;
    StreamPost {
        card: card::card(voice, names, &post.card),
        lead: post.content.lead.as_ref().and_then(|lead| body::lead(names, lead, edition)),
        body: body::body(voice, names, shown.as_ref().unwrap_or(whole), edition),
        credits: CreditRole::ALL
            .iter()
            .filter_map(|role| credit::line(voice, names, &post.content.credits, *role))
            .collect(),
        share: Vec::new(),
        cut: cut && shown.is_some(),
    }
}
