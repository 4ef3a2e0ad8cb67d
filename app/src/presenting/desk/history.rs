//! What was written before, and what was changed since: words, not forms.

use super::super::{Voice, written};
use super::merging::words;
use super::{desk_frame, person};
use crate::presenting::frame::edition_ref;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::document::{Block, BlockId, woven};
use domain::ids::{RevisionId, VersionId};
use domain::page::Html;
use domain::page::desk::{HistoryPage, PastView, SaveDraft};
use domain::story::Origin;
use domain::{Content, Revision};
use leptos::prelude::*;
use newsroom::writing::{self, Past};
use newsroom::{Context, NewsroomError};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;

/// The history of a version; of one of its texts what was changed since the one before, or since another.
pub fn history(
    site: &Site,
    ctx: &Context,
    version: VersionId,
    shown: Option<RevisionId>,
    since: Option<RevisionId>,
) -> Result<HistoryPage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let opened = writing::open(&site.newsroom, ctx, version)?;
    let found = writing::revisions(&site.newsroom, ctx, version)?;
    let shown = shown.unwrap_or(found.version.working);
    let Past { revision, mut before } = writing::revision(&site.newsroom, ctx, version, shown)?;
    if let Some(since) = since {
        before = Some(writing::revision(&site.newsroom, ctx, version, since)?.revision);
    }
    let texts = found.revisions.iter().map(|(head, by)| {
        let time = voice.formats.date_time(head.at.unix_ms());
        let when = match by {
            Some(name) => format!("{time} · {}", text::direction::isolate(name, None)),
            None => time,
        };
        let how = voice.words.t(match head.origin {
            Origin::Saved => DeskMsg::OriginSaved,
            Origin::Autosaved => DeskMsg::OriginAutosaved,
            Origin::Imported => DeskMsg::OriginImported,
            Origin::Restored => DeskMsg::OriginRestored,
        });
        let live = (found.version.live == Some(head.id)).then(|| voice.words.t(DeskMsg::SeenByReaders));
        PastView {
            revision: head.id,
            number: voice.formats.number(f64::from(head.number)),
            when,
            how: [Some(how), live].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            name: head.name.clone(),
        }
    });
    Ok(HistoryPage {
        frame: desk_frame(&voice, ctx, &user)?,
        version,
        edition: edition_ref(&opened.edition),
        headline: opened.working.content.headline.clone(),
        working: found.version.working,
        texts: texts.collect(),
        shown,
        heading: heading(&voice, &revision, before.as_ref()),
        changes: changes(&voice, before.as_ref().map(|before| &before.content), &revision.content),
    })
}

/// What a text that is not on the server has that the saved one has not.
pub fn compare(site: &Site, ctx: &Context, draft: SaveDraft) -> Result<Html, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let saved = writing::open(&site.newsroom, ctx, draft.version)?.working.content;
    let other = Content { headline: draft.headline, deck: draft.deck, body: draft.body, ..saved.clone() };
    Ok(changes(&voice, Some(&saved), &other))
}

fn heading(voice: &Voice<'_>, revision: &Revision, before: Option<&Revision>) -> String {
    let number = |revision: &Revision| voice.formats.number(f64::from(revision.number));
    match before {
        Some(before) => {
            voice.words.fill(DeskMsg::ChangedBetween, &[("old", &number(before)), ("new", &number(revision))])
        }
        None => voice.words.t(DeskMsg::FirstText).to_owned(),
    }
}

/// What was changed from one text to another, block by block; blocks that stayed as they were stand for where it was.
fn changes(voice: &Voice<'_>, before: Option<&Content>, after: &Content) -> Html {
    let t = voice.words;
    let (mut blocks, mut changed): (Vec<AnyView>, bool) = (Vec::new(), false);
    let line = |before: &str, after: &str| (before != after).then(|| words_changed(before, after));
    let (headline, deck) = before.map_or(("", ""), |before| (&before.headline, &before.deck));
    for (label, line) in
        [(DeskMsg::Headline, line(headline, &after.headline)), (DeskMsg::Deck, line(deck, &after.deck))]
    {
        if let Some(line) = line {
            changed = true;
            blocks.push(view! { <p class="changed"><small>{t.t(label)}</small>{line}</p> }.into_any());
        }
    }
    let old: &[Block] = before.map_or(&[], |before| before.body.blocks());
    for (old, new) in pairs(old, after.body.blocks()) {
        let in_words = |block: Option<&Block>| block.cloned().map(|block| words(t, block)).unwrap_or_default();
        let (was, is) = (in_words(old), in_words(new));
        if old == new && is.is_empty() {
            continue;
        }
        if old == new {
            blocks.push(view! { <p class="same">{is}</p> }.into_any());
            continue;
        }
        changed = true;
        let line = if was == is {
            view! { {is} <small>{t.t(DeskMsg::ChangedOtherwise)}</small> }.into_any()
        } else {
            words_changed(&was, &is)
        };
        blocks.push(view! { <p class="changed">{line}</p> }.into_any());
    }
    let other = before.is_some_and(|before| {
        (&before.credits, &before.lead, &before.excerpt) != (&after.credits, &after.lead, &after.excerpt)
    });
    let note = match (changed, other) {
        (false, false) => Some(DeskMsg::NothingChanged),
        (_, true) => Some(DeskMsg::ChangedBeside),
        (true, false) => None,
    };
    written(view! { {note.map(|note| view! { <p class="hint">{t.t(note)}</p> })} {blocks} })
}

/// The blocks of both texts in the order of the later one; what it has not stands behind what it stood behind.
fn pairs<'b>(old: &'b [Block], new: &'b [Block]) -> Vec<(Option<&'b Block>, Option<&'b Block>)> {
    let by_id = |blocks: &'b [Block]| -> BTreeMap<&'b BlockId, &'b Block> {
        blocks.iter().map(|block| (block.id(), block)).collect()
    };
    let (olds, news) = (by_id(old), by_id(new));
    let ids = |blocks: &'b [Block]| -> Vec<&'b BlockId> { blocks.iter().map(Block::id).collect() };
    let order = woven(&ids(new), &ids(old));
    order.into_iter().map(|id| (olds.get(id).copied(), news.get(id).copied())).collect()
}

fn words_changed(before: &str, after: &str) -> AnyView {
    let diff = TextDiff::from_words(before, after);
    let mut parts: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match parts.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => parts.push((change.tag(), change.value().to_owned())),
        }
    }
    let parts = parts.into_iter().map(|(tag, text)| match tag {
        ChangeTag::Equal => text.into_any(),
        ChangeTag::Insert => view! { <ins>{text}</ins> }.into_any(),
        ChangeTag::Delete => view! { <del>{text}</del> }.into_any(),
    });
    parts.collect_view().into_any()
}
