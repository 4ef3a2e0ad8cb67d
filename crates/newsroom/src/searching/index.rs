//! The index made anew: in steps, while readers and the desk go on, and from where it was left.

use crate::{Context, Newsroom, NewsroomError, audit};
use domain::Act;
use domain::ids::VersionId;
use domain::search::RULES;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The rules by which the index was made.
const RULES_KEY: &str = "search.rules";
/// How far making it anew has come.
const PLACE_KEY: &str = "search.reindexing";
/// Versions a step: a writer waits no longer for one than for a publication.
const STEP: u32 = 40;

/// How far the index has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reindexed {
    /// Versions that were read in this step.
    pub versions: u64,
    /// Whether that was the last step.
    pub done: bool,
}

#[derive(Serialize, Deserialize)]
struct Place {
    rules: u32,
    after: Option<VersionId>,
}

/// One step of making the index anew. `fresh` begins from the first version; else it goes on where an earlier one
/// stopped, and does nothing where the index is of today's rules.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; the store's.
pub fn reindex(newsroom: &Newsroom, ctx: &Context, fresh: bool) -> Result<Reindexed, NewsroomError> {
    if !ctx.actor.may(Act::Arrange) {
        return Err(NewsroomError::Forbidden);
    }
    newsroom.store().write(|store| {
        let place: Option<Place> = store.setting_get(PLACE_KEY)?;
        let place = place.filter(|place| place.rules == RULES && !fresh);
        let of_today = store.setting_get::<u32>(RULES_KEY)? == Some(RULES);
        if of_today && place.is_none() && !fresh {
            return Ok(Reindexed { versions: 0, done: true });
        }
        let after = place.and_then(|place| place.after);
        let versions = store.version_ids(after, STEP)?;
        versions.iter().try_for_each(|version| store.search_refresh(*version))?;
        let done = versions.len() < STEP as usize;
        if done {
            store.search_pack()?;
            store.setting_put(RULES_KEY, &RULES)?;
            store.setting_delete(PLACE_KEY)?;
            audit::add(store, ctx, "search.reindex", "", &json!({ "rules": RULES }))?;
        } else {
            let after = versions.last().copied();
            store.setting_put(PLACE_KEY, &Place { rules: RULES, after })?;
        }
        Ok(Reindexed { versions: versions.len() as u64, done })
    })
}
