//! The walk: letters and inline elements gather in a line, blocks end it.

use std::collections::HashSet;

use super::attrs::Context;
use super::line::Line;
use super::tree::{Data, Element, NodeId, Tree};
use super::{HtmlInput, Note, NoteKind, embeds, inline};
use crate::document::render::inlines as letters;
use crate::document::{Block, BlockAttrs, BlockId, Footnote, Footnotes, Inline, Marks, Paragraph};

/// The nesting that the walk follows; deeper text is kept, deeper form is not. The tree is a little deeper than its
/// own bound where the parser opens formatting elements anew.
const MAX_WALK: usize = 120;
/// More notes say nothing new.
const MAX_NOTES: usize = 500;

/// Reads one tree.
pub(super) struct Reader<'a> {
    pub(super) tree: &'a Tree,
    pub(super) input: &'a HtmlInput<'a>,
    pub(super) ids: HashSet<BlockId>,
    pub(super) blocks_made: usize,
    /// Nodes that were read apart: captions' credits, quotations' sources.
    pub(super) skip: HashSet<NodeId>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) footnotes_id: Option<BlockId>,
    depth: usize,
    notes: Vec<Note>,
}

/// Where blocks go while a container is read.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    /// The id for the next line, said by the element around it.
    pub(super) id: Option<BlockId>,
    /// Pictures met in the line so far.
    pictures: Vec<Lifted>,
}

struct Lifted {
    block: Block,
    at: (usize, usize),
    after_break: bool,
}

impl Flow {
    /// A flow whose first line has an id.
    pub(super) fn named(id: Option<BlockId>) -> Self {
        Self { id, ..Self::default() }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(tree: &'a Tree, input: &'a HtmlInput<'a>) -> Self {
        Self {
            tree,
            input,
            ids: HashSet::new(),
            blocks_made: 0,
            skip: HashSet::new(),
            footnotes: Vec::new(),
            footnotes_id: None,
            depth: 0,
            notes: Vec::new(),
        }
    }

    pub(super) fn document(&mut self) -> Vec<Block> {
        let context = Context::new(self.input.lang);
        let mut blocks = self.flow(self.tree.root, &context, None).blocks;
        if !self.footnotes.is_empty() {
            let notes = std::mem::take(&mut self.footnotes);
            let id = self.footnotes_id.take();
            let id = self.block_id(id, "footnotes");
            blocks.push(Block::Footnotes(Footnotes { id, notes }));
        }
        if blocks.is_empty() {
            let attrs = BlockAttrs::new(self.block_id(None, ""), self.input.dir);
            blocks.push(Block::Paragraph(Paragraph { attrs, content: Vec::new() }));
        }
        blocks
    }

    pub(super) fn finish(self) -> Vec<Note> {
        self.notes
    }

    pub(super) fn note(&mut self, kind: NoteKind, detail: &str) {
        if self.notes.len() < MAX_NOTES {
            self.notes.push(Note { kind, detail: detail.chars().take(200).collect() });
        }
    }

    /// Reads the children of a container as blocks of their own.
    pub(super) fn flow(&mut self, id: NodeId, context: &Context, first: Option<BlockId>) -> Flow {
        self.marked_flow(id, &Marks::none(), context, first)
    }

    fn marked_flow(&mut self, id: NodeId, marks: &Marks, context: &Context, first: Option<BlockId>) -> Flow {
        let mut flow = Flow::named(first);
        self.children(id, marks, context, &mut flow);
        self.end_line(&mut flow, context);
        flow
    }

    pub(super) fn children(&mut self, id: NodeId, marks: &Marks, context: &Context, flow: &mut Flow) {
        if self.depth >= MAX_WALK {
            self.note(NoteKind::Flattened, "");
            flow.line.push_text(&self.visible_text(id), marks);
            return;
        }
        self.depth += 1;
        let tree = self.tree;
        for &child in tree.children(id) {
            self.node(child, marks, context, flow);
        }
        self.depth -= 1;
    }

    /// The letters below, without those of elements that are never shown.
    fn visible_text(&self, id: NodeId) -> String {
        let mut text = String::new();
        for node in self.tree.descendants(id) {
            if let Data::Text(letters) = &self.tree.node(node).data {
                let hidden = self.tree.parent(node).and_then(|parent| self.tree.element(parent));
                if !hidden.is_some_and(|element| inline::is_dropped(&element.name())) {
                    text.push_str(letters);
                }
            }
        }
        text
    }

    pub(super) fn node(&mut self, id: NodeId, marks: &Marks, context: &Context, flow: &mut Flow) {
        if self.skip.contains(&id) {
            return;
        }
        match &self.tree.node(id).data {
            Data::Text(text) if context.preformatted => flow.line.push_preformatted(text, marks),
            Data::Text(text) => flow.line.push_text(text, marks),
            Data::Comment(text) => self.comment(text, context, flow),
            Data::Element(element) => self.element(id, element, marks, context, flow),
            Data::Root => {}
        }
    }

    fn element(&mut self, id: NodeId, element: &Element, marks: &Marks, context: &Context, flow: &mut Flow) {
        let inside = context.inside(element);
        if self.block(id, element, marks, context, &inside, flow) {
            return;
        }
        if !self.inline(id, element, marks, context, flow) {
            self.note(NoteKind::Unwrapped, &element.name());
            self.children(id, marks, &inside, flow);
        }
    }

    /// `more` and `nextpage`, the two comments that mean something.
    fn comment(&mut self, text: &str, context: &Context, flow: &mut Flow) {
        use crate::document::{More, PageBreak};
        let text = text.trim();
        let label = text.strip_prefix("more").filter(|label| label.is_empty() || label.starts_with(' '));
        if let Some(label) = label {
            self.end_line(flow, context);
            let id = self.block_id(None, "more");
            flow.blocks.push(Block::More(More { id, label: super::line::plain(label) }));
        } else if text == "nextpage" {
            self.end_line(flow, context);
            let id = self.block_id(None, "nextpage");
            flow.blocks.push(Block::PageBreak(PageBreak { id }));
        }
    }

    /// Puts a picture aside until the line around it is complete.
    pub(super) fn lift(&mut self, block: Block, flow: &mut Flow) {
        if flow.line.is_blank() {
            flow.blocks.push(block);
        } else {
            let (at, after_break) = (flow.line.mark(), flow.line.ends_with_break());
            flow.pictures.push(Lifted { block, at, after_break });
        }
    }

    /// Ends the line that has gathered, as a paragraph; pictures out of its middle come before it.
    pub(super) fn end_line(&mut self, flow: &mut Flow, context: &Context) {
        let mut behind = Vec::new();
        for picture in std::mem::take(&mut flow.pictures) {
            let last = flow.line.is_blank_since(picture.at);
            if last && picture.after_break {
                behind.push(picture.block);
            } else {
                if !last {
                    self.note(NoteKind::PictureLifted, "");
                }
                flow.blocks.push(picture.block);
            }
        }
        let content = flow.line.finish();
        if !content.is_empty() {
            let id = flow.id.take();
            let block = self.paragraph(id, content, context);
            flow.blocks.push(block);
        }
        flow.blocks.append(&mut behind);
    }

    fn paragraph(&mut self, id: Option<BlockId>, content: Vec<Inline>, context: &Context) -> Block {
        let text = letters(&content);
        if context.embeds
            && let Some(url) = alone(&content).and_then(embeds::recognise)
        {
            let attrs = self.block_attrs(id, context, "");
            return Block::Embed(url.into_block(attrs));
        }
        Block::Paragraph(Paragraph { attrs: self.block_attrs(id, context, &text), content })
    }

    /// The lines of an element that may hold only lines: its paragraphs with breaks between, and the other blocks that
    /// were in it.
    pub(super) fn lines(&mut self, id: NodeId, marks: &Marks, context: &Context) -> (Vec<Inline>, Vec<Block>) {
        let flow = self.marked_flow(id, marks, &context.lines_only(), None);
        let (mut content, mut others) = (Vec::new(), Vec::new());
        for block in flow.blocks {
            match super::blocks::into_lines(block) {
                Ok(lines) => {
                    for line in lines.into_iter().filter(|line| !line.is_empty()) {
                        if !content.is_empty() {
                            content.push(Inline::HardBreak);
                        }
                        content.extend(line);
                    }
                }
                Err(other) => others.push(*other),
            }
        }
        (content, others)
    }
}

/// The text of a line that is nothing but a text.
fn alone(content: &[Inline]) -> Option<&str> {
    match content {
        [Inline::Text { text, marks }] if marks.is_empty() => Some(text.trim()),
        _ => None,
    }
}
