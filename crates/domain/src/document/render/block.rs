//! Blocks into HTML.

use std::collections::{HashMap, HashSet};

use super::{HtmlOptions, escape};
use crate::background::BackgroundText;
use crate::document::{
    Align, Block, BlockAttrs, BlockId, Code, Direction, Document, FileLink, Footnotes, Heading, Inline, ItemPart, Lang,
    List, ListItem, NoteId, Paragraph, Pullquote, Quote, QuotePart, Raw, Table, TableRow, Verse,
};

/// The language and direction that surround what is written next.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) lang: &'a str,
    pub(super) dir: Direction,
}

/// HTML as it grows.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) options: &'a HtmlOptions<'a>,
    /// A footnote's number: its place in the list.
    notes: HashMap<&'a NoteId, u64>,
    /// Notes whose first reference is written; it alone carries the id that the note leads back to.
    referred: HashSet<NoteId>,
    /// Whether this is a shared paragraph: its ids belong to another document, and it holds no further ones.
    shared: bool,
    /// How many pictures so far can be enlarged.
    pictures: u64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(options: &'a HtmlOptions<'a>, document: &'a Document) -> Self {
        let notes = document.blocks().iter().flat_map(|block| match block {
            Block::Footnotes(it) => it.notes.as_slice(),
            _ => &[],
        });
        let notes = notes.zip(1..).map(|(footnote, number)| (&footnote.note, number)).collect();
        Self { out: String::new(), options, notes, referred: HashSet::new(), shared: false, pictures: 0 }
    }

    pub(super) fn is_shared(&self) -> bool {
        self.shared
    }

    /// Counts one more picture that can be enlarged; answers how many came before it.
    pub(super) fn count_picture(&mut self) -> u64 {
        self.pictures += 1;
        self.pictures - 1
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        let options = self.options;
        let context = Context { lang: options.lang, dir: options.dir };
        for block in blocks {
            self.block(block, context);
        }
    }

    fn block(&mut self, block: &Block, context: Context<'_>) {
        match block {
            Block::Paragraph(it) => self.paragraph(it, context),
            Block::Heading(it) => self.heading(it, context),
            Block::List(it) => self.list(it, context),
            Block::Quote(it) => self.quote(it, context),
            Block::Pullquote(it) => self.pullquote(it, context),
            Block::Verse(it) => self.verse(it, context),
            Block::Figure(it) => self.figure(it, context),
            Block::Gallery(it) => self.gallery(it, context),
            Block::Table(it) => self.table(it, context),
            Block::Code(it) => self.code(it, context),
            Block::Audio(it) => self.audio(it, context),
            Block::Video(it) => self.video(it, context),
            Block::Embed(it) => self.embed(it, context),
            Block::File(it) => self.file(it, context),
            Block::Separator(it) => self.mark("hr", &it.id, "", ""),
            Block::More(it) => {
                self.mark("div", &it.id, "more", &it.label);
                self.out.push_str("</div>");
            }
            Block::PageBreak(it) => {
                self.mark("div", &it.id, "page-break", "");
                self.out.push_str("</div>");
            }
            Block::Footnotes(it) => self.footnotes(it, context),
            Block::Background(it) => {
                let found = (self.options.background)(&it.background);
                if let Some(BackgroundText { heading, body }) = found.filter(|_| !self.shared) {
                    self.mark("aside", &it.id, "background", "");
                    if !heading.is_empty() {
                        self.out.push_str("<h2>");
                        escape::text(&mut self.out, &heading);
                        self.out.push_str("</h2>");
                    }
                    let mut inner = Writer { shared: true, ..Writer::new(self.options, &body) };
                    inner.blocks(body.blocks());
                    let inner = inner.finish();
                    self.out.push_str(&inner);
                    self.out.push_str("</aside>");
                }
            }
            Block::Raw(it) => self.raw(it),
        }
    }

    /// Opens an element with a block's attributes and gives the context inside it.
    pub(super) fn open<'c>(
        &mut self,
        element: &str,
        class: &str,
        attrs: &'c BlockAttrs,
        context: Context<'c>,
    ) -> Context<'c> {
        self.out.push('<');
        self.out.push_str(element);
        self.id(&attrs.id);
        if !class.is_empty() {
            escape::attribute(&mut self.out, "class", class);
        }
        let inner = self.language(attrs.lang.as_ref(), attrs.dir, context);
        self.out.push('>');
        inner
    }

    /// Writes `lang` and `dir` where they differ from what surrounds them.
    pub(super) fn language<'c>(&mut self, lang: Option<&'c Lang>, dir: Direction, context: Context<'c>) -> Context<'c> {
        let lang = lang.map_or(context.lang, Lang::as_str);
        if lang != context.lang {
            escape::attribute(&mut self.out, "lang", lang);
        }
        if dir != context.dir {
            escape::attribute(&mut self.out, "dir", dir.as_str());
        }
        Context { lang, dir }
    }

    fn id(&mut self, id: &BlockId) {
        if self.options.ids && !self.shared {
            escape::attribute(&mut self.out, "id", &format!("b-{id}"));
        }
    }

    fn mark(&mut self, element: &str, id: &BlockId, class: &str, label: &str) {
        self.out.push('<');
        self.out.push_str(element);
        self.id(id);
        if !class.is_empty() {
            escape::attribute(&mut self.out, "class", class);
        }
        if !label.is_empty() {
            escape::attribute(&mut self.out, "data-label", label);
        }
        self.out.push('>');
    }

    pub(super) fn close(&mut self, element: &str) {
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push('>');
    }

    fn paragraph(&mut self, it: &Paragraph, context: Context<'_>) {
        if !it.content.is_empty() {
            self.line("p", "", &it.attrs, &it.content, context);
        }
    }

    fn heading(&mut self, it: &Heading, context: Context<'_>) {
        if !it.content.is_empty() {
            self.line(&format!("h{}", it.level.number()), "", &it.attrs, &it.content, context);
        }
    }

    fn verse(&mut self, it: &Verse, context: Context<'_>) {
        self.line("p", "verse", &it.attrs, &it.content, context);
    }

    fn line(&mut self, element: &str, class: &str, attrs: &BlockAttrs, content: &[Inline], context: Context<'_>) {
        let inner = self.open(element, class, attrs, context);
        self.inlines(content, inner);
        self.close(element);
    }

    fn list(&mut self, it: &List, context: Context<'_>) {
        let element = if it.ordered { "ol" } else { "ul" };
        let inner = self.open(element, "", &it.attrs, context);
        if it.start != 1 {
            // The tag is just closed: the number goes in before its end.
            self.out.pop();
            escape::attribute(&mut self.out, "start", &it.start.to_string());
            self.out.push('>');
        }
        for item in &it.items {
            self.item(item, inner);
        }
        self.close(element);
    }

    /// The item's element carries what is said of its first paragraph, unless more follows to which it would pass on
    /// a language or direction that is not its own.
    fn item(&mut self, item: &ListItem, context: Context<'_>) {
        let ListItem { first, rest } = item;
        let lang = first.attrs.lang.as_ref().map_or(context.lang, Lang::as_str);
        if rest.is_empty() || (lang == context.lang && first.attrs.dir == context.dir) {
            let inner = self.open("li", "", &first.attrs, context);
            self.inlines(&first.content, inner);
        } else if first.content.is_empty() {
            self.mark("li", &first.attrs.id, "", "");
        } else {
            self.out.push_str("<li>");
            self.paragraph(first, context);
        }
        for part in rest {
            match part {
                ItemPart::Paragraph(it) => self.paragraph(it, context),
                ItemPart::List(it) => self.list(it, context),
            }
        }
        self.close("li");
    }

    fn quote(&mut self, it: &Quote, context: Context<'_>) {
        let inner = self.open("blockquote", "", &it.attrs, context);
        for part in &it.content {
            match part {
                QuotePart::Paragraph(it) => self.paragraph(it, inner),
                QuotePart::Heading(it) => self.heading(it, inner),
                QuotePart::List(it) => self.list(it, inner),
            }
        }
        self.cite(&it.cite);
        self.close("blockquote");
    }

    fn pullquote(&mut self, it: &Pullquote, context: Context<'_>) {
        let inner = self.open("blockquote", "pullquote", &it.attrs, context);
        self.out.push_str("<p>");
        self.inlines(&it.content, inner);
        self.out.push_str("</p>");
        self.cite(&it.cite);
        self.close("blockquote");
    }

    fn cite(&mut self, cite: &str) {
        if !cite.is_empty() {
            self.out.push_str("<footer><cite>");
            escape::text(&mut self.out, cite);
            self.out.push_str("</cite></footer>");
        }
    }

    fn table(&mut self, it: &Table, context: Context<'_>) {
        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\"");
        if !it.caption.is_empty() {
            self.out.push_str(" role=\"group\"");
            escape::attribute(&mut self.out, "aria-label", &it.caption);
        }
        self.out.push('>');
        let inner = self.open("table", "", &it.attrs, context);
        if !it.caption.is_empty() {
            self.out.push_str("<caption>");
            escape::text(&mut self.out, &it.caption);
            self.out.push_str("</caption>");
        }
        let is_head = |row: &TableRow| row.cells.iter().all(|cell| cell.header);
        let head = it.rows.iter().take_while(|row| is_head(row)).count();
        let (head, body) = it.rows.split_at(head);
        self.rows("thead", "col", head, inner);
        self.rows("tbody", "row", body, inner);
        self.out.push_str("</table></div>");
    }

    fn rows(&mut self, element: &str, scope: &str, rows: &[TableRow], context: Context<'_>) {
        if rows.is_empty() {
            return;
        }
        self.out.push_str(&format!("<{element}>"));
        for row in rows {
            self.out.push_str("<tr>");
            for cell in &row.cells {
                let name = if cell.header { "th" } else { "td" };
                self.out.push('<');
                self.out.push_str(name);
                if cell.header {
                    escape::attribute(&mut self.out, "scope", scope);
                }
                for (attribute, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                    if span > 1 {
                        escape::attribute(&mut self.out, attribute, &span.to_string());
                    }
                }
                if let Some(align) = cell.align {
                    let align: Align = align;
                    escape::attribute(&mut self.out, "class", &format!("align-{}", align.as_str()));
                }
                self.out.push('>');
                self.inlines(&cell.content, context);
                self.close(name);
            }
            self.out.push_str("</tr>");
        }
        self.close(element);
    }

    /// Always with `dir`, also in a left-to-right version: the page may be set right to left around it.
    fn code(&mut self, it: &Code, context: Context<'_>) {
        self.out.push_str("<pre");
        self.id(&it.attrs.id);
        self.language(it.attrs.lang.as_ref(), context.dir, context);
        self.out.push_str(" dir=\"ltr\"><code");
        if let Some(language) = &it.language {
            escape::attribute(&mut self.out, "class", &format!("language-{language}"));
        }
        self.out.push('>');
        escape::text(&mut self.out, &it.text);
        self.out.push_str("</code></pre>");
    }

    fn file(&mut self, it: &FileLink, context: Context<'_>) {
        let address = (self.options.file)(&it.media).or_else(|| it.media.src.as_ref().map(ToString::to_string));
        let last = address.as_deref().and_then(|address| address.split(['?', '#']).next()?.rsplit('/').next());
        let name = if it.name.is_empty() { last.unwrap_or_default() } else { it.name.as_str() };
        self.open("p", "file", &it.attrs, context);
        match &address {
            Some(address) => {
                self.out.push_str("<a");
                escape::attribute(&mut self.out, "href", address);
                self.out.push_str(" rel=\"external noopener\"><bdi>");
            }
            None => self.out.push_str("<bdi>"),
        }
        escape::text(&mut self.out, name);
        self.out.push_str(if address.is_some() { "</bdi></a>" } else { "</bdi>" });
        if let Some(bytes) = it.bytes {
            self.out.push_str(" <data");
            escape::attribute(&mut self.out, "value", &bytes.to_string());
            self.out.push('>');
            escape::text(&mut self.out, &(self.options.bytes)(bytes));
            self.out.push_str("</data>");
        }
        self.close("p");
    }

    pub(super) fn footnote_ref(&mut self, note: &NoteId) {
        let Some(&number) = self.notes.get(note) else { return };
        self.out.push_str("<sup class=\"footnote-ref\"><a");
        escape::attribute(&mut self.out, "href", &format!("#fn-{note}"));
        if self.referred.insert(note.clone()) {
            escape::attribute(&mut self.out, "id", &format!("fnref-{note}"));
        }
        self.out.push_str(" role=\"doc-noteref\">");
        escape::text(&mut self.out, &(self.options.number)(number));
        self.out.push_str("</a></sup>");
    }

    fn footnotes(&mut self, it: &Footnotes, context: Context<'_>) {
        self.out.push_str("<section");
        self.id(&it.id);
        self.out.push_str(" class=\"footnotes\" role=\"doc-endnotes\"");
        escape::attribute(&mut self.out, "aria-label", self.options.labels.footnotes);
        self.out.push_str("><ol>");
        for footnote in &it.notes {
            self.out.push_str("<li");
            escape::attribute(&mut self.out, "id", &format!("fn-{}", footnote.note));
            let inner = self.language(footnote.lang.as_ref(), footnote.dir, context);
            self.out.push('>');
            self.inlines(&footnote.content, inner);
            if self.referred.contains(&footnote.note) {
                self.out.push_str(" <a");
                escape::attribute(&mut self.out, "href", &format!("#fnref-{}", footnote.note));
                escape::attribute(&mut self.out, "aria-label", self.options.labels.back_to_text);
                self.out.push_str(" role=\"doc-backlink\">↩</a>");
            }
            self.close("li");
        }
        self.out.push_str("</ol></section>");
    }

    /// What the database holds is not trusted: it is sanitised here whatever was done when it was written. Where the
    /// sanitiser is not compiled in, its text stands for it.
    fn raw(&mut self, it: &Raw) {
        self.mark("div", &it.id, "raw", "");
        #[cfg(feature = "html")]
        self.out.push_str(&crate::document::html::sanitise(&it.html));
        #[cfg(not(feature = "html"))]
        escape::text(&mut self.out, &super::text::without_tags(&it.html));
        self.out.push_str("</div>");
    }
}
