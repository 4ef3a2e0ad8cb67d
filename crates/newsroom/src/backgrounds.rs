//! Backgrounds: paragraphs that many stories share.

use crate::writing::{enter, line};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::background::{Background, BackgroundText};
use domain::{Act, EditionCode};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Longest heading, in characters.
const HEADING: usize = 200;

/// Adds a background or changes it: every story that names it shows it at once.
///
/// # Errors
/// [`NewsroomError::Forbidden`] if the actor may not publish in every edition whose text changes;
/// [`NewsroomError::Invalid`] for an overlong heading.
pub fn put(newsroom: &Newsroom, ctx: &Context, background: &Background) -> Result<(), NewsroomError> {
    enter(ctx)?;
    let texts = background.texts.iter().map(|(edition, BackgroundText { heading, body })| {
        let heading = line("heading", heading, HEADING)?;
        Ok((edition.clone(), BackgroundText { heading, body: body.clone() }))
    });
    let background = Background { id: background.id, texts: texts.collect::<Result<_, NewsroomError>>()? };
    newsroom.store().write(|store| {
        let before = store.background_by_id(background.id)?.map(|known| known.texts).unwrap_or_default();
        let changed = changed(&before, &background.texts);
        if changed.iter().any(|edition| !ctx.actor.may(Act::Share { edition })) {
            return Err(NewsroomError::Forbidden);
        }
        if changed.is_empty() {
            return Ok(());
        }
        store.background_put(&background)?;
        store.shows_to_readers();
        audit::add(store, ctx, "background.put", &background.id.to_string(), &json!({ "editions": changed }))
    })
}

/// The editions whose text is another one now.
fn changed<'t>(
    before: &'t BTreeMap<EditionCode, BackgroundText>,
    after: &'t BTreeMap<EditionCode, BackgroundText>,
) -> BTreeSet<&'t EditionCode> {
    before.keys().chain(after.keys()).filter(|edition| before.get(*edition) != after.get(*edition)).collect()
}
