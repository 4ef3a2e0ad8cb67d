//! Shortcodes: `[caption]…[/caption]`, `[gallery]`, `[embed]` and their kin, found in the text and read, not yet replaced.

use super::tokens::{Token, tokens, unescape};

/// A shortcode as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shortcode<'a> {
    pub name: &'a str,
    pub attributes: Vec<(String, String)>,
    /// What is between `[name]` and `[/name]`; `None` if it has no end.
    pub content: Option<&'a str>,
    /// All of it.
    pub raw: &'a str,
}

impl Shortcode<'_> {
    /// A named attribute; `None` if absent or empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The first attribute without a name.
    pub(super) fn positional(&self) -> Option<&str> {
        self.attribute("")
    }

    /// The ids of a list attribute, in order, without those that are none.
    pub(super) fn ids(&self, name: &str) -> Option<Vec<u64>> {
        Some(
            self.attribute(name)?
                .split(|c: char| c == ',' || c.is_whitespace())
                .filter_map(|id| id.trim().parse().ok())
                .collect(),
        )
    }
}

/// A stretch of text or a shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    Text(&'a str),
    Shortcode(Shortcode<'a>),
}

/// Splits a text at the shortcodes that it knows; `[[name]]` becomes the text `[name]`, everything else stays text.
/// Inside a tag or a comment there are none.
pub(super) fn segments<'a>(text: &'a str, knows: impl Fn(&str) -> bool) -> Vec<Segment<'a>> {
    let mut out = Vec::new();
    let tags = tag_ranges(text);
    let mut tags = tags.iter().peekable();
    let mut begin = 0;
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('[')).map(|at| from + at) {
        while tags.next_if(|(_, end)| *end <= at).is_some() {}
        if let Some((start, end)) = tags.peek()
            && *start < at
        {
            from = *end;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if let Some(length) = escaped(rest, &knows) {
            push_text(&mut out, text.get(begin..at));
            push_text(&mut out, rest.get(1..length - 1));
            begin = at + length;
            from = begin;
        } else if let Some(shortcode) = shortcode(rest, &knows) {
            push_text(&mut out, text.get(begin..at));
            begin = at + shortcode.raw.len();
            from = begin;
            out.push(Segment::Shortcode(shortcode));
        } else {
            from = at + 1;
        }
    }
    push_text(&mut out, text.get(begin..));
    out
}

fn push_text<'a>(out: &mut Vec<Segment<'a>>, text: Option<&'a str>) {
    if let Some(text) = text.filter(|t| !t.is_empty()) {
        out.push(Segment::Text(text));
    }
}

fn tag_ranges(text: &str) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut ranges = Vec::new();
    for token in tokens(text) {
        let (length, is_text) = match token {
            Token::Text(raw) => (raw.len(), true),
            Token::Comment { raw, .. } => (raw.len(), false),
            Token::Tag(tag) => (tag.raw.len(), false),
        };
        if !is_text {
            ranges.push((at, at + length));
        }
        at += length;
    }
    ranges
}

/// The length of `[[name …]]` or `[[name …]…[/name]]`.
fn escaped(text: &str, knows: &impl Fn(&str) -> bool) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let shortcode = shortcode(inner, knows)?;
    inner.get(shortcode.raw.len()..)?.starts_with(']').then(|| shortcode.raw.len() + 2)
}

fn name_of(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn shortcode<'a>(text: &'a str, knows: &impl Fn(&str) -> bool) -> Option<Shortcode<'a>> {
    let inner = text.strip_prefix('[')?;
    let name = name_of(inner);
    if name.is_empty() || !knows(name) {
        return None;
    }
    let after_name = inner.get(name.len()..)?;
    let end = after_name.find(']')?;
    let attributes = after_name.get(..end)?;
    // `[name=value]` is an old form of `[name value]`.
    if !attributes.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '=') && !attributes.is_empty() {
        return None;
    }
    let opening = 1 + name.len() + end + 1;
    let (attributes, closed) = attributes.strip_suffix('/').map_or((attributes, false), |a| (a, true));
    let rest = text.get(opening..)?;
    let closing = format!("[/{name}]");
    let content = if closed { None } else { closing_at(rest, name, &closing).and_then(|at| rest.get(..at)) };
    let length = opening + content.map_or(0, |c| c.len() + closing.len());
    Some(Shortcode {
        name,
        attributes: read_attributes(attributes.trim_start_matches('=')),
        content,
        raw: text.get(..length)?,
    })
}

/// Where the end stands, unless another of the same name begins before it: then this one has none.
fn closing_at(rest: &str, name: &str, closing: &str) -> Option<usize> {
    let at = rest.find(closing)?;
    let between = rest.get(..at)?;
    let opening = format!("[{name}");
    let begins_again = between.match_indices(&opening).any(|(at, _)| {
        between
            .get(at + opening.len()..)
            .is_some_and(|after| after.starts_with(|c: char| c.is_whitespace() || c == ']' || c == '='))
    });
    (!begins_again).then_some(at)
}

fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    // Visual editors curl the quotes and put other blanks in.
    let text = text.replace(['\u{a0}', '\u{200b}'], " ").replace(['“', '”', '″', '„'], "\"");
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '"' || c == '\'').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let after_blanks = after.trim_start();
        let (name, value, next) = match after_blanks.strip_prefix('=') {
            Some(value) if !word.is_empty() => {
                let (value, next) = quoted(value.trim_start());
                (word.to_ascii_lowercase(), value, next)
            }
            _ if word.is_empty() => {
                let (value, next) = quoted(rest.trim_start_matches('='));
                (String::new(), value, next)
            }
            _ => (String::new(), word, after),
        };
        attributes.push((name, unescape(value)));
        let next = next.trim_start();
        rest = if next.len() < rest.len() { next } else { "" };
    }
    attributes
}

fn quoted(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(name: &str) -> bool {
        matches!(name, "caption" | "gallery" | "embed" | "audio" | "youtube")
    }

    fn first(text: &str) -> Shortcode<'_> {
        match segments(text, known).into_iter().find(|s| matches!(s, Segment::Shortcode(_))) {
            Some(Segment::Shortcode(shortcode)) => shortcode,
            _ => panic!("no shortcode in {text:?}"),
        }
    }

    #[test]
    fn attributes_come_quoted_bare_and_curled() {
        let gallery = first("a [gallery ids=\"1, 2,x,3\" columns=4 link='file' orderby=“rand” big] b");
        assert_eq!(gallery.ids("ids"), Some(vec![1, 2, 3]));
        assert_eq!(gallery.attribute("columns"), Some("4"));
        assert_eq!(gallery.attribute("link"), Some("file"));
        assert_eq!(gallery.attribute("orderby"), Some("rand"));
        assert_eq!(gallery.positional(), Some("big"));
        assert_eq!(first("[youtube=http://y.example/x]").positional(), Some("http://y.example/x"));
        assert_eq!(
            first("[caption caption=\"a &quot;b&quot; <i>c</i>\"]<img>[/caption]").attribute("caption"),
            Some("a \"b\" <i>c</i>")
        );
    }

    #[test]
    fn content_needs_its_own_end() {
        assert_eq!(first("[embed]x[/embed]").content, Some("x"));
        assert_eq!(first("[audio src=a] and [audio src=b]x[/audio]").content, None);
        assert_eq!(first("[audio src=a /]").content, None);
        assert_eq!(first("[audio src=\"a\"][/audio]").content, Some(""));
    }

    #[test]
    fn escaped_unknown_and_tags_are_text() {
        for (text, expected) in [
            ("x [[gallery]] y", vec!["x ", "[gallery]", " y"]),
            ("[[caption a=b]c[/caption]]", vec!["[caption a=b]c[/caption]"]),
            ("[sic] [1] [unknown a=\"b\"] [galleryx]", vec!["[sic] [1] [unknown a=\"b\"] [galleryx]"]),
            ("<a title=\"[gallery]\">", vec!["<a title=\"[gallery]\">"]),
            ("[gallery", vec!["[gallery"]),
        ] {
            let texts: Vec<_> = expected.into_iter().map(Segment::Text).collect();
            assert_eq!(segments(text, known), texts, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_text_is_lost(text in "\\PC{0,120}", shaped in "(\\[|\\]|/|caption|gallery|=|\"| |<a|>|ب){0,40}") {
            for text in [text, shaped] {
                let total: usize = segments(&text, known).iter().map(|s| match s {
                    Segment::Text(t) => t.len(),
                    Segment::Shortcode(s) => s.raw.len(),
                }).sum();
                prop_assert!(total <= text.len());
            }
        }
    }
}
