//! Publishing: the working revision becomes what readers see, in one transaction.

use super::{SavedState, authorised, begun_by};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use crate::{audit, noticing, webhooks};
use domain::assignment::{Assignment, NoticeKind};
use domain::ids::{RevisionId, VersionId};
use domain::webhook::WebhookEvent;
use domain::{Content, State, Timestamp, Version};
use serde_json::json;
use store::{Publication, Writing as Store};

/// Longest teaser made from a body, in characters.
const TEASER: usize = 240;

/// Puts a version's working revision before readers.
///
/// # Errors
/// [`NewsroomError::Conflict`] if `working` is not the working revision any more: what would go out is not what its
/// publisher saw. [`NewsroomError::Invalid`] without a headline. [`NewsroomError::State`] once it was withdrawn.
pub fn publish(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
) -> Result<SavedState, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        if version.working != working {
            return Err(NewsroomError::Conflict { working: version.working });
        }
        if let State::Withdrawn { .. } = version.state {
            return Err(NewsroomError::State(version.state));
        }
        let before = version.live;
        go_live(store, ctx, &mut version, working, ctx.now)?;
        noticing::tell(store, ctx, begun_by(store, version.id)?, NoticeKind::Published, version.id)?;
        let detail = json!({ "revision": working, "before": before });
        audit::add(store, ctx, "version.publish", &version.id.to_string(), &detail)?;
        Ok(SavedState { working, version })
    })
}

/// Makes a revision what readers see, at that moment. What they saw before was changed then; a first publication bears
/// that date.
pub(super) fn go_live(
    store: &Store<'_>,
    ctx: &Context,
    version: &mut Version,
    revision: RevisionId,
    at: Timestamp,
) -> Result<(), NewsroomError> {
    let content = publishable(store, revision)?;
    if version.live.is_some_and(|live| live != revision) {
        version.updated_at = Some(at);
    }
    // The date of a draft that came from another site is none that readers ever saw.
    let published_at = version.published_at.filter(|_| version.live.is_some()).unwrap_or(at);
    store.version_publish(&Publication {
        version: version.id,
        revision,
        at,
        published_at,
        updated_at: version.updated_at,
        teaser: &teaser(&content),
    })?;
    let event = match version.state {
        State::Published => WebhookEvent::Changed,
        _ => WebhookEvent::Published,
    };
    if event == WebhookEvent::Published || version.live != Some(revision) {
        webhooks::tell(store, ctx, version.id, event)?;
    }
    // What was asked for is there.
    store.assignment_put(version.id, &Assignment::default())?;
    store.shows_to_readers();
    version.state = State::Published;
    version.published_at = Some(published_at);
    version.live = Some(revision);
    Ok(())
}

/// What is written in a revision, if readers may be shown it.
///
/// # Errors
/// [`NewsroomError::Invalid`] without a headline.
pub(super) fn publishable(store: &store::Reading<'_>, revision: RevisionId) -> Result<Content, NewsroomError> {
    let content = store.revision_by_id(revision)?.ok_or(NewsroomError::NotFound)?.content;
    if content.headline.is_empty() {
        return Err(NewsroomError::Invalid { field: "headline", problem: Invalid::Empty });
    }
    Ok(content)
}

/// The body's beginning, for listings of texts with neither deck nor excerpt.
pub(crate) fn teaser(content: &Content) -> String {
    content.body.excerpt(TEASER)
}
