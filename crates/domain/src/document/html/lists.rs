//! Lists and definition lists.

use super::attrs::{Context, own_id};
use super::blocks::{block_letters, into_lines};
use super::flow::{Flow, Reader};
use super::tree::{Data, Element, NodeId};
use crate::document::render::inlines as letters;
use crate::document::{Block, BlockAttrs, BlockId, Inline, ItemPart, List, ListItem, Mark, Marks, Paragraph};

/// The document's depth leaves room for two more.
const MAX_LISTS: usize = 12;

impl Reader<'_> {
    pub(super) fn list(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) {
        if inside.lists >= MAX_LISTS {
            self.note(super::NoteKind::Flattened, "list");
            self.children(id, &Marks::none(), inside, flow);
            self.end_line(flow, inside);
            return;
        }
        let mut within = inside.within();
        within.lists += 1;
        let mut items: Vec<ListItem> = Vec::new();
        let tree = self.tree;
        for &child in tree.children(id) {
            let Data::Element(item) = &tree.node(child).data else {
                // Text between the items belongs to none; it gets its own.
                if !tree.line(child).is_empty() && matches!(tree.node(child).data, Data::Text(_)) {
                    let mut loose = Flow::default();
                    self.node(child, &Marks::none(), &within, &mut loose);
                    self.end_line(&mut loose, &within);
                    items.extend(self.item(loose, None, &within, flow));
                }
                continue;
            };
            if item.name() == "li" {
                let inner = within.inside(item);
                let parts = self.flow(child, &inner, own_id(item));
                items.extend(self.item(parts, own_id(item), &inner, flow));
            } else {
                // A list directly in a list is below the item before it.
                let mut parts = Flow::default();
                self.node(child, &Marks::none(), &within, &mut parts);
                self.end_line(&mut parts, &within);
                match items.last_mut() {
                    Some(last) if matches!(&*item.name(), "ul" | "ol") => {
                        last.rest.extend(self.parts(parts.blocks, &within, flow));
                    }
                    _ => items.extend(self.item(parts, None, &within, flow)),
                }
            }
        }
        let ordered = element.name() == "ol";
        let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.push_list(own_id(element), ordered, start, items, inside, flow);
    }

    pub(super) fn definitions(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) {
        let mut within = inside.within();
        within.lists += 1;
        let mut items: Vec<ListItem> = Vec::new();
        let tree = self.tree;
        let groups = tree.children(id).iter().flat_map(|&child| match tree.is(child, "div") {
            true => tree.children(child).to_vec(),
            false => vec![child],
        });
        for child in groups {
            let Some(part) = tree.element(child) else { continue };
            let inner = within.inside(part);
            if part.name() == "dt" {
                let mut parts = Flow::named(own_id(part));
                self.children(child, &Marks::none().with(Mark::Strong), &inner, &mut parts);
                self.end_line(&mut parts, &inner);
                items.extend(self.item(parts, own_id(part), &inner, flow));
            } else {
                let parts = self.flow(child, &inner, own_id(part));
                match items.last_mut() {
                    Some(last) => last.rest.extend(self.parts(parts.blocks, &inner, flow)),
                    None => items.extend(self.item(parts, own_id(part), &inner, flow)),
                }
            }
        }
        self.push_list(own_id(element), false, 1, items, inside, flow);
    }

    fn push_list(
        &mut self,
        id: Option<BlockId>,
        ordered: bool,
        start: i32,
        items: Vec<ListItem>,
        inside: &Context,
        flow: &mut Flow,
    ) {
        if items.is_empty() {
            return;
        }
        let attrs = BlockAttrs::new(self.block_id(id, "list"), self.input.dir);
        let mut list = List { attrs, ordered, start, items };
        let text = block_letters(&Block::List(list.clone()));
        let (dir, dir_set) = self.direction(inside, &text);
        list.attrs = BlockAttrs { dir, dir_set, lang: inside.lang(), ..list.attrs };
        flow.blocks.push(Block::List(list));
    }

    /// An item of what was in it; blocks that fit into no item come before the list.
    fn item(&mut self, parts: Flow, own: Option<BlockId>, context: &Context, outer: &mut Flow) -> Option<ListItem> {
        let mut rest = self.parts(parts.blocks, context, outer);
        match rest.first() {
            None => None,
            Some(ItemPart::Paragraph(_)) => match rest.remove(0) {
                ItemPart::Paragraph(first) => Some(ListItem { first, rest }),
                ItemPart::List(_) => None,
            },
            Some(ItemPart::List(_)) => {
                let first = Paragraph { attrs: self.block_attrs(own, context, ""), content: Vec::new() };
                Some(ListItem { first, rest })
            }
        }
    }

    fn parts(&mut self, blocks: Vec<Block>, context: &Context, outer: &mut Flow) -> Vec<ItemPart> {
        let mut parts = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(it) => parts.push(ItemPart::Paragraph(it)),
                Block::List(it) => parts.push(ItemPart::List(it)),
                other => match into_lines(other) {
                    Ok(lines) => {
                        for content in lines.into_iter().filter(|line: &Vec<Inline>| !line.is_empty()) {
                            let attrs = self.block_attrs(None, context, &letters(&content));
                            parts.push(ItemPart::Paragraph(Paragraph { attrs, content }));
                        }
                    }
                    Err(other) => outer.blocks.push(*other),
                },
            }
        }
        parts
    }
}
