//! Saving: each save is a revision; what readers see does not change.

use super::{address, authorised};
use crate::audit;
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::{RevisionId, VersionId};
use domain::story::Origin;
use domain::{Content, Document, Version};
use serde_json::json;
use store::NewRevision;

/// Longest headline, in characters.
pub(super) const HEADLINE: usize = 300;
/// Longest deck, in characters.
pub(super) const DECK: usize = 1_000;

/// What a writer changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Of which version.
    pub version: VersionId,
    /// The revision that it builds on.
    pub base: RevisionId,
    /// Plain text; may be empty in a draft.
    pub headline: String,
    /// Plain text.
    pub deck: String,
    /// The text.
    pub body: Document,
}

/// A version after a save or a publication.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedState {
    /// The version.
    pub version: Version,
    /// Its working revision.
    pub working: RevisionId,
}

/// Saves a writer's text as the version's working revision. The same text again makes no new revision, unless it was only
/// saved by itself until now: what somebody saves stays in the history. Saves by themselves are not in the book of acts.
///
/// # Errors
/// [`NewsroomError::Conflict`] if the text does not build on the working revision: nothing is written.
pub fn save(newsroom: &Newsroom, ctx: &Context, draft: Draft, origin: Origin) -> Result<SavedState, NewsroomError> {
    let headline = line("headline", &draft.headline, HEADLINE)?;
    let deck = line("deck", &draft.deck, DECK)?;
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, draft.version, false)?;
        let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
        if working.id != draft.base {
            return Err(NewsroomError::Conflict { working: working.id });
        }
        let content = Content { headline, deck, body: draft.body, ..working.content.clone() };
        if content == working.content && (origin == Origin::Autosaved || working.origin != Origin::Autosaved) {
            return Ok(SavedState { working: working.id, version });
        }
        let revision = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let by = ctx.actor.user_id();
        address::follow_headline(store, &mut version, &working.content.headline, &content.headline)?;
        store.revision_add(&NewRevision {
            id: revision,
            version: version.id,
            at: ctx.now,
            by,
            origin,
            content: &content,
        })?;
        if origin != Origin::Autosaved {
            audit::add(store, ctx, "version.save", &version.id.to_string(), &json!({ "revision": revision }))?;
        }
        version.working = revision;
        Ok(SavedState { working: revision, version })
    })
}

/// One line of plain text: NFC, no control characters, white space at its ends gone.
pub(crate) fn line(field: &'static str, text: &str, longest: usize) -> Result<String, NewsroomError> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = text::nfc(clean.trim());
    if clean.chars().count() > longest {
        return Err(NewsroomError::Invalid { field, problem: Invalid::Long });
    }
    Ok(clean)
}
