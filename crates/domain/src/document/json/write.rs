//! From blocks to JSON. Every attribute is written, as the editor does, so that both write the same tree.

use serde_json::{Map, Value, json};

use crate::document::{
    Block, BlockAttrs, Footnote, Heading, Inline, ItemPart, List, ListItem, Mark, Paragraph, Picture, QuotePart,
    Spoken, TableCell,
};

pub(super) fn doc(blocks: &[Block]) -> Value {
    node("doc", Map::new(), blocks.iter().map(block).collect())
}

pub(super) fn block(block: &Block) -> Value {
    let kind = block.kind();
    let common = || block.attrs().map(common).unwrap_or_default();
    let id = || fields(json!({ "id": block.id().as_str() }));
    match block {
        Block::Paragraph(it) => paragraph(it),
        Block::Heading(it) => heading(it),
        Block::List(it) => list(it),
        Block::Quote(it) => {
            node(kind, with(common(), json!({ "cite": it.cite })), it.content.iter().map(quote_part).collect())
        }
        Block::Pullquote(it) => node(kind, with(common(), json!({ "cite": it.cite })), inlines(&it.content)),
        Block::Verse(it) => node(kind, common(), inlines(&it.content)),
        Block::Figure(it) => {
            let attrs = with(with(common(), picture(&it.picture)), json!({ "size": it.size.as_str() }));
            node(kind, attrs, inlines(&it.picture.caption))
        }
        Block::Gallery(it) => node(
            kind,
            with(common(), json!({ "columns": it.columns.get() })),
            it.items
                .iter()
                .map(|item| node("gallery_item", fields(picture(&item.picture)), inlines(&item.picture.caption)))
                .collect(),
        ),
        Block::Table(it) => node(
            kind,
            with(common(), json!({ "caption": it.caption })),
            it.rows.iter().map(|row| node("table_row", Map::new(), row.cells.iter().map(cell).collect())).collect(),
        ),
        Block::Code(it) => {
            let text = if it.text.is_empty() { Vec::new() } else { inlines(&[Inline::text(it.text.clone())]) };
            node(kind, with(common(), json!({ "language": it.language })), text)
        }
        Block::Audio(it) => {
            let attrs = json!({ "media": it.media.media, "src": it.media.src.as_ref().map(ToString::to_string) });
            node(kind, with(with(common(), attrs), spoken(&it.spoken)), inlines(&it.caption))
        }
        Block::Video(it) => {
            let attrs = json!({
                "media": it.media.media,
                "src": it.media.src.as_ref().map(ToString::to_string),
                "poster": it.poster.as_ref().map(ToString::to_string),
            });
            node(kind, with(with(common(), attrs), spoken(&it.spoken)), inlines(&it.caption))
        }
        Block::Embed(it) => {
            let attrs = json!({ "url": it.url.as_str(), "provider": it.provider, "title": it.title });
            node(kind, with(common(), attrs), inlines(&it.caption))
        }
        Block::File(it) => {
            let attrs = json!({
                "media": it.media.media,
                "src": it.media.src.as_ref().map(ToString::to_string),
                "name": it.name,
                "bytes": it.bytes,
            });
            node(kind, with(common(), attrs), Vec::new())
        }
        Block::Separator(_) | Block::PageBreak(_) => node(kind, id(), Vec::new()),
        Block::More(it) => node(kind, with(id(), json!({ "label": it.label })), Vec::new()),
        Block::Background(it) => node(kind, with(id(), json!({ "background": it.background })), Vec::new()),
        Block::Raw(it) => node(kind, with(id(), json!({ "html": it.html, "reason": it.reason })), Vec::new()),
        Block::Footnotes(it) => node(kind, id(), it.notes.iter().map(footnote).collect()),
    }
}

fn node(kind: &str, attrs: Map<String, Value>, content: Vec<Value>) -> Value {
    let mut map = Map::new();
    map.insert(String::from("type"), kind.into());
    if !attrs.is_empty() {
        map.insert(String::from("attrs"), attrs.into());
    }
    if !content.is_empty() {
        map.insert(String::from("content"), content.into());
    }
    map.into()
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn with(mut attrs: Map<String, Value>, more: Value) -> Map<String, Value> {
    attrs.extend(fields(more));
    attrs
}

fn common(attrs: &BlockAttrs) -> Map<String, Value> {
    fields(json!({
        "id": attrs.id.as_str(),
        "dir": attrs.dir.as_str(),
        "dir_set": attrs.dir_set,
        "lang": attrs.lang.as_ref().map(ToString::to_string),
    }))
}

fn paragraph(it: &Paragraph) -> Value {
    node("paragraph", common(&it.attrs), inlines(&it.content))
}

fn heading(it: &Heading) -> Value {
    node("heading", with(common(&it.attrs), json!({ "level": it.level.number() })), inlines(&it.content))
}

fn list(it: &List) -> Value {
    let attrs = with(common(&it.attrs), json!({ "ordered": it.ordered, "start": it.start }));
    node("list", attrs, it.items.iter().map(list_item).collect())
}

fn list_item(it: &ListItem) -> Value {
    let rest = it.rest.iter().map(|part| match part {
        ItemPart::Paragraph(it) => paragraph(it),
        ItemPart::List(it) => list(it),
    });
    node("list_item", Map::new(), std::iter::once(paragraph(&it.first)).chain(rest).collect())
}

fn quote_part(part: &QuotePart) -> Value {
    match part {
        QuotePart::Paragraph(it) => paragraph(it),
        QuotePart::Heading(it) => heading(it),
        QuotePart::List(it) => list(it),
    }
}

fn picture(it: &Picture) -> Value {
    json!({
        "media": it.media.media,
        "src": it.media.src.as_ref().map(ToString::to_string),
        "width": it.width,
        "height": it.height,
        "alt": it.alt,
        "credit": it.credit,
        "link": it.link.as_ref().map(ToString::to_string),
    })
}

fn spoken(it: &Spoken) -> Value {
    json!({
        "captions": it.captions.as_ref().map(ToString::to_string),
        "transcript": it.transcript,
        "seconds": it.seconds,
    })
}

fn cell(it: &TableCell) -> Value {
    let attrs = json!({
        "header": it.header,
        "colspan": it.colspan,
        "rowspan": it.rowspan,
        "align": it.align.map(|align| align.as_str()),
    });
    node("table_cell", fields(attrs), inlines(&it.content))
}

fn footnote(it: &Footnote) -> Value {
    let attrs = json!({
        "note": it.note.as_str(),
        "dir": it.dir.as_str(),
        "lang": it.lang.as_ref().map(ToString::to_string),
    });
    node("footnote", fields(attrs), inlines(&it.content))
}

fn inlines(content: &[Inline]) -> Vec<Value> {
    content.iter().map(inline).collect()
}

fn inline(it: &Inline) -> Value {
    match it {
        Inline::Text { text, marks } if marks.is_empty() => json!({ "type": "text", "text": text }),
        Inline::Text { text, marks } => {
            json!({ "type": "text", "text": text, "marks": marks.iter().map(mark).collect::<Vec<_>>() })
        }
        Inline::HardBreak => json!({ "type": "hard_break" }),
        Inline::FootnoteRef { note } => {
            json!({ "type": "footnote_ref", "attrs": { "note": note.as_str() } })
        }
    }
}

fn mark(it: &Mark) -> Value {
    match it {
        Mark::Strong => json!({ "type": "strong" }),
        Mark::Em => json!({ "type": "em" }),
        Mark::Underline => json!({ "type": "underline" }),
        Mark::Strike => json!({ "type": "strike" }),
        Mark::Code => json!({ "type": "code" }),
        Mark::Sub => json!({ "type": "sub" }),
        Mark::Sup => json!({ "type": "sup" }),
        Mark::Highlight => json!({ "type": "highlight" }),
        Mark::Link { href, title } => {
            json!({ "type": "link", "attrs": { "href": href.as_str(), "title": title } })
        }
        Mark::Span { lang, dir } => json!({
            "type": "span",
            "attrs": { "lang": lang.as_ref().map(ToString::to_string), "dir": dir.map(|dir| dir.as_str()) },
        }),
    }
}
