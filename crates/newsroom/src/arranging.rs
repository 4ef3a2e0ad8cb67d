//! Arranging the site: editions, what the site is called, menus, how sections' pages look.

use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::Act;
use domain::EditionCode;
use domain::edition::{Calendar, Digits, Direction, Edition, MissingTranslation, Months, ShareChannel, SiteIdentity};
use domain::ids::SectionId;
use domain::menu::Menu;
use domain::taxonomy::{SectionPage, Series};
use serde_json::json;

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

fn authorise(ctx: &Context) -> Result<(), NewsroomError> {
    if ctx.actor.may(Act::Arrange) { Ok(()) } else { Err(NewsroomError::Forbidden) }
}
