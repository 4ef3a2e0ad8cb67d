//! Taking it back: what nobody changed since stands again as it stood.

use super::apply::{put, put_kind};
use super::{Change, Detail, Refused, Why, own, reason, refused};
use crate::writing::{authorised, teaser};
use crate::{Context, Newsroom, NewsroomError, audit, webhooks};
use domain::ids::{BulkId, VersionId};
use domain::webhook::WebhookEvent;
use domain::{State, Version};
use serde_json::json;
use store::{BulkRecord, Publication, Writing};

/// Undoes the actor's own act, once. What was changed since stays as it is and is named.
///
/// # Errors
/// [`NewsroomError::NotFound`] for somebody else's act, and for one that was undone.
pub fn undo(newsroom: &Newsroom, ctx: &Context, id: BulkId) -> Result<(), NewsroomError> {
    crate::writing::enter(ctx)?;
    newsroom.store().write(|store| {
        let (record, detail) = own(store, ctx, id)?;
        if record.undone_at.is_some() {
            return Err(NewsroomError::NotFound);
        }
        let (mut undone, mut left) = (Vec::new(), Vec::<Refused>::new());
        for change in detail.changes {
            let version = version_of(&change);
            let why = match one(store, ctx, &change) {
                Ok(true) => None,
                Ok(false) => Some(Why::Changed),
                Err(error) => Some(reason(error)?),
            };
            match (why, store.version_by_id(version)?) {
                (Some(why), Some(version)) => left.push(refused(store, &version, why)?),
                _ => undone.push(change),
            }
        }
        let detail = Detail { act: detail.act, changes: undone, refused: left };
        let record = BulkRecord { undone_at: Some(ctx.now), detail: json!(detail), ..record };
        store.bulk_put(&record)?;
        audit::add(store, ctx, "bulk.undo", &id.to_string(), &record.detail)
    })
}

fn version_of(change: &Change) -> VersionId {
    match change {
        Change::Sections { version, .. }
        | Change::Tags { version, .. }
        | Change::Author { version, .. }
        | Change::Kind { first: version, .. }
        | Change::Assigned { version, .. }
        | Change::Unpublished { version, .. } => *version,
    }
}

/// Whether it could be undone: nobody changed it since.
fn one(store: &Writing<'_>, ctx: &Context, change: &Change) -> Result<bool, NewsroomError> {
    let id = version_of(change);
    let shown = |version: &Version| version.state == State::Published;
    Ok(match change {
        Change::Sections { before, after, .. } => {
            let mut version = for_writing(store, ctx, id)?;
            if version.sections != *after {
                return Ok(false);
            }
            version.sections.clone_from(before);
            put(store, ctx, &version)?;
            true
        }
        Change::Tags { before, after, .. } => {
            let mut version = for_writing(store, ctx, id)?;
            if version.tags != *after {
                return Ok(false);
            }
            version.tags.clone_from(before);
            put(store, ctx, &version)?;
            true
        }
        Change::Author { before, after, .. } => {
            let version = authorised(store, ctx, id, false)?;
            let used = version.live == Some(*after)
                || store
                    .plans_of_version(id)?
                    .iter()
                    .any(|plan| plan.act == domain::plan::PlannedAct::Publish { revision: *after });
            !used && store.revision_take_back(id, *after, *before)?
        }
        Change::Kind { story, before, after, .. } => {
            let versions = store.versions_of_story(*story)?;
            for version in &versions {
                authorised(store, ctx, version.id, shown(version))?;
            }
            if versions.iter().any(|version| version.kind != *after) {
                return Ok(false);
            }
            put_kind(store, ctx, &versions, *story, *before)?;
            true
        }
        Change::Assigned { before, after, .. } => {
            authorised(store, ctx, id, false)?;
            if store.assignment_of(id)? != *after {
                return Ok(false);
            }
            store.assignment_put(id, before)?;
            true
        }
        Change::Unpublished { live, plans, before, .. } => {
            let version = authorised(store, ctx, id, true)?;
            let (State::Unpublished, Some(published_at), true) =
                (&version.state, version.published_at, version.live == Some(*live))
            else {
                return Ok(false);
            };
            let content = store.revision_by_id(*live)?.ok_or(NewsroomError::NotFound)?.content;
            store.version_publish(&Publication {
                version: id,
                revision: *live,
                at: ctx.now,
                published_at,
                updated_at: version.updated_at,
                teaser: &teaser(&content),
            })?;
            for plan in plans.iter().filter(|plan| plan.at > ctx.now) {
                store.plan_put(plan)?;
            }
            store.assignment_put(id, before)?;
            store.shows_to_readers();
            webhooks::tell(store, ctx, id, WebhookEvent::Published)?;
            true
        }
    })
}

/// A version whose places readers see, where it is published.
fn for_writing(store: &Writing<'_>, ctx: &Context, id: VersionId) -> Result<Version, NewsroomError> {
    let version = authorised(store, ctx, id, false)?;
    if version.state == State::Published { authorised(store, ctx, id, true) } else { Ok(version) }
}
