//! What was taken out of the library goes for good after a while, unless something needs it: a text, a page, a revision
//! that somebody could restore.

use crate::{Context, Newsroom, NewsroomError, audit, picturing};
use domain::ids::MediaId;
use domain::media::Media;
use domain::{Act, Timestamp};
use serde_json::json;
use std::collections::BTreeSet;
use store::{Reading, StoreError};

/// How long something can be put back, in days.
pub const KEPT_DAYS: i64 = 90;
/// Media a turn.
const AT_ONCE: u32 = 100;
/// Revisions that are looked at in one reading.
const STEP: u32 = 200;

/// When something that was taken out goes for good, if nothing needs it.
#[must_use]
pub fn goes_at(removed: Timestamp) -> Timestamp {
    removed.plus_secs(KEPT_DAYS * 86_400)
}

/// Lets go of what was taken out of the library long ago; answers how many went. Files whose bytes another medium has stay.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for whoever is not the program; the store's.
pub fn purge(newsroom: &Newsroom, ctx: &Context) -> Result<usize, NewsroomError> {
    if !ctx.actor.may(Act::Arrange) {
        return Err(NewsroomError::Forbidden);
    }
    let then = ctx.now.plus_secs(-KEPT_DAYS * 86_400);
    let gone = newsroom.store().read(|store| {
        let mut unused = Vec::new();
        for id in store.media_removed_by(then, AT_ONCE)? {
            if store.media_uses(id)?.is_empty() && !store.media_is_shown(id)? {
                unused.extend(store.media_by_id(id)?);
            }
        }
        Ok::<_, NewsroomError>(unused)
    })?;
    if gone.is_empty() {
        return Ok(0);
    }
    let needed = needed(newsroom, &gone)?;
    let mut count = 0;
    for media in gone.into_iter().filter(|media| names_of(media).iter().all(|name| !needed.contains(name))) {
        count += usize::from(let_go(newsroom, ctx, &media, then)?);
    }
    Ok(count)
}

/// By which names a medium stands in a text.
fn names_of(media: &Media) -> Vec<String> {
    [Some(media.id.to_string()), media.hash.clone()].into_iter().flatten().collect()
}

/// The names of media that stand in a revision, or in what somebody may still put back. Step after step: no reading lasts.
fn needed(newsroom: &Newsroom, gone: &[Media]) -> Result<BTreeSet<String>, NewsroomError> {
    let names: Vec<String> = gone.iter().flat_map(names_of).collect();
    let mut found = newsroom.store().read(|store| store.named_in_settings(&names))?;
    let mut after = None;
    loop {
        let (more, last) = newsroom.store().read(|store| store.named_in_revisions(&names, after, STEP))?;
        found.extend(more);
        after = last;
        if after.is_none() {
            return Ok(found);
        }
    }
}

/// Looks once more, within the transaction, whether it is still out and unused; a text that was saved meanwhile is a use.
fn let_go(newsroom: &Newsroom, ctx: &Context, media: &Media, then: Timestamp) -> Result<bool, NewsroomError> {
    let went = newsroom.store().write(|store| {
        if !is_still_gone(store, media.id, then)? {
            return Ok(false);
        }
        store.media_delete(media.id)?;
        let detail = json!({ "name": media.file_name, "hash": media.hash });
        audit::add(store, ctx, "media.purge", &media.id.to_string(), &detail)?;
        Ok(true)
    });
    match went {
        Ok(false) => return Ok(false),
        // Something uses it that no list of uses knows.
        Err(NewsroomError::Store(StoreError::Dangling)) => {
            tracing::warn!(media = %media.id, "a medium that was taken out is used after all");
            return Ok(false);
        }
        went => went?,
    };
    if let Some(hash) = &media.hash {
        // Whoever brings the same bytes in writes too: while this lasts, nobody does.
        newsroom.store().write(|store| {
            if store.media_by_hash(hash)?.is_empty() {
                picturing::throw_away(newsroom, hash);
            }
            Ok::<_, NewsroomError>(())
        })?;
    }
    Ok(true)
}

fn is_still_gone(store: &Reading<'_>, id: MediaId, then: Timestamp) -> Result<bool, NewsroomError> {
    let removed = store.media_filing(id)?.and_then(|filing| filing.removed);
    let is_out = removed.is_some_and(|removed| removed <= then);
    Ok(is_out && store.media_uses(id)?.is_empty() && !store.media_is_shown(id)?)
}
