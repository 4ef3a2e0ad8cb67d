//! Backgrounds: paragraphs that many stories share.

use crate::writing::{Opened, enter, line};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::background::{Background, BackgroundText};
use domain::ids::BackgroundId;
use domain::{Act, EditionCode};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Longest heading, in characters.
const HEADING: usize = 200;

/// How many backgrounds a writer is offered.
const OFFERED: u16 = 500;
/// How much of one is quoted, in characters.
const QUOTE: usize = 90;

/// The backgrounds that an opened version may name, the newest first, and how each begins in its edition; behind them those
/// that it names although its edition has no text of them, as another edition begins.
///
/// # Errors
/// The store's alone: whoever opened a version may read what readers read in it.
pub fn offered(newsroom: &Newsroom, opened: &Opened) -> Result<Vec<(BackgroundId, String)>, NewsroomError> {
    let named: BTreeSet<BackgroundId> = opened.working.content.body.backgrounds().collect();
    newsroom.store().read(|store| {
        let mut known = store.backgrounds_newest(OFFERED)?;
        let more = named.iter().filter(|id| !known.iter().any(|one| one.id == **id)).copied().collect::<Vec<_>>();
        for id in more {
            known.extend(store.background_by_id(id)?);
        }
        let own = known.iter().filter_map(|one| Some((one.id, beginning(one.texts.get(&opened.edition.code)?))));
        let foreign = known.iter().filter_map(|one| {
            let missing = named.contains(&one.id) && !one.texts.contains_key(&opened.edition.code);
            Some((one.id, beginning(one.texts.values().next().filter(|_| missing)?)))
        });
        Ok(own.chain(foreign).collect())
    })
}

/// The heading and the first words.
fn beginning(text: &BackgroundText) -> String {
    let words = text.body.excerpt(QUOTE);
    if text.heading.is_empty() { words } else { format!("{} · {words}", text.heading) }
}

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
