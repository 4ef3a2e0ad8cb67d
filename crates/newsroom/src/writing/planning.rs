//! Planning: what is to happen to a version by itself, and doing it when its moment has come.

use super::publish::{go_live, publishable};
use super::withdraw::take_down;
use super::{SavedState, authorised, begun_by};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, noticing};
use domain::assignment::NoticeKind;
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::PlanKind;
use domain::plan::{Plan, PlannedAct};
use domain::{State, Timestamp, Version};
use serde_json::json;
use store::{Reading, Writing};

/// Plans that the working revision goes before readers: for the first time, or in place of what they see. What is
/// written afterwards does not go out with it.
///
/// # Errors
/// As for publishing at once; [`NewsroomError::Invalid`] if the moment has passed.
pub fn plan_publication(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
    at: Timestamp,
) -> Result<SavedState, NewsroomError> {
    to_come(ctx, at)?;
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        if version.working != working {
            return Err(NewsroomError::Conflict { working: version.working });
        }
        publishable(store, working)?;
        let from_draft = match version.state {
            State::Withdrawn { .. } => return Err(NewsroomError::State(version.state)),
            // Another moment for the same plan.
            State::Scheduled { .. } => {
                planned(store, version.id, PlanKind::Publication)?.is_some_and(|plan| plan.from_draft)
            }
            State::Draft => true,
            State::InReview | State::Published | State::Unpublished => false,
        };
        if version.state != State::Published {
            version.state = State::Scheduled { at };
            store.version_unlist(version.id, &version.state)?;
        }
        let act = PlannedAct::Publish { revision: working };
        store.plan_put(&Plan { version: version.id, act, at, by: ctx.actor.user_id(), from_draft })?;
        let detail = json!({ "revision": working, "at": at });
        audit::add(store, ctx, "version.plan_publication", &version.id.to_string(), &detail)?;
        Ok(SavedState { working, version })
    })
}

/// Plans that readers do not find the version any more.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing; [`NewsroomError::State`] if readers
/// neither see it nor will; [`NewsroomError::Invalid`] if the moment has passed or comes before they do.
pub fn plan_unpublication(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    at: Timestamp,
) -> Result<Version, NewsroomError> {
    to_come(ctx, at)?;
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, true)?;
        match version.state {
            State::Published => {}
            State::Scheduled { at: first } if first < at => {}
            State::Scheduled { .. } => return Err(NewsroomError::Invalid { field: "at", problem: Invalid::Past }),
            _ => return Err(NewsroomError::State(version.state)),
        }
        let (act, by) = (PlannedAct::Unpublish, ctx.actor.user_id());
        store.plan_put(&Plan { version: version.id, act, at, by, from_draft: false })?;
        audit::add(store, ctx, "version.plan_unpublication", &version.id.to_string(), &json!({ "at": at }))?;
        Ok(version)
    })
}

/// Gives a plan up. A version that was to be published for the first time is a draft or in review again.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing; also without such a plan.
pub fn give_up_plan(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    kind: PlanKind,
) -> Result<Version, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        let plan = planned(store, version.id, kind)?.ok_or(NewsroomError::NotFound)?;
        store.plan_cancel(version.id, plan.act)?;
        if kind == PlanKind::Publication {
            back_from_schedule(store, &mut version, plan.from_draft)?;
        }
        let detail = json!({ "act": plan.act.as_str(), "at": plan.at });
        audit::add(store, ctx, "version.give_up_plan", &version.id.to_string(), &detail)?;
        Ok(version)
    })
}

/// What came of the plans that were due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// How many went as planned.
    pub acts: u32,
    /// How many could not be done and were given up; the audit trail says why.
    pub given_up: u32,
}

/// Does what is due, each plan in a transaction of its own, so that it happens once whenever the program dies. What came
/// due while it did not run is done at its next start.
///
/// # Errors
/// The store's; what was done before stays done.
pub fn do_what_is_due(newsroom: &Newsroom, ctx: &Context) -> Result<Done, NewsroomError> {
    let mut done = Done::default();
    // Looked up without the writer: mostly nothing is due.
    while newsroom.store().read(|store| store.plan_next())?.is_some_and(|next| next <= ctx.now) {
        let went = newsroom.store().write(|store| -> Result<Option<bool>, NewsroomError> {
            let Some(plan) = store.plan_due(ctx.now)? else { return Ok(None) };
            store.plan_cancel(plan.version, plan.act)?;
            let Some(mut version) = store.version_by_id(plan.version)? else { return Ok(Some(false)) };
            let (by, before) = (json!(plan.by), version.live);
            let (act, outcome) = match plan.act {
                PlannedAct::Publish { revision } => {
                    ("version.publish", go_live(store, ctx, &mut version, revision, plan.at))
                }
                PlannedAct::Unpublish => ("version.unpublish", take_down(store, ctx, &mut version)),
            };
            let subject = version.id.to_string();
            match outcome {
                Ok(()) => {
                    let writer = begun_by(store, version.id)?;
                    for person in [plan.by, writer.filter(|writer| Some(*writer) != plan.by)] {
                        noticing::tell(store, ctx, person, NoticeKind::PlanDone, version.id)?;
                    }
                    audit::add(
                        store,
                        ctx,
                        act,
                        &subject,
                        &json!({ "planned_by": by, "at": plan.at, "before": before }),
                    )?;
                    Ok(Some(true))
                }
                Err(error @ (NewsroomError::Store(_) | NewsroomError::File { .. })) => Err(error),
                // Nobody is there to be told: the version goes back to the desk, and the others are not kept waiting.
                Err(error) => {
                    noticing::tell(store, ctx, plan.by, NoticeKind::PlanFailed, version.id)?;
                    back_from_schedule(store, &mut version, plan.from_draft)?;
                    let detail = json!({ "act": act, "planned_by": by, "at": plan.at, "why": error.to_string() });
                    audit::add(store, ctx, "version.plan_failed", &subject, &detail)?;
                    Ok(Some(false))
                }
            }
        })?;
        match went {
            Some(true) => done.acts += 1,
            Some(false) => done.given_up += 1,
            None => break,
        }
    }
    Ok(done)
}

/// Whoever takes a version from the schedule finds it where it was before.
fn back_from_schedule(store: &Writing<'_>, version: &mut Version, from_draft: bool) -> Result<(), NewsroomError> {
    if let State::Scheduled { .. } = version.state {
        version.state = match version.live {
            Some(_) => State::Unpublished,
            None if from_draft => State::Draft,
            None => State::InReview,
        };
        store.version_unlist(version.id, &version.state)?;
    }
    Ok(())
}

/// The version's plan of a kind.
fn planned(store: &Reading<'_>, version: VersionId, kind: PlanKind) -> Result<Option<Plan>, NewsroomError> {
    let is_meant = |plan: &Plan| match plan.act {
        PlannedAct::Publish { .. } => kind == PlanKind::Publication,
        PlannedAct::Unpublish => kind == PlanKind::Unpublication,
    };
    Ok(store.plans_of_version(version)?.into_iter().find(is_meant))
}

fn to_come(ctx: &Context, at: Timestamp) -> Result<(), NewsroomError> {
    if at > ctx.now { Ok(()) } else { Err(NewsroomError::Invalid { field: "at", problem: Invalid::Past }) }
}
