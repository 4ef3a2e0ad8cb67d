//! Founding: a whole newsroom, written in one transaction into a store that holds none yet.
//!
//! Unlike an import it meets nothing that was there before: it adds to nothing and overwrites nothing. The ids are the
//! caller's; whatever names another thing must find it among the same parts.

mod alignment;
mod parts;

pub use parts::{Bytes, Founded, Founding, FoundingMedia, FoundingStory, FoundingVersion};

use crate::importing::files;
use crate::writing::teaser;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, most_read, picturing};
use domain::listing::PageNumber;
use domain::media::Media;
use domain::story::Origin;
use domain::{Act, State, Version};
use serde_json::json;
use std::io;
use store::{NewRevision, Publication, Reading, Writing};

/// Founds a newsroom: all of it stands when this returns `Ok`, nothing of it after an error (but for files that were
/// kept by their hash, which nothing names then).
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotEmpty`] if the store has any edition or story;
/// [`NewsroomError::Edition`] for an unknown language or time zone; [`NewsroomError::File`] for a file that cannot be
/// read or is of no type that is taken; [`NewsroomError::Invalid`] without editions, for a published version without a
/// headline and for a translation whose source is not there; the store's, when something is taken twice or names what
/// is not among the parts.
pub fn found(newsroom: &Newsroom, ctx: &Context, founding: &Founding) -> Result<Founded, NewsroomError> {
    if !(ctx.actor.may(Act::Arrange) && ctx.actor.may(Act::Import)) {
        return Err(NewsroomError::Forbidden);
    }
    if founding.editions.is_empty() {
        return Err(NewsroomError::Invalid { field: "editions", problem: Invalid::Empty });
    }
    for edition in &founding.editions {
        newsroom.formats(edition)?;
    }
    newsroom.store().read(must_be_empty)?;
    // Before the transaction: copying takes long, and nothing may name a file that is not on the disk.
    let media = founding.media.iter().map(|media| kept(newsroom, ctx, media)).collect::<Result<Vec<_>, _>>()?;
    newsroom.store().write(|store| {
        must_be_empty(store)?;
        setting(store, ctx, founding, &media)?;
        let founded = stories(store, ctx, founding)?;
        founding.corrections.iter().try_for_each(|correction| store.correction_add(correction))?;
        founding.comments.iter().try_for_each(|comment| store.comment_put(comment))?;
        founding.menus.iter().try_for_each(|menu| store.menu_put(menu))?;
        founding.section_pages.iter().try_for_each(|(section, page)| store.section_page_put(*section, page))?;
        store.reads_add(&founding.reads)?;
        most_read::draw(store, ctx)?;
        store.shows_to_readers();
        audit::add(store, ctx, "newsroom.found", &founding.name, &json!(founded))?;
        Ok(founded)
    })
}

fn must_be_empty(store: &Reading<'_>) -> Result<(), NewsroomError> {
    let empty = store.edition_list()?.is_empty() && store.board(&[], PageNumber::FIRST, 1)?.total == 0;
    if empty { Ok(()) } else { Err(NewsroomError::NotEmpty) }
}

/// The medium with what its file says.
fn kept(newsroom: &Newsroom, ctx: &Context, media: &FoundingMedia) -> Result<Media, NewsroomError> {
    let source = match &media.bytes {
        Bytes::File(path) => files::Source::File(path),
        Bytes::Embedded(bytes) => files::Source::Bytes(bytes),
    };
    let file =
        files::keep(&newsroom.media_folder(), source, &media.media.file_name, true, ctx)?.map_err(|refusal| {
            NewsroomError::File { what: media.media.file_name.clone(), source: io::Error::other(refusal) }
        })?;
    Ok(Media {
        hash: Some(file.hash),
        mime: file.mime.to_owned(),
        width: file.pixels.map(|(width, _)| width),
        height: file.pixels.map(|(_, height)| height),
        bytes: file.bytes,
        ..media.media.clone()
    })
}

/// What stories name: editions, sections, tags, media, people, series, backgrounds.
fn setting(store: &Writing<'_>, ctx: &Context, founding: &Founding, media: &[Media]) -> Result<(), NewsroomError> {
    founding.editions.iter().try_for_each(|edition| store.edition_put(edition))?;
    founding.sections.iter().try_for_each(|section| store.section_put(section))?;
    founding.tags.iter().try_for_each(|tag| store.tag_put(tag))?;
    media.iter().try_for_each(|media| picturing::put(store, ctx, media))?;
    founding.contributors.iter().try_for_each(|contributor| store.contributor_put(contributor))?;
    founding.series.iter().try_for_each(|series| store.series_put(series))?;
    founding.backgrounds.iter().try_for_each(|background| store.background_put(background))?;
    Ok(())
}

fn stories(store: &Writing<'_>, ctx: &Context, founding: &Founding) -> Result<Founded, NewsroomError> {
    for story in &founding.stories {
        store.story_put(&story.story)?;
        if let Some(issue) = &story.issue {
            store.issue_put(story.story.id, issue)?;
        }
        for version in &story.versions {
            put(store, ctx, story, version)?;
        }
    }
    for story in founding.stories.iter().filter(|story| !story.related.is_empty()) {
        store.story_related_put(story.story.id, &story.related)?;
    }
    Ok(Founded {
        stories: founding.stories.len(),
        editions: founding.editions.len(),
        versions: founding.stories.iter().map(|story| story.versions.len()).sum(),
    })
}

fn put(
    store: &Writing<'_>,
    ctx: &Context,
    story: &FoundingStory,
    founding: &FoundingVersion,
) -> Result<(), NewsroomError> {
    let published = founding.state == State::Published;
    if published && founding.content.headline.is_empty() {
        return Err(NewsroomError::Invalid { field: "headline", problem: Invalid::Empty });
    }
    let version = Version {
        id: founding.id,
        story: story.story.id,
        kind: story.story.kind,
        edition: founding.edition.clone(),
        path: founding.path.clone(),
        // A version becomes published by its publication alone.
        state: if published { State::Draft } else { founding.state.clone() },
        flag: None,
        published_at: founding.published_at,
        updated_at: None,
        commenting: founding.commenting,
        pinned_until: founding.pinned_until,
        sections: founding.sections.clone(),
        tags: founding.tags.clone(),
        translated_from: alignment::of(story, founding)?,
        live: None,
        working: founding.revision,
    };
    store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
    store.revision_add(&NewRevision {
        id: founding.revision,
        version: founding.id,
        at: founding.written_at,
        by: ctx.actor.user_id(),
        origin: Origin::Imported,
        content: &founding.content,
    })?;
    if published {
        store.version_publish(&Publication {
            version: founding.id,
            revision: founding.revision,
            at: founding.written_at,
            published_at: founding.published_at.unwrap_or(founding.written_at),
            updated_at: None,
            teaser: &teaser(&founding.content),
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
