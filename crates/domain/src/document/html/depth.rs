//! The bound on depth: stands between tokenizer and tree builder.

use std::cell::Cell;

use html5ever::local_name;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{Tracer, TreeBuilder};

use super::tree::{Handle, Sink};

/// Open elements and pending formatting elements together.
const MAX_OPEN: usize = 100;

/// Stands between tokenizer and tree builder and keeps back the tags that would go too deep.
pub(super) struct Limiter {
    pub(super) builder: TreeBuilder<Handle, Sink>,
    /// At least the number of open elements: start tags minus end tags, set right when it grows too large.
    depth: Cell<usize>,
    /// Tags kept back whose end has not come.
    skipped: Cell<usize>,
    pub(super) flattened: Cell<bool>,
}

impl Limiter {
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>) -> Self {
        Self { builder, depth: Cell::new(0), skipped: Cell::new(0), flattened: Cell::new(false) }
    }

    fn open(&self) -> usize {
        struct Count(Cell<usize>);
        impl Tracer for Count {
            type Handle = Handle;
            fn trace_handle(&self, _: &Handle) {
                self.0.set(self.0.get() + 1);
            }
        }
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }

    /// Whether a tag is kept back.
    fn skips(&self, tag: &Tag) -> bool {
        if is_leaf(tag) {
            return false;
        }
        let (depth, skipped) = (self.depth.get(), self.skipped.get());
        match tag.kind {
            TagKind::StartTag if skipped > 0 => {
                self.skipped.set(skipped + 1);
                true
            }
            TagKind::EndTag if skipped > 0 => {
                self.skipped.set(skipped - 1);
                true
            }
            TagKind::EndTag => {
                self.depth.set(depth.saturating_sub(1));
                false
            }
            TagKind::StartTag => {
                let depth = if depth > MAX_OPEN { self.open() } else { depth };
                self.depth.set(depth + 1);
                if depth > MAX_OPEN {
                    self.depth.set(depth);
                    self.skipped.set(1);
                    self.flattened.set(true);
                }
                depth > MAX_OPEN
            }
        }
    }
}

impl TokenSink for Limiter {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let keep = match &token {
            Token::EOFToken => true,
            _ if self.builder.sink.is_full() => false,
            Token::TagToken(tag) => !self.skips(tag),
            _ => true,
        };
        if keep { self.builder.process_token(token, line) } else { TokenSinkResult::Continue }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that hold no elements: they never go deep, and the tokenizer must learn of those that hold text.
fn is_leaf(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("area")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("iframe")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("param")
            | local_name!("plaintext")
            | local_name!("script")
            | local_name!("source")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("xmp")
    )
}
