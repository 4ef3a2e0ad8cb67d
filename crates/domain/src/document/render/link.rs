//! How a link leaves the page.

use crate::document::Href;

/// Paths of the site that the client router does not serve: it would take the click and show its fallback.
const OUTSIDE_ROUTER: &[&str] = &["media", "files", "desk", "lite", "s", "api", "pkg", "healthz", "metrics"];

/// The `rel` that a link in a body needs.
pub(super) fn rel(href: &Href, origin: Option<&str>) -> Option<&'static str> {
    match own_path(href.as_str(), origin) {
        Some(path) if is_outside_router(path) => Some("external"),
        Some(_) => None,
        None if href.host().is_some() => Some("noopener"),
        None => None,
    }
}

/// The path within the site, of a link that stays there.
fn own_path<'a>(href: &'a str, origin: Option<&str>) -> Option<&'a str> {
    if href.starts_with(['/', '#', '?']) {
        return Some(href);
    }
    let rest = href.strip_prefix(origin?.trim_end_matches('/'))?;
    (rest.is_empty() || rest.starts_with(['/', '#', '?'])).then_some(rest)
}

fn is_outside_router(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.trim_start_matches('/').split('/');
    let first = segments.next().unwrap_or_default();
    let last = segments.next_back().unwrap_or(first);
    // `/{edition}/media` is a page, `/media/…` a file.
    OUTSIDE_ROUTER.contains(&first)
        || matches!(last, "feed.xml" | "feed.atom" | "feed.json")
        || [".xml", ".txt", ".webmanifest"].iter().any(|ending| last.ends_with(ending))
}
