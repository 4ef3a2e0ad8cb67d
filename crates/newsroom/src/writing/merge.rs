//! Two people, or two windows, on one text: what both wrote becomes one text again, and nothing of it is lost.

use super::{SavedState, address, authorised, line};
use crate::writing::save::{DECK, HEADLINE};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::document::{Block, BlockId, Clash, Side, merge as merge_blocks, merge_line};
use domain::ids::{RevisionId, VersionId};
use domain::story::Origin;
use domain::{Content, Document, Version};
use serde_json::json;
use std::collections::BTreeMap;
use store::{NewRevision, Writing as Store};

/// The parts of a version that are written: as somebody has them before them.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub deck: String,
    /// The text.
    pub body: Document,
}

/// What is to stand where both changed the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// In the place of the headline.
    pub headline: Option<Side>,
    /// In the place of the deck.
    pub deck: Option<Side>,
    /// In the place of a block.
    pub blocks: BTreeMap<BlockId, Side>,
}

/// What both changed, each in another way.
#[derive(Debug, Clone, PartialEq)]
pub struct Clashes {
    /// Mine and theirs.
    pub headline: Option<(String, String)>,
    /// Mine and theirs.
    pub deck: Option<(String, String)>,
    /// Blocks.
    pub blocks: Vec<Clash>,
    /// Whose the other text is; `None`: the program's.
    pub by: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Merging {
    /// It is one text, and it is saved.
    Saved(Box<SavedState>, Written),
    /// Something has to be decided; nothing is written yet.
    Asked(Clashes),
}

/// Brings a text together with what others have saved since; `bases` is what it may have been made of: the one that is
/// saved, else the last. What is decided against stays a revision of its own.
///
/// # Errors
/// As of saving.
pub fn merge(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    bases: &[Written],
    mine: Written,
    choices: &Choices,
) -> Result<Merging, NewsroomError> {
    let mine = Written {
        headline: line("headline", &mine.headline, HEADLINE)?,
        deck: line("deck", &mine.deck, DECK)?,
        body: mine.body,
    };
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        let theirs = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
        let content = theirs.content;
        let is_saved = |base: &&Written| {
            (&base.headline, &base.deck, &base.body) == (&content.headline, &content.deck, &content.body)
        };
        let base = bases.iter().find(is_saved).or(bases.last()).unwrap_or(&mine);
        let headline = merge_line(&base.headline, &mine.headline, &content.headline, choices.headline);
        let deck = merge_line(&base.deck, &mine.deck, &content.deck, choices.deck);
        let merged = merge_blocks(base.body.blocks(), mine.body.blocks(), content.body.blocks(), &choices.blocks);
        let (Some(headline), Some(deck), true) = (&headline, &deck, merged.clashes.is_empty()) else {
            let by = theirs.by.map(|user| store.user_by_id(user)).transpose()?.flatten().map(|user| user.name);
            return Ok(Merging::Asked(Clashes {
                headline: headline.is_none().then(|| (mine.headline.clone(), content.headline.clone())),
                deck: deck.is_none().then(|| (mine.deck.clone(), content.deck.clone())),
                blocks: merged.clashes,
                by,
            }));
        };
        let whole =
            Written { headline: headline.clone(), deck: deck.clone(), body: document(merged.blocks, &mine.body)? };
        let before = content.headline.clone();
        let with = |text: &Written| Content {
            headline: text.headline.clone(),
            deck: text.deck.clone(),
            body: text.body.clone(),
            ..content.clone()
        };
        if choices.dropped_something() {
            keep(store, ctx, &mut version, &with(&mine))?;
        }
        address::follow_headline(store, &mut version, &before, &whole.headline)?;
        keep(store, ctx, &mut version, &with(&whole))?;
        audit::add(store, ctx, "version.merge", &version.id.to_string(), &json!({ "with": theirs.id }))?;
        Ok(Merging::Saved(Box::new(SavedState { working: version.working, version }), whole))
    })
}

impl Choices {
    fn dropped_something(&self) -> bool {
        let theirs = |side: &Side| *side != Side::Mine;
        self.headline.iter().chain(&self.deck).chain(self.blocks.values()).any(theirs)
    }
}

/// Blocks as a text; where both took everything out, one's own empty one.
fn document(blocks: Vec<Block>, own: &Document) -> Result<Document, NewsroomError> {
    if blocks.is_empty() {
        return Ok(own.clone());
    }
    Document::new(blocks).map_err(|_| NewsroomError::Invalid { field: "body", problem: Invalid::Form })
}

fn keep(store: &Store<'_>, ctx: &Context, version: &mut Version, content: &Content) -> Result<(), NewsroomError> {
    let id = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    let (at, by, origin) = (ctx.now, ctx.actor.user_id(), Origin::Saved);
    store.revision_add(&NewRevision { id, version: version.id, at, by, origin, content })?;
    version.working = id;
    Ok(())
}
