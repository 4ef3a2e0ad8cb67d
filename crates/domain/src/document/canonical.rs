//! The canonical form: equal bodies become equal values.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Block, Direction, Inline, ItemPart, List, Picture, QuotePart};

/// Joins texts with equal marks, drops empty ones, and settles what has only one right value.
pub(super) fn blocks(blocks: &mut [Block]) {
    blocks.iter_mut().for_each(block);
}

fn block(block: &mut Block) {
    match block {
        Block::Paragraph(it) => inlines(&mut it.content),
        Block::Heading(it) => inlines(&mut it.content),
        Block::List(it) => list(it),
        Block::Quote(it) => {
            clean(&mut it.cite);
            for part in &mut it.content {
                match part {
                    QuotePart::Paragraph(it) => inlines(&mut it.content),
                    QuotePart::Heading(it) => inlines(&mut it.content),
                    QuotePart::List(it) => list(it),
                }
            }
        }
        Block::Pullquote(it) => {
            clean(&mut it.cite);
            inlines(&mut it.content);
        }
        Block::Verse(it) => inlines(&mut it.content),
        Block::Figure(it) => picture(&mut it.picture),
        Block::Gallery(it) => it.items.iter_mut().for_each(|item| picture(&mut item.picture)),
        Block::Table(it) => {
            clean(&mut it.caption);
            for cell in it.rows.iter_mut().flat_map(|row| &mut row.cells) {
                inlines(&mut cell.content);
            }
        }
        Block::Code(it) => {
            it.attrs.dir = Direction::Ltr;
            it.attrs.dir_set = false;
            clean(&mut it.text);
        }
        Block::Audio(it) => inlines(&mut it.caption),
        Block::Video(it) => inlines(&mut it.caption),
        Block::Embed(it) => {
            clean(&mut it.title);
            inlines(&mut it.caption);
        }
        Block::File(it) => clean(&mut it.name),
        Block::More(it) => clean(&mut it.label),
        Block::Footnotes(it) => it.notes.iter_mut().for_each(|note| inlines(&mut note.content)),
        Block::Separator(_) | Block::PageBreak(_) | Block::Background(_) | Block::Raw(_) => {}
    }
}

fn list(list: &mut List) {
    if !list.ordered {
        list.start = 1;
    }
    for item in &mut list.items {
        inlines(&mut item.first.content);
        for part in &mut item.rest {
            match part {
                ItemPart::Paragraph(it) => inlines(&mut it.content),
                ItemPart::List(it) => self::list(it),
            }
        }
    }
}

fn picture(it: &mut Picture) {
    clean(&mut it.alt);
    clean(&mut it.credit);
    inlines(&mut it.caption);
}

fn inlines(line: &mut Vec<Inline>) {
    let mut joined: Vec<Inline> = Vec::with_capacity(line.len());
    for piece in line.drain(..) {
        match (joined.last_mut(), piece) {
            (_, Inline::Text { text, .. }) if text.chars().all(is_unfit) => {}
            (Some(Inline::Text { text: before, marks: same }), Inline::Text { text, marks }) if *same == marks => {
                before.push_str(&text);
            }
            (_, piece) => joined.push(piece),
        }
    }
    // Only now: a letter and its accent may have stood in two pieces.
    for piece in &mut joined {
        if let Inline::Text { text, .. } = piece {
            clean(text);
        }
    }
    *line = joined;
}

/// Brings a stored string into form: Unicode's NFC, no control character but tab and line break.
fn clean(text: &mut String) {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_unfit) {
        return;
    }
    *text = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|&c| !is_unfit(c)).nfc().collect();
}

/// Control characters are seen by no reader, and XML feeds refuse them.
fn is_unfit(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// An Arabic letter for its presentation forms, which PDF and old word processors leave; other letters as they are.
/// The few forms that are signs in use (ﷺ, ﷼) stay.
#[cfg(feature = "html")]
pub(super) fn letters(c: char) -> impl Iterator<Item = char> {
    let (form, alone) = match c {
        // Vowel signs decompose with the blank or tatweel that carries them.
        '\u{fe70}'..='\u{fe7f}' => (None, std::iter::once(c).nfkc().last()),
        '\u{fb50}'..='\u{fdf9}' | '\u{fe80}'..='\u{fefc}' => (Some(std::iter::once(c).nfkc()), None),
        c => (None, Some(c)),
    };
    form.into_iter().flatten().chain(alone)
}
