//! Beginning: a new story, or a story's version in another edition.

use super::{address, allowed_in, authorised, enter, line};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::document::BlockId;
use domain::edition::Edition;
use domain::ids::{RevisionId, StoryId, VersionId};
use domain::page::desk::Start;
use domain::story::{Commenting, Origin, SourceBlock, TranslatedFrom};
use domain::{Content, Document, EditionCode, Kind, State, Story, Version};
use serde_json::json;
use std::collections::BTreeMap;
use store::{NewRevision, Writing};

/// Longest headline, in characters.
const HEADLINE: usize = 300;

/// Begins a story in an edition.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for who does not work in the edition; [`NewsroomError::NotFound`] without such an
/// edition; [`NewsroomError::Invalid`] for an overlong headline, which may be empty.
pub fn begin(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
    kind: Kind,
    headline: &str,
) -> Result<Version, NewsroomError> {
    let headline = line("headline", headline, HEADLINE)?;
    newsroom.store().write(|store| {
        let edition = work_place(store, ctx, edition)?;
        let story = Story {
            id: StoryId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            kind,
            series: None,
            created_at: ctx.now,
        };
        store.story_put(&story)?;
        let content = Content { headline, ..blank(ctx, &edition) };
        let version = put(store, ctx, &story, &edition, &content, None)?;
        audit::add(store, ctx, "story.begin", &version.id.to_string(), &json!({ "kind": kind }))?;
        Ok(version)
    })
}

/// Begins a story's version in another edition, from a version that there is.
///
/// # Errors
/// [`NewsroomError::NotFound`] if the actor may not open the source; [`NewsroomError::Forbidden`] for who does not work
/// in the edition; [`NewsroomError::Invalid`] if the story has a version there.
pub fn begin_version(
    newsroom: &Newsroom,
    ctx: &Context,
    source: VersionId,
    edition: &EditionCode,
    start: Start,
) -> Result<Version, NewsroomError> {
    newsroom.store().write(|store| {
        // Whoever translates may read what is published, and open what they may edit.
        enter(ctx)?;
        let source = store.version_by_id(source)?.ok_or(NewsroomError::NotFound)?;
        let revision = match source.live.filter(|_| source.state == State::Published) {
            Some(live) => live,
            None => authorised(store, ctx, source.id, false)?.working,
        };
        let edition = work_place(store, ctx, edition)?;
        let story = store.story_by_id(source.story)?.ok_or(NewsroomError::NotFound)?;
        if store.version_of_story(story.id, &edition.code)?.is_some() {
            return Err(NewsroomError::Invalid { field: "edition", problem: Invalid::Taken });
        }
        let original = store.revision_by_id(revision)?.ok_or(NewsroomError::NotFound)?.content;
        let link = |blocks| TranslatedFrom { edition: source.edition.clone(), revision, blocks };
        let kept = Content { credits: original.credits.clone(), lead: original.lead.clone(), ..blank(ctx, &edition) };
        let (content, from) = match start {
            Start::Blank => (kept, None),
            Start::Linked => (kept, Some(link(BTreeMap::new()))),
            Start::Copied => {
                let blocks = original
                    .body
                    .block_hashes()
                    .into_iter()
                    .map(|(block, hash)| (block.clone(), SourceBlock { block, hash: hash.to_string() }));
                let blocks = blocks.collect();
                (original, Some(link(blocks)))
            }
        };
        let version = put(store, ctx, &story, &edition, &content, from)?;
        let detail = json!({ "from": source.id, "revision": revision });
        audit::add(store, ctx, "version.begin", &version.id.to_string(), &detail)?;
        Ok(version)
    })
}

fn put(
    store: &Writing<'_>,
    ctx: &Context,
    story: &Story,
    edition: &Edition,
    content: &Content,
    translated_from: Option<TranslatedFrom>,
) -> Result<Version, NewsroomError> {
    let id = VersionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    let working = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    let version = Version {
        id,
        story: story.id,
        kind: story.kind,
        edition: edition.code.clone(),
        path: address::first_path(store, edition, &content.headline, &id.to_string().to_lowercase())?,
        state: State::Draft,
        flag: None,
        published_at: None,
        updated_at: None,
        commenting: Commenting::Open,
        pinned_until: None,
        sections: Vec::new(),
        tags: Vec::new(),
        translated_from,
        live: None,
        working,
    };
    store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
    let by = ctx.actor.user_id();
    store.revision_add(&NewRevision { id: working, version: id, at: ctx.now, by, origin: Origin::Saved, content })?;
    Ok(version)
}

/// The edition, for somebody who may begin a story there.
fn work_place(store: &Writing<'_>, ctx: &Context, edition: &EditionCode) -> Result<Edition, NewsroomError> {
    enter(ctx)?;
    allowed_in(ctx, edition)?;
    store.edition_by_code(edition)?.ok_or(NewsroomError::NotFound)
}

fn blank(ctx: &Context, edition: &Edition) -> Content {
    let first = BlockId::derived(&format!("{:032x}", ctx.entropy()), 0, "");
    Content {
        headline: String::new(),
        deck: String::new(),
        excerpt: String::new(),
        body: Document::empty(first, edition.direction),
        credits: Vec::new(),
        lead: None,
    }
}
