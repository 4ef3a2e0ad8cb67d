//! Correcting: saying in public, or in the books alone, what was changed in a text that readers had seen.

use crate::writing::{authorised, line};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::State;
use domain::correction::{Correction, CorrectionKind};
use domain::ids::{CorrectionId, VersionId};
use serde_json::json;

/// Longest text, in characters: what was wrong and what is right, no essay.
const LONGEST: usize = 1_000;

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
        }
        audit::add(store, ctx, "version.correct", &version.id.to_string(), &json!({ "correction": id, "kind": kind }))?;
        Ok(correction)
    })
}
