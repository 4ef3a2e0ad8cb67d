//! Old addresses: which there are, where they lead, and what would come of one that somebody pastes.

use super::undo::{Before, Done, Needs, Part};
use super::{authorise, invalid};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::VersionId;
use domain::redirect::{OldAddress, Redirect, RedirectTarget};
use domain::routes::Place;
use domain::{EditionCode, Path, State, Timestamp};
use store::{Reading, Writing};

/// What comes of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A page stands there.
    Page,
    /// It leads to that path, decoded.
    Leads(String),
    /// It leads to a text that readers do not see.
    Unseen,
    /// Nothing stands there.
    Nothing,
}

/// Which old addresses somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked<'a> {
    /// Those whose path begins like that, in the order of their paths.
    Beginning(&'a str),
    /// Those that were asked for most, so many behind the first.
    MostHits(u32),
}

/// An old address as the desk lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The address and its target.
    pub redirect: Redirect,
    /// Where it leads now: a path, decoded; `None`: nowhere that readers see.
    pub leads: Option<String>,
    /// How often it was asked for.
    pub hits: u64,
    /// When last.
    pub last_hit: Option<Timestamp>,
}

/// Old addresses, and where each leads now.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn redirects(
    newsroom: &Newsroom,
    ctx: &Context,
    asked: &Asked<'_>,
    limit: u32,
) -> Result<Vec<Listed>, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().read(|store| {
        let found = match asked {
            Asked::Beginning(beginning) => {
                let mut found = store.redirect_list(beginning, limit)?;
                found.retain(|redirect| redirect.from.path.starts_with(beginning));
                found
            }
            Asked::MostHits(skip) => store.redirects_by_hits(*skip, limit)?,
        };
        let mut all = Vec::new();
        for redirect in found {
            let leads = place_of(store, &redirect.target)?;
            let (hits, last_hit) = store.redirect_hits(&redirect.from)?;
            all.push(Listed { redirect, leads, hits, last_hit });
        }
        Ok(all)
    })
}

/// Counts how often old addresses were asked for, in one transaction: decoded paths of this site. What is none is passed
/// over. Readers see nothing of it.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for whoever is not the program.
pub fn count_hits(newsroom: &Newsroom, ctx: &Context, hits: &[(String, u64)]) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    if hits.is_empty() {
        return Ok(());
    }
    newsroom
        .store()
        .write(|store| Ok(hits.iter().try_for_each(|(path, times)| store.redirect_hit(path, *times, ctx.now))?))
}

/// What comes of an address of this site, typed as a whole or from its slash on.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] if it is none of this site.
pub fn address_fate(newsroom: &Newsroom, ctx: &Context, origin: &str, typed: &str) -> Result<Fate, NewsroomError> {
    authorise(ctx)?;
    let path = path_of("address", origin, typed)?;
    newsroom.store().read(|store| fate(store, &path))
}

/// Adds an old address. Both are typed as a whole or from their slash on.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`]: with [`Invalid::Taken`] where a page stands at the old
/// address or it leads elsewhere already, with [`Invalid::Loop`] and [`Invalid::Chain`], with [`Invalid::Form`] for what
/// is no address of an edition.
pub fn add_redirect(
    newsroom: &Newsroom,
    ctx: &Context,
    origin: &str,
    from: &str,
    to: &str,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    let (from, to) = (path_of("from", origin, from)?, path_of("to", origin, to)?);
    newsroom.store().write(|store| {
        if from == to {
            return invalid("to", Invalid::Loop);
        }
        // Readers would never get to it, or it would do something else from now on.
        if edition_path(store, &from)?.is_none() {
            return invalid("from", Invalid::Form);
        }
        if fate(store, &from)? != Fate::Nothing {
            return invalid("from", Invalid::Taken);
        }
        match store.redirect_find(&own(&to))? {
            Some(RedirectTarget::Path { path }) if path == from => return invalid("to", Invalid::Loop),
            Some(_) => return invalid("to", Invalid::Chain),
            None => {}
        }
        if !store.redirects_to_path(&from)?.is_empty() {
            return invalid("from", Invalid::Chain);
        }
        let target = match published_at(store, &to)? {
            Some(version) => RedirectTarget::Version { version },
            None => RedirectTarget::Path { path: to },
        };
        let before = Before::of(store, [Part::Redirect(own(&from))])?;
        store.redirect_put(&Redirect { from: own(&from), target })?;
        before.done(store, ctx, Needs::Arrange, ("redirect.add", &from))
    })
}

/// Takes an old address away.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn remove_redirect(newsroom: &Newsroom, ctx: &Context, from: &OldAddress) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        store.redirect_find(from)?.ok_or(NewsroomError::NotFound)?;
        let before = Before::of(store, [Part::Redirect(from.clone())])?;
        store.redirect_delete(from)?;
        before.done(store, ctx, Needs::Arrange, ("redirect.remove", &from.path))
    })
}

/// Lets what moved from a path answer there for ever, and straightens what led there before.
pub(super) fn moved(store: &Writing<'_>, from: &str, to: &str) -> Result<(), NewsroomError> {
    if from == to {
        return Ok(());
    }
    store.redirect_delete(&own(to))?;
    let target = RedirectTarget::Path { path: to.to_owned() };
    for older in store.redirects_to_path(from)? {
        store.redirect_put(&Redirect { from: older.from, target: target.clone() })?;
    }
    Ok(store.redirect_put(&Redirect { from: own(from), target })?)
}

/// The parts that a move from path to path changes.
pub(super) fn parts_of_move(store: &Reading<'_>, from: &str, to: &str) -> Result<Vec<Part>, NewsroomError> {
    if from == to {
        return Ok(Vec::new());
    }
    let older = store.redirects_to_path(from)?.into_iter().map(|redirect| Part::Redirect(redirect.from));
    Ok(older.chain([from, to].map(|path| Part::Redirect(own(path)))).collect())
}

pub(super) fn own(path: &str) -> OldAddress {
    OldAddress { host: String::new(), path: path.to_owned(), query: String::new() }
}

/// A decoded path of this site from what was typed: with or without the site before it, percent-encoded or not.
fn path_of(field: &'static str, origin: &str, typed: &str) -> Result<String, NewsroomError> {
    let typed = typed.trim();
    let path = typed.strip_prefix(origin).unwrap_or(typed);
    if path.is_empty() {
        return invalid(field, Invalid::Empty);
    }
    let path = path.split(['?', '#']).next().unwrap_or(path);
    if !path.starts_with('/') || path.starts_with("//") || path.chars().any(|c| c.is_control() || c == '\\') {
        return invalid(field, Invalid::Form);
    }
    if path.chars().count() > 1_000 {
        return invalid(field, Invalid::Long);
    }
    let Some(decoded) = decoded(path) else { return invalid(field, Invalid::Form) };
    let path = text::nfc(&decoded);
    let path = path.trim_end_matches('/');
    Ok(if path.is_empty() { "/".to_owned() } else { path.to_owned() })
}

/// `%D9%82` as it is read; `None` if that is no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}

/// The edition that a path lies in, and the path there.
fn edition_path(store: &Reading<'_>, path: &str) -> Result<Option<(EditionCode, String)>, NewsroomError> {
    let Some((code, rest)) = path.trim_start_matches('/').split_once('/') else { return Ok(None) };
    let Ok(code) = code.parse::<EditionCode>() else { return Ok(None) };
    let known = store.edition_by_code(&code)?.is_some();
    Ok(known.then(|| (code, rest.to_owned())))
}

fn published_at(store: &Reading<'_>, path: &str) -> Result<Option<VersionId>, NewsroomError> {
    let Some((code, rest)) = edition_path(store, path)? else { return Ok(None) };
    let Ok(path) = Path::new(&rest) else { return Ok(None) };
    let found = store.version_by_path(&code, &path)?;
    Ok(found.filter(|version| version.state == State::Published).map(|version| version.id))
}

fn fate(store: &Reading<'_>, path: &str) -> Result<Fate, NewsroomError> {
    if published_at(store, path)?.is_some() || listing_at(store, path)? {
        return Ok(Fate::Page);
    }
    match store.redirect_find(&own(path))? {
        Some(target) => Ok(place_of(store, &target)?.map_or(Fate::Unseen, Fate::Leads)),
        None => Ok(Fate::Nothing),
    }
}

/// Whether a page of the program's own stands there: a front page, a section, a tag, an author, a series, an index.
fn listing_at(store: &Reading<'_>, path: &str) -> Result<bool, NewsroomError> {
    let Some((code, rest)) = edition_path(store, path)? else {
        let code = path.trim_matches('/').parse::<EditionCode>();
        return Ok(
            path == "/" || code.is_ok_and(|code| store.edition_by_code(&code).is_ok_and(|found| found.is_some()))
        );
    };
    let (first, behind) = rest.split_once('/').unwrap_or((&rest, ""));
    let slug = || domain::Slug::new(behind).ok();
    Ok(match (first, behind) {
        ("section", path) => store.section_by_path(&code, path)?.is_some(),
        ("tag", _) => slug().map(|slug| store.tag_by_slug(&code, &slug)).transpose()?.flatten().is_some(),
        ("author", _) => slug().map(|slug| store.contributor_by_slug(&slug)).transpose()?.flatten().is_some(),
        ("publications", path) if !path.is_empty() => {
            slug().map(|slug| store.series_by_slug(&slug)).transpose()?.flatten().is_some()
        }
        // A word that no story may have is a page of the program.
        (_, "") => Path::new(first).is_err(),
        (_, _) => Path::new(&rest).is_err(),
    })
}

/// Where readers come to.
fn place_of(store: &Reading<'_>, target: &RedirectTarget) -> Result<Option<String>, NewsroomError> {
    Ok(match target {
        RedirectTarget::Path { path } => Some(path.clone()),
        RedirectTarget::Version { version } => store
            .version_by_id(*version)?
            .filter(|version| version.state == State::Published)
            .map(|version| Place::Story(&version.path).path(&version.edition)),
    })
}
