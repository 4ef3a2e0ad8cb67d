//! A document as a few readable lines, for the table of cases.

use domain::document::{
    Block, BlockAttrs, Direction, Document, Inline, ItemPart, List, Mark, MediaRef, Paragraph, Picture, QuotePart,
};

/// Writes a document with what differs from the version's language and direction.
pub fn outline(document: &Document, version: Direction) -> String {
    let mut out = Outline { text: String::new(), version };
    document.blocks().iter().for_each(|block| out.block(block));
    out.text
}

struct Outline {
    text: String,
    version: Direction,
}

impl Outline {
    fn line(&mut self, depth: usize, head: &str, attrs: Option<&BlockAttrs>, more: &[String], content: &[Inline]) {
        let mut said: Vec<String> = Vec::new();
        if let Some(attrs) = attrs {
            if attrs.dir != self.version {
                said.push(attrs.dir.as_str().to_owned());
            }
            if attrs.dir_set {
                said.push("set".to_owned());
            }
            said.extend(attrs.lang.as_ref().map(|lang| format!("lang={lang}")));
        }
        said.extend(more.iter().filter(|more| !more.is_empty()).cloned());
        let said = if said.is_empty() { String::new() } else { format!("({})", said.join(" ")) };
        let line = format!("{}{head}{said}: {}", "  ".repeat(depth), inlines(content));
        self.text.push_str(line.trim_end_matches([' ', ':']));
        self.text.push('\n');
    }

    fn block(&mut self, block: &Block) {
        let attrs = block.attrs();
        let kind = block.kind();
        match block {
            Block::Paragraph(it) => self.paragraph(0, it),
            Block::Heading(it) => self.line(0, &format!("h{}", it.level.number()), attrs, &[], &it.content),
            Block::List(it) => self.list(0, it),
            Block::Quote(it) => {
                self.line(0, kind, attrs, &[named("cite", &it.cite)], &[]);
                for part in &it.content {
                    match part {
                        QuotePart::Paragraph(it) => self.paragraph(1, it),
                        QuotePart::Heading(it) => {
                            self.line(1, &format!("h{}", it.level.number()), Some(&it.attrs), &[], &it.content);
                        }
                        QuotePart::List(it) => self.list(1, it),
                    }
                }
            }
            Block::Pullquote(it) => self.line(0, kind, attrs, &[named("cite", &it.cite)], &it.content),
            Block::Verse(it) => self.line(0, kind, attrs, &[], &it.content),
            Block::Figure(it) => {
                let mut more = picture(&it.picture);
                more.push(it.size.as_str().replace("normal", ""));
                self.line(0, kind, attrs, &more, &it.picture.caption);
            }
            Block::Gallery(it) => {
                self.line(0, kind, attrs, &[format!("columns={}", it.columns.get())], &[]);
                for item in &it.items {
                    self.line(1, "item", None, &picture(&item.picture), &item.picture.caption);
                }
            }
            Block::Table(it) => {
                self.line(0, kind, attrs, &[named("caption", &it.caption)], &[]);
                for row in &it.rows {
                    let cells = row.cells.iter().map(|cell| {
                        let mut cell_text = inlines(&cell.content);
                        if cell.header {
                            cell_text = format!("#{cell_text}");
                        }
                        if (cell.colspan, cell.rowspan) != (1, 1) {
                            cell_text.push_str(&format!(" <{}x{}>", cell.colspan, cell.rowspan));
                        }
                        if let Some(align) = cell.align {
                            cell_text.push_str(&format!(" <{}>", align.as_str()));
                        }
                        cell_text
                    });
                    let cells: Vec<_> = cells.collect();
                    self.text.push_str(&format!("  | {}\n", cells.join(" | ")));
                }
            }
            Block::Code(it) => {
                let more = it.language.iter().cloned().collect::<Vec<_>>();
                self.line(0, kind, None, &more, &[Inline::text(it.text.replace('\n', "⏎"))]);
            }
            Block::Audio(it) => self.line(0, kind, attrs, &[src(&it.media)], &it.caption),
            Block::Video(it) => {
                let poster = it.poster.as_ref().map_or(String::new(), |poster| named("poster", poster.as_str()));
                self.line(0, kind, attrs, &[src(&it.media), poster], &it.caption);
            }
            Block::Embed(it) => {
                let more = [it.provider.clone(), it.url.to_string(), named("title", &it.title)];
                self.line(0, kind, attrs, &more, &it.caption);
            }
            Block::File(it) => {
                let bytes = it.bytes.map_or(String::new(), |bytes| format!("bytes={bytes}"));
                self.line(0, kind, attrs, &[src(&it.media), bytes], &[Inline::text(it.name.clone())]);
            }
            Block::More(it) => self.line(0, kind, None, &[], &[Inline::text(it.label.clone())]),
            Block::Separator(_) | Block::PageBreak(_) => self.line(0, kind, None, &[], &[]),
            Block::Footnotes(it) => {
                self.line(0, kind, None, &[], &[]);
                for note in &it.notes {
                    self.line(1, note.note.as_str(), None, &[], &note.content);
                }
            }
            Block::Background(it) => self.line(0, kind, None, &[it.background.to_string()], &[]),
            Block::Raw(it) => {
                self.line(0, kind, None, std::slice::from_ref(&it.reason), &[Inline::text(it.html.clone())]);
            }
        }
    }

    fn paragraph(&mut self, depth: usize, it: &Paragraph) {
        self.line(depth, "p", Some(&it.attrs), &[], &it.content);
    }

    fn list(&mut self, depth: usize, it: &List) {
        let head = if it.ordered { "ol" } else { "ul" };
        let start = if it.start == 1 { String::new() } else { format!("start={}", it.start) };
        self.line(depth, head, Some(&it.attrs), &[start], &[]);
        for item in &it.items {
            self.line(depth + 1, "-", Some(&item.first.attrs), &[], &item.first.content);
            for part in &item.rest {
                match part {
                    ItemPart::Paragraph(it) => self.paragraph(depth + 2, it),
                    ItemPart::List(it) => self.list(depth + 2, it),
                }
            }
        }
    }
}

fn picture(it: &Picture) -> Vec<String> {
    let pixels = match (it.width, it.height) {
        (None, None) => String::new(),
        (width, height) => format!("{}x{}", width.unwrap_or(0), height.unwrap_or(0)),
    };
    let link = it.link.as_ref().map_or(String::new(), |link| named("link", link.as_str()));
    vec![src(&it.media), pixels, named("alt", &it.alt), named("credit", &it.credit), link]
}

fn src(media: &MediaRef) -> String {
    media.src.as_ref().map_or(String::new(), ToString::to_string)
}

fn named(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{name}={value:?}") }
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, marks } if marks.is_empty() => text.clone(),
            Inline::Text { text, marks } => {
                let marks: Vec<String> = marks.iter().map(mark).collect();
                format!("[{}|{text}]", marks.join("+"))
            }
            Inline::HardBreak => "⏎".to_owned(),
            Inline::FootnoteRef { note } => format!("[^{note}]"),
        })
        .collect()
}

fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Link { href, title } => {
            format!("{href}{}", title.as_ref().map_or(String::new(), |title| format!(" {title:?}")))
        }
        Mark::Span { lang, dir } => {
            let lang = lang.as_ref().map_or(String::new(), ToString::to_string);
            format!("span({lang}{})", dir.map_or(String::new(), |dir| format!(" {}", dir.as_str())))
        }
        other => format!("{other:?}").to_lowercase(),
    }
}
