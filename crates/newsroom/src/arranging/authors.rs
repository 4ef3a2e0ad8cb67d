//! Those whom the newsroom credits: name, address, biography, portrait.

use super::redirects::{moved, parts_of_move};
use super::undo::{Before, Done, Needs, Part};
use super::{authorise, name, or_taken, paragraph, picture, slug};
use crate::writing::line;
use crate::{Context, Newsroom, NewsroomError};
use domain::EditionCode;
use domain::contributor::{Contributor, ContributorText};
use domain::ids::{ContributorId, MediaId};
use domain::routes::Place;
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
        let was = store.contributor_by_id(id)?.ok_or(NewsroomError::NotFound)?;
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
