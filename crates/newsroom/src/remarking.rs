//! Remarks: what people at the desk tell each other about a text, or about a paragraph of it.

use crate::writing::{authorised, begun_by};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, noticing};
use domain::Version;
use domain::assignment::{NoticeKind, Remark};
use domain::document::{BlockId, Document};
use domain::ids::{RemarkId, UserId, VersionId};
use serde_json::json;
use std::collections::BTreeSet;
use store::Writing;

/// Longest remark, in characters.
const LONGEST: usize = 2_000;
/// How much of a paragraph is quoted, in characters.
const QUOTE: usize = 60;

/// Says something about a version, or about one of its blocks.
///
/// # Errors
/// [`NewsroomError::NotFound`] for who may not open it, or without such a block; [`NewsroomError::Invalid`] for an
/// empty or overlong text.
pub fn remark(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    block: Option<BlockId>,
    text: &str,
) -> Result<RemarkId, NewsroomError> {
    let text = words(text)?;
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let remark = put(store, ctx, &version, block, text)?;
        for person in concerned(store, &version)? {
            noticing::tell(store, ctx, Some(person), NoticeKind::Remark, version.id)?;
        }
        Ok(remark)
    })
}

/// Answers a remark.
///
/// # Errors
/// As for [`remark`]; [`NewsroomError::NotFound`] without such a remark on that version.
pub fn answer(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    remark: RemarkId,
    text: &str,
) -> Result<(), NewsroomError> {
    let text = words(text)?;
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let asked = found(store, &version, remark)?;
        let answer = Remark {
            id: RemarkId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            answers: Some(asked.id),
            by: ctx.actor.user_id(),
            at: ctx.now,
            text,
            resolved_at: None,
            ..asked.clone()
        };
        store.remark_put(&answer)?;
        audit::add(store, ctx, "remark.answer", &version.id.to_string(), &json!({ "remark": asked.id }))?;
        noticing::tell(store, ctx, asked.by, NoticeKind::Answer, version.id)
    })
}

/// Says that a remark is done, or that it is not.
///
/// # Errors
/// [`NewsroomError::NotFound`] for who may not open the version, and without such a remark on it.
pub fn resolve(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    remark: RemarkId,
    done: bool,
) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let mut remark = found(store, &version, remark)?;
        remark.resolved_at = done.then_some(ctx.now);
        store.remark_put(&remark)?;
        let act = if done { "remark.resolve" } else { "remark.reopen" };
        audit::add(store, ctx, act, &version.id.to_string(), &json!({ "remark": remark.id }))
    })
}

/// The beginnings of a document's blocks, for those who say something about one.
pub fn beginnings(document: &Document) -> Vec<(BlockId, String)> {
    let beginning = |block: &domain::document::Block| {
        let alone = Document::new(vec![block.clone()]).ok()?;
        let text = alone.excerpt(QUOTE);
        (!text.is_empty()).then(|| (block.id().clone(), text))
    };
    document.blocks().iter().filter_map(beginning).collect()
}

/// Writes a remark for somebody who was let in.
pub(crate) fn put(
    store: &Writing<'_>,
    ctx: &Context,
    version: &Version,
    block: Option<BlockId>,
    text: String,
) -> Result<RemarkId, NewsroomError> {
    let quote = match &block {
        Some(block) => {
            let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
            let known = working.content.body.blocks().iter().any(|one| one.id() == block);
            if !known {
                return Err(NewsroomError::NotFound);
            }
            let all = beginnings(&working.content.body);
            all.into_iter().find(|(id, _)| id == block).map(|(_, text)| text).unwrap_or_default()
        }
        None => String::new(),
    };
    let id = RemarkId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    store.remark_put(&Remark {
        id,
        version: version.id,
        answers: None,
        block,
        quote,
        text,
        by: ctx.actor.user_id(),
        at: ctx.now,
        resolved_at: None,
    })?;
    audit::add(store, ctx, "remark.add", &version.id.to_string(), &json!({ "remark": id }))?;
    Ok(id)
}

/// A remark's text: lines stay, other control characters go.
pub(crate) fn words(text: &str) -> Result<String, NewsroomError> {
    let clean: String = text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let clean = text::nfc(&clean);
    match clean.chars().count() {
        0 => Err(NewsroomError::Invalid { field: "text", problem: Invalid::Empty }),
        count if count > LONGEST => Err(NewsroomError::Invalid { field: "text", problem: Invalid::Long }),
        _ => Ok(clean),
    }
}

fn found(store: &Writing<'_>, version: &Version, remark: RemarkId) -> Result<Remark, NewsroomError> {
    let remark = store.remark_by_id(remark)?.ok_or(NewsroomError::NotFound)?;
    if remark.version == version.id && remark.answers.is_none() { Ok(remark) } else { Err(NewsroomError::NotFound) }
}

/// Who works on a version: whoever was asked, began it, or wrote last.
fn concerned(store: &Writing<'_>, version: &Version) -> Result<BTreeSet<UserId>, NewsroomError> {
    let last = store.revision_by_id(version.working)?.and_then(|working| working.by);
    let asked = store.assignment_of(version.id)?.person;
    Ok([asked, begun_by(store, version.id)?, last].into_iter().flatten().collect())
}
