//! HTML as a run of tags, comments and text: as much as the passes before the real parser need.

/// A piece of HTML; `raw` pieces joined are the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// With what is between `<!--` and `-->`.
    Comment {
        raw: &'a str,
        inner: &'a str,
    },
    Tag(Tag<'a>),
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub raw: &'a str,
    /// As written; compare with [`Tag::is`].
    pub name: &'a str,
    pub closes: bool,
}

impl<'a> Tag<'a> {
    /// Whether it is called so, in any case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute with its character references resolved; `None` if absent.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.raw.get(1 + usize::from(self.closes) + self.name.len()..)?.trim_end_matches('>');
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let after_blanks = after.trim_start();
            let (value, next) = match after_blanks.strip_prefix('=') {
                None => ("", after),
                Some(value) => unquote(value.trim_start()),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(unescape(value));
            }
            // `=` without a name would not move on.
            rest = if next.len() == rest.len() { next.get(1..).unwrap_or_default() } else { next };
        }
    }

    /// Whether its class attribute holds a word.
    pub(super) fn has_class(&self, word: &str) -> bool {
        self.attribute("class").is_some_and(|class| class.split_ascii_whitespace().any(|c| c == word))
    }
}

fn unquote(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Splits HTML. Never fails: a `<` that begins nothing is text.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    // Searches for ends that are not there cost so much at most: a text of a million lone `<` stays linear.
    let mut patience = 1_000_000 + 16 * html.len();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((token, after)) = markup(rest, &mut patience) {
            rest = after;
            return Some(token);
        }
        // Text up to the next `<` that begins something.
        let mut end = 0;
        loop {
            end = rest.get(end + 1..).and_then(|r| r.find('<')).map_or(rest.len(), |at| end + 1 + at);
            if end == rest.len() || rest.get(end..).and_then(|r| markup(r, &mut patience)).is_some() {
                break;
            }
        }
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Token::Text(text))
    })
}

/// The tag or comment that the text begins with, and what follows.
fn markup<'a>(text: &'a str, patience: &mut usize) -> Option<(Token<'a>, &'a str)> {
    if *patience == 0 {
        return None;
    }
    if let Some(comment) = text.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else {
            *patience = patience.saturating_sub(comment.len());
            return None;
        };
        let (raw, after) = text.split_at_checked(4 + end + 3)?;
        return Some((Token::Comment { raw, inner: comment.get(..end)? }, after));
    }
    let inner = text.strip_prefix('<')?;
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |after| (true, after));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':' || c == '_'))?;
    let name = inner.get(..name_end)?;
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate().skip(name_end) {
        match (quote, byte) {
            (None, b'>') => {
                let length = text.len() - inner.len() + at + 1;
                let (raw, after) = text.split_at_checked(length)?;
                return Some((Token::Tag(Tag { raw, name, closes }), after));
            }
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    *patience = patience.saturating_sub(inner.len());
    None
}

/// Resolves the references that an export's attributes and titles use; others stay.
pub(in crate::wxr) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let reference = from.get(1..).and_then(|r| r.find(';').and_then(|end| r.get(..end))).filter(|r| r.len() <= 10);
        match reference.and_then(|r| named(r).map(|c| (c, r.len()))) {
            Some((c, length)) => {
                out.push(c);
                rest = from.get(length + 2..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn named(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(number).filter(|c| *c != '\0');
    }
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "copy" => '©',
        _ => return None,
    })
}

/// Escapes text for an attribute or for content.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_outside_its_quotes() {
        let html = r#"a < b <img alt="x > y" src='u' width=3 data-x/>c<!-- d --><1>"#;
        let all: Vec<_> = tokens(html).collect();
        let Token::Tag(img) = all[1] else { panic!("{all:?}") };
        assert_eq!(img.attribute("alt").as_deref(), Some("x > y"));
        assert_eq!(img.attribute("SRC").as_deref(), Some("u"));
        assert_eq!(img.attribute("width").as_deref(), Some("3"));
        assert_eq!(img.attribute("data-x").as_deref(), Some(""));
        assert_eq!(img.attribute("nothing"), None);
        assert_eq!(all.last(), Some(&Token::Text("<1>")));
        assert_eq!(all[3], Token::Comment { raw: "<!-- d -->", inner: " d " });
    }

    #[test]
    fn a_text_of_beginnings_only_is_split_in_time() {
        for beginning in ["<a \"", "<!--", "<", "<a"] {
            let text = beginning.repeat(200_000);
            assert_eq!(tokens(&text).count(), 1, "{beginning}");
        }
    }

    #[test]
    fn references_are_resolved_once() {
        assert_eq!(unescape("a &amp;lt; &#39;&#x633;&quot; &unknown; & b"), "a &lt; 'س\" &unknown; & b");
    }
}
