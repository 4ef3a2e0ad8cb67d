//! Feeds.

use super::{Voice, body, corrections, head, listing, written};
use crate::feed::{Dated, Enclosure, EntryView, FeedView, Format, absolute};
use crate::server::Site;
use crate::texts::Msg;
use domain::contributor::{Credit, CreditRole};
use domain::document::Block;
use domain::media::Media;
use domain::page::{FigureView, PageKind};
use domain::routes::Place;
use domain::{EditionCode, Timestamp};
use leptos::prelude::*;
use newsroom::reading::{Feed, FeedEntry, Names};
use newsroom::{Context, NewsroomError, reading};

/// The feed of an edition (`kind` is the front page) or of one of its listings; `None`: there is no such thing.
///
/// # Errors
/// The use-case's.
pub(crate) fn feed(
    site: &Site,
    ctx: &Context,
    edition: &str,
    kind: PageKind,
    key: &str,
) -> Result<Option<FeedView>, NewsroomError> {
    let wanted = match kind {
        PageKind::Front => None,
        kind => match listing::wanted(kind, key) {
            Some(wanted) => Some(wanted),
            None => return Ok(None),
        },
    };
    let Some(found) = reading::feed(&site.newsroom, ctx, edition, wanted.as_ref())? else { return Ok(None) };
    let edition = found.edition.clone();
    let voice = Voice::of(site, &edition)?;
    Ok(Some(view(&voice, found)))
}

/// A feed in a document's head.
pub(super) struct FeedLink {
    /// Media type.
    pub mime: String,
    /// What it is called.
    pub title: String,
    /// Absolute, percent-encoded.
    pub href: String,
}

/// The feeds that a page's head names: the one of its listing with its title, and those of its edition.
pub(super) fn links(voice: &Voice<'_>, listing: Option<(Place<'_>, &str)>) -> Vec<FeedLink> {
    let link = |place: Place<'_>, title: &str, format: Format| FeedLink {
        mime: format.mime().to_owned(),
        title: title.to_owned(),
        href: voice.site.absolute(&(folder(place, voice.code()) + format.file())),
    };
    let name = &voice.edition.site.name;
    let own = listing.map(|(place, title)| {
        link(place, &voice.words.fill(Msg::PageOfSite, &[("title", title), ("site", name)]), Format::Rss)
    });
    own.into_iter().chain(Format::ALL.map(|format| link(Place::Front, name, format))).collect()
}

/// Where the feeds of a place stand.
fn folder(place: Place<'_>, edition: &EditionCode) -> String {
    format!("{}/", place.href(edition).trim_end_matches('/'))
}

fn view(voice: &Voice<'_>, feed: Feed) -> FeedView {
    let Feed { edition, subject, entries, names } = feed;
    let site = &edition.site;
    let (place, title, description) = match &subject {
        None => (Place::Front, site.name.clone(), site.tagline.clone()),
        Some(subject) => {
            let (place, heading, introduction) = listing::named(voice, subject);
            (place, voice.words.fill(Msg::PageOfSite, &[("title", &heading), ("site", &site.name)]), introduction)
        }
    };
    let entries: Vec<(Timestamp, EntryView)> = entries.into_iter().map(|one| entry(voice, &names, one)).collect();
    let updated = entries.iter().map(|(at, _)| *at).max().unwrap_or(Timestamp(0));
    FeedView {
        title: text::direction::marked_title(&title, edition.direction),
        description,
        page: voice.site.absolute(&place.href(&edition.code)),
        folder: voice.site.absolute(&folder(place, &edition.code)),
        lang: edition.language.clone(),
        publisher: site.name.clone(),
        icon: voice.site.absolute(head::ICON),
        updated: dated(voice, updated),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

/// A story, and when it last changed.
fn entry(voice: &Voice<'_>, names: &Names, entry: FeedEntry) -> (Timestamp, EntryView) {
    let FeedEntry { post, guid, updated_at, tags, corrections: told } = entry;
    let (card, content) = (&post.card, &post.content);
    let edition = voice.edition;
    let href = voice.site.absolute(&Place::Story(&card.path).href(voice.code()));
    let changes = told.iter().map(|one| one.at).chain(updated_at);
    let updated = changes.fold(card.published_at, Timestamp::max);
    let lead = content.lead.as_ref().and_then(|lead| body::lead(names, lead, edition));
    let picture = lead.as_ref().and_then(|lead| lead.picture.as_ref());
    let image = picture.map(|picture| voice.site.absolute(&body::shared(picture).href));
    let section = card.section.and_then(|id| names.sections.get(&id)).map(|section| section.name.clone());
    let html = [
        (!content.deck.is_empty()).then(|| written(view! { <p><b>{content.deck.clone()}</b></p> }).0),
        lead.map(figure),
        Some(body::for_elsewhere(voice, names, &content.body).0),
        Some(corrections::of_story(voice, told, edition).0),
    ];
    let html = absolute(&html.into_iter().flatten().collect::<String>(), &voice.site.origin, &href);
    let (lang, dir) = (edition.language.clone(), edition.direction.as_str());
    let view = EntryView {
        guid: guid.unwrap_or_else(|| format!("urn:nashr:{}", card.version)),
        title: text::direction::marked_title(&content.headline, edition.direction),
        summary: card.deck.clone(),
        html: written(view! { <div dir=dir lang=lang inner_html=html></div> }).0,
        authors: authors(voice, names, &content.credits),
        categories: section.into_iter().chain(tags.into_iter().map(|tag| tag.name)).collect(),
        published: dated(voice, card.published_at),
        updated: dated(voice, updated),
        image,
        enclosures: enclosures(voice, names, &post),
        href,
    };
    (updated, view)
}

fn dated(voice: &Voice<'_>, at: Timestamp) -> Dated {
    Dated { iso: voice.formats.iso(at.unix_ms()), mail: voice.formats.mail_date(at.unix_ms()) }
}

fn figure(figure: FigureView) -> String {
    let FigureView { picture, caption, credit } = figure;
    let Some(picture) = picture else { return String::new() };
    let words = [caption, credit].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    written(view! {
        <figure>
            <img src=picture.src width=width height=height alt=picture.alt />
            {(!words.is_empty()).then(|| view! { <figcaption>{words}</figcaption> })}
        </figure>
    })
    .0
}

fn authors(voice: &Voice<'_>, names: &Names, credits: &[Credit]) -> Vec<String> {
    let wrote = [CreditRole::Author, CreditRole::Translator, CreditRole::Organisation];
    let of = |role: CreditRole| credits.iter().filter(move |credit| credit.role == role);
    wrote.into_iter().flat_map(of).map(|credit| super::credit::name_of(voice, names, credit)).collect()
}

/// Films, recordings and files of a text. Pictures are none: how large a made size is turns out when it is made.
fn enclosures(voice: &Voice<'_>, names: &Names, post: &reading::Post) -> Vec<Enclosure> {
    let file = |media: &Media| {
        let href = voice.site.absolute(&body::media_href(media)?);
        Some(Enclosure { href, mime: media.mime.clone(), bytes: media.bytes })
    };
    let blocks = post.content.body.blocks().iter().filter_map(|block| match block {
        Block::Video(it) => it.media.media,
        Block::Audio(it) => it.media.media,
        Block::File(it) => it.media.media,
        _ => None,
    });
    blocks.filter_map(|id| file(names.media.get(&id).filter(|media| !media.is_picture())?)).collect()
}
