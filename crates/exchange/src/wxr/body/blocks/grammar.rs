//! The comments that begin and end blocks, read into a tree.

use serde_json::Value;

/// Deeper ones are read as if they stood beside each other.
const MAX_DEPTH: usize = 64;

#[derive(Debug, Default)]
pub(super) struct Block<'a> {
    /// Without `core/`; empty: free HTML between blocks.
    pub name: &'a str,
    pub attributes: Value,
    pub parts: Vec<Part<'a>>,
}

#[derive(Debug)]
pub(super) enum Part<'a> {
    Html(&'a str),
    Block(Block<'a>),
}

enum Delimiter<'a> {
    Open { name: &'a str, attributes: Value },
    Void { name: &'a str, attributes: Value },
    Close { name: &'a str },
}

/// Reads a body; its root stands for the whole. Never fails: what is no block is free HTML.
pub(super) fn parse(body: &str) -> Block<'_> {
    let mut stack = vec![Block::default()];
    let mut rest = body;
    let mut begin = 0;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|r| r.find("<!--")).map(|at| from + at) {
        let Some(end) = rest.get(at..).and_then(|r| r.find("-->")).map(|e| at + e + 3) else { break };
        let Some(delimiter) = rest.get(at + 4..end - 3).and_then(delimiter) else {
            from = end;
            continue;
        };
        push_html(&mut stack, rest.get(begin..at));
        match delimiter {
            Delimiter::Void { name, attributes } => {
                push_block(&mut stack, Block { name, attributes, parts: Vec::new() });
            }
            Delimiter::Open { name, attributes } if stack.len() <= MAX_DEPTH => {
                stack.push(Block { name, attributes, parts: Vec::new() });
            }
            Delimiter::Open { .. } => {}
            Delimiter::Close { name } => {
                // An end without its beginning is no end; what was left open ends with what is around it.
                if stack.iter().skip(1).any(|block| block.name == name) {
                    while let Some(block) = if stack.len() > 1 { stack.pop() } else { None } {
                        let found = block.name == name;
                        push_block(&mut stack, block);
                        if found {
                            break;
                        }
                    }
                }
            }
        }
        rest = rest.get(end..).unwrap_or_default();
        begin = 0;
        from = 0;
    }
    push_html(&mut stack, rest.get(begin..));
    while stack.len() > 1 {
        if let Some(block) = stack.pop() {
            push_block(&mut stack, block);
        }
    }
    stack.pop().unwrap_or_default()
}

fn push_html<'a>(stack: &mut [Block<'a>], html: Option<&'a str>) {
    if let (Some(html), Some(top)) = (html.filter(|h| !h.is_empty()), stack.last_mut()) {
        top.parts.push(Part::Html(html));
    }
}

fn push_block<'a>(stack: &mut [Block<'a>], block: Block<'a>) {
    if let Some(top) = stack.last_mut() {
        top.parts.push(Part::Block(block));
    }
}

/// What is between `<!--` and `-->`, if it begins or ends a block.
fn delimiter(comment: &str) -> Option<Delimiter<'_>> {
    let comment = comment.trim();
    if let Some(name) = comment.strip_prefix("/wp:") {
        return Some(Delimiter::Close { name: bare_name(name.trim()) });
    }
    let comment = comment.strip_prefix("wp:")?;
    let (comment, void) = comment.strip_suffix('/').map_or((comment, false), |c| (c.trim_end(), true));
    let (name, attributes) = comment.split_once(char::is_whitespace).unwrap_or((comment, ""));
    let attributes = serde_json::from_str(attributes.trim()).unwrap_or(Value::Null);
    let name = bare_name(name);
    Some(if void { Delimiter::Void { name, attributes } } else { Delimiter::Open { name, attributes } })
}

fn bare_name(name: &str) -> &str {
    name.strip_prefix("core/").unwrap_or(name)
}

impl Block<'_> {
    /// Its own HTML without the blocks in it.
    pub(super) fn own_html(&self) -> String {
        self.parts.iter().filter_map(|p| if let Part::Html(html) = p { Some(*html) } else { None }).collect()
    }

    /// A text attribute; empty if absent.
    pub(super) fn text(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).and_then(Value::as_str).unwrap_or_default()
    }
}
