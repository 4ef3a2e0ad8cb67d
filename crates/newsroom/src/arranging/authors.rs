//! Those whom the newsroom credits: name, address, biography, portrait.

use super::redirects::{moved, parts_of_move};
use super::undo::{Before, Done, Needs, Part};
use super::{authorise, invalid, name, or_taken, paragraph, picture, slug};
use crate::writing::line;
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::contributor::{Contributor, ContributorText};
use domain::ids::{ContributorId, MediaId};
use domain::routes::Place;
use domain::{EditionCode, Slug};
use store::Reading;

/// Who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuthorInput {
    /// Their name where an edition has none of its own.
    pub name: String,
    /// Their segment; empty: made from the name.
    pub slug: String,
    /// Their portrait.
    pub portrait: Option<MediaId>,
    /// Name and biography by edition; both may be empty.
    pub texts: Vec<(EditionCode, String, String)>,
}

/// Adds somebody to be credited.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`], also with [`crate::Invalid::Taken`] for the address.
pub fn add_author(
    newsroom: &Newsroom,
    ctx: &Context,
    input: &AuthorInput,
) -> Result<(ContributorId, Done), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let id = ContributorId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let somebody = filled(store, id, input)?;
        let before = Before::of(store, [Part::Contributor(id)])?;
        or_taken(store.contributor_put(&somebody))?;
        Ok((id, before.done(store, ctx, Needs::Arrange, ("contributor.add", &id.to_string()))?))
    })
}

/// Changes what is known of somebody. One who gets another address is found at the old one too.
///
/// # Errors
/// As for [`add_author`]; [`NewsroomError::NotFound`].
pub fn change_author(
    newsroom: &Newsroom,
    ctx: &Context,
    id: ContributorId,
    input: &AuthorInput,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let was = one_of_the_list(store, id)?.ok_or(NewsroomError::NotFound)?;
        let somebody = filled(store, id, input)?;
        let mut places: Vec<(String, String)> = Vec::new();
        for edition in store.edition_list()? {
            let [from, to] = [&was.slug, &somebody.slug].map(|slug| Place::Contributor(slug).path(&edition.code));
            places.push((from, to));
        }
        let mut parts = vec![Part::Contributor(id)];
        for (from, to) in &places {
            parts.extend(parts_of_move(store, from, to)?);
        }
        let before = Before::of(store, parts)?;
        or_taken(store.contributor_put(&somebody))?;
        for (from, to) in &places {
            moved(store, from, to)?;
        }
        before.done(store, ctx, Needs::Arrange, ("contributor.change", &id.to_string()))
    })
}

/// Says that somebody is another: their stories are the other's from now on, whose page their address leads to. Revisions
/// stay as they were written; what they name is read as the other.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for nobody, or themselves.
pub fn merge_authors(
    newsroom: &Newsroom,
    ctx: &Context,
    id: ContributorId,
    into: ContributorId,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let gone = one_of_the_list(store, id)?.ok_or(NewsroomError::NotFound)?;
        let Some(other) = one_of_the_list(store, into)?.filter(|other| other.id != id) else {
            return invalid("into", Invalid::Form);
        };
        let mut places: Vec<(String, String)> = Vec::new();
        for edition in store.edition_list()? {
            let [from, to] = [&gone.slug, &other.slug].map(|slug| Place::Contributor(slug).path(&edition.code));
            places.push((from, to));
        }
        let mut parts = vec![Part::Merged(id)];
        for (from, to) in &places {
            parts.extend(parts_of_move(store, from, to)?);
        }
        let before = Before::of(store, parts)?;
        // Their segment is free for somebody else; nobody is called like an id.
        let aside = Slug::new(&id.to_string().to_lowercase())
            .map_err(|error| NewsroomError::Invalid { field: "slug", problem: error.into() })?;
        or_taken(store.contributor_merge(id, &aside, Some(into)))?;
        for (from, to) in &places {
            moved(store, from, to)?;
        }
        before.done(store, ctx, Needs::Arrange, ("contributor.merge", &id.to_string()))
    })
}

/// How many published stories credit somebody.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn author_uses(newsroom: &Newsroom, ctx: &Context, id: ContributorId) -> Result<usize, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().read(|store| Ok(store.versions_crediting(id)?.len()))
}

/// Somebody who was not merged into another.
fn one_of_the_list(store: &Reading<'_>, id: ContributorId) -> Result<Option<Contributor>, NewsroomError> {
    Ok(store.contributor_by_id(id)?.filter(|somebody| somebody.id == id))
}

fn filled(store: &Reading<'_>, id: ContributorId, input: &AuthorInput) -> Result<Contributor, NewsroomError> {
    let own = name("name", &input.name)?;
    let editions = store.edition_list()?;
    let language = editions.first().map_or("en", |edition| edition.language.as_str());
    let slug = slug(&input.slug, &own, language)?;
    let mut texts = Vec::new();
    for edition in &editions {
        let Some((_, name, biography)) = input.texts.iter().find(|(code, ..)| *code == edition.code) else { continue };
        let name = text::label::clean(&line("name", name, 120)?);
        let biography = paragraph("biography", biography)?;
        if !(name.is_empty() && biography.is_empty()) {
            texts.push(ContributorText { edition: edition.code.clone(), name, biography });
        }
    }
    Ok(Contributor { id, slug, name: own, portrait: picture(store, input.portrait)?, texts })
}
