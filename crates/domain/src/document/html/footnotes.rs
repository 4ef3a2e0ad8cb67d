//! Footnotes: our own form, and that of WordPress's block.

use super::attrs::{Context, own_id};
use super::flow::Reader;
use super::tree::{Element, NodeId};
use crate::document::render::inlines as letters;
use crate::document::{Footnote, Inline, Marks, NoteId};

pub(super) fn is_reference(element: &Element) -> bool {
    element.has_class("footnote-ref") || element.attr("data-fn").is_some()
}

pub(super) fn is_list(element: &Element) -> bool {
    match &*element.name() {
        "section" => element.has_class("footnotes"),
        "ol" => element.has_class("wp-block-footnotes"),
        _ => false,
    }
}

impl Reader<'_> {
    pub(super) fn footnote_reference(&self, id: NodeId, element: &Element) -> Option<NoteId> {
        if let Some(note) = element.attr("data-fn") {
            return NoteId::parse(note);
        }
        let link = self.tree.find(id, |element| element.name() == "a")?;
        let target = self.tree.element(link)?.attr("href")?.strip_prefix("#fn-")?;
        NoteId::parse(target)
    }

    /// Collects the notes of a list; several lists become one, at the end of the body.
    pub(super) fn footnote_list(&mut self, id: NodeId, element: &Element, context: &Context) {
        if self.footnotes_id.is_none() {
            self.footnotes_id = own_id(element);
        }
        let tree = self.tree;
        for item in tree.descendants(id).filter(|&node| tree.is(node, "li")) {
            let Some(element) = tree.element(item) else { continue };
            let Some(name) = element.attr("id") else { continue };
            let Some(note) = NoteId::parse(name.strip_prefix("fn-").unwrap_or(name)) else { continue };
            if self.footnotes.iter().any(|known| known.note == note) {
                continue;
            }
            let inside = context.inside(element);
            let (content, _) = self.lines(item, &Marks::none(), &inside);
            let content = without_backlink(content);
            let written = text::direction::majority(&letters(&content)).unwrap_or(self.input.dir);
            let dir = inside.dir.unwrap_or(written);
            self.footnotes.push(Footnote { note, dir, lang: inside.lang(), content });
        }
    }
}

/// Drops the arrow that leads back: a link within the page at the end.
fn without_backlink(mut content: Vec<Inline>) -> Vec<Inline> {
    let is_arrow = |piece: &Inline| match piece {
        Inline::Text { text, marks } => {
            marks.link().is_some_and(|href| href.as_str().starts_with('#')) && text.trim().chars().count() <= 3
        }
        _ => false,
    };
    if content.pop_if(|piece| is_arrow(piece)).is_some()
        && let Some(Inline::Text { text, .. }) = content.last_mut()
    {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            content.pop();
        }
    }
    content
}
