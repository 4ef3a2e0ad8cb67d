//! What no block can say about itself: ids, order, depth, size.

use std::collections::HashSet;
use std::io;

use super::error::Place;
use super::{
    Block, BlockId, Document, DocumentError, DocumentProblem as Problem, Footnotes, ItemPart, List, MAX_BYTES,
    MAX_DEPTH, QuotePart,
};

type Result = std::result::Result<(), DocumentError>;

pub(super) fn document(document: &Document) -> Result {
    let root = Place::ROOT;
    if document.blocks.is_empty() {
        return Err(root.error(Problem::Empty));
    }
    let mut ids = HashSet::new();
    let last = document.blocks.len() - 1;
    for (index, block) in document.blocks.iter().enumerate() {
        let place = root.child(index);
        unique(&mut ids, block.id(), &place)?;
        match block {
            Block::List(it) => list(it, &mut ids, &place)?,
            Block::Quote(it) => {
                some(&it.content, &place)?;
                for (index, part) in it.content.iter().enumerate() {
                    let place = place.child(index);
                    match part {
                        QuotePart::Paragraph(it) => unique(&mut ids, &it.attrs.id, &place)?,
                        QuotePart::Heading(it) => unique(&mut ids, &it.attrs.id, &place)?,
                        QuotePart::List(it) => {
                            unique(&mut ids, &it.attrs.id, &place)?;
                            list(it, &mut ids, &place)?;
                        }
                    }
                }
            }
            Block::Gallery(it) => some(&it.items, &place)?,
            Block::Table(it) => {
                some(&it.rows, &place)?;
                for (index, row) in it.rows.iter().enumerate() {
                    some(&row.cells, &place.child(index))?;
                }
            }
            Block::Footnotes(_) if index != last => {
                return Err(place.error(Problem::Misplaced(String::from("footnotes"))));
            }
            Block::Footnotes(it) => footnotes(it, &place)?,
            _ => {}
        }
    }
    length(document)
}

fn list<'a>(list: &'a List, ids: &mut HashSet<&'a BlockId>, place: &Place<'_>) -> Result {
    // Item, paragraph and text lie below.
    if place.depth() + 3 > MAX_DEPTH {
        return Err(place.error(Problem::TooDeep));
    }
    some(&list.items, place)?;
    for (index, item) in list.items.iter().enumerate() {
        let place = place.child(index);
        unique(ids, &item.first.attrs.id, &place.child(0))?;
        for (index, part) in item.rest.iter().enumerate() {
            let place = place.child(index + 1);
            match part {
                ItemPart::Paragraph(it) => unique(ids, &it.attrs.id, &place)?,
                ItemPart::List(it) => {
                    unique(ids, &it.attrs.id, &place)?;
                    self::list(it, ids, &place)?;
                }
            }
        }
    }
    Ok(())
}

fn footnotes(footnotes: &Footnotes, place: &Place<'_>) -> Result {
    some(&footnotes.notes, place)?;
    let mut notes = HashSet::new();
    for (index, footnote) in footnotes.notes.iter().enumerate() {
        if !notes.insert(&footnote.note) {
            let place = place.child(index);
            return Err(place.key("attrs").key("note").error(Problem::Duplicate(footnote.note.as_str().to_owned())));
        }
    }
    Ok(())
}

fn unique<'a>(ids: &mut HashSet<&'a BlockId>, id: &'a BlockId, place: &Place<'_>) -> Result {
    if ids.insert(id) { Ok(()) } else { Err(place.key("attrs").key("id").error(Problem::Duplicate(id.to_string()))) }
}

fn some<T>(children: &[T], place: &Place<'_>) -> Result {
    if children.is_empty() { Err(place.error(Problem::Empty)) } else { Ok(()) }
}

/// Counts the bytes of JSON and stops at a limit.
struct Counter {
    bytes: usize,
    limit: usize,
}

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        if self.bytes > self.limit { Err(io::Error::other("too long")) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn length(document: &Document) -> Result {
    let counter = Counter { bytes: 0, limit: MAX_BYTES };
    serde_json::to_writer(counter, document).map_err(|_| Place::ROOT.error(Problem::TooLong))
}

/// How many of the blocks fit into one document.
#[cfg(feature = "html")]
pub(super) fn fitting(blocks: &[Block]) -> usize {
    // The frame around the blocks takes less.
    let mut counter = Counter { bytes: 0, limit: MAX_BYTES - 64 };
    blocks
        .iter()
        .take_while(|block| {
            counter.bytes += 1;
            serde_json::to_writer(&mut counter, &super::json::block(block)).is_ok()
        })
        .count()
}
