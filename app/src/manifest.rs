//! How a site introduces itself to browsers and to whoever finds a weakness.

use crate::server::Site;
use domain::routes::Place;
use domain::{Edition, Timestamp};
use newsroom::{Context, NewsroomError, reading};
use serde_json::json;

/// As `--paper` of `style/tokens.css` by light.
const PAPER: &str = "#fcfbf8";
/// Shown below an icon: longer names are cut off anyway.
const SHORT: usize = 12;
/// How long what is said of weaknesses holds: whoever runs the site restarts it within that time.
const HOLDS_SECS: i64 = 180 * 24 * 60 * 60;

/// The manifest of an edition, for readers who put the site among their programs; an empty code is the default edition's.
///
/// # Errors
/// The store's.
pub fn manifest(site: &Site, code: &str) -> Result<Option<String>, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    let found = editions.iter().find(|edition| code.is_empty() || edition.code.as_str() == code);
    Ok(found.map(of_edition))
}

fn of_edition(edition: &Edition) -> String {
    let home = Place::Front.href(&edition.code);
    let icon = |file: &str, size: u32, purpose: &str| json!({ "src": format!("/icons/{file}"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose });
    let name = &edition.site.name;
    let short = if name.chars().count() > SHORT { name.split_whitespace().next().unwrap_or(name) } else { name };
    json!({
        "id": home,
        "name": name,
        "short_name": short,
        "description": edition.site.tagline,
        "lang": edition.language,
        "dir": edition.direction.as_str(),
        "start_url": home,
        // Readers change from edition to edition.
        "scope": "/",
        // With the browser's way back and its address.
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon("icon-192.png", 192, "any"),
            icon("icon-512.png", 512, "any"),
            icon("maskable-512.png", 512, "maskable"),
        ],
    })
    .to_string()
}

/// `security.txt` (RFC 9116); `None` where nobody is named. A contact is an address of the web, of mail or of a phone.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn security(site: &Site, ctx: &Context, contact: &str) -> Result<Option<String>, NewsroomError> {
    if contact.is_empty() {
        return Ok(None);
    }
    let editions = reading::editions(&site.newsroom)?;
    let Some(first) = editions.first() else { return Ok(None) };
    // The end of a day: the same text for as long as the day lasts.
    let expires = ctx.now.plus_secs(HOLDS_SECS).unix_ms();
    let day = 24 * 60 * 60 * 1_000;
    let expires = Timestamp(expires - expires.rem_euclid(day));
    let languages: Vec<&str> = editions.iter().map(|edition| edition.language.as_str()).collect();
    Ok(Some(format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: {}\nCanonical: {}\n",
        site.newsroom.formats(first)?.iso(expires.unix_ms()),
        languages.join(", "),
        site.absolute("/.well-known/security.txt"),
    )))
}
