//! Raw HTML down to what cannot harm: an allow-list, applied when it is read and again whenever it is written.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::inline::is_dropped;
use super::tree::{Data, Element, NodeId, Tree};
use crate::document::render::without_tags;
use crate::document::{Direction, Href, Lang};

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
];

/// The longest HTML that keeps its form, in bytes; of longer the text is kept. ammonia's work grows with the square of
/// the number of entities, and no form in a story is that long.
const MAX_FORMED: usize = 256 * 1024;

static RULES: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut rules = Builder::empty();
    rules
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(HashSet::from([
            "iframe",
            "math",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "plaintext",
            "script",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "xmp",
        ]))
        .generic_attributes(HashSet::from(["dir", "lang", "title"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .strip_comments(true)
        .attribute_filter(attribute);
    rules
});

/// Keeps only values that the document itself would accept.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (element, name) {
        ("a", "href") => Href::parse(value).map(|href| Cow::Owned(href.as_str().to_owned())),
        // A picture from elsewhere would tell that site who reads.
        ("img", "src") => Href::parse(value).filter(|_| is_own(value)).map(|href| Cow::Owned(href.as_str().to_owned())),
        (_, "dir") => Direction::parse(value).map(|dir| Cow::Borrowed(dir.as_str())),
        (_, "lang") => Lang::parse(value).map(|_| Cow::Borrowed(value)),
        (_, "colspan" | "rowspan" | "width" | "height") => value.parse::<u16>().is_ok().then_some(Cow::Borrowed(value)),
        (_, "start") => value.parse::<i32>().is_ok().then_some(Cow::Borrowed(value)),
        (_, "scope") => matches!(value, "row" | "col").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether an address is one of the site's own files.
fn is_own(src: &str) -> bool {
    Href::parse(src).is_some_and(|href| href.as_str().starts_with('/'))
}

/// Cleans HTML by the allow-list. Cleaning twice changes nothing more. Of HTML longer than 256 KB only the
/// text is kept.
#[must_use]
pub fn sanitise(html: &str) -> String {
    let tree = Tree::parse(html);
    clean(&tree, tree.root)
}

/// A node and what is below it, cleaned.
pub(super) fn clean(tree: &Tree, id: NodeId) -> String {
    let html = written(tree, id);
    if html.len() <= MAX_FORMED {
        return RULES.clean(&html).to_string();
    }
    let mut text = String::with_capacity(html.len());
    escape(&mut text, &without_tags(&html));
    text
}

/// Writes a node as HTML, bounded as the tree is; ammonia has the last word on it.
fn written(tree: &Tree, id: NodeId) -> String {
    enum Step<'a> {
        Open(NodeId),
        Close(&'a str),
    }
    let mut out = String::new();
    let mut waiting = vec![Step::Open(id)];
    while let Some(step) = waiting.pop() {
        let node = match step {
            Step::Close(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
                continue;
            }
            Step::Open(id) => tree.node(id),
        };
        match &node.data {
            Data::Text(text) => escape(&mut out, text),
            Data::Element(element) => {
                let name = TAGS.iter().find(|tag| **tag == element.name());
                match name {
                    Some(&"img") if !element.attr("src").is_some_and(is_own) => continue,
                    Some(name) => {
                        open(&mut out, name, element);
                        if !matches!(*name, "br" | "hr" | "img") {
                            waiting.push(Step::Close(name));
                        }
                    }
                    None if is_dropped(&element.name()) || &*element.name() == "iframe" => continue,
                    None => {}
                }
                waiting.extend(node.children.iter().rev().map(|&child| Step::Open(child)));
            }
            Data::Root | Data::Comment(_) => {}
        }
    }
    out
}

fn open(out: &mut String, name: &str, element: &Element) {
    out.push('<');
    out.push_str(name);
    for (attr, value) in element.attrs().filter(|(attr, _)| attr.bytes().all(|b| b.is_ascii_lowercase())) {
        out.push(' ');
        out.push_str(attr);
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
    }
    out.push('>');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Where it came to stand first, the next reading would take it for a byte order mark.
            '\u{feff}' => {}
            c => out.push(c),
        }
    }
}
