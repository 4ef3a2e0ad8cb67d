//! Ties a body to what came with it: pictures and files to their media, links to the stories that they led to.

use super::addresses::Addresses;
use super::library::{Attachment, Library};
use domain::Document;
use domain::document::{Block, Href, Inline, ItemPart, List, Mark, Marks, MediaRef, Picture, QuotePart};
use domain::ids::MediaId;

/// Ties addresses of the old site to the new one's things.
pub(super) struct Tie<'a> {
    pub library: &'a Library,
    pub addresses: &'a Addresses,
    pub source: &'a str,
    /// Addresses of the old site that nothing here answers for.
    pub left: Vec<String>,
}

impl Tie<'_> {
    /// The body with everything tied that can be.
    pub(super) fn document(&mut self, document: Document) -> Document {
        let untied = document.clone();
        let mut blocks = document.into_blocks();
        blocks.iter_mut().for_each(|block| self.block(block));
        // Addresses only become others of the same form, so this stays valid; the untied one certainly is.
        Document::new(blocks).unwrap_or(untied)
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph(it) => self.line(&mut it.content),
            Block::Heading(it) => self.line(&mut it.content),
            Block::List(it) => self.list(it),
            Block::Quote(it) => {
                for part in &mut it.content {
                    match part {
                        QuotePart::Paragraph(p) => self.line(&mut p.content),
                        QuotePart::Heading(h) => self.line(&mut h.content),
                        QuotePart::List(l) => self.list(l),
                    }
                }
            }
            Block::Pullquote(it) => self.line(&mut it.content),
            Block::Verse(it) => self.line(&mut it.content),
            Block::Figure(it) => self.picture(&mut it.picture),
            Block::Gallery(it) => it.items.iter_mut().for_each(|item| self.picture(&mut item.picture)),
            Block::Table(it) => {
                it.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| self.line(&mut cell.content));
            }
            Block::Audio(it) => {
                self.media(&mut it.media);
                self.line(&mut it.caption);
            }
            Block::Video(it) => {
                self.media(&mut it.media);
                self.line(&mut it.caption);
            }
            Block::Embed(it) => self.line(&mut it.caption),
            Block::File(it) => {
                self.media(&mut it.media);
            }
            Block::Footnotes(it) => it.notes.iter_mut().for_each(|note| self.line(&mut note.content)),
            Block::Code(_)
            | Block::Separator(_)
            | Block::More(_)
            | Block::PageBreak(_)
            | Block::Background(_)
            | Block::Raw(_) => {}
        }
    }

    fn list(&mut self, list: &mut List) {
        for item in &mut list.items {
            self.line(&mut item.first.content);
            for part in &mut item.rest {
                match part {
                    ItemPart::Paragraph(p) => self.line(&mut p.content),
                    ItemPart::List(l) => self.list(l),
                }
            }
        }
    }

    fn media(&mut self, media: &mut MediaRef) -> Option<&Attachment> {
        let library = self.library;
        let src = media.src.as_ref()?;
        let found = library.at(src.as_str());
        match found {
            Some(attachment) => media.media = Some(media_id(self.source, attachment.id)),
            None if self.addresses.is_old(src.as_str()) => self.left.push(src.as_str().to_owned()),
            None => {}
        }
        found
    }

    fn picture(&mut self, picture: &mut Picture) {
        self.line(&mut picture.caption);
        let library = self.library;
        if let Some(attachment) = self.media(&mut picture.media)
            && picture.alt.is_empty()
        {
            picture.alt.clone_from(&attachment.alt);
        }
        // A click on a picture opens it large here: a link to its own file or page says nothing more.
        if let Some(link) = &picture.link {
            let to_itself = library.at(link.as_str()).is_some() || library.page_at(link.as_str()).is_some();
            picture.link = if to_itself { None } else { Some(self.href(link)) };
        }
    }

    fn line(&mut self, line: &mut [Inline]) {
        for inline in line {
            if let Inline::Text { marks, .. } = inline
                && marks.link().is_some()
            {
                *marks = marks
                    .iter()
                    .cloned()
                    .map(|mark| match mark {
                        Mark::Link { href, title } => Mark::Link { href: self.href(&href), title },
                        mark => mark,
                    })
                    .collect::<Marks>();
            }
        }
    }

    fn href(&mut self, href: &Href) -> Href {
        if let Some(new) = self.addresses.rewritten(href.as_str()).and_then(|new| Href::parse(&new)) {
            return new;
        }
        if self.addresses.is_old(href.as_str()) {
            self.left.push(href.as_str().to_owned());
        }
        href.clone()
    }
}

/// The id that an attachment gets.
pub(super) fn media_id(source: &str, attachment: u64) -> MediaId {
    MediaId::derived(source, &attachment.to_string())
}
