//! The body without its form: for feeds, search, descriptions.

use crate::document::{Block, Document, Inline, ItemPart, List, Paragraph, Picture, QuotePart};

impl Document {
    /// All that a reader reads, blocks divided by an empty line.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut text = Lines::default();
        self.blocks.iter().for_each(|block| text.block(block));
        text.lines.join("\n\n")
    }

    /// What a search finds the story by: the text, and apart from it what describes pictures and films and what repeats
    /// the text.
    #[must_use]
    pub fn search_text(&self) -> SearchText {
        let mut text = Lines { search: true, ..Lines::default() };
        self.blocks.iter().for_each(|block| text.block(block));
        SearchText { running: text.lines.join("\n"), captions: text.captions.join("\n") }
    }

    /// The beginning of the running text, at most so many characters, cut between words. Headings, captions and tables
    /// are passed over, unless there is nothing else.
    #[must_use]
    pub fn excerpt(&self, max_chars: usize) -> String {
        let mut text = Lines::default();
        for block in &self.blocks {
            if matches!(block, Block::Paragraph(_) | Block::Quote(_) | Block::List(_) | Block::Verse(_)) {
                text.block(block);
            }
        }
        let running = text.lines.join(" ");
        let text = if running.is_empty() { self.plain_text() } else { running };
        text::reading::excerpt(&text, max_chars)
    }
}

/// What a search finds a body by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchText {
    /// What is read from beginning to end, a block a line.
    pub running: String,
    /// Captions, credits and descriptions of pictures and films, and pull-quotes, a line each.
    pub captions: String,
}

/// Lines as they are collected; empty ones are left out.
#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    /// For a search: captions and what repeats the text are kept apart.
    search: bool,
    captions: Vec<String>,
}

impl Lines {
    fn push(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref().trim();
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
    }

    fn caption(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref().trim();
        if !line.is_empty() {
            let lines = if self.search { &mut self.captions } else { &mut self.lines };
            lines.push(line.to_owned());
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(it) => self.push(inlines(&it.content)),
            Block::Heading(it) => self.push(inlines(&it.content)),
            Block::List(it) => self.list(it),
            Block::Quote(it) => {
                for part in &it.content {
                    match part {
                        QuotePart::Paragraph(it) => self.push(inlines(&it.content)),
                        QuotePart::Heading(it) => self.push(inlines(&it.content)),
                        QuotePart::List(it) => self.list(it),
                    }
                }
                self.push(&it.cite);
            }
            Block::Pullquote(it) => {
                // Mostly it repeats a sentence of the story: no line of the text, but found.
                self.caption(inlines(&it.content));
                self.caption(&it.cite);
            }
            Block::Verse(it) => self.push(inlines(&it.content)),
            Block::Figure(it) => self.picture(&it.picture),
            Block::Gallery(it) => it.items.iter().for_each(|item| self.picture(&item.picture)),
            Block::Table(it) => {
                self.push(&it.caption);
                for row in &it.rows {
                    let cells: Vec<_> = row.cells.iter().map(|cell| inlines(&cell.content)).collect();
                    self.push(cells.join("\t"));
                }
            }
            Block::Code(it) => self.push(&it.text),
            Block::Audio(it) => self.recording(&it.caption, &it.spoken.transcript),
            Block::Video(it) => self.recording(&it.caption, &it.spoken.transcript),
            Block::Embed(it) => {
                self.caption(&it.title);
                self.caption(inlines(&it.caption));
            }
            Block::File(it) => self.push(&it.name),
            Block::Footnotes(it) => it.notes.iter().for_each(|note| self.push(inlines(&note.content))),
            Block::Raw(it) => self.push(without_tags(&it.html)),
            Block::Separator(_) | Block::More(_) | Block::PageBreak(_) | Block::Background(_) => {}
        }
    }

    fn list(&mut self, list: &List) {
        for item in &list.items {
            self.paragraph(&item.first);
            for part in &item.rest {
                match part {
                    ItemPart::Paragraph(it) => self.paragraph(it),
                    ItemPart::List(it) => self.list(it),
                }
            }
        }
    }

    fn paragraph(&mut self, it: &Paragraph) {
        self.push(inlines(&it.content));
    }

    /// What is said in it is found, and belongs to no excerpt.
    fn recording(&mut self, caption: &[Inline], transcript: &str) {
        self.caption(inlines(caption));
        if self.search {
            self.caption(transcript);
        }
    }

    fn picture(&mut self, it: &Picture) {
        self.caption(inlines(&it.caption));
        if self.search {
            self.caption(&it.alt);
            self.caption(&it.credit);
        }
    }
}

/// The letters of a line; a break is a line break.
pub(in crate::document) fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak => "\n",
            Inline::FootnoteRef { .. } => "",
        })
        .collect()
}

/// The letters between the tags of some HTML, roughly: for search and counting, never for a page.
pub(in crate::document) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                text.push(' ');
            }
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
