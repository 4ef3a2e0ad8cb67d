//! Series: what they are called in each edition, and where they stand.

use super::redirects::{moved, parts_of_move};
use super::undo::{Before, Done, Needs, Part};
use super::{authorise, invalid, name, or_taken, or_used, paragraph, picture, slug};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::EditionCode;
use domain::ids::{MediaId, SeriesId};
use domain::routes::Place;
use domain::taxonomy::{Series, SeriesLayout, SeriesName};
use store::Reading;

/// What a series is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesInput {
    /// Its segment; empty: made from its first name.
    pub slug: String,
    /// How it presents itself.
    pub layout: SeriesLayout,
    /// A picture for its page.
    pub cover: Option<MediaId>,
    /// Name and introduction by edition; one without a name does not have it.
    pub names: Vec<(EditionCode, String, String)>,
}

/// Adds a series.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`], also with [`Invalid::Taken`] for the address.
pub fn add_series(newsroom: &Newsroom, ctx: &Context, input: &SeriesInput) -> Result<(SeriesId, Done), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let id = SeriesId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let series = filled(store, id, input)?;
        let before = Before::of(store, [Part::Series(id)])?;
        or_taken(store.series_put(&series))?;
        Ok((id, before.done(store, ctx, Needs::Arrange, ("series.add", &id.to_string()))?))
    })
}

/// Changes a series. One that gets another address is found at the old one too.
///
/// # Errors
/// As for [`add_series`]; [`NewsroomError::NotFound`].
pub fn change_series(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SeriesId,
    input: &SeriesInput,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let was = store.series_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let series = filled(store, id, input)?;
        let places: Vec<(String, String)> = was
            .names
            .iter()
            .map(|name| [&was.slug, &series.slug].map(|slug| Place::Series(slug).path(&name.edition)).into())
            .collect();
        let mut parts = vec![Part::Series(id)];
        for (from, to) in &places {
            parts.extend(parts_of_move(store, from, to)?);
        }
        let before = Before::of(store, parts)?;
        or_taken(store.series_put(&series))?;
        for (from, to) in &places {
            moved(store, from, to)?;
        }
        before.done(store, ctx, Needs::Arrange, ("series.change", &id.to_string()))
    })
}

/// Takes a series away to which nothing belongs.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] with [`Invalid::Used`].
pub fn delete_series(newsroom: &Newsroom, ctx: &Context, id: SeriesId) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        store.series_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let before = Before::of(store, [Part::Series(id)])?;
        or_used(store.series_delete(id))?;
        before.done(store, ctx, Needs::Arrange, ("series.delete", &id.to_string()))
    })
}

fn filled(store: &Reading<'_>, id: SeriesId, input: &SeriesInput) -> Result<Series, NewsroomError> {
    let mut names = Vec::new();
    let mut language = String::new();
    for edition in store.edition_list()? {
        let Some((_, typed, description)) = input.names.iter().find(|(code, ..)| *code == edition.code) else {
            continue;
        };
        if typed.trim().is_empty() {
            continue;
        }
        if names.is_empty() {
            language.clone_from(&edition.language);
        }
        let description = paragraph("description", description)?;
        names.push(SeriesName { edition: edition.code, name: name("name", typed)?, description });
    }
    let Some(first) = names.first() else { return invalid("name", Invalid::Empty) };
    let slug = slug(&input.slug, &first.name, &language)?;
    Ok(Series { id, slug, layout: input.layout, names, cover: picture(store, input.cover)? })
}
