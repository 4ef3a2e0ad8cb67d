//! Who has a version open at the moment: known while the program runs, and forgotten half a minute after they go. What
//! they were told about it counts as seen from then on.

use super::authorised;
use crate::{Context, Newsroom, NewsroomError};
use domain::Timestamp;
use domain::ids::{UserId, VersionId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How long somebody counts as there who does not say so again, in seconds.
const STAYS: i64 = 30;
/// Most windows that are remembered; beyond that nobody is told of anybody.
const MOST: usize = 10_000;

/// Who is where. A window names itself, so that two of one person are two.
#[derive(Debug, Default)]
pub struct Presence(Mutex<HashMap<(VersionId, u64), Here>>);

#[derive(Debug, Clone)]
struct Here {
    user: UserId,
    name: String,
    until: Timestamp,
}

/// Who else has a version open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Others {
    /// Other people, each once.
    pub names: Vec<String>,
    /// The actor themselves, in another window.
    pub own: bool,
}

/// Says that this window is open, and gives who else has the same version open.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn present(newsroom: &Newsroom, ctx: &Context, version: VersionId, window: u64) -> Result<Others, NewsroomError> {
    let domain::Actor::User(user) = &ctx.actor else { return Err(NewsroomError::SignInNeeded) };
    let told = newsroom.store().read(|store| {
        authorised(store, ctx, version, false)?;
        Ok::<_, NewsroomError>(store.notices_unread(user.id)? > 0)
    })?;
    if told {
        newsroom.store().write(|store| Ok::<_, NewsroomError>(store.notices_seen(user.id, version, ctx.now)?))?;
    }
    let mut all = newsroom.presence().0.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|_, here| here.until > ctx.now);
    let here = Here { user: user.id, name: user.name.clone(), until: ctx.now.plus_secs(STAYS) };
    if all.len() < MOST {
        all.insert((version, window), here);
    }
    let others = all.iter().filter(|((where_, other), _)| *where_ == version && *other != window);
    let mut others: Vec<(UserId, String)> = others.map(|(_, here)| (here.user, here.name.clone())).collect();
    others.sort();
    others.dedup();
    let own = others.iter().any(|(other, _)| *other == user.id);
    Ok(Others { names: others.into_iter().filter(|(other, _)| *other != user.id).map(|(_, name)| name).collect(), own })
}
