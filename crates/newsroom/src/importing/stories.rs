//! Stories that come in: a story, its version, its revision, and its way to readers.

use super::{IncomingStory, Notice, Written, digest_of};
use crate::{Context, Invalid, NewsroomError};
use domain::ids::RevisionId;
use domain::plan::{Plan, PlannedAct};
use domain::story::Origin;
use domain::{Content, Path, State, Version};
use store::{ImportRecord, NewRevision, Publication, Writing};

/// Longest beginning of a body on a card, in characters.
const TEASER: usize = 240;
/// Longest name of a story in its old site's feed, in bytes.
const LONGEST_NAME: usize = 500;

pub(super) fn put(
    store: &Writing<'_>,
    ctx: &Context,
    incoming: &IncomingStory,
    before: Option<&ImportRecord>,
    notices: &mut Vec<Notice>,
) -> Result<Written, NewsroomError> {
    let existing = store.version_by_id(incoming.version)?;
    if let Some(version) = &existing {
        if version.edition != incoming.edition {
            return Err(NewsroomError::Invalid { field: "edition", problem: Invalid::Taken });
        }
        if before.is_none_or(|record| record.revision != Some(version.working)) {
            let desk = store.revision_by_id(version.working)?.map(|r| r.content);
            return Ok(Written::Kept {
                desk: desk.as_ref().map(plain).unwrap_or_default(),
                import: plain(&incoming.content),
            });
        }
    }
    let revision = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    let state = next_state(ctx, existing.as_ref().map(|v| &v.state), incoming);
    store.story_put(&incoming.story)?;
    let path = match &existing {
        // An address that readers may know does not move with the source.
        Some(version) => version.path.clone(),
        None => free_path(store, incoming, notices)?,
    };
    let was_published = existing.as_ref().is_some_and(|v| v.state == State::Published);
    let version = Version {
        id: incoming.version,
        story: incoming.story.id,
        kind: incoming.story.kind,
        edition: incoming.edition.clone(),
        path,
        // A version becomes published by its publication alone.
        state: if state == State::Published && !was_published { State::Draft } else { state.clone() },
        flag: incoming.flag,
        published_at: incoming.published_at,
        updated_at: incoming.updated_at,
        commenting: incoming.commenting,
        pinned_until: incoming.pinned_until,
        sections: incoming.sections.clone(),
        tags: incoming.tags.clone(),
        translated_from: existing.as_ref().and_then(|v| v.translated_from.clone()),
        live: existing.as_ref().and_then(|v| v.live),
        working: existing.as_ref().map_or(revision, |v| v.working),
    };
    store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
    if is_name(&incoming.guid) {
        store.guid_put(version.id, &incoming.guid)?;
    }
    store.revision_add(&NewRevision {
        id: revision,
        version: version.id,
        at: ctx.now,
        by: ctx.actor.user_id(),
        origin: Origin::Imported,
        content: &incoming.content,
    })?;
    if let State::Scheduled { at } = state {
        // What came last is what goes out.
        let by = ctx.actor.user_id();
        store.plan_put(&Plan {
            version: version.id,
            act: PlannedAct::Publish { revision },
            at,
            by,
            from_draft: false,
        })?;
    }
    if state == State::Published {
        store.version_publish(&Publication {
            version: version.id,
            revision,
            at: ctx.now,
            published_at: incoming.published_at.unwrap_or(ctx.now),
            updated_at: incoming.updated_at,
            teaser: &incoming.content.body.excerpt(TEASER),
        })?;
    }
    Ok(Written::Done { entity: version.id.to_string(), digest: digest_of(&incoming.content), revision: Some(revision) })
}

/// Readers lose a text when the source hides it or takes it back; the desk's own taking back stays.
fn next_state(ctx: &Context, now: Option<&State>, incoming: &IncomingStory) -> State {
    let wanted = match &incoming.state {
        // Its moment passed before anybody here could decide: it waits.
        State::Scheduled { at } if *at <= ctx.now => State::Draft,
        state => state.clone(),
    };
    match now {
        Some(State::Published) if matches!(incoming.state, State::Scheduled { .. }) => State::Published,
        Some(State::Published) if wanted != State::Published && incoming.flag.is_none() => State::Unpublished,
        Some(state @ (State::Unpublished | State::Withdrawn { .. })) => state.clone(),
        _ => wanted,
    }
}

fn free_path(store: &Writing<'_>, incoming: &IncomingStory, notices: &mut Vec<Notice>) -> Result<Path, NewsroomError> {
    let mut path = incoming.path.clone();
    let mut number = 2;
    while !store.path_is_free(&incoming.edition, &path, Some(incoming.version))? {
        path = incoming.path.numbered(number);
        number += 1;
    }
    if path != incoming.path {
        notices
            .push(Notice::AddressTaken { wanted: incoming.path.as_str().to_owned(), given: path.as_str().to_owned() });
    }
    Ok(path)
}

/// Feeds need an IRI that says the same in every format; what is none would be news to readers anyway.
fn is_name(guid: &str) -> bool {
    let scheme = guid.split(':').next().unwrap_or_default();
    guid.len() <= LONGEST_NAME
        && scheme.len() < guid.len()
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !guid.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

fn plain(content: &Content) -> String {
    let parts = [content.headline.as_str(), &content.deck, &content.excerpt, &content.body.plain_text()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
