//! Every address and every picture of a body, to be pointed elsewhere: an import finds its own pictures and stories.

use super::{Block, Document, DocumentError, Href, Inline, ItemPart, List, Mark, MediaRef, Picture, QuotePart};

/// Says where things lie now.
pub trait Rewrite {
    /// A picture, recording or file.
    fn media(&mut self, media: &mut MediaRef);
    /// The target of a link; of a text, of a picture, of an embed.
    fn link(&mut self, href: &mut Href);
}

impl Document {
    /// Shows every address to a rewriter, in reading order. Addresses inside `raw` blocks stay as they are.
    ///
    /// # Errors
    /// Longer addresses may make the body too long.
    pub fn rewrite(self, rewrite: &mut impl Rewrite) -> Result<Self, DocumentError> {
        let mut blocks = self.into_blocks();
        blocks.iter_mut().for_each(|block| rewrite_block(block, rewrite));
        Self::new(blocks)
    }
}

fn rewrite_block(block: &mut Block, rewrite: &mut impl Rewrite) {
    match block {
        Block::Paragraph(it) => line(&mut it.content, rewrite),
        Block::Heading(it) => line(&mut it.content, rewrite),
        Block::List(it) => list(it, rewrite),
        Block::Quote(it) => {
            for part in &mut it.content {
                match part {
                    QuotePart::Paragraph(it) => line(&mut it.content, rewrite),
                    QuotePart::Heading(it) => line(&mut it.content, rewrite),
                    QuotePart::List(it) => list(it, rewrite),
                }
            }
        }
        Block::Pullquote(it) => line(&mut it.content, rewrite),
        Block::Verse(it) => line(&mut it.content, rewrite),
        Block::Figure(it) => picture(&mut it.picture, rewrite),
        Block::Gallery(it) => it.items.iter_mut().for_each(|item| picture(&mut item.picture, rewrite)),
        Block::Table(it) => {
            let cells = it.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.for_each(|cell| line(&mut cell.content, rewrite));
        }
        Block::Audio(it) => {
            rewrite.media(&mut it.media);
            line(&mut it.caption, rewrite);
        }
        Block::Video(it) => {
            rewrite.media(&mut it.media);
            line(&mut it.caption, rewrite);
        }
        Block::Embed(it) => {
            rewrite.link(&mut it.url);
            line(&mut it.caption, rewrite);
        }
        Block::File(it) => rewrite.media(&mut it.media),
        Block::Footnotes(it) => it.notes.iter_mut().for_each(|note| line(&mut note.content, rewrite)),
        Block::Code(_)
        | Block::Separator(_)
        | Block::More(_)
        | Block::PageBreak(_)
        | Block::Background(_)
        | Block::Raw(_) => {}
    }
}

fn list(list: &mut List, rewrite: &mut impl Rewrite) {
    for item in &mut list.items {
        line(&mut item.first.content, rewrite);
        for part in &mut item.rest {
            match part {
                ItemPart::Paragraph(it) => line(&mut it.content, rewrite),
                ItemPart::List(it) => self::list(it, rewrite),
            }
        }
    }
}

fn picture(picture: &mut Picture, rewrite: &mut impl Rewrite) {
    rewrite.media(&mut picture.media);
    if let Some(link) = &mut picture.link {
        rewrite.link(link);
    }
    line(&mut picture.caption, rewrite);
}

fn line(content: &mut [Inline], rewrite: &mut impl Rewrite) {
    for piece in content {
        let Inline::Text { marks, .. } = piece else { continue };
        let link = marks.iter().find_map(|mark| match mark {
            Mark::Link { href, title } => Some((href.clone(), title.clone())),
            _ => None,
        });
        if let Some((mut href, title)) = link {
            rewrite.link(&mut href);
            *marks = std::mem::take(marks).with(Mark::Link { href, title });
        }
    }
}
