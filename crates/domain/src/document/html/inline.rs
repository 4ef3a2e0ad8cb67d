//! Elements inside lines.

use super::attrs::{Context, dir, lang, style};
use super::flow::{Flow, Reader};
use super::tree::{Element, NodeId};
use super::{NoteKind, footnotes};
use crate::document::{Direction, Href, Inline, Mark, Marks};

impl Reader<'_> {
    /// Reads an element that belongs into a line; `false` for one that is not known.
    pub(super) fn inline(
        &mut self,
        id: NodeId,
        element: &Element,
        marks: &Marks,
        context: &Context,
        flow: &mut Flow,
    ) -> bool {
        let name = element.name();
        if is_dropped(&name) {
            self.note(NoteKind::Dropped, name.trim_start_matches(':'));
            return true;
        }
        match &*name {
            "br" => flow.line.push_break(),
            "wbr" => {}
            // Made by the renderer alone, of what the text says by itself.
            "bdi" if element.has_class("run") => self.children(id, marks, context, flow),
            "img" if element.has_class("emoji") || element.has_class("wp-smiley") => {
                flow.line.push_text(element.attr("alt").unwrap_or_default(), marks);
            }
            "img" => {
                let figure = self.lone_image(id, element, marks, context);
                if let Some(block) = figure {
                    self.lift(block, flow);
                }
            }
            "q" => {
                let (open, close) = quotes(self.input.lang);
                flow.line.push_text(open, marks);
                self.children(id, marks, context, flow);
                flow.line.push_text(close, marks);
            }
            "sup" if footnotes::is_reference(element) => match self.footnote_reference(id, element) {
                Some(note) => flow.line.push_piece(Inline::FootnoteRef { note }),
                None => self.children(id, marks, context, flow),
            },
            "a" => {
                let marks = self.link(element, marks.clone());
                self.children(id, &with_span(element, marks), context, flow);
            }
            _ => {
                let Some(marks) = marked(&name, element, marks.clone()) else { return false };
                self.children(id, &marks, context, flow);
            }
        }
        true
    }

    fn link(&mut self, element: &Element, marks: Marks) -> Marks {
        let Some(raw) = element.attr("href") else { return marks };
        match address(raw) {
            Some(href) => {
                let title = element.attr("title").map(super::line::plain).filter(|title| !title.is_empty());
                marks.with(Mark::Link { href, title })
            }
            None => {
                self.note(NoteKind::LinkDropped, raw);
                marks
            }
        }
    }
}

/// An address of the HTML; one that begins with a host's `www.` gets the scheme that its author left out.
pub(super) fn address(raw: &str) -> Option<Href> {
    Href::parse(raw)
        .or_else(|| raw.trim().starts_with("www.").then(|| Href::parse(&format!("https://{}", raw.trim())))?)
}

/// Elements that are never shown, or whose content makes no sense without what they run. A `:` stands before the
/// elements of SVG and MathML.
pub(super) fn is_dropped(name: &str) -> bool {
    name.starts_with(':')
        || matches!(
            name,
            "applet"
                | "area"
                | "base"
                | "basefont"
                | "bgsound"
                | "button"
                | "canvas"
                | "col"
                | "colgroup"
                | "command"
                | "datalist"
                | "dialog"
                | "frame"
                | "frameset"
                | "head"
                | "input"
                | "keygen"
                | "link"
                | "map"
                | "math"
                | "meta"
                | "meter"
                | "noembed"
                | "noframes"
                | "noscript"
                | "optgroup"
                | "option"
                | "output"
                | "param"
                | "portal"
                | "progress"
                | "script"
                | "select"
                | "slot"
                | "source"
                | "style"
                | "svg"
                | "template"
                | "textarea"
                | "title"
                | "track"
                | "xmp"
                | "plaintext"
                | "rp"
        )
}

/// The marks inside an element that only marks, or only wraps; `None` for an unknown one.
fn marked(name: &str, element: &Element, marks: Marks) -> Option<Marks> {
    let marks = match name {
        // Word processors wrap whole pages in a `b` that is not bold.
        "strong" | "b" if style(element, "font-weight").is_some_and(|weight| !is_bold(&weight)) => marks,
        "strong" | "b" => marks.with(Mark::Strong),
        "em" | "i" | "cite" | "dfn" | "var" => marks.with(Mark::Em),
        "u" | "ins" => marks.with(Mark::Underline),
        "s" | "strike" | "del" => marks.with(Mark::Strike),
        // Its direction is always left to right: nothing to remember.
        "code" | "kbd" | "samp" | "tt" => return Some(marks.with(Mark::Code)),
        "sub" => marks.with(Mark::Sub),
        "sup" => marks.with(Mark::Sup),
        "mark" => marks.with(Mark::Highlight),
        "span" | "font" => styled(element, marks),
        "abbr" | "acronym" | "bdi" | "bdo" | "big" | "small" | "data" | "time" | "label" | "nobr" | "picture"
        | "ruby" | "rt" | "rb" | "rtc" | "tbody" | "blink" => marks,
        _ => return None,
    };
    Some(with_span(element, marks))
}

/// What pasted text says by style alone.
fn styled(element: &Element, mut marks: Marks) -> Marks {
    if style(element, "font-weight").is_some_and(|weight| is_bold(&weight)) {
        marks = marks.with(Mark::Strong);
    }
    if style(element, "font-style").is_some_and(|slant| slant == "italic" || slant == "oblique") {
        marks = marks.with(Mark::Em);
    }
    let decoration = style(element, "text-decoration").or_else(|| style(element, "text-decoration-line"));
    let decoration = decoration.unwrap_or_default();
    if decoration.contains("underline") {
        marks = marks.with(Mark::Underline);
    }
    if decoration.contains("line-through") {
        marks = marks.with(Mark::Strike);
    }
    match style(element, "vertical-align").as_deref() {
        Some("super") => marks.with(Mark::Sup),
        Some("sub") => marks.with(Mark::Sub),
        _ => marks,
    }
}

fn is_bold(weight: &str) -> bool {
    matches!(weight, "bold" | "bolder") || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

/// Adds what the element says about language and direction to what is said around it.
fn with_span(element: &Element, marks: Marks) -> Marks {
    let (lang, dir) = (lang(element), dir(element));
    if lang.is_none() && dir.is_none() {
        return marks;
    }
    let around = marks.iter().find_map(|mark| match mark {
        Mark::Span { lang, dir } => Some((lang.clone(), *dir)),
        _ => None,
    });
    let (outer_lang, outer_dir): (_, Option<Direction>) = around.unwrap_or_default();
    marks.with(Mark::Span { lang: lang.or(outer_lang), dir: dir.or(outer_dir) })
}

/// The quotation marks that a browser would draw.
fn quotes(lang: &str) -> (&'static str, &'static str) {
    match lang.split('-').next().unwrap_or_default() {
        "ar" | "fa" | "fr" | "ru" | "el" => ("«", "»"),
        "sq" | "de" | "cs" => ("„", "“"),
        _ => ("“", "”"),
    }
}
