//! Tags of an edition.

use super::redirects::{moved, parts_of_move};
use super::undo::{Before, Done, Needs, Part};
use super::{authorise, edition_of, feature, invalid, name, or_taken, or_used, paragraph, slug};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::EditionCode;
use domain::ids::{TagId, TopicId};
use domain::routes::Place;
use domain::taxonomy::Tag;

/// What a tag is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TagInput {
    /// What readers read.
    pub name: String,
    /// Its segment; empty: made from the name.
    pub slug: String,
    /// What stands under its name; may be empty.
    pub description: String,
}

/// Adds a tag to an edition.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] without such an edition; [`NewsroomError::Invalid`], also
/// with [`Invalid::Taken`] for the address.
pub fn add_tag(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
    input: &TagInput,
) -> Result<(TagId, Done), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let edition = edition_of(store, edition)?;
        let id = TagId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let tag = Tag {
            id,
            edition: edition.code.clone(),
            topic: TopicId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            slug: slug(&input.slug, &input.name, &edition.language)?,
            name: name("name", &input.name)?,
            description: paragraph("description", &input.description)?,
        };
        let before = Before::of(store, [Part::Tag(id)])?;
        or_taken(store.tag_put(&tag))?;
        Ok((id, before.done(store, ctx, Needs::Arrange, ("tag.add", &id.to_string()))?))
    })
}

/// Changes a tag. One that gets another address is found at the old one too.
///
/// # Errors
/// As for [`add_tag`].
pub fn change_tag(newsroom: &Newsroom, ctx: &Context, id: TagId, input: &TagInput) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let was = store.tag_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let edition = edition_of(store, &was.edition)?;
        let tag = Tag {
            slug: slug(&input.slug, &input.name, &edition.language)?,
            name: name("name", &input.name)?,
            description: paragraph("description", &input.description)?,
            ..was.clone()
        };
        let [from, to] = [&was.slug, &tag.slug].map(|slug| Place::Tag(slug).path(&was.edition));
        let parts = [Part::Tag(id)].into_iter().chain(parts_of_move(store, &from, &to)?);
        let before = Before::of(store, parts)?;
        or_taken(store.tag_put(&tag))?;
        moved(store, &from, &to)?;
        before.done(store, ctx, Needs::Arrange, ("tag.change", &id.to_string()))
    })
}

/// Gives a tag's stories another tag in its place, to which its address leads from now on.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for a tag of another edition;
/// with [`Invalid::Used`] for one that has stories, without another.
pub fn merge_tags(newsroom: &Newsroom, ctx: &Context, id: TagId, into: Option<TagId>) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let gone = store.tag_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let into = match into {
            None => None,
            Some(into) => match store.tag_by_id(into)? {
                Some(into) if into.edition == gone.edition && into.id != id => Some(into),
                _ => return invalid("into", Invalid::Form),
            },
        };
        let versions = store.versions_of_tag(id)?;
        if into.is_none() && !versions.is_empty() {
            return invalid("into", Invalid::Used);
        }
        let from = Place::Tag(&gone.slug).path(&gone.edition);
        let to = into.as_ref().map(|into| Place::Tag(&into.slug).path(&gone.edition));
        let mut parts = vec![Part::Tag(id)];
        if let Some(to) = &to {
            parts.extend(parts_of_move(store, &from, to)?);
        }
        let before = Before::of(store, if versions.is_empty() { parts } else { Vec::new() })?;
        for version in versions {
            let Some(mut version) = store.version_by_id(version)? else { continue };
            let mut tags = Vec::new();
            for own in &version.tags {
                let own = if *own == id { into.as_ref().map_or(*own, |into| into.id) } else { *own };
                if !tags.contains(&own) {
                    tags.push(own);
                }
            }
            version.tags = tags;
            store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
        }
        or_used(store.tag_delete(id))?;
        if let Some(to) = &to {
            moved(store, &from, to)?;
        }
        before.done(store, ctx, Needs::Arrange, ("tag.merge", &id.to_string()))
    })
}

/// How many versions have a tag, published or not.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn tag_uses(newsroom: &Newsroom, ctx: &Context, tag: &Tag) -> Result<usize, NewsroomError> {
    feature(ctx, &tag.edition)?;
    newsroom.store().read(|store| Ok(store.versions_of_tag(tag.id)?.len()))
}
