//! Two texts on their way to one, and who else is at it.

use super::{own, stands};
use crate::catalogue::Catalogue;
use crate::presenting::Voice;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::Document;
use domain::document::{Block, BlockId, Clash, Side};
use domain::ids::VersionId;
use domain::page::desk::{ClashView, MergeAnswer, MergeDraft, WrittenText};
use newsroom::writing::{self, Choices, Clashes, Merging, Written};
use newsroom::{Context, NewsroomError};

/// Keys of the two lines; no block has such a name.
const HEADLINE: &str = "line:headline";
const DECK: &str = "line:deck";

/// Brings a text together with what others have saved since.
pub fn merge(site: &Site, ctx: &Context, merging: MergeDraft) -> Result<MergeAnswer, NewsroomError> {
    let MergeDraft { draft, base, unanswered, choices } = merging;
    own(ctx, &draft)?;
    let version = draft.version;
    let mine = Written { headline: draft.headline, deck: draft.deck, body: draft.body };
    let bases: Vec<Written> = unanswered
        .into_iter()
        .chain([base])
        .map(|WrittenText { headline, deck, body }| Written { headline, deck, body })
        .collect();
    match writing::merge(&site.newsroom, ctx, version, &bases, mine, &chosen(choices))? {
        Merging::Saved(_, Written { headline, deck, body }) => {
            let text = WrittenText { headline, deck, body };
            Ok(MergeAnswer {
                merged: Some((stands(site, ctx, version)?, text)),
                clashes: Vec::new(),
                by: String::new(),
            })
        }
        Merging::Asked(clashes) => {
            let (_, interface) = super::person(site, ctx)?;
            Ok(asked(Voice::of(site, &interface)?.words, clashes))
        }
    }
}

fn chosen(all: Vec<(String, Side)>) -> Choices {
    let mut choices = Choices::default();
    for (key, side) in all {
        match key.as_str() {
            HEADLINE => choices.headline = Some(side),
            DECK => choices.deck = Some(side),
            _ => choices.blocks.extend(BlockId::parse(&key).map(|block| (block, side))),
        }
    }
    choices
}

fn asked(t: &Catalogue, clashes: Clashes) -> MergeAnswer {
    let line =
        |key: &str, (mine, theirs): (String, String)| ClashView { key: key.to_owned(), mine, theirs, both: false };
    let mut views: Vec<ClashView> = Vec::new();
    views.extend(clashes.headline.map(|line_| line(HEADLINE, line_)));
    views.extend(clashes.deck.map(|line_| line(DECK, line_)));
    views.extend(clashes.blocks.into_iter().map(|Clash { block, mine, theirs }| ClashView {
        key: block.to_string(),
        both: mine.is_some() && theirs.is_some(),
        mine: mine.map(|block| words(t, block)).unwrap_or_default(),
        theirs: theirs.map(|block| words(t, block)).unwrap_or_default(),
    }));
    MergeAnswer { merged: None, clashes: views, by: clashes.by.unwrap_or_default() }
}

/// A block in words; of one without any, what it is.
pub(super) fn words(t: &Catalogue, block: Block) -> String {
    let kind = kind(&block);
    let text = Document::new(vec![block]).map(|document| document.plain_text()).unwrap_or_default();
    if text.is_empty() { kind.map(|kind| format!("[{}]", t.t(kind))).unwrap_or_default() } else { text }
}

/// What a block is, as the editor names it; an empty paragraph is nothing.
fn kind(block: &Block) -> Option<DeskMsg> {
    Some(match block {
        Block::Paragraph(_) => return None,
        Block::Heading(_) => DeskMsg::EditorHeading2,
        Block::List(_) => DeskMsg::EditorBulletList,
        Block::Quote(_) => DeskMsg::EditorQuote,
        Block::Pullquote(_) => DeskMsg::EditorPullquote,
        Block::Verse(_) => DeskMsg::EditorVerse,
        Block::Figure(_) => DeskMsg::EditorFigure,
        Block::Gallery(_) => DeskMsg::EditorGallery,
        Block::Table(_) => DeskMsg::EditorTable,
        Block::Code(_) => DeskMsg::EditorCodeBlock,
        Block::Audio(_) => DeskMsg::EditorAudio,
        Block::Video(_) => DeskMsg::EditorVideo,
        Block::Embed(_) => DeskMsg::EditorEmbed,
        Block::File(_) => DeskMsg::EditorFile,
        Block::Separator(_) => DeskMsg::EditorSeparator,
        Block::More(_) => DeskMsg::EditorMore,
        Block::PageBreak(_) => DeskMsg::EditorPageBreak,
        Block::Footnotes(_) => DeskMsg::EditorFootnotes,
        Block::Background(_) => DeskMsg::EditorBackground,
        Block::Raw(_) => DeskMsg::EditorRaw,
    })
}

/// Who else has a version open, in a line; empty: nobody.
pub fn present(site: &Site, ctx: &Context, version: VersionId, window: u64) -> Result<String, NewsroomError> {
    let others = writing::present(&site.newsroom, ctx, version, window)?;
    let (_, interface) = super::person(site, ctx)?;
    let own =
        others.own.then(|| Voice::of(site, &interface).map(|voice| voice.words.t(DeskMsg::AlsoHereSelf).to_owned()));
    let names = others.names.iter().map(|name| text::direction::isolate(name, None));
    let all: Vec<String> = names.chain(own.transpose()?).collect();
    Ok(all.join(" · "))
}
