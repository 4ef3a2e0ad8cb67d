//! Well-formed XML and nothing more: a stream of the channel's children, each read whole into an [`Element`].
//!
//! DOCTYPE and entities of one's own are refused, so there is nothing to expand; depth, attributes and the size of one
//! child are bounded; every error has its line. Namespaces are told by their address, whatever the prefix (WXR 1.0 to 1.2).

mod element;
mod metered;

pub(in crate::wxr) use element::{Element, Vocabulary};

use element::vocabulary;
use metered::{Metered, TooLarge};
use quick_xml::NsReader;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::events::{BytesStart, Event};
use std::io::{self, BufRead};

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 256;
/// Longest attribute, in bytes.
const MAX_ATTRIBUTE: usize = 1 << 20;

/// What is wrong with the file, and where.
#[derive(Debug)]
pub(in crate::wxr) enum Fault {
    /// Not well-formed or refused.
    Malformed { line: u64, problem: String },
    /// Well-formed so far, but no export.
    NotAnExport(String),
    /// The file cannot be read.
    Io(io::Error),
}

/// The children of `rss/channel`, one at a time.
pub(in crate::wxr) struct Channel<R> {
    reader: NsReader<Metered<R>>,
    buffer: Vec<u8>,
    /// `rss` and `channel` while they are open.
    outside: Vec<Opened>,
    begun: bool,
    ended: bool,
}

/// A name as it stands in the file, and the line that opens it.
struct Opened {
    name: String,
    line: u64,
}

enum Piece {
    Open(Element, String),
    Whole(Element),
    Text { text: String, cdata: bool },
    Close(String),
    Nothing,
    End,
}

impl<R: BufRead> Channel<R> {
    /// Begins to read; nothing is checked yet.
    pub(in crate::wxr) fn new(source: R) -> Self {
        let mut reader = NsReader::from_reader(Metered { source, line: 1, taken: 0, since_child: 0 });
        let config = reader.config_mut();
        // Ends are checked here, where the line of the beginning is known.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, buffer: Vec::new(), outside: Vec::new(), begun: false, ended: false }
    }

    /// Bytes read so far.
    pub(in crate::wxr) fn position(&self) -> u64 {
        self.reader.get_ref().taken
    }

    /// The next child of the channel; `None` at the end of a well-formed file.
    pub(in crate::wxr) fn next(&mut self) -> Result<Option<Element>, Fault> {
        self.reader.get_mut().since_child = 0;
        let mut inside: Vec<(Element, Opened)> = Vec::new();
        while !self.ended {
            let line_before = self.line();
            match self.piece()? {
                Piece::Nothing => {}
                Piece::Open(element, name) => {
                    if self.outside.len() + inside.len() >= MAX_DEPTH {
                        return Err(malformed(line_before, format!("elements are nested deeper than {MAX_DEPTH}")));
                    }
                    let opened = Opened { name, line: self.line() };
                    if self.outside.len() < 2 { self.enter(&element, opened)? } else { inside.push((element, opened)) }
                }
                Piece::Whole(element) => match inside.last_mut() {
                    Some((parent, _)) => parent.children.push(element),
                    None if self.outside.len() == 2 => return Ok(Some(element)),
                    None => {}
                },
                Piece::Text { text, cdata } => match inside.last_mut() {
                    Some((parent, _)) => parent.push_text(&text, cdata),
                    None if self.outside.is_empty() && !text.trim().is_empty() => {
                        return Err(malformed(line_before, "text stands outside the root element".into()));
                    }
                    None => {}
                },
                Piece::Close(name) => {
                    let line = self.line();
                    match inside.pop() {
                        Some((element, opened)) => {
                            check_end(&opened, &name, line)?;
                            match inside.last_mut() {
                                Some((parent, _)) => parent.children.push(element),
                                None => return Ok(Some(element)),
                            }
                        }
                        None => match self.outside.pop() {
                            Some(opened) => check_end(&opened, &name, line)?,
                            None => return Err(malformed(line, format!("`</{name}>` closes nothing"))),
                        },
                    }
                }
                Piece::End => {
                    if let Some(opened) = inside.pop().map(|(_, opened)| opened).or_else(|| self.outside.pop()) {
                        let problem =
                            format!("the file ends within `<{}>`, which line {} opens", opened.name, opened.line);
                        return Err(malformed(self.line(), problem));
                    }
                    if !self.begun {
                        return Err(Fault::NotAnExport("there is no element in it".into()));
                    }
                    self.ended = true;
                }
            }
        }
        Ok(None)
    }

    /// `rss`, then `channel`. The name of the second is not insisted on: a wrong one shows at its end.
    fn enter(&mut self, element: &Element, opened: Opened) -> Result<(), Fault> {
        if self.outside.is_empty() {
            if self.begun {
                return Err(malformed(opened.line, format!("`<{}>` is a second root element", opened.name)));
            }
            if element.name != "rss" {
                return Err(Fault::NotAnExport(format!("its root element is `{}`, not `rss`", element.name)));
            }
            self.begun = true;
        }
        self.outside.push(opened);
        Ok(())
    }

    fn line(&self) -> u64 {
        self.reader.get_ref().line
    }

    fn piece(&mut self) -> Result<Piece, Fault> {
        let line = self.line();
        self.buffer.clear();
        let read = self.reader.read_resolved_event_into(&mut self.buffer);
        let (namespace, event) = match read {
            Ok(read) => read,
            Err(error) => {
                let after = self.reader.get_ref().line;
                return Err(fault(error, line, after));
            }
        };
        Ok(match event {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                Piece::Open(element(&start, vocabulary(&namespace), line)?, name)
            }
            Event::Empty(start) => Piece::Whole(element(&start, vocabulary(&namespace), line)?),
            Event::End(end) => Piece::Close(end.name().as_ref().trim_end().to_owned()),
            Event::Text(text) => Piece::Text { text: checked(&text.xml10_content(), line)?, cdata: false },
            Event::CData(text) => Piece::Text { text: checked(&text.xml10_content(), line)?, cdata: true },
            Event::GeneralRef(reference) => Piece::Text { text: resolve(&reference, line)?, cdata: false },
            Event::Comment(text) => {
                checked(&text, line)?;
                Piece::Nothing
            }
            Event::PI(_) => Piece::Nothing,
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok).unwrap_or_default();
                if !matches!(encoding.to_ascii_lowercase().as_str(), "" | "utf-8" | "utf8" | "us-ascii" | "ascii") {
                    return Err(malformed(line, format!("the file is declared as {encoding}; only UTF-8 is read")));
                }
                Piece::Nothing
            }
            Event::DocType(_) => {
                return Err(malformed(line, "a document type declaration (`<!DOCTYPE`) is refused".into()));
            }
            Event::Eof => Piece::End,
        })
    }
}

fn element(start: &BytesStart<'_>, vocabulary: Vocabulary, line: u64) -> Result<Element, Fault> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| malformed(line, format!("a tag is wrong: {e}")))?;
        if attribute.value.len() > MAX_ATTRIBUTE {
            return Err(malformed(line, "an attribute is longer than 1 MB".into()));
        }
        let name = attribute.key.as_ref().to_owned();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_err(|e| malformed(line, format!("attribute `{name}`: {e}")))?;
        attributes.push((name, checked(&value, line)?));
    }
    Ok(Element {
        vocabulary,
        name: start.local_name().as_ref().to_owned(),
        attributes,
        text: String::new(),
        children: Vec::new(),
        has_cdata: false,
        bare_text_is_blank: true,
    })
}

/// Refuses what XML 1.0 forbids even as a reference.
fn checked(text: &str, line: u64) -> Result<String, Fault> {
    let wrong = text.char_indices().find(
        |(_, c)| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'),
    );
    match wrong {
        None => Ok(text.to_owned()),
        Some((at, c)) => {
            let lines = text.get(..at).unwrap_or_default().matches('\n').count() as u64;
            Err(malformed(line + lines, format!("the character U+{:04X} may not stand in XML", u32::from(c))))
        }
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>, line: u64) -> Result<String, Fault> {
    if let Some(c) =
        reference.resolve_char_ref().map_err(|e| malformed(line, format!("a character reference is wrong: {e}")))?
    {
        return checked(c.encode_utf8(&mut [0; 4]), line);
    }
    let name = reference.xml10_content();
    Ok(match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        name => return Err(malformed(line, format!("the entity `&{name};` is not known in XML"))),
    }
    .to_owned())
}

fn check_end(opened: &Opened, name: &str, line: u64) -> Result<(), Fault> {
    if opened.name == name {
        return Ok(());
    }
    Err(malformed(
        line,
        format!("`</{name}>` stands where `</{}>` must: line {} opens `<{}>`", opened.name, opened.line, opened.name),
    ))
}

fn malformed(line: u64, problem: String) -> Fault {
    Fault::Malformed { line, problem }
}

/// The line of an unclosed piece is where it begins, of anything else where the reader stopped.
fn fault(error: XmlError, before: u64, after: u64) -> Fault {
    match error {
        XmlError::Io(error) => match error.get_ref().is_some_and(|e| e.is::<TooLarge>()) {
            true => malformed(before, TooLarge.to_string()),
            false => Fault::Io(io::Error::new(error.kind(), error.to_string())),
        },
        XmlError::Syntax(error) => malformed(before, error.to_string()),
        XmlError::Encoding(_) => malformed(before, "the bytes here are no UTF-8".into()),
        XmlError::IllFormed(IllFormedError::UnclosedReference) => malformed(before, "`&` begins no reference".into()),
        error => malformed(after, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<?xml version="1.0"?><rss xmlns:w="http://wordpress.org/export/1.0/"><channel>"#;

    fn children(xml: &str) -> Result<Vec<Element>, Fault> {
        let mut channel = Channel::new(xml.as_bytes());
        let mut all = Vec::new();
        while let Some(element) = channel.next()? {
            all.push(element);
        }
        Ok(all)
    }

    fn problem(xml: &str) -> (u64, String) {
        match children(xml) {
            Err(Fault::Malformed { line, problem }) => (line, problem),
            other => panic!("no error but {other:?}"),
        }
    }

    #[test]
    fn cdata_runs_are_one_text_and_blanks_around_them_none() {
        let xml = format!(
            "{HEAD}<title>\n <![CDATA[a]]]]><![CDATA[>b]]>\n</title><w:x>a &lt;b&gt; &#x633;</w:x></channel></rss>"
        );
        let all = children(&xml).expect("well-formed");
        assert_eq!(all[0].text, "a]]>b");
        assert_eq!(all[1].text, "a <b> س");
        assert!(all[1].is(Vocabulary::Wp, "x"));
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        for (tail, line, words) in [
            ("\n<a>\n</b></channel></rss>", 3, "`</b>` stands where `</a>` must: line 2 opens"),
            ("\n\n<a>x\u{1}</a></channel></rss>", 3, "U+0001"),
            ("\n<a>\n\n&nbsp;</a></channel></rss>", 4, "`&nbsp;`"),
            ("\n<a><![CDATA[x\n\n", 2, "CDATA not closed"),
            ("\n<a>\n", 3, "ends within `<a>`, which line 2 opens"),
            ("<a>&#1;</a></channel></rss>", 1, ""),
            ("</channel></rss>\n<rss/><rss></rss>", 2, "second root"),
        ] {
            let (at, problem) = problem(&format!("{HEAD}{tail}"));
            assert!(at == line && problem.contains(words), "{tail:?}: {at} {problem}");
        }
        let mut bytes = format!("{HEAD}\n<a>").into_bytes();
        bytes.extend([0xff, 0xfe]);
        bytes.extend(b"</a></channel></rss>");
        let fault = Channel::new(bytes.as_slice()).next();
        assert!(matches!(fault, Err(Fault::Malformed { line: 2, .. })), "{fault:?}");
    }

    #[test]
    fn a_document_type_and_deep_nesting_are_refused() {
        let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<rss>&lol2;</rss>";
        let (line, words) = problem(laughs);
        assert!(line == 2 && words.contains("DOCTYPE"), "{line} {words}");
        let deep = format!("{HEAD}{}", "<a>".repeat(300));
        assert!(problem(&deep).1.contains("nested deeper"));
    }

    #[test]
    fn what_is_no_rss_is_no_export() {
        for xml in ["", "<html></html>", "<!-- only a comment -->"] {
            assert!(matches!(children(xml), Err(Fault::NotAnExport(_))), "{xml:?}");
        }
    }
}
