//! One act on many stories: each version is asked for by itself, all of it is one transaction, and it can be undone.

mod apply;
mod undo;

pub use undo::undo;

use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::assignment::Assignment;
use domain::ids::{BulkId, RevisionId, SectionId, StoryId, TagId, UserId, VersionId};
use domain::plan::Plan;
use domain::{EditionCode, Kind, Timestamp, Version};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{BulkRecord, Reading};

/// How many stories an act takes at most.
const MOST: usize = 100;

/// What is done with each story.
#[derive(Debug, Clone, PartialEq)]
pub enum BulkAct {
    /// Its versions stand in that section as well, or in its counterpart of their edition.
    AddSection(SectionId),
    /// They stand there and nowhere else.
    ReplaceSection(SectionId),
    /// They have the tag of that name, or its counterpart.
    AddTag(String),
    /// Somebody of that name is named as an author of the working text.
    AddAuthor(String),
    /// The story is of another kind.
    ChangeKind(Kind),
    /// Somebody works on its versions, until then.
    Assign {
        /// Who; `None`: whoever does already.
        person: Option<UserId>,
        /// Until when; `None`: as before.
        due: Option<Timestamp>,
    },
    /// Readers do not find it any more.
    Unpublish,
}

impl BulkAct {
    /// Its name in the book and in the interface.
    pub fn name(&self) -> BulkName {
        match self {
            Self::AddSection(_) | Self::ReplaceSection(_) => BulkName::Section,
            Self::AddTag(_) => BulkName::Tag,
            Self::AddAuthor(_) => BulkName::Author,
            Self::ChangeKind(_) => BulkName::Kind,
            Self::Assign { .. } => BulkName::Assign,
            Self::Unpublish => BulkName::Unpublish,
        }
    }
}

/// Which act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in BulkAct")]
pub enum BulkName {
    Section,
    Tag,
    Author,
    Kind,
    Assign,
    Unpublish,
}

/// What changed, with what was there before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Change {
    Sections { version: VersionId, before: Vec<SectionId>, after: Vec<SectionId> },
    Tags { version: VersionId, before: Vec<TagId>, after: Vec<TagId> },
    Author { version: VersionId, before: RevisionId, after: RevisionId },
    Kind { story: StoryId, first: VersionId, before: Kind, after: Kind },
    Assigned { version: VersionId, before: Assignment, after: Assignment },
    Unpublished { version: VersionId, live: RevisionId, plans: Vec<Plan>, before: Assignment },
}

/// Why a version was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The actor may not.
    Forbidden,
    /// Its state does not allow it.
    State,
    /// That person may not open it.
    Person,
    /// It was changed since.
    Changed,
}

/// What was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Working headline; may be empty.
    pub headline: String,
    /// Of which edition.
    pub edition: EditionCode,
    /// Why.
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Detail {
    act: BulkName,
    changes: Vec<Change>,
    refused: Vec<Refused>,
}

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which it was.
    pub act: BulkName,
    /// How much changed.
    pub changed: u64,
    /// What did not; once it was undone: what could not be undone.
    pub refused: Vec<Refused>,
    /// It was undone.
    pub undone: bool,
}

/// Does something with stories, in all editions or in one.
///
/// # Errors
/// [`NewsroomError::Invalid`] for nothing chosen, too much, and names that nobody knows; what is refused for single
/// versions is in the outcome.
pub fn act(
    newsroom: &Newsroom,
    ctx: &Context,
    stories: &[StoryId],
    edition: Option<&EditionCode>,
    act: &BulkAct,
) -> Result<BulkId, NewsroomError> {
    crate::writing::enter(ctx)?;
    if stories.is_empty() {
        return Err(NewsroomError::Invalid { field: "story", problem: Invalid::Empty });
    }
    if stories.len() > MOST {
        return Err(NewsroomError::Invalid { field: "story", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        let (changes, refused) = apply::apply(store, ctx, stories, edition, act)?;
        let detail = Detail { act: act.name(), changes, refused };
        let id = BulkId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let record = BulkRecord { id, by: ctx.actor.user_id(), at: ctx.now, undone_at: None, detail: json!(detail) };
        store.bulk_put(&record)?;
        audit::add(store, ctx, "bulk.act", &id.to_string(), &record.detail)?;
        Ok(id)
    })
}

/// What came of the actor's own act of that id.
///
/// # Errors
/// [`NewsroomError::NotFound`] for somebody else's.
pub fn outcome(newsroom: &Newsroom, ctx: &Context, id: BulkId) -> Result<Outcome, NewsroomError> {
    crate::writing::enter(ctx)?;
    newsroom.store().read(|store| {
        let (record, detail) = own(store, ctx, id)?;
        Ok(Outcome {
            act: detail.act,
            changed: detail.changes.len() as u64,
            refused: detail.refused,
            undone: record.undone_at.is_some(),
        })
    })
}

fn own(store: &Reading<'_>, ctx: &Context, id: BulkId) -> Result<(BulkRecord, Detail), NewsroomError> {
    let record = store.bulk_by_id(id)?.filter(|record| record.by == ctx.actor.user_id());
    let record = record.ok_or(NewsroomError::NotFound)?;
    let detail = serde_json::from_value(record.detail.clone()).map_err(|_| NewsroomError::NotFound)?;
    Ok((record, detail))
}

/// Why a version was left, where that is no reason to give everything up.
fn reason(error: NewsroomError) -> Result<Why, NewsroomError> {
    match error {
        NewsroomError::NotFound | NewsroomError::Forbidden => Ok(Why::Forbidden),
        NewsroomError::State(_) => Ok(Why::State),
        NewsroomError::Invalid { field: "person", .. } => Ok(Why::Person),
        error => Err(error),
    }
}

fn refused(store: &Reading<'_>, version: &Version, why: Why) -> Result<Refused, NewsroomError> {
    let working = store.revision_by_id(version.working)?;
    let headline = working.map(|working| working.content.headline).unwrap_or_default();
    Ok(Refused { headline, edition: version.edition.clone(), why })
}
