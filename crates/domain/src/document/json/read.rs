//! From JSON to blocks.

use serde_json::Value;

use super::node::{Attrs, Node};
use crate::document::block::MAX_SPAN;
use crate::document::error::Place;
use crate::document::{
    Align, Audio, BackgroundBlock, Block, Code, Columns, DocumentError, DocumentProblem as Problem, Embed, Figure,
    FileLink, Footnote, Footnotes, Gallery, GalleryItem, Heading, HeadingLevel, Inline, ItemPart, List, ListItem, Mark,
    Marks, More, PageBreak, Paragraph, Picture, Pullquote, Quote, QuotePart, Raw, Separator, Size, Spoken, Table,
    TableCell, TableRow, Verse, Video,
};

type Result<T> = std::result::Result<T, DocumentError>;

/// Every node name, to tell a misplaced node from an unknown one.
const NAMES: &[&str] = &[
    "doc",
    "paragraph",
    "heading",
    "list",
    "list_item",
    "quote",
    "pullquote",
    "verse",
    "figure",
    "gallery",
    "gallery_item",
    "table",
    "table_row",
    "table_cell",
    "code",
    "audio",
    "video",
    "embed",
    "file",
    "separator",
    "more",
    "page_break",
    "footnotes",
    "footnote",
    "background",
    "raw",
    "text",
    "hard_break",
    "footnote_ref",
];

pub(super) fn is_known(kind: &str) -> bool {
    NAMES.contains(&kind)
}

pub(super) fn doc(value: &Value) -> Result<Vec<Block>> {
    let node = Node::open(value, &Place::ROOT)?;
    match node.kind {
        "doc" => node.some_children(block),
        _ => Err(node.refuse()),
    }
}

fn block(mut node: Node<'_>) -> Result<Block> {
    Ok(match node.kind {
        "paragraph" => Block::Paragraph(paragraph(node)?),
        "heading" => Block::Heading(heading(node)?),
        "list" => Block::List(list(node)?),
        "quote" => Block::Quote(Quote {
            attrs: node.attrs.common()?,
            cite: node.attrs.string("cite")?,
            content: node.some_children(quote_part)?,
        }),
        "pullquote" => Block::Pullquote(Pullquote {
            attrs: node.attrs.common()?,
            cite: node.attrs.string("cite")?,
            content: node.children(inline)?,
        }),
        "verse" => Block::Verse(Verse { attrs: node.attrs.common()?, content: node.children(inline)? }),
        "figure" => Block::Figure(Figure {
            attrs: node.attrs.common()?,
            size: node.attrs.optional("size", Size::parse)?.unwrap_or_default(),
            picture: picture(node)?,
        }),
        "gallery" => gallery(node)?,
        "table" => Block::Table(Table {
            attrs: node.attrs.common()?,
            caption: node.attrs.string("caption")?,
            rows: node.some_children(table_row)?,
        }),
        "code" => Block::Code(Code {
            attrs: node.attrs.common()?,
            language: node.attrs.optional_string("language")?.map(str::to_owned),
            text: node.children(code_text)?.concat(),
        }),
        "audio" => Block::Audio(Audio {
            attrs: node.attrs.common()?,
            media: node.attrs.media()?,
            spoken: spoken(&mut node.attrs)?,
            caption: node.children(inline)?,
        }),
        "video" => Block::Video(Video {
            attrs: node.attrs.common()?,
            media: node.attrs.media()?,
            poster: node.attrs.href("poster")?,
            spoken: spoken(&mut node.attrs)?,
            caption: node.children(inline)?,
        }),
        "embed" => Block::Embed(Embed {
            attrs: node.attrs.common()?,
            url: node.attrs.required_href("url")?,
            provider: node.attrs.required("provider", provider)?,
            title: node.attrs.string("title")?,
            caption: node.children(inline)?,
        }),
        "file" => {
            let file = FileLink {
                attrs: node.attrs.common()?,
                media: node.attrs.media()?,
                name: node.attrs.string("name")?,
                bytes: node.attrs.number("bytes")?,
            };
            node.leaf()?;
            Block::File(file)
        }
        _ => return mark_block(node),
    })
}

/// The blocks that have an id and no direction of their own.
fn mark_block(mut node: Node<'_>) -> Result<Block> {
    let block = match node.kind {
        "separator" => Block::Separator(Separator { id: node.attrs.id()? }),
        "more" => Block::More(More { id: node.attrs.id()?, label: node.attrs.string("label")? }),
        "page_break" => Block::PageBreak(PageBreak { id: node.attrs.id()? }),
        "background" => Block::Background(BackgroundBlock {
            id: node.attrs.id()?,
            background: node.attrs.required("background", |text| text.parse().ok())?,
        }),
        "raw" => Block::Raw(Raw {
            id: node.attrs.id()?,
            html: node.attrs.string("html")?,
            reason: node.attrs.string("reason")?,
        }),
        "footnotes" => {
            return Ok(Block::Footnotes(Footnotes { id: node.attrs.id()?, notes: node.some_children(footnote)? }));
        }
        _ => return Err(node.refuse()),
    };
    node.leaf()?;
    Ok(block)
}

fn paragraph(mut node: Node<'_>) -> Result<Paragraph> {
    Ok(Paragraph { attrs: node.attrs.common()?, content: node.children(inline)? })
}

fn heading(mut node: Node<'_>) -> Result<Heading> {
    let common = node.attrs.common()?;
    let level = node.attrs.number::<u64>("level")?.unwrap_or(2);
    let Some(level) = HeadingLevel::from_number(level) else {
        return node.attrs.out_of_range("level", level);
    };
    Ok(Heading { attrs: common, level, content: node.children(inline)? })
}

fn list(mut node: Node<'_>) -> Result<List> {
    Ok(List {
        attrs: node.attrs.common()?,
        ordered: node.attrs.flag("ordered")?,
        start: node.attrs.number("start")?.unwrap_or(1),
        items: node.some_children(list_item)?,
    })
}

fn list_item(node: Node<'_>) -> Result<ListItem> {
    if node.kind != "list_item" {
        return Err(node.refuse());
    }
    let place = *node.place;
    let mut parts = node
        .some_children(|part| match part.kind {
            "paragraph" => Ok(ItemPart::Paragraph(paragraph(part)?)),
            "list" => Ok(ItemPart::List(list(part)?)),
            _ => Err(part.refuse()),
        })?
        .into_iter();
    match parts.next() {
        Some(ItemPart::Paragraph(first)) => Ok(ListItem { first, rest: parts.collect() }),
        _ => Err(place.child(0).error(Problem::Misplaced(String::from("list")))),
    }
}

fn quote_part(node: Node<'_>) -> Result<QuotePart> {
    match node.kind {
        "paragraph" => Ok(QuotePart::Paragraph(paragraph(node)?)),
        "heading" => Ok(QuotePart::Heading(heading(node)?)),
        "list" => Ok(QuotePart::List(list(node)?)),
        _ => Err(node.refuse()),
    }
}

fn picture(mut node: Node<'_>) -> Result<Picture> {
    Ok(Picture {
        media: node.attrs.media()?,
        width: node.attrs.number("width")?,
        height: node.attrs.number("height")?,
        alt: node.attrs.string("alt")?,
        credit: node.attrs.string("credit")?,
        link: node.attrs.href("link")?,
        caption: node.children(inline)?,
    })
}

fn spoken(attrs: &mut Attrs<'_>) -> Result<Spoken> {
    Ok(Spoken {
        captions: attrs.href("captions")?,
        transcript: attrs.string("transcript")?,
        seconds: attrs.number("seconds")?,
    })
}

fn gallery(mut node: Node<'_>) -> Result<Block> {
    let common = node.attrs.common()?;
    let columns = node.attrs.number::<u64>("columns")?.unwrap_or(3);
    let Some(columns) = Columns::new(columns) else {
        return node.attrs.out_of_range("columns", columns);
    };
    let items = node.some_children(|item| match item.kind {
        "gallery_item" => Ok(GalleryItem { picture: picture(item)? }),
        _ => Err(item.refuse()),
    })?;
    Ok(Block::Gallery(Gallery { attrs: common, columns, items }))
}

fn table_row(node: Node<'_>) -> Result<TableRow> {
    match node.kind {
        "table_row" => Ok(TableRow { cells: node.some_children(table_cell)? }),
        _ => Err(node.refuse()),
    }
}

fn table_cell(mut node: Node<'_>) -> Result<TableCell> {
    if node.kind != "table_cell" {
        return Err(node.refuse());
    }
    Ok(TableCell {
        header: node.attrs.flag("header")?,
        colspan: span(&mut node.attrs, "colspan")?,
        rowspan: span(&mut node.attrs, "rowspan")?,
        align: node.attrs.optional("align", Align::parse)?,
        content: node.children(inline)?,
    })
}

fn span(attrs: &mut Attrs<'_>, key: &'static str) -> Result<u16> {
    let span = attrs.number(key)?.unwrap_or(1);
    if (1..=MAX_SPAN).contains(&span) { Ok(span) } else { attrs.out_of_range(key, span) }
}

fn provider(name: &str) -> Option<String> {
    let shaped = (1..=32).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    shaped.then(|| name.to_owned())
}

fn footnote(mut node: Node<'_>) -> Result<Footnote> {
    if node.kind != "footnote" {
        return Err(node.refuse());
    }
    Ok(Footnote {
        note: node.attrs.note()?,
        dir: node.attrs.dir()?.unwrap_or_default(),
        lang: node.attrs.lang()?,
        content: node.children(inline)?,
    })
}

fn code_text(node: Node<'_>) -> Result<String> {
    if node.kind != "text" {
        return Err(node.refuse());
    }
    if !node.marks()?.is_empty() {
        return Err(node.place.key("marks").error(Problem::Misplaced(String::from("marks"))));
    }
    let text = node.text()?.to_owned();
    node.end_text()?;
    Ok(text)
}

fn inline(mut node: Node<'_>) -> Result<Inline> {
    match node.kind {
        "text" => {
            let inline = Inline::Text { text: node.text()?.to_owned(), marks: marks(&node)? };
            node.end_text()?;
            Ok(inline)
        }
        // The editor marks a whole selection, breaks included; they are checked and not kept.
        "hard_break" => {
            marks(&node)?;
            node.leaf()?;
            Ok(Inline::HardBreak)
        }
        "footnote_ref" => {
            marks(&node)?;
            let note = node.attrs.note()?;
            node.leaf()?;
            Ok(Inline::FootnoteRef { note })
        }
        _ => Err(node.refuse()),
    }
}

fn marks(node: &Node<'_>) -> Result<Marks> {
    let list = node.place.key("marks");
    node.marks()?.iter().map(|value| mark(value, &list)).collect()
}

fn mark(value: &Value, place: &Place<'_>) -> Result<Mark> {
    let map = value.as_object().ok_or_else(|| place.error(Problem::Expected("a mark")))?;
    if let Some(key) = map.keys().find(|key| !matches!(key.as_str(), "type" | "attrs")) {
        return Err(place.error(Problem::UnknownKey(key.clone())));
    }
    let kind = map.get("type").and_then(Value::as_str).ok_or_else(|| place.error(Problem::Expected("a mark")))?;
    let mut attrs = Attrs::open(map.get("attrs"), place)?;
    let mark = match kind {
        "strong" => Mark::Strong,
        "em" => Mark::Em,
        "underline" => Mark::Underline,
        "strike" => Mark::Strike,
        "code" => Mark::Code,
        "sub" => Mark::Sub,
        "sup" => Mark::Sup,
        "highlight" => Mark::Highlight,
        "link" => {
            Mark::Link { href: attrs.required_href("href")?, title: attrs.optional_string("title")?.map(str::to_owned) }
        }
        "span" => Mark::Span { lang: attrs.lang()?, dir: attrs.dir()? },
        _ => return Err(place.error(Problem::UnknownMark(kind.to_owned()))),
    };
    attrs.finish(place)?;
    Ok(mark)
}
