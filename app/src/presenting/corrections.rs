//! All corrections of an edition, and those of one story.

use super::frame::{everywhere, frame};
use super::head::Head;
use super::{Voice, answered, card, linked, page_number, written};
use crate::components::When;
use crate::server::Site;
use crate::texts::Msg;
use domain::correction::{Correction, CorrectionKind};
use domain::edition::Edition;
use domain::listing::{Card, PageNumber};
use domain::page::{Answer, CardView, Html, LinkView, ListingKind, ListingPage, Moment};
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::reading::{Corrections, Reading};
use newsroom::{Context, NewsroomError, reading};

/// Where a story's page has its corrections.
const PLACE: &str = "#corrections";

/// A page of an edition's corrections: entries whose headline is the story's and whose deck is the correction.
pub(super) fn corrections(
    site: &Site,
    ctx: &Context,
    edition: &str,
    page: Option<u32>,
) -> Result<Answer<ListingPage>, NewsroomError> {
    let found = match page_number(page) {
        Some(page) => reading::corrections(&site.newsroom, ctx, edition, page)?,
        None => Reading::Missing(reading::nothing(&site.newsroom, ctx, edition)?),
    };
    answered(site, found, |voice, setting, found| {
        let Corrections { corrections, listing, names } = found;
        let heading = voice.words.t(Msg::Corrections);
        let introduction = voice.words.t(Msg::CorrectionsText);
        let paging = card::paging(voice, Place::Corrections, &listing);
        let title = card::paged_title(voice, heading, listing.page, &paging);
        let href = Place::Corrections.page_href(voice.code(), listing.page);
        let surroundings = frame(voice, setting, &everywhere(setting, Place::Corrections));
        let first = listing.page == PageNumber::FIRST;
        let head = Head {
            title: &title,
            description: introduction,
            href: &href,
            editions: if first { &surroundings.editions } else { &[] },
            linked: vec![linked::way(voice, &[], heading, &Place::Corrections.href(voice.code()))],
            ..Head::default()
        };
        let meta = head.meta(voice);
        let entry = |(correction, story): (Correction, Card)| {
            let (label, at) = told(voice, &correction);
            let story = card::card(voice, &names, &story);
            let href = story.href + PLACE;
            CardView {
                section: Some(LinkView { label, href: href.clone() }),
                href,
                deck: correction.text,
                published: at,
                byline: None,
                comments: String::new(),
                comments_href: String::new(),
                reading_time: String::new(),
                picture: None,
                ..story
            }
        };
        Ok(ListingPage {
            frame: surroundings,
            meta,
            kind: ListingKind::Corrections,
            label: String::new(),
            heading: heading.to_owned(),
            introduction: introduction.to_owned(),
            picture: None,
            portrait: None,
            above: Vec::new(),
            below: Vec::new(),
            cards: corrections.into_iter().map(entry).collect(),
            written: None,
            stream: Vec::new(),
            paging,
        })
    })
}

/// What readers are told was changed in a story, whose language may be another edition's.
pub(super) fn of_story(voice: &Voice<'_>, corrections: Vec<Correction>, of: &Edition) -> Html {
    if corrections.is_empty() {
        return Html::default();
    }
    let foreign = of.code != *voice.code();
    let items = corrections.into_iter().map(|correction| {
        let (label, at) = told(voice, &correction);
        let (lang, dir) = foreign.then(|| (of.language.clone(), of.direction.as_str())).unzip();
        view! {
            <li>
                <p class="meta"><b>{label}</b><When at /></p>
                <p lang=lang dir=dir>{correction.text}</p>
            </li>
        }
    });
    written(view! {
        <section class="corrections" id="corrections" aria-labelledby="corrections-heading">
            <h2 id="corrections-heading">{voice.words.t(Msg::CorrectionsOfStory).to_owned()}</h2>
            <ul>{items.collect_view()}</ul>
            <p><a href=Place::Corrections.href(voice.code())>{voice.words.t(Msg::AllCorrections).to_owned()}</a></p>
        </section>
    })
}

/// What it is and when it was made.
fn told(voice: &Voice<'_>, correction: &Correction) -> (String, Moment) {
    let label = match correction.kind {
        CorrectionKind::Update => Msg::CorrectionUpdate,
        CorrectionKind::Correction | CorrectionKind::Typo => Msg::Correction,
    };
    (voice.words.t(label).to_owned(), voice.minute(correction.at))
}
