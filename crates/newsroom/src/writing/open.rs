//! Opening a version for writing.

use super::{Source, allowed, authorised, may_publish};
use crate::{Context, Newsroom, NewsroomError, assigning};
use domain::assignment::{Assignment, Remark};
use domain::edition::Edition;
use domain::ids::{UserId, VersionId};
use domain::plan::Plan;
use domain::short_address::ShortCode;
use domain::{Act, Revision, State, User, Version};
use std::collections::BTreeMap;

/// A version and what its writer needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The version.
    pub version: Version,
    /// Its working revision.
    pub working: Revision,
    /// Who saved that.
    pub saved_by: Option<User>,
    /// Its edition.
    pub edition: Edition,
    /// All editions, in their order, each with the story's version there.
    pub editions: Vec<(Edition, Option<VersionId>)>,
    /// Whether the actor may publish it.
    pub may_publish: bool,
    /// Whether the actor may send it back to its writer.
    pub may_send_back: bool,
    /// What is to happen to it by itself.
    pub plans: Vec<Plan>,
    /// Its short address, once readers see it.
    pub short: Option<ShortCode>,
    /// Headline and deck as readers see them.
    pub seen: Option<(String, String)>,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// Who works on it, until when.
    pub assignment: Assignment,
    /// Those who may be asked to, by their names.
    pub candidates: Vec<User>,
    /// What was said about it, the oldest first, and by whom.
    pub remarks: Vec<(Remark, String)>,
    /// What it is translated from.
    pub source: Option<Source>,
}

/// Opens a version.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn open(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Opened, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
        let saved_by = match working.by {
            Some(user) => store.user_by_id(user)?,
            None => None,
        };
        let siblings = store.versions_of_story(version.story)?;
        let all = store.edition_list()?;
        let edition =
            all.iter().find(|edition| edition.code == version.edition).ok_or(NewsroomError::NotFound)?.clone();
        let editions = all
            .into_iter()
            .map(|edition| {
                let sibling = siblings.iter().find(|sibling| sibling.edition == edition.code).map(|sibling| sibling.id);
                (edition, sibling)
            })
            .collect();
        let may_publish = may_publish(store, ctx, &version)?;
        let may_send_back =
            version.state == State::InReview && allowed(store, ctx, &version, |holding| Act::SendBack(holding)).is_ok();
        let plans = store.plans_of_version(version.id)?;
        let short = if version.state == State::Published { store.short_code_of_version(version.id)? } else { None };
        let seen = match version.live.filter(|_| version.state == State::Published) {
            Some(live) if live == working.id => Some(working.content.clone()),
            Some(live) => store.revision_by_id(live)?.map(|revision| revision.content),
            None => None,
        };
        let seen = seen.map(|content| (content.headline, content.deck));
        let tags = store.tags_of(version.id)?.into_iter().map(|tag| tag.name).collect();
        let assignment = store.assignment_of(version.id)?;
        let editor = allowed(store, ctx, &version, |holding| Act::Assign { holding, to: None }).is_ok();
        let mut candidates = assigning::candidates(store, &version)?;
        candidates.retain(|user| editor || Some(user.id) == ctx.actor.user_id() || Some(user.id) == assignment.person);
        let names: BTreeMap<UserId, String> = store.user_list()?.into_iter().map(|user| (user.id, user.name)).collect();
        let remarks = store.remarks_of_version(version.id)?.into_iter().map(|remark| {
            let by = remark.by.and_then(|by| names.get(&by).cloned()).unwrap_or_default();
            (remark, by)
        });
        let remarks = remarks.collect();
        let source = super::beside::source(store, ctx, &version)?;
        Ok(Opened {
            assignment,
            candidates,
            remarks,
            source,
            version,
            working,
            saved_by,
            edition,
            editions,
            may_publish,
            may_send_back,
            plans,
            short,
            seen,
            tags,
        })
    })
}
