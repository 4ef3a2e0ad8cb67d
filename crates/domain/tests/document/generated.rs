//! Documents made at random: any at all, and those that HTML can say.

use domain::document::{
    Align, Audio, BackgroundBlock, Block, BlockAttrs, BlockId, Code, Columns, Direction, Embed, Figure, FileLink,
    Footnote, Footnotes, Gallery, GalleryItem, Heading, HeadingLevel, Href, Inline, ItemPart, Lang, List, ListItem,
    Mark, Marks, MediaRef, More, NoteId, PageBreak, Paragraph, Picture, Pullquote, Quote, QuotePart, Raw, Separator,
    Size, Spoken, Table, TableCell, TableRow, Verse, Video,
};
use domain::ids::{BackgroundId, MediaId};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{1,8}",
        4 => select(vec!["نشر", "الخبر", "می\u{200c}خواهم", "كَتَبَ", "هٔ", "١٢٣", "çmimi", "é", "🙂", "&amp;", "<b>", "\"x\"", "'", "—"])
            .prop_map(str::to_owned),
        1 => "[0-9.,!?&<>\"']{1,4}",
    ]
}

/// Words on one line.
fn plain() -> impl Strategy<Value = String> {
    vec(word(), 0..4).prop_map(|words| words.join(" "))
}

fn some_plain() -> impl Strategy<Value = String> {
    vec(word(), 1..4).prop_map(|words| words.join(" "))
}

fn href() -> impl Strategy<Value = Href> {
    select(vec!["/en/story", "https://example.org/a?b=1&c=2#d", "mailto:desk@example.org", "/media/x/a", "?page=2"])
        .prop_map(|href| Href::parse(href).expect("an allowed address"))
}

fn lang() -> impl Strategy<Value = Lang> {
    select(vec!["en", "ar", "fa", "sq", "zh-Hant"]).prop_map(|tag| Lang::parse(tag).expect("a tag"))
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Ltr, Direction::Rtl])
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        6 => select(vec![
            Mark::Strong, Mark::Em, Mark::Underline, Mark::Strike, Mark::Code, Mark::Sub, Mark::Sup, Mark::Highlight,
        ]),
        2 => (href(), option::of(some_plain())).prop_map(|(href, title)| Mark::Link { href, title }),
        1 => (option::of(lang()), option::of(direction())).prop_map(|(lang, dir)| Mark::Span { lang, dir }),
    ]
}

fn marks() -> impl Strategy<Value = Marks> {
    prop_oneof![2 => Just(Vec::new()), 3 => vec(mark(), 0..4)].prop_map(|marks| marks.into_iter().collect())
}

/// The notes that references name; a document that has them has footnotes.
const NOTES: [&str; 2] = ["n1", "a-2"];

fn note() -> impl Strategy<Value = NoteId> {
    select(NOTES.to_vec()).prop_map(|note| NoteId::parse(note).expect("a note's name"))
}

/// A line as a reader sees it: no blank at its ends or beside another, no break at its ends.
fn line() -> impl Strategy<Value = Vec<Inline>> {
    let piece = prop_oneof![
        8 => (any::<bool>(), some_plain(), marks()).prop_map(|(blank, text, marks)| {
            Inline::Text { text: if blank { format!(" {text}") } else { text }, marks }
        }),
        1 => Just(Inline::HardBreak),
        1 => note().prop_map(|note| Inline::FootnoteRef { note }),
    ];
    vec(piece, 0..6).prop_map(|pieces| {
        let mut line: Vec<Inline> = Vec::new();
        for piece in pieces {
            let begins = matches!(line.last(), None | Some(Inline::HardBreak));
            match piece {
                Inline::HardBreak if line.is_empty() => {}
                Inline::Text { text, marks } if begins => {
                    line.push(Inline::Text { text: text.trim_start().to_owned(), marks });
                }
                piece => line.push(piece),
            }
        }
        while line.pop_if(|piece| matches!(piece, Inline::HardBreak)).is_some() {}
        line
    })
}

fn some_line() -> impl Strategy<Value = Vec<Inline>> {
    (some_plain(), line()).prop_map(|(first, mut line)| {
        line.insert(0, Inline::text(first));
        line
    })
}

fn attrs() -> impl Strategy<Value = BlockAttrs> {
    (direction(), any::<bool>(), option::weighted(0.2, lang())).prop_map(|(dir, dir_set, lang)| BlockAttrs {
        id: BlockId::parse("aaaa").expect("an id"),
        dir,
        dir_set,
        lang,
    })
}

fn source() -> impl Strategy<Value = MediaRef> {
    select(vec!["/media/a.jpg", "https://elsewhere.example/b.png?x=1", "/files/c"])
        .prop_map(|src| MediaRef { media: None, src: Href::parse(src) })
}

/// A recording as HTML can say it: captions are an element, but transcript and length have none, and what lies elsewhere is
/// a link alone.
fn recording() -> impl Strategy<Value = (MediaRef, Spoken)> {
    let captions = option::of(Just(Href::parse("/files/1/words.vtt").expect("an address")));
    (source(), captions).prop_map(|(media, captions)| {
        let here = media.src.as_ref().is_some_and(Href::is_relative);
        (media, Spoken { captions: captions.filter(|_| here), ..Spoken::default() })
    })
}

fn picture() -> impl Strategy<Value = Picture> {
    (source(), option::of(2..5000_u32), option::of(2..5000_u32), plain(), plain(), option::of(href()), line()).prop_map(
        |(media, width, height, alt, credit, link, caption)| Picture {
            media,
            width,
            height,
            alt,
            credit,
            link,
            caption,
        },
    )
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (attrs(), some_line()).prop_map(|(attrs, content)| Paragraph { attrs, content })
}

fn heading() -> impl Strategy<Value = Heading> {
    let level = select(vec![HeadingLevel::Two, HeadingLevel::Three, HeadingLevel::Four]);
    (attrs(), level, some_line()).prop_map(|(attrs, level, content)| Heading { attrs, level, content })
}

fn list() -> impl Strategy<Value = List> {
    let item = (paragraph(), vec(paragraph().prop_map(ItemPart::Paragraph), 0..2));
    let leaf = list_of(item.prop_map(|(first, rest)| ListItem { first, rest }).boxed());
    leaf.prop_recursive(3, 8, 2, |inner| {
        let part = prop_oneof![paragraph().prop_map(ItemPart::Paragraph), inner.prop_map(ItemPart::List),];
        let item = (paragraph(), vec(part, 0..3), any::<bool>()).prop_map(|(mut first, rest, bare)| {
            // An item may begin with a list; then nothing stands beside its bullet.
            if bare && matches!(rest.first(), Some(ItemPart::List(_))) {
                first.content.clear();
            }
            ListItem { first, rest }
        });
        list_of(item.boxed())
    })
}

fn list_of(item: BoxedStrategy<ListItem>) -> BoxedStrategy<List> {
    let list = (attrs(), any::<bool>(), -3..100_i32, vec(item, 1..3));
    list.prop_map(|(attrs, ordered, start, items)| List { attrs, ordered, start, items }).boxed()
}

fn table() -> impl Strategy<Value = Block> {
    let align = option::of(select(vec![Align::Start, Align::Center, Align::End]));
    let cell = (any::<bool>(), 1..4_u16, 1..3_u16, align, some_line())
        .prop_map(|(header, colspan, rowspan, align, content)| TableCell { header, colspan, rowspan, align, content });
    let row = vec(cell, 1..3).prop_map(|cells| TableRow { cells });
    (attrs(), plain(), vec(row, 1..3)).prop_map(|(attrs, caption, rows)| Block::Table(Table { attrs, caption, rows }))
}

fn embed() -> impl Strategy<Value = Block> {
    let page = select(vec![
        ("youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("other", "https://example.org/map?x=1&y=2"),
    ]);
    (attrs(), page, plain(), line()).prop_map(|(attrs, (provider, url), title, caption)| {
        let url = Href::parse(url).expect("an address");
        Block::Embed(Embed { attrs, url, provider: provider.to_owned(), title, caption })
    })
}

/// Blocks that HTML can say and that it says again when it is read back.
fn html_block() -> impl Strategy<Value = Block> {
    let id = || BlockId::parse("aaaa").expect("an id");
    let quote_part = prop_oneof![
        3 => paragraph().prop_map(QuotePart::Paragraph),
        1 => heading().prop_map(QuotePart::Heading),
        1 => list().prop_map(QuotePart::List),
    ];
    let size = select(vec![Size::Normal, Size::Wide, Size::Full, Size::Start, Size::End]);
    let code = (attrs(), option::of("[a-z]{1,8}"), "[a-z<&\"]{1,5}(\n| |\t)[a-z]{0,5}");
    prop_oneof![
        6 => paragraph().prop_map(Block::Paragraph),
        2 => heading().prop_map(Block::Heading),
        3 => list().prop_map(Block::List),
        2 => (attrs(), plain(), vec(quote_part, 1..3))
            .prop_map(|(attrs, cite, content)| Block::Quote(Quote { attrs, cite: cited(&cite), content })),
        1 => (attrs(), plain(), some_line())
            .prop_map(|(attrs, cite, content)| Block::Pullquote(Pullquote { attrs, cite: cited(&cite), content })),
        1 => (attrs(), some_line()).prop_map(|(attrs, content)| Block::Verse(Verse { attrs, content })),
        2 => (attrs(), picture(), size).prop_map(|(attrs, picture, size)| Block::Figure(Figure { attrs, picture, size })),
        1 => (attrs(), 1..=9_u64, vec(picture().prop_map(|picture| GalleryItem { picture }), 1..4)).prop_map(
            |(attrs, columns, items)| {
                Block::Gallery(Gallery { attrs, columns: Columns::new(columns).expect("1 to 9"), items })
            }
        ),
        2 => table(),
        1 => code.prop_map(|(attrs, language, text)| Block::Code(Code { attrs, language, text })),
        1 => (attrs(), recording(), line())
            .prop_map(|(attrs, (media, spoken), caption)| Block::Audio(Audio { attrs, media, spoken, caption })),
        1 => (attrs(), recording(), line())
            .prop_map(|(attrs, (media, spoken), caption)| Block::Video(Video { attrs, media, poster: None, spoken, caption })),
        1 => embed(),
        1 => (attrs(), source(), some_plain(), option::of(0..1_000_000_000_u64))
            .prop_map(|(attrs, media, name, bytes)| Block::File(FileLink { attrs, media, name, bytes })),
        1 => Just(Block::Separator(Separator { id: id() })),
        1 => plain().prop_map(move |label| Block::More(More { id: id(), label })),
        1 => Just(Block::PageBreak(PageBreak { id: id() })),
    ]
}

/// A source without the dash that reading takes away.
fn cited(cite: &str) -> String {
    cite.trim_start_matches(['—', ' ']).to_owned()
}

fn footnotes() -> impl Strategy<Value = Block> {
    let note = (direction(), option::weighted(0.2, lang()), some_line());
    vec(note, NOTES.len()).prop_map(|notes| {
        let notes = notes.into_iter().zip(NOTES).map(|((dir, lang, content), note)| {
            let unnoted = |piece| match piece {
                Inline::FootnoteRef { .. } => Inline::text("x"),
                other => other,
            };
            let content = content.into_iter().map(unnoted).collect();
            Footnote { note: NoteId::parse(note).expect("a note's name"), dir, lang, content }
        });
        Block::Footnotes(Footnotes { id: BlockId::parse("aaaa").expect("an id"), notes: notes.collect() })
    })
}

/// Blocks of a document that HTML can say; directions and languages are still to be settled.
pub fn html_blocks() -> impl Strategy<Value = Vec<Block>> {
    (vec(html_block(), 1..5), footnotes()).prop_map(|(mut blocks, footnotes)| {
        blocks.push(footnotes);
        renumber(&mut blocks);
        blocks
    })
}

/// Blocks of any valid document, with any letters.
pub fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let id = || BlockId::parse("aaaa").expect("an id");
    let own = MediaRef { media: Some(MediaId::derived("site", "7")), src: None };
    let other = prop_oneof![
        (attrs(), vec((any::<String>(), marks()), 0..5)).prop_map(|(attrs, texts)| {
            let content = texts.into_iter().map(|(text, marks)| Inline::Text { text, marks }).collect();
            Block::Paragraph(Paragraph { attrs, content })
        }),
        (any::<String>(), any::<String>()).prop_map(move |(html, reason)| Block::Raw(Raw { id: id(), html, reason })),
        Just(Block::Background(BackgroundBlock { id: id(), background: BackgroundId::derived("site", "9") })),
        (attrs(), any::<String>()).prop_map(|(attrs, text)| Block::Code(Code { attrs, language: None, text })),
        (attrs(), recording(), any::<String>(), option::of(any::<u32>())).prop_map(
            |(attrs, (media, captioned), transcript, seconds)| {
                let spoken = Spoken { transcript, seconds, ..captioned };
                Block::Audio(Audio { attrs, media, spoken, caption: Vec::new() })
            }
        ),
        (attrs(), any::<String>())
            .prop_map(move |(attrs, name)| { Block::File(FileLink { attrs, media: own.clone(), name, bytes: None }) }),
    ];
    (vec(prop_oneof![html_block(), other], 1..6), option::of(footnotes())).prop_map(|(mut blocks, footnotes)| {
        blocks.extend(footnotes);
        renumber(&mut blocks);
        blocks
    })
}

fn renumber(blocks: &mut [Block]) {
    let mut next = 0;
    each_id(blocks, &mut |id| {
        next += 1;
        *id = BlockId::parse(&format!("id{next:04}")).expect("an id");
    });
}

fn each_id(blocks: &mut [Block], act: &mut impl FnMut(&mut BlockId)) {
    for block in blocks {
        match block {
            Block::Paragraph(it) => act(&mut it.attrs.id),
            Block::Heading(it) => act(&mut it.attrs.id),
            Block::List(it) => list_ids(it, act),
            Block::Quote(it) => {
                act(&mut it.attrs.id);
                for part in &mut it.content {
                    match part {
                        QuotePart::Paragraph(it) => act(&mut it.attrs.id),
                        QuotePart::Heading(it) => act(&mut it.attrs.id),
                        QuotePart::List(it) => list_ids(it, act),
                    }
                }
            }
            Block::Pullquote(it) => act(&mut it.attrs.id),
            Block::Verse(it) => act(&mut it.attrs.id),
            Block::Figure(it) => act(&mut it.attrs.id),
            Block::Gallery(it) => act(&mut it.attrs.id),
            Block::Table(it) => act(&mut it.attrs.id),
            Block::Code(it) => act(&mut it.attrs.id),
            Block::Audio(it) => act(&mut it.attrs.id),
            Block::Video(it) => act(&mut it.attrs.id),
            Block::Embed(it) => act(&mut it.attrs.id),
            Block::File(it) => act(&mut it.attrs.id),
            Block::Separator(it) => act(&mut it.id),
            Block::More(it) => act(&mut it.id),
            Block::PageBreak(it) => act(&mut it.id),
            Block::Footnotes(it) => act(&mut it.id),
            Block::Background(it) => act(&mut it.id),
            Block::Raw(it) => act(&mut it.id),
        }
    }
}

fn list_ids(list: &mut List, act: &mut impl FnMut(&mut BlockId)) {
    act(&mut list.attrs.id);
    for item in &mut list.items {
        act(&mut item.first.attrs.id);
        for part in &mut item.rest {
            match part {
                ItemPart::Paragraph(it) => act(&mut it.attrs.id),
                ItemPart::List(it) => list_ids(it, act),
            }
        }
    }
}

/// Gives directions and languages the values that reading would find: a direction that nobody said is that of the
/// letters, and a language is said only where it differs from what is around.
pub fn settle(blocks: &mut [Block], version: Direction, lang: &str) {
    let around = Around { version, dir: version, said: None, lang: lang.to_owned() };
    for block in blocks {
        let text = letters(block);
        match block {
            Block::Paragraph(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Heading(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::List(it) => around.list(it),
            Block::Quote(it) => {
                let inside = around.settle(&mut it.attrs, &text);
                for part in &mut it.content {
                    match part {
                        QuotePart::Paragraph(it) => drop(inside.settle(&mut it.attrs, &line_letters(&it.content))),
                        QuotePart::Heading(it) => drop(inside.settle(&mut it.attrs, &line_letters(&it.content))),
                        QuotePart::List(it) => inside.list(it),
                    }
                }
            }
            Block::Pullquote(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Verse(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Figure(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Gallery(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Table(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Code(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Audio(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Video(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Embed(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::File(it) => drop(around.settle(&mut it.attrs, &text)),
            Block::Footnotes(it) => {
                for note in &mut it.notes {
                    if note.dir == version {
                        note.dir = majority(&line_letters(&note.content), version);
                    }
                    note.lang = note.lang.take().filter(|said| said.as_str() != lang);
                }
            }
            Block::Separator(_) | Block::More(_) | Block::PageBreak(_) | Block::Background(_) | Block::Raw(_) => {}
        }
    }
}

struct Around {
    version: Direction,
    dir: Direction,
    said: Option<Direction>,
    lang: String,
}

impl Around {
    fn settle(&self, attrs: &mut BlockAttrs, text: &str) -> Self {
        let natural = majority(text, self.version);
        if attrs.dir == self.dir && self.said.is_none() {
            attrs.dir = natural;
        }
        attrs.dir_set = attrs.dir != natural;
        attrs.lang = attrs.lang.take().filter(|lang| lang.as_str() != self.lang);
        Self {
            version: self.version,
            dir: attrs.dir,
            said: if attrs.dir == self.dir { self.said } else { Some(attrs.dir) },
            lang: attrs.lang.as_ref().map_or_else(|| self.lang.clone(), ToString::to_string),
        }
    }

    fn list(&self, it: &mut List) {
        let text = list_letters(it);
        let inside = self.settle(&mut it.attrs, &text);
        for item in &mut it.items {
            if item.first.content.is_empty() {
                // Nothing is said of a line that is not there.
                let dir = inside.said.unwrap_or(self.version);
                let attrs = &mut item.first.attrs;
                (attrs.dir, attrs.dir_set, attrs.lang) = (dir, dir != self.version, None);
            } else {
                inside.settle(&mut item.first.attrs, &line_letters(&item.first.content));
            }
            for part in &mut item.rest {
                match part {
                    ItemPart::Paragraph(it) => drop(inside.settle(&mut it.attrs, &line_letters(&it.content))),
                    ItemPart::List(it) => inside.list(it),
                }
            }
        }
    }
}

fn majority(text: &str, version: Direction) -> Direction {
    text::direction::majority(text).unwrap_or(version)
}

fn letters(block: &Block) -> String {
    match block {
        Block::Paragraph(it) => line_letters(&it.content),
        Block::Heading(it) => line_letters(&it.content),
        Block::List(it) => list_letters(it),
        Block::Quote(it) => it
            .content
            .iter()
            .map(|part| match part {
                QuotePart::Paragraph(it) => line_letters(&it.content),
                QuotePart::Heading(it) => line_letters(&it.content),
                QuotePart::List(it) => list_letters(it),
            })
            .collect(),
        Block::Pullquote(it) => line_letters(&it.content),
        Block::Verse(it) => line_letters(&it.content),
        Block::Figure(it) => line_letters(&it.picture.caption),
        Block::Gallery(it) => it.items.iter().map(|item| line_letters(&item.picture.caption)).collect(),
        Block::Table(it) => it.rows.iter().flat_map(|row| &row.cells).map(|cell| line_letters(&cell.content)).collect(),
        Block::Audio(it) => line_letters(&it.caption),
        Block::Video(it) => line_letters(&it.caption),
        Block::Embed(it) => format!("{}{}", line_letters(&it.caption), it.title),
        Block::File(it) => it.name.clone(),
        _ => String::new(),
    }
}

fn list_letters(list: &List) -> String {
    list.items
        .iter()
        .map(|item| {
            let rest = item.rest.iter().map(|part| match part {
                ItemPart::Paragraph(it) => line_letters(&it.content),
                ItemPart::List(it) => list_letters(it),
            });
            line_letters(&item.first.content) + &rest.collect::<String>()
        })
        .collect()
}

fn line_letters(line: &[Inline]) -> String {
    line.iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            _ => "",
        })
        .collect()
}
