//! Paragraphs of a classic body, which has none: blank lines divide them, a single line break breaks a line.
//!
//! The rules are WordPress's (`wpautop`), told by what they do to the text, not by how: block elements stand on their
//! own, text beside them is wrapped, preformatted text is left alone. The result is read by a real HTML parser, so it may
//! leave that parser's work (reopening an `<em>` in the next paragraph) to it.

use super::embeds;
use super::tokens::{Tag, Token, tokens};

/// Elements that end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "iframe",
    "audio",
    "video",
    "object",
    "source",
    "track",
    "center",
];
/// Blocks without an end.
const VOID: &[&str] = &["hr", "col", "source", "track"];
/// Elements whose text is left as it is.
const VERBATIM: &[&str] = &["pre", "script", "style", "textarea", "svg", "math", "xmp"];
/// Elements whose text is one run: no paragraph inside.
const RUNS: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "caption", "figcaption"];
/// Elements whose text becomes paragraphs only if there are several.
const ITEMS: &[&str] = &["li", "td", "th", "dd", "dt", "address", "figure", "center"];

fn is_one_of(tag: &Tag<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| tag.is(name))
}

/// Puts the paragraphs of a text without them into `<p>`, its line breaks into `<br>`.
pub(super) fn autop(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut writer =
        Writer { out: String::with_capacity(text.len() + text.len() / 8), run: String::new(), open: Vec::new() };
    let mut verbatim: Option<&str> = None;
    for token in tokens(&text) {
        match (verbatim, token) {
            (Some(name), Token::Tag(tag)) => {
                writer.out.push_str(tag.raw);
                if tag.closes && tag.is(name) {
                    verbatim = None;
                }
            }
            (Some(_), Token::Text(raw) | Token::Comment { raw, .. }) => writer.out.push_str(raw),
            (None, Token::Tag(tag)) if !tag.closes && is_one_of(&tag, VERBATIM) => {
                writer.flush();
                writer.out.push_str(tag.raw);
                verbatim = Some(tag.name);
            }
            (None, Token::Tag(tag)) if is_one_of(&tag, BLOCKS) => writer.block(&tag),
            (None, Token::Tag(tag)) => writer.run.push_str(&tag.raw.replace('\n', " ")),
            (None, Token::Text(raw)) => writer.run.push_str(raw),
            (None, Token::Comment { raw, .. }) => {
                writer.flush();
                writer.out.push_str(raw);
                writer.out.push('\n');
            }
        }
    }
    writer.flush();
    writer.out
}

struct Writer {
    out: String,
    /// Text and inline tags since the last block.
    run: String,
    open: Vec<String>,
}

impl Writer {
    fn block(&mut self, tag: &Tag<'_>) {
        self.flush();
        if tag.closes {
            // An end without a beginning would make an empty paragraph of its own.
            let Some(at) = self.open.iter().rposition(|name| tag.is(name)) else { return };
            self.open.truncate(at);
        } else if !is_one_of(tag, VOID) {
            // A paragraph ends where another block begins.
            if self.open.last().is_some_and(|name| name == "p") {
                self.open.pop();
            }
            self.open.push(tag.name.to_ascii_lowercase());
        }
        self.out.push_str(tag.raw);
        if tag.closes || is_one_of(tag, VOID) {
            self.out.push('\n');
        }
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.trim().is_empty() {
            return;
        }
        let around = self.open.last().map_or("", String::as_str);
        let paragraphs = paragraphs(&run);
        let bare = RUNS.contains(&around) || (ITEMS.contains(&around) && paragraphs.len() == 1);
        for paragraph in paragraphs {
            match paragraph {
                Part::Paragraph(text) if bare => self.out.push_str(&text),
                Part::Paragraph(text) if !has_content(&text) => self.out.push_str(&text),
                Part::Paragraph(text) => {
                    self.out.push_str("<p>");
                    self.out.push_str(&text);
                    self.out.push_str("</p>\n");
                }
                Part::Embed(html) => self.out.push_str(&html),
            }
        }
    }
}

enum Part {
    Paragraph(String),
    /// An address alone on its line.
    Embed(String),
}

/// Whether there is anything but tags in it, or a picture.
fn has_content(text: &str) -> bool {
    tokens(text).any(|token| match token {
        Token::Text(text) => !text.trim().is_empty(),
        Token::Tag(tag) => tag.is("img") || tag.is("input") || tag.is("br"),
        Token::Comment { .. } => false,
    })
}

fn paragraphs(run: &str) -> Vec<Part> {
    let run = double_breaks(run);
    let mut parts = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in run.split('\n').chain([""]) {
        let trimmed = line.trim_matches(|c: char| c == ' ' || c == '\t');
        let embed = embeds::alone_on_its_line(trimmed);
        if trimmed.is_empty() || embed.is_some() {
            let text = broken_lines(&lines);
            lines.clear();
            if !text.is_empty() {
                parts.push(Part::Paragraph(text));
            }
        } else {
            lines.push(trimmed);
        }
        parts.extend(embed.map(Part::Embed));
    }
    parts
}

/// Two `<br>` in a row divide paragraphs.
fn double_breaks(run: &str) -> String {
    let mut out = String::with_capacity(run.len());
    let mut breaks = 0;
    let mut blanks = String::new();
    for token in tokens(run) {
        match token {
            Token::Tag(tag) if tag.is("br") => {
                breaks += 1;
                blanks.push_str(tag.raw);
            }
            Token::Text(text) if breaks > 0 && text.trim().is_empty() => blanks.push_str(text),
            Token::Text(raw) | Token::Comment { raw, .. } | Token::Tag(Tag { raw, .. }) => {
                out.push_str(if breaks > 1 { "\n\n" } else { &blanks });
                breaks = 0;
                blanks.clear();
                out.push_str(raw);
            }
        }
    }
    if breaks < 2 {
        out.push_str(&blanks);
    }
    out
}

fn broken_lines(lines: &[&str]) -> String {
    let mut out = String::new();
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            out.push_str(if ends_with_break(&out) { "\n" } else { "<br>\n" });
        }
        out.push_str(line);
    }
    out
}

fn ends_with_break(text: &str) -> bool {
    let tail = text.trim_end();
    tail.rfind('<')
        .and_then(|at| tail.get(at..))
        .is_some_and(|tag| tag.ends_with('>') && tag.get(1..3).is_some_and(|n| n.eq_ignore_ascii_case("br")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blank_lines_divide_paragraphs_and_line_breaks_lines() {
        for (text, html) in [
            ("one\ntwo\n\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n"),
            ("one<br />\ntwo", "<p>one<br />\ntwo</p>\n"),
            ("one<br><br/>two", "<p>one</p>\n<p>two</p>\n"),
            ("<p>one\ntwo</p>", "<p>one<br>\ntwo</p>\n"),
            ("a<h2>b</h2>c", "<p>a</p>\n<h2>b</h2>\n<p>c</p>\n"),
            ("<ul>\n<li>a</li>\n<li>b\n\nc</li>\n</ul>", "<ul><li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n"),
            ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>\n"),
            ("a\n\n<pre>x\n\ny</pre>\n\nb", "<p>a</p>\n<pre>x\n\ny</pre><p>b</p>\n"),
            ("a\n<!--more Read on-->\nb", "<p>a</p>\n<!--more Read on-->\n<p>b</p>\n"),
            ("</div>a</p>", "<p>a</p>\n"),
            ("<img\nsrc=x>", "<p><img src=x></p>\n"),
            ("", ""),
            (" \n\n ", ""),
        ] {
            assert_eq!(autop(text), html, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}", shaped in "(<|>|/|p|br|pre|li|!--|-->|\n|a|\"| |سلام){0,60}") {
            autop(&text);
            autop(&shaped);
        }
    }
}
