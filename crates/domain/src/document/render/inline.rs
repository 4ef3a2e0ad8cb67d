//! Lines into HTML: neighbouring texts share the elements of the marks that they share.

use super::block::{Context, Writer};
use super::{escape, link};
use crate::document::{Direction, Inline, Mark, Marks};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline], context: Context<'_>) {
        let mut open: Vec<&Mark> = Vec::new();
        for (index, piece) in content.iter().enumerate() {
            match piece {
                Inline::Text { text, marks } => {
                    self.open_marks(&mut open, &nested(marks), context);
                    self.text(text, marks, context);
                }
                Inline::HardBreak => {
                    // What goes on behind the break stays open over it.
                    let next = content.get(index + 1..).unwrap_or_default().iter().find_map(|piece| match piece {
                        Inline::Text { marks, .. } => Some(nested(marks)),
                        Inline::HardBreak => None,
                        Inline::FootnoteRef { .. } => Some(Vec::new()),
                    });
                    let shared = common(&open, &next.unwrap_or_default());
                    self.close_marks(&mut open, shared);
                    self.out.push_str("<br>");
                }
                Inline::FootnoteRef { note } => {
                    self.close_marks(&mut open, 0);
                    self.footnote_ref(note);
                }
            }
        }
        self.close_marks(&mut open, 0);
    }

    /// A telephone number or an address of the web keeps its order inside a right-to-left line (MR-12). The element
    /// adds no character: what is copied is what was written.
    fn text(&mut self, text: &str, marks: &Marks, context: Context<'_>) {
        let has_its_own = |mark: &Mark| matches!(mark, Mark::Code | Mark::Span { dir: Some(_), .. });
        let mut done = 0;
        if context.dir == Direction::Rtl && !marks.iter().any(has_its_own) {
            for run in text::technical::left_to_right_runs(text) {
                escape::text(&mut self.out, text.get(done..run.start).unwrap_or_default());
                self.out.push_str("<bdi class=\"run\" dir=\"ltr\">");
                escape::text(&mut self.out, text.get(run.clone()).unwrap_or_default());
                self.out.push_str("</bdi>");
                done = run.end;
            }
        }
        escape::text(&mut self.out, text.get(done..).unwrap_or_default());
    }

    fn open_marks<'a>(&mut self, open: &mut Vec<&'a Mark>, marks: &[&'a Mark], context: Context<'_>) {
        let shared = common(open, marks);
        self.close_marks(open, shared);
        for mark in marks.iter().skip(shared) {
            self.open_mark(mark, context);
            open.push(mark);
        }
    }

    fn close_marks(&mut self, open: &mut Vec<&Mark>, keep: usize) {
        while open.len() > keep {
            if let Some(mark) = open.pop() {
                self.out.push_str("</");
                self.out.push_str(element(mark));
                self.out.push('>');
            }
        }
    }

    fn open_mark(&mut self, mark: &Mark, context: Context<'_>) {
        let out = &mut self.out;
        out.push('<');
        out.push_str(element(mark));
        match mark {
            Mark::Link { href, title } => {
                escape::attribute(out, "href", href.as_str());
                if let Some(title) = title.as_deref().filter(|title| !title.is_empty()) {
                    escape::attribute(out, "title", title);
                }
                if let Some(rel) = link::rel(href, self.options.origin) {
                    escape::attribute(out, "rel", rel);
                }
            }
            Mark::Span { lang, dir } => {
                if let Some(lang) = lang {
                    escape::attribute(out, "lang", lang.as_str());
                }
                if let Some(dir) = dir {
                    escape::attribute(out, "dir", dir.as_str());
                }
            }
            // Program text keeps its order inside a right-to-left line.
            Mark::Code if context.dir == Direction::Rtl => out.push_str(" dir=\"ltr\""),
            _ => {}
        }
        out.push('>');
    }
}

/// The marks from the outermost element to the innermost.
fn nested(marks: &Marks) -> Vec<&Mark> {
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|mark| match mark {
        Mark::Link { .. } => 0,
        Mark::Span { .. } => 1,
        _ => 2,
    });
    marks
}

fn common(open: &[&Mark], marks: &[&Mark]) -> usize {
    open.iter().zip(marks).take_while(|(a, b)| a == b).count()
}

fn element(mark: &Mark) -> &'static str {
    match mark {
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Underline => "u",
        Mark::Strike => "s",
        Mark::Code => "code",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Highlight => "mark",
        Mark::Link { .. } => "a",
        Mark::Span { .. } => "span",
    }
}
