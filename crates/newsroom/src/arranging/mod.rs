//! Arranging the site: editions, what the site is called, menus, how sections' pages look.

mod authors;
mod front;
mod look;
mod menus;
mod redirects;
mod sections;
mod series;
mod site;
mod tags;
mod undo;
mod webhooks;

pub use authors::{AuthorInput, add_author, author_uses, change_author, merge_authors};
pub use front::{PIN_DAYS, PinStep, Pinned, order_pins, pin, pinned, step_pin, unpin};
pub use look::{look, put_look};
pub use menus::{ItemPlace, MenuAct, act_on_menu, item_at};
pub use redirects::{Asked, Fate, Listed, add_redirect, address_fate, count_hits, redirects, remove_redirect};
pub use sections::{
    SectionInput, SectionLook, add_section, change_section, delete_section, dress_section, move_section,
};
pub use sections::{pin_in_section, section_look, sections_hidden, sections_used, unpin_in_section};
pub use series::{SeriesInput, add_series, change_series, delete_series};
pub use site::{
    BannerInput, Conventions, Identity, Links, put_banner, put_contact, put_conventions, put_identity, put_links,
    put_nameplate,
};
pub use tags::{TagInput, add_tag, change_tag, merge_tags, tag_uses};
pub use undo::{Done, undo};
pub use webhooks::{
    MOST_WEBHOOKS, WebhookInput, WebhookShown, add_webhook, change_webhook, delete_webhook, hide_webhook_secret,
    renew_webhook_secret, test_webhook, was_tried, webhook, webhooks,
};

use crate::writing::line;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::Act;
use domain::EditionCode;
use domain::Slug;
use domain::contributor::Contributor;
use domain::edition::{Calendar, Digits, Direction, Edition, MissingTranslation, Months, ShareChannel, SiteIdentity};
use domain::ids::{MediaId, SectionId};
use domain::menu::Menu;
use domain::taxonomy::{Section, SectionPage, Series, Tag};
use serde_json::json;
use store::{Reading, StoreError};

/// The editions that the program ships: English, Arabic, Persian, Albanian. A fifth is a row and a catalogue.
const SHIPPED: [(&str, &str, Direction, Calendar, Digits, &str); 4] = [
    ("en", "English", Direction::Ltr, Calendar::Gregorian, Digits::Latin, "UTC"),
    ("ar", "العربية", Direction::Rtl, Calendar::Gregorian, Digits::Latin, "UTC"),
    ("fa", "فارسی", Direction::Rtl, Calendar::Jalali, Digits::Persian, "Asia/Tehran"),
    ("sq", "Shqip", Direction::Ltr, Calendar::Gregorian, Digits::Latin, "Europe/Tirane"),
];

/// What a site is called until somebody names it.
const UNNAMED: &str = "Nashr";

/// Gives a newsroom without editions those that are shipped; does nothing to one that has any.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn ship_editions(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        if !store.edition_list()?.is_empty() {
            return Ok(());
        }
        for (position, (code, name, direction, calendar, digits, zone)) in (0..).zip(SHIPPED) {
            let code: EditionCode =
                code.parse().map_err(|_| NewsroomError::Invalid { field: "edition", problem: Invalid::Form })?;
            store.edition_put(&Edition {
                language: code.to_string(),
                code,
                name: name.to_owned(),
                direction,
                calendar,
                digits,
                months: Months::Gregorian,
                zone: zone.to_owned(),
                missing: MissingTranslation::Hide,
                position,
                site: SiteIdentity {
                    name: UNNAMED.to_owned(),
                    share: vec![
                        ShareChannel::Facebook,
                        ShareChannel::X,
                        ShareChannel::Whatsapp,
                        ShareChannel::Telegram,
                        ShareChannel::Email,
                    ],
                    ..SiteIdentity::default()
                },
            })?;
        }
        store.shows_to_readers();
        audit::add(store, ctx, "edition.ship", "", &json!({}))
    })
}

/// Adds an edition or changes it.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Edition`] if its language or time zone is unknown.
pub fn put_edition(newsroom: &Newsroom, ctx: &Context, edition: &Edition) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.formats(edition)?;
    newsroom.store().write(|store| {
        store.edition_put(edition)?;
        store.shows_to_readers();
        audit::add(store, ctx, "edition.put", edition.code.as_str(), &json!({}))
    })
}

/// Adds a menu or changes it.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn put_menu(newsroom: &Newsroom, ctx: &Context, menu: &Menu) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        store.menu_put(menu)?;
        store.shows_to_readers();
        audit::add(store, ctx, "menu.put", &menu.id.to_string(), &json!({}))
    })
}

/// Changes how a section's page looks. Pins that have ended are left out.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] without such a section; [`NewsroomError::Invalid`] for a
/// picture that is not there or is none, and for a pinned story of another edition.
pub fn put_section_page(
    newsroom: &Newsroom,
    ctx: &Context,
    section: SectionId,
    page: &SectionPage,
) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let edition = store.section_by_id(section)?.ok_or(NewsroomError::NotFound)?.edition;
        let unfit = |field| NewsroomError::Invalid { field, problem: Invalid::Form };
        if let Some(picture) = page.picture
            && store.media_by_id(picture)?.is_none_or(|media| !media.is_picture())
        {
            return Err(unfit("picture"));
        }
        for pin in &page.pins {
            if store.version_by_id(pin.version)?.is_none_or(|version| version.edition != edition) {
                return Err(unfit("pins"));
            }
        }
        let pins = page.pins.iter().filter(|pin| pin.until > ctx.now).copied().collect();
        store.section_page_put(section, &SectionPage { pins, ..*page })?;
        store.shows_to_readers();
        audit::add(store, ctx, "section.look", &section.to_string(), &json!({}))
    })
}

/// Adds a series or changes it.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn put_series(newsroom: &Newsroom, ctx: &Context, series: &Series) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        store.series_put(series)?;
        store.shows_to_readers();
        audit::add(store, ctx, "series.put", &series.id.to_string(), &json!({}))
    })
}

/// What is arranged, as those see it who may arrange.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// All editions, in their order.
    pub editions: Vec<Edition>,
    /// The sections of one edition, by position.
    pub sections: Vec<Section>,
    /// Its menus.
    pub menus: Vec<Menu>,
    /// Its tags, by slug.
    pub tags: Vec<Tag>,
    /// All series.
    pub series: Vec<Series>,
    /// All contributors, by slug.
    pub authors: Vec<Contributor>,
}

/// What is arranged in an edition, and what all of them share.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`]; [`NewsroomError::Forbidden`] for whoever may neither arrange nor feature there;
/// [`NewsroomError::NotFound`] without such an edition.
pub fn arrangement(newsroom: &Newsroom, ctx: &Context, edition: &EditionCode) -> Result<Arrangement, NewsroomError> {
    feature(ctx, edition)?;
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        if editions.iter().all(|one| one.code != *edition) {
            return Err(NewsroomError::NotFound);
        }
        Ok(Arrangement {
            editions,
            sections: store.section_list(edition)?,
            menus: store.menus_of(edition)?,
            tags: store.tag_list(edition)?,
            series: store.series_list()?,
            authors: store.contributor_list()?,
        })
    })
}

/// The sections of every edition, for what they have in common.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`]; [`NewsroomError::Forbidden`].
pub fn all_sections(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<Section>, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().read(|store| {
        let mut all = Vec::new();
        for edition in store.edition_list()? {
            all.extend(store.section_list(&edition.code)?);
        }
        Ok(all)
    })
}

/// Lets in who may arrange the site, or at least say what stands first in an edition; answers whether they arrange.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`]; [`NewsroomError::Forbidden`].
pub fn enter(newsroom: &Newsroom, ctx: &Context) -> Result<bool, NewsroomError> {
    crate::writing::enter(ctx)?;
    if ctx.actor.may(Act::Arrange) {
        return Ok(true);
    }
    newsroom.store().read(features_somewhere(ctx)).map(|()| false)
}

/// Lets in who may say what stands first in any edition.
fn features_somewhere(ctx: &Context) -> impl Fn(&Reading<'_>) -> Result<(), NewsroomError> {
    |store| {
        let editions = store.edition_list()?;
        let may = editions.iter().any(|edition| ctx.actor.may(Act::Feature { edition: &edition.code }));
        if may { Ok(()) } else { Err(NewsroomError::Forbidden) }
    }
}

/// Lets in who may arrange the site.
fn authorise(ctx: &Context) -> Result<(), NewsroomError> {
    if !ctx.actor.may(Act::Arrange) {
        crate::writing::enter(ctx)?;
        return Err(NewsroomError::Forbidden);
    }
    Ok(())
}

/// Lets in who may say what stands first in an edition.
fn feature(ctx: &Context, edition: &EditionCode) -> Result<(), NewsroomError> {
    if !ctx.actor.may(Act::Feature { edition }) {
        crate::writing::enter(ctx)?;
        return Err(NewsroomError::Forbidden);
    }
    Ok(())
}

fn invalid<T>(field: &'static str, problem: Invalid) -> Result<T, NewsroomError> {
    Err(NewsroomError::Invalid { field, problem })
}

/// A name that readers read: one line of some length, without what could turn it around.
fn name(field: &'static str, text: &str) -> Result<String, NewsroomError> {
    let clean = text::label::clean(&line(field, text, 120)?);
    if clean.is_empty() { invalid(field, Invalid::Empty) } else { Ok(clean) }
}

/// Plain text of some lines.
fn paragraph(field: &'static str, text: &str) -> Result<String, NewsroomError> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let clean = text::nfc(lines.join("\n").trim());
    if clean.chars().count() > 2_000 {
        return invalid(field, Invalid::Long);
    }
    Ok(clean.chars().filter(|c| *c == '\n' || !c.is_control()).collect())
}

/// The slug that was typed, else that of a name.
fn slug(typed: &str, name: &str, language: &str) -> Result<Slug, NewsroomError> {
    let typed = text::nfc(typed.trim().trim_matches('/'));
    if typed.is_empty() {
        return Slug::of_title(name, language).ok_or(NewsroomError::Invalid { field: "slug", problem: Invalid::Empty });
    }
    Slug::new(&typed).map_err(|error| NewsroomError::Invalid { field: "slug", problem: error.into() })
}

/// Says that an address is taken, rather than that the store said so.
fn or_taken(put: Result<(), StoreError>) -> Result<(), NewsroomError> {
    match put {
        Err(StoreError::Conflict(_)) => invalid("slug", Invalid::Taken),
        other => Ok(other?),
    }
}

/// Says that something is still in use, rather than that the store said so.
fn or_used(put: Result<(), StoreError>) -> Result<(), NewsroomError> {
    match put {
        Err(StoreError::Dangling) => invalid("what", Invalid::Used),
        other => Ok(other?),
    }
}

/// A picture that is there.
fn picture(store: &Reading<'_>, picture: Option<MediaId>) -> Result<Option<MediaId>, NewsroomError> {
    match picture {
        Some(id) if store.media_by_id(id)?.is_none_or(|media| !media.is_picture()) => invalid("picture", Invalid::Form),
        other => Ok(other),
    }
}

/// An edition that is there.
fn edition_of(store: &Reading<'_>, code: &EditionCode) -> Result<Edition, NewsroomError> {
    store.edition_by_code(code)?.ok_or(NewsroomError::NotFound)
}
