//! Correcting: saying in public, or in the books alone, what was changed in a text that readers had seen.

use crate::writing::{authorised, begun_by, line};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, noticing, webhooks};
use domain::assignment::NoticeKind;
use domain::correction::{Correction, CorrectionKind};
use domain::ids::{CorrectionId, RevisionId, VersionId};
use domain::{Content, Edition, State};
use serde_json::json;
use store::Reading;

/// Longest text, in characters: what was wrong and what is right, no essay.
const LONGEST: usize = 1_000;
/// How far back in the book a publication is looked for.
const ENTRIES: u32 = 50;

/// Enters what was changed in a published version. Readers see it at once, but for typos.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing; [`NewsroomError::Invalid`] for an
/// empty or overlong text; [`NewsroomError::State`] if readers do not see the version.
pub fn correct(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    kind: CorrectionKind,
    text: &str,
) -> Result<Correction, NewsroomError> {
    let text = line("text", text, LONGEST)?;
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, true)?;
        if text.is_empty() {
            return Err(NewsroomError::Invalid { field: "text", problem: Invalid::Empty });
        }
        if version.state != State::Published {
            return Err(NewsroomError::State(version.state));
        }
        let id = CorrectionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let correction = Correction { id, version: version.id, edition: version.edition, kind, text, at: ctx.now };
        store.correction_add(&correction)?;
        if kind.is_public() {
            store.shows_to_readers();
            webhooks::tell_of_correction(store, ctx, &correction)?;
            noticing::tell(
                store,
                ctx,
                begun_by(store, correction.version)?,
                NoticeKind::Corrected,
                correction.version,
            )?;
        }
        audit::add(store, ctx, "version.correct", &version.id.to_string(), &json!({ "correction": id, "kind": kind }))?;
        Ok(correction)
    })
}

/// What was changed last in a text that readers see, for a note about it: the edition, the text before and the one
/// after. What is not published yet comes first; else it is what the last publication changed, unless something was
/// said about the text since.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing.
pub fn changed(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
) -> Result<Option<(Edition, Content, Content)>, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, true)?;
        let Some(live) = version.live.filter(|_| version.state == State::Published) else { return Ok(None) };
        let (before, after) = if version.working == live {
            (seen_before(store, version.id)?, live)
        } else {
            (Some(live), version.working)
        };
        let Some(before) = before.filter(|before| *before != after) else { return Ok(None) };
        let content = |id| Ok::<_, NewsroomError>(store.revision_by_id(id)?.map(|revision| revision.content));
        let edition = store.edition_by_code(&version.edition)?;
        Ok(edition
            .zip(content(before)?)
            .zip(content(after)?)
            .map(|((edition, before), after)| (edition, before, after)))
    })
}

/// What readers saw before the last publication, as the book has it.
fn seen_before(store: &Reading<'_>, version: VersionId) -> Result<Option<RevisionId>, NewsroomError> {
    let book = store.audit_of_subject(&version.to_string(), ENTRIES)?;
    let last = book.iter().find(|entry| matches!(entry.act.as_str(), "version.publish" | "version.correct"));
    let published = last.filter(|entry| entry.act == "version.publish");
    Ok(published.and_then(|entry| entry.detail.get("before")?.as_str()?.parse().ok()))
}
