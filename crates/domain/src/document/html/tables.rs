//! Tables: data as tables, layout as what is in it, the rest as raw.

use super::attrs::{Context, own_id, style};
use super::flow::{Flow, Reader};
use super::line::plain;
use super::tree::{Element, NodeId};
use crate::document::block::MAX_SPAN;
use crate::document::render::inlines as letters;
use crate::document::{Align, Block, Direction, Marks, Table, TableCell, TableRow};

impl Reader<'_> {
    pub(super) fn table(&mut self, id: NodeId, element: &Element, caption: &str, inside: &Context, flow: &mut Flow) {
        let tree = self.tree;
        let rows: Vec<NodeId> = tree.descendants(id).filter(|&node| tree.is(node, "tr")).collect();
        let has = |names: &[&str]| {
            tree.descendants(id)
                .skip(1)
                .any(|node| tree.element(node).is_some_and(|element| names.contains(&&*element.name())))
        };
        let widest = rows.iter().map(|&row| self.cells(row).count()).max().unwrap_or(0);
        let blocks = has(&["ul", "ol", "dl", "blockquote", "pre"]);
        if has(&["table"]) || widest == 0 || (blocks && widest == 1) {
            // It lays out a page: what is in it counts.
            self.container(id, element, &Marks::none(), inside, flow);
            return;
        }
        if blocks {
            self.raw(id, element, "table", flow);
            return;
        }
        let within = inside.within();
        let (mut lines, mut text) = (Vec::new(), String::new());
        for row in rows {
            let in_head = tree.parent(row).is_some_and(|parent| tree.is(parent, "thead"));
            let cells: Vec<NodeId> = self.cells(row).collect();
            let mut read = Vec::new();
            for cell in cells {
                let Some(element) = tree.element(cell) else { continue };
                let inner = within.inside(element);
                let (content, others) = self.lines(cell, &Marks::none(), &inner);
                flow.blocks.extend(others);
                text.push_str(&letters(&content));
                read.push(TableCell {
                    header: in_head || element.name() == "th",
                    colspan: span(element, "colspan"),
                    rowspan: span(element, "rowspan"),
                    align: align(element, inner.dir.unwrap_or(self.input.dir)),
                    content,
                });
            }
            if !read.is_empty() {
                lines.push(TableRow { cells: read });
            }
        }
        if text.is_empty() {
            return;
        }
        let own = tree.find(id, |element| element.name() == "caption").map(|caption| plain(&tree.line(caption)));
        let caption = own.filter(|own| !own.is_empty()).unwrap_or_else(|| caption.to_owned());
        let attrs = self.block_attrs(own_id(element), inside, &text);
        flow.blocks.push(Block::Table(Table { attrs, caption, rows: lines }));
    }

    fn cells(&self, row: NodeId) -> impl Iterator<Item = NodeId> {
        let tree = self.tree;
        tree.children(row).iter().copied().filter(|&cell| tree.is(cell, "td") || tree.is(cell, "th"))
    }
}

fn span(element: &Element, name: &str) -> u16 {
    let span = element.attr(name).and_then(|span| span.trim().parse::<u16>().ok());
    span.unwrap_or(1).clamp(1, MAX_SPAN)
}

fn align(element: &Element, dir: Direction) -> Option<Align> {
    let by_class = element.classes().find_map(|class| match class {
        "has-text-align-left" => Some("left"),
        "has-text-align-right" => Some("right"),
        class => class.strip_prefix("align-").or_else(|| class.strip_prefix("has-text-align-")),
    });
    let said = by_class.map(str::to_owned).or_else(|| style(element, "text-align"));
    let said = said.or_else(|| element.attr("align").map(str::to_ascii_lowercase))?;
    match (said.as_str(), dir) {
        ("left", Direction::Ltr) | ("right", Direction::Rtl) => Some(Align::Start),
        ("left", Direction::Rtl) | ("right", Direction::Ltr) => Some(Align::End),
        (said, _) => Align::parse(said),
    }
}
