//! Where a version stands: its path follows the headline until readers or an editor know it, then it stays.

use super::authorised;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, webhooks};
use domain::edition::Edition;
use domain::ids::VersionId;
use domain::redirect::{OldAddress, Redirect, RedirectTarget};
use domain::webhook::WebhookEvent;
use domain::{EditionCode, Path, Slug, SlugError, State, Version};
use serde_json::json;
use store::{Reading, Writing};

/// The first word of a path that nothing is written for yet.
const UNTITLED: &str = "untitled";

/// Gives a version another path. Where readers saw it, they are led from there to the new one for ever. What cannot stand
/// in an address, such as a blank, becomes what a headline's would.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for saving, once it was published as for publishing;
/// [`NewsroomError::Invalid`] if the path cannot be one or is taken.
pub fn readdress(newsroom: &Newsroom, ctx: &Context, version: VersionId, path: &str) -> Result<Version, NewsroomError> {
    let typed = text::nfc(path.trim().trim_matches('/'));
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        let path = as_typed(store, &version.edition, &typed)?;
        if version.live.is_some() {
            authorised(store, ctx, version.id, true)?;
        }
        if version.path == path {
            return Ok(version);
        }
        if !store.path_is_free(&version.edition, &path, Some(version.id))? {
            return Err(refused(Invalid::Taken));
        }
        let before = std::mem::replace(&mut version.path, path);
        store.version_put(&version, &key(&version.path))?;
        // The place may have been an old address, its own or another's: it is a present one now.
        store.redirect_delete(&own(&version.edition, &version.path))?;
        if version.live.is_some() {
            let target = RedirectTarget::Version { version: version.id };
            store.redirect_put(&Redirect { from: own(&version.edition, &before), target })?;
        }
        if version.state == State::Published {
            store.shows_to_readers();
            webhooks::tell(store, ctx, version.id, WebhookEvent::Changed)?;
        }
        let detail = json!({ "from": before, "to": version.path });
        audit::add(store, ctx, "version.readdress", &version.id.to_string(), &detail)?;
        Ok(version)
    })
}

/// A path for a new version; `mark` keeps those without a headline apart.
pub(super) fn first_path(
    store: &Reading<'_>,
    edition: &Edition,
    headline: &str,
    mark: &str,
) -> Result<Path, NewsroomError> {
    let path = of_headline(edition, headline).map_or_else(|| untitled(mark), Ok)?;
    free(store, &edition.code, &path, None)
}

/// Lets the path of a version that readers never saw follow its headline, as long as nobody gave it another one.
pub(super) fn follow_headline(
    store: &Writing<'_>,
    version: &mut Version,
    before: &str,
    now: &str,
) -> Result<(), NewsroomError> {
    if before == now || version.live.is_some() || matches!(version.state, State::Scheduled { .. }) {
        return Ok(());
    }
    let Some(edition) = store.edition_by_code(&version.edition)? else { return Ok(()) };
    let made_from_headline = match of_headline(&edition, before) {
        Some(path) => is_or_is_numbered(version.path.as_str(), path.as_str()),
        None => version.path.as_str().starts_with(UNTITLED),
    };
    let Some(path) = of_headline(&edition, now).filter(|_| made_from_headline) else { return Ok(()) };
    version.path = free(store, &version.edition, &path, Some(version.id))?;
    store.version_put(version, &key(&version.path))?;
    Ok(())
}

fn of_headline(edition: &Edition, headline: &str) -> Option<Path> {
    Slug::of_title(headline, &edition.language).map(|slug| Path::of_slug(&slug))
}

/// The path that somebody means by what they typed.
fn as_typed(store: &Reading<'_>, edition: &EditionCode, typed: &str) -> Result<Path, NewsroomError> {
    let edition = match Path::new(typed) {
        Err(SlugError::Character) => store.edition_by_code(edition)?.ok_or(NewsroomError::NotFound)?,
        other => return other.map_err(refused),
    };
    let segments = typed.split('/').map(|segment| text::slug::slugify(segment, &edition.language));
    Path::new(&segments.collect::<Vec<_>>().join("/")).map_err(|_| refused(SlugError::Character))
}

fn untitled(mark: &str) -> Result<Path, NewsroomError> {
    Path::new(&format!("{UNTITLED}-{mark}")).map_err(refused)
}

fn refused(problem: impl Into<Invalid>) -> NewsroomError {
    NewsroomError::Invalid { field: "path", problem: problem.into() }
}

/// The path, or with the first number behind it that is free. An address that once led somewhere is not free.
fn free(
    store: &Reading<'_>,
    edition: &EditionCode,
    wanted: &Path,
    own_version: Option<VersionId>,
) -> Result<Path, NewsroomError> {
    let mut path = wanted.clone();
    for number in 2.. {
        let leads = store.redirect_find(&own(edition, &path))?.is_some();
        if !leads && store.path_is_free(edition, &path, own_version)? {
            break;
        }
        path = wanted.numbered(number);
    }
    Ok(path)
}

/// `storm-2` is numbered from `storm`; `storm-in-may` is not.
fn is_or_is_numbered(path: &str, stem: &str) -> bool {
    path.strip_prefix(stem).is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn own(edition: &EditionCode, path: &Path) -> OldAddress {
    OldAddress { host: String::new(), path: format!("/{edition}/{path}"), query: String::new() }
}

fn key(path: &Path) -> String {
    text::slug::slug_key(path.as_str())
}
