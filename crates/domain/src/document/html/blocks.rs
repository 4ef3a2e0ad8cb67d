//! Elements that are blocks, and what becomes of each.

use super::attrs::{Context, own_id};
use super::flow::{Flow, Reader};
use super::line::{Line, plain};
use super::tree::{Element, NodeId};
use super::{NoteKind, footnotes, sanitise};
use crate::document::render::inlines as letters;
use crate::document::{
    Block, Code, FileLink, Heading, HeadingLevel, Inline, ItemPart, List, Mark, Marks, MediaRef, More, PageBreak,
    Pullquote, Quote, QuotePart, Raw, Separator, Verse,
};

impl Reader<'_> {
    /// Reads an element that is a block or holds blocks; `false` for one that belongs into a line.
    pub(super) fn block(
        &mut self,
        id: NodeId,
        element: &Element,
        marks: &Marks,
        context: &Context,
        inside: &Context,
        flow: &mut Flow,
    ) -> bool {
        let name = element.name();
        if is_embedding(&name) {
            // They may stand in a sentence, as pictures may.
            if let Some(block) = self.media(id, element, inside) {
                self.lift(block, flow);
            }
            return true;
        }
        if !is_block(&name) {
            return false;
        }
        self.end_line(flow, context);
        if footnotes::is_list(element) {
            self.footnote_list(id, element, inside);
        } else if !self.by_class(id, element, inside, flow) {
            self.by_name(id, element, &name, marks, inside, flow);
        }
        true
    }

    /// Blocks that are known by their class, whatever the element.
    fn by_class(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) -> bool {
        for class in element.classes() {
            let done = match class {
                "wp-caption" => self.figure(id, element, inside, flow),
                "gallery" | "wp-block-gallery" | "tiled-gallery" => self.gallery(id, element, inside, flow),
                "wp-block-file" | "file" => self.file(id, element, inside, flow),
                "more" if element.name() == "div" => {
                    let label = element.attr("data-label").map(plain).unwrap_or_default();
                    let id = self.block_id(own_id(element), "more");
                    flow.blocks.push(Block::More(More { id, label }));
                    true
                }
                "page-break" if element.name() == "div" => {
                    let id = self.block_id(own_id(element), "nextpage");
                    flow.blocks.push(Block::PageBreak(PageBreak { id }));
                    true
                }
                "verse" | "wp-block-verse" => {
                    let mut lines = inside.clone();
                    lines.preformatted = element.name() == "pre";
                    self.line_block(id, &Marks::none(), &lines, flow, |reader, content| {
                        let attrs = reader.block_attrs(own_id(element), inside, &letters(&content));
                        Block::Verse(Verse { attrs, content })
                    });
                    true
                }
                "pullquote" | "wp-block-pullquote" => {
                    self.pullquote(id, element, inside, flow);
                    true
                }
                "twitter-tweet" | "twitter-video" | "instagram-media" | "tiktok-embed" | "fb-post" | "fb-video" => {
                    self.post(id, element, inside, flow)
                }
                _ => false,
            };
            if done {
                return true;
            }
        }
        false
    }

    fn by_name(&mut self, id: NodeId, element: &Element, name: &str, marks: &Marks, inside: &Context, flow: &mut Flow) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = match name {
                    "h1" | "h2" => HeadingLevel::Two,
                    "h3" => HeadingLevel::Three,
                    _ => HeadingLevel::Four,
                };
                self.line_block(id, marks, inside, flow, |reader, content| {
                    let attrs = reader.block_attrs(own_id(element), inside, &letters(&content));
                    Block::Heading(Heading { attrs, level, content })
                });
            }
            "ul" | "ol" | "menu" | "dir" => self.list(id, element, inside, flow),
            "dl" => self.definitions(id, element, inside, flow),
            "blockquote" => self.quote(id, element, "", inside, flow),
            "figure" => {
                if !self.figure(id, element, inside, flow) {
                    self.container(id, element, marks, inside, flow);
                }
            }
            "table" => self.table(id, element, "", inside, flow),
            "pre" | "listing" => self.code(id, element, inside, flow),
            "hr" => {
                let id = self.block_id(own_id(element), "hr");
                flow.blocks.push(Block::Separator(Separator { id }));
            }
            "form" => self.raw(id, element, "form", flow),
            "summary" | "dt" | "legend" => {
                let marks = marks.clone().with(Mark::Strong);
                self.container(id, element, &marks, inside, flow);
            }
            _ => self.container(id, element, marks, inside, flow),
        }
    }

    /// An element that only holds blocks or is a paragraph: the first line in it takes its id.
    pub(super) fn container(
        &mut self,
        id: NodeId,
        element: &Element,
        marks: &Marks,
        inside: &Context,
        flow: &mut Flow,
    ) {
        if let Some(own) = own_id(element) {
            flow.id = Some(own);
        }
        self.children(id, marks, inside, flow);
        self.end_line(flow, inside);
        if element.name() == "p" {
            flow.id = None;
        }
    }

    /// A block that holds one line; other blocks that were in it come before it.
    fn line_block(
        &mut self,
        id: NodeId,
        marks: &Marks,
        inside: &Context,
        flow: &mut Flow,
        make: impl FnOnce(&mut Self, Vec<Inline>) -> Block,
    ) {
        let (content, others) = self.lines(id, marks, inside);
        flow.blocks.extend(others);
        if !content.is_empty() {
            let block = make(self, content);
            flow.blocks.push(block);
        }
    }

    fn code(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) {
        let inner = self.tree.find(id, |element| element.name() == "code").and_then(|code| self.tree.element(code));
        let classes = element.classes().chain(inner.into_iter().flat_map(Element::classes));
        let language = classes
            .filter_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
            .find(|name| !name.is_empty() && name.len() <= 32)
            .map(str::to_owned);
        let text = self.tree.text(id);
        if !text.trim().is_empty() {
            let attrs = self.block_attrs(own_id(element), inside, &text);
            flow.blocks.push(Block::Code(Code { attrs, language, text }));
        }
    }

    /// A quotation; its source may stand in it or be given.
    pub(super) fn quote(&mut self, id: NodeId, element: &Element, cite: &str, inside: &Context, flow: &mut Flow) {
        let cite = if cite.is_empty() { self.source(id) } else { cite.to_owned() };
        let parts = self.flow(id, &inside.within(), None);
        let (mut content, mut text) = (Vec::new(), String::new());
        for block in parts.blocks {
            let letters = block_letters(&block);
            match block {
                Block::Paragraph(it) => content.push(QuotePart::Paragraph(it)),
                Block::Heading(it) => content.push(QuotePart::Heading(it)),
                Block::List(it) => content.push(QuotePart::List(it)),
                Block::Quote(it) => content.extend(it.content),
                Block::Verse(Verse { attrs, content: lines })
                | Block::Pullquote(Pullquote { attrs, content: lines, .. }) => {
                    content.push(QuotePart::Paragraph(crate::document::Paragraph { attrs, content: lines }));
                }
                other => {
                    // What leaves the quotation has no say in its direction.
                    flow.blocks.push(other);
                    continue;
                }
            }
            text.push_str(&letters);
        }
        if !content.is_empty() {
            let attrs = self.block_attrs(own_id(element), inside, &text);
            flow.blocks.push(Block::Quote(Quote { attrs, cite, content }));
        } else if !cite.is_empty() {
            let content = vec![Inline::text(cite)];
            let attrs = self.block_attrs(own_id(element), inside, &letters(&content));
            flow.blocks.push(Block::Paragraph(crate::document::Paragraph { attrs, content }));
        }
    }

    fn pullquote(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) {
        let tree = self.tree;
        let inner = tree.find(id, |element| element.name() == "blockquote").unwrap_or(id);
        let mut cite = self.source(inner);
        if cite.is_empty()
            && let Some(caption) = tree.find(id, |element| element.name() == "figcaption")
        {
            cite = plain(&tree.line(caption));
        }
        self.line_block(inner, &Marks::none(), inside, flow, |reader, content| {
            let attrs = reader.block_attrs(own_id(element), inside, &letters(&content));
            Block::Pullquote(Pullquote { attrs, cite, content })
        });
    }

    /// Who is quoted: a `footer` or `cite` at the end of a quotation, alone or alone in a paragraph. It is taken out
    /// of what is read next.
    fn source(&mut self, id: NodeId) -> String {
        let tree = self.tree;
        let is_seen = |node: &NodeId| tree.element(*node).is_some() || !tree.line(*node).is_empty();
        let Some(mut last) = tree.children(id).iter().copied().rfind(is_seen) else { return String::new() };
        let outer = last;
        if tree.is(last, "p") {
            let mut seen = tree.children(last).iter().copied().filter(is_seen);
            match (seen.next(), seen.next()) {
                (Some(only), None) => last = only,
                _ => return String::new(),
            }
        }
        if !tree.is(last, "cite") && !tree.is(last, "footer") {
            return String::new();
        }
        let cite = plain(&tree.line(last));
        self.skip.insert(outer);
        cite.trim_start_matches(['—', '–']).trim_start().to_owned()
    }

    fn file(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let Some(link) = tree.find(id, |element| element.name() == "a") else { return false };
        let src = tree.element(link).and_then(|link| link.attr("href")).and_then(super::inline::address);
        let Some(src) = src else { return false };
        let name = plain(&tree.line(link));
        let size = tree.find(id, |element| element.name() == "data");
        let bytes = size.and_then(|size| tree.element(size)?.attr("value")?.parse().ok());
        let attrs = self.block_attrs(own_id(element), inside, &name);
        let media = MediaRef { media: None, src: Some(src) };
        flow.blocks.push(Block::File(FileLink { attrs, media, name, bytes }));
        true
    }

    /// What has no block: kept as it is, as far as that is safe.
    pub(super) fn raw(&mut self, id: NodeId, element: &Element, reason: &str, flow: &mut Flow) {
        let html = sanitise::clean(self.tree, id);
        if crate::document::render::without_tags(&html).is_empty() {
            self.note(NoteKind::Dropped, &element.name());
            return;
        }
        self.note(NoteKind::KeptRaw, reason);
        let id = self.block_id(own_id(element), &html);
        flow.blocks.push(Block::Raw(Raw { id, html, reason: reason.to_owned() }));
    }
}

/// The lines of a block that is made of lines, without the block.
pub(super) fn into_lines(block: Block) -> Result<Vec<Vec<Inline>>, Box<Block>> {
    Ok(match block {
        Block::Paragraph(it) => vec![it.content],
        Block::Heading(it) => vec![it.content],
        Block::Verse(it) => vec![it.content],
        Block::Pullquote(it) => vec![it.content],
        Block::List(it) => list_lines(it),
        Block::Quote(it) => {
            let parts = it.content.into_iter().flat_map(|part| match part {
                QuotePart::Paragraph(it) => vec![it.content],
                QuotePart::Heading(it) => vec![it.content],
                QuotePart::List(it) => list_lines(it),
            });
            let cite = if it.cite.is_empty() { Vec::new() } else { vec![Inline::text(it.cite)] };
            parts.chain([cite]).collect()
        }
        Block::Code(it) => it.text.lines().map(code_line).filter(|line| !line.is_empty()).collect(),
        other => return Err(Box::new(other)),
    })
}

/// A line of code as it stands in a line of text: read again it is the same.
fn code_line(text: &str) -> Vec<Inline> {
    let mut line = Line::default();
    line.push_preformatted(text, &Marks::none().with(Mark::Code));
    line.finish()
}

fn list_lines(list: List) -> Vec<Vec<Inline>> {
    let parts = |part| match part {
        ItemPart::Paragraph(it) => vec![it.content],
        ItemPart::List(it) => list_lines(it),
    };
    list.items
        .into_iter()
        .flat_map(|item| std::iter::once(item.first.content).chain(item.rest.into_iter().flat_map(parts)))
        .collect()
}

/// The letters by which a block around decides its direction.
pub(super) fn block_letters(block: &Block) -> String {
    match into_lines(block.clone()) {
        Ok(lines) => lines.iter().map(|line| letters(line)).collect(),
        Err(_) => String::new(),
    }
}

fn is_embedding(name: &str) -> bool {
    matches!(name, "audio" | "embed" | "iframe" | "object" | "video")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "marquee"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
