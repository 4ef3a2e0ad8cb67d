//! HTML as a tree in one vector, as the HTML standard's parser builds it, but never deeper or larger than the bounds.
//!
//! The parser's work grows with the depth of open elements at each tag, and misnested formatting elements multiply
//! nodes; both bounds keep hostile input linear, and the shallow tree makes recursion over it safe.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, QualName, ns};

use super::depth::Limiter;

/// A long story has a hundredth of it.
const MAX_NODES: usize = 150_000;
/// Longer texts in one attribute are no attribute of ours: they are left out before they are copied around.
const MAX_ATTRIBUTE: usize = 16 * 1024;

pub(super) type NodeId = usize;

#[derive(Default)]
pub(super) struct Node {
    parent: Option<NodeId>,
    pub(super) children: Vec<NodeId>,
    pub(super) data: Data,
}

#[derive(Default)]
pub(super) enum Data {
    #[default]
    Root,
    Element(Element),
    Text(String),
    Comment(String),
}

pub(super) struct Element {
    name: Rc<QualName>,
    attrs: Vec<Attribute>,
}

impl Element {
    /// The name in lower case; elements of SVG and MathML have a `:` in front, so that none is taken for HTML's.
    pub(super) fn name(&self) -> Cow<'_, str> {
        if self.name.ns == ns!(html) {
            Cow::Borrowed(&self.name.local)
        } else {
            Cow::Owned(format!(":{}", self.name.local))
        }
    }

    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
    }

    pub(super) fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attrs.iter().map(|attr| (&*attr.name.local, &*attr.value))
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|found| found == class)
    }
}

pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Whose children are the content.
    pub(super) root: NodeId,
    pub(super) flattened: bool,
    pub(super) truncated: bool,
}

impl Tree {
    pub(super) fn parse(html: &str) -> Self {
        let sink = Sink::default();
        let body = html5ever::tree_builder::create_element(&sink, name("body"), Vec::new());
        let opts = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let builder = TreeBuilder::new_for_fragment(sink, body, None, opts);
        let limiter = Limiter::new(builder);
        let tokenizer = Tokenizer::new(limiter, TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(html));
        // It pauses behind a script and at a `meta` that names an encoding; neither is of interest.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        tokenizer.end();
        let Limiter { builder, flattened, .. } = tokenizer.sink;
        let (nodes, truncated) = builder.sink.into_nodes();
        // The fragment's content hangs under its own html element.
        let root = nodes.first().and_then(|document| document.children.last().copied()).unwrap_or(0);
        Self { nodes, root, flattened: flattened.get(), truncated }
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    pub(super) fn children(&self, id: NodeId) -> &[NodeId] {
        &self.nodes[id].children
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes[id].parent
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.nodes[id].data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn is(&self, id: NodeId, name: &str) -> bool {
        self.element(id).is_some_and(|element| element.name() == name)
    }

    /// A node and all below it in document order.
    pub(super) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut waiting = vec![id];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// The first element below that fits.
    pub(super) fn find(&self, id: NodeId, fits: impl Fn(&Element) -> bool) -> Option<NodeId> {
        self.descendants(id).skip(1).find(|&node| self.element(node).is_some_and(&fits))
    }

    /// The letters below, with line breaks for `br`, as they stand.
    pub(super) fn text(&self, id: NodeId) -> String {
        let mut text = String::new();
        for node in self.descendants(id) {
            match &self.node(node).data {
                Data::Text(letters) => text.push_str(letters),
                Data::Element(element) if element.name() == "br" => text.push('\n'),
                _ => {}
            }
        }
        text
    }

    /// The letters below on one line.
    pub(super) fn line(&self, id: NodeId) -> String {
        self.text(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn name(local: &str) -> QualName {
    QualName::new(None, ns!(html), local.into())
}

/// What the parser holds of a node; elements keep their name at hand.
#[derive(Clone)]
pub(super) struct Handle {
    id: NodeId,
    name: Rc<QualName>,
}

pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    no_name: Rc<QualName>,
}

impl Default for Sink {
    fn default() -> Self {
        Self { nodes: RefCell::new(vec![Node::default()]), no_name: Rc::new(name("")) }
    }
}

impl Sink {
    fn add(&self, data: Data, name: Rc<QualName>) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { data, ..Node::default() });
        Handle { id: nodes.len() - 1, name }
    }

    pub(super) fn is_full(&self) -> bool {
        self.nodes.borrow().len() >= MAX_NODES
    }

    fn into_nodes(self) -> (Vec<Node>, bool) {
        let full = self.is_full();
        (self.nodes.into_inner(), full)
    }

    /// Puts a child at a place; letters join the letters before.
    fn insert(&self, parent: NodeId, place: Option<usize>, child: NodeOrText<Handle>) {
        let mut nodes = self.nodes.borrow_mut();
        let place = place.unwrap_or(nodes[parent].children.len());
        let child = match child {
            NodeOrText::AppendNode(handle) => handle.id,
            NodeOrText::AppendText(text) => {
                let before = place.checked_sub(1).and_then(|before| nodes[parent].children.get(before).copied());
                if let Some(Data::Text(letters)) = before.map(|before| &mut nodes[before].data) {
                    letters.push_str(&text);
                    return;
                }
                nodes.push(Node { data: Data::Text(text.to_string()), ..Node::default() });
                nodes.len() - 1
            }
        };
        nodes[child].parent = Some(parent);
        nodes[parent].children.insert(place, child);
    }

    fn place_of(&self, id: NodeId) -> Option<(NodeId, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        // Nodes move while they are near the end.
        nodes[parent].children.iter().rposition(|&child| child == id).map(|place| (parent, place))
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: Rc::clone(&self.no_name) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, mut attrs: Vec<Attribute>, _: ElementFlags) -> Handle {
        attrs.retain(|attr| attr.value.len() <= MAX_ATTRIBUTE);
        let name = Rc::new(name);
        self.add(Data::Element(Element { name: Rc::clone(&name), attrs }), name)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.add(Data::Comment(text.to_string()), Rc::clone(&self.no_name))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Data::Comment(String::new()), Rc::clone(&self.no_name))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.place_of(element.id).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's content stays under the template, which no one reads.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, a: &Handle, b: &Handle) -> bool {
        a.id == b.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(handle) = &child {
            self.remove_from_parent(handle);
        }
        if let Some((parent, place)) = self.place_of(sibling.id) {
            self.insert(parent, Some(place), child);
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        if let Some((parent, place)) = self.place_of(target.id) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(place);
            nodes[target.id].parent = None;
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[node.id].children);
        for &child in &children {
            nodes[child].parent = Some(new_parent.id);
        }
        nodes[new_parent.id].children.extend(children);
    }
}
