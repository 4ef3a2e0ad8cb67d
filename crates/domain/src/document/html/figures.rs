//! Pictures, galleries, recordings, films and frames.

use super::attrs::{Context, own_id, style};
use super::flow::{Flow, Reader};
use super::inline::address;
use super::line::plain;
use super::tree::{Element, NodeId};
use super::{NoteKind, embeds};
use crate::document::render::inlines as letters;
use crate::document::{
    Audio, Block, Columns, Embed, Figure, Gallery, GalleryItem, Href, Inline, Marks, MediaRef, Picture, Spoken, Video,
};

impl Reader<'_> {
    /// Reads a `figure`, or what WordPress had before it; `false` when it holds only blocks.
    pub(super) fn figure(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let caption = self.caption_of(id);
        let has = |name: &'static str| tree.find(id, move |element| element.name() == name);
        if element.has_class("embed") || element.classes().any(|class| class.starts_with("wp-block-embed")) {
            return self.embed_figure(id, element, caption, inside, flow);
        }
        let media = has("iframe").or_else(|| has("audio")).or_else(|| has("video"));
        if let Some((media, said)) = media.and_then(|media| Some((media, tree.element(media)?))) {
            let (lines, _) = self.caption(caption, inside);
            let block = self.media(media, said, inside);
            flow.blocks.extend(block.map(|block| self.captioned(block, element, lines, inside)));
            return true;
        }
        let line = caption.map(|caption| plain(&tree.line(caption))).unwrap_or_default();
        if let Some((table, said)) = has("table").and_then(|table| Some((table, tree.element(table)?))) {
            self.table(table, said, &line, &inside.inside(said), flow);
            return true;
        }
        if let Some((quote, said)) = has("blockquote").and_then(|quote| Some((quote, tree.element(quote)?))) {
            self.quote(quote, said, &line, &inside.inside(said), flow);
            return true;
        }
        let images: Vec<NodeId> = tree.descendants(id).filter(|&node| tree.is(node, "img")).collect();
        match images.as_slice() {
            [] => false,
            [image] => {
                self.one_picture(id, *image, element, caption, inside, flow);
                true
            }
            _ => self.gallery(id, element, inside, flow),
        }
    }

    fn one_picture(
        &mut self,
        id: NodeId,
        image: NodeId,
        element: &Element,
        caption: Option<NodeId>,
        inside: &Context,
        flow: &mut Flow,
    ) {
        let Some(said) = self.tree.element(image) else { return };
        let link = self.link_around(image, id);
        let Some(mut picture) = self.picture(said, link) else { return };
        self.skip.insert(image);
        let (lines, credit) = match caption {
            Some(caption) => self.caption(Some(caption), inside),
            // Without a caption of its own, what else is in the figure is one.
            None => (self.lines(id, &Marks::none(), inside).0, String::new()),
        };
        (picture.caption, picture.credit) = (lines, credit);
        let size = self.size(element, inside).or_else(|| self.size(said, inside)).unwrap_or_default();
        let attrs = self.block_attrs(own_id(element), inside, &letters(&picture.caption));
        flow.blocks.push(Block::Figure(Figure { attrs, picture, size }));
    }

    /// A picture without a figure around it.
    pub(super) fn lone_image(
        &mut self,
        id: NodeId,
        element: &Element,
        marks: &Marks,
        context: &Context,
    ) -> Option<Block> {
        let link = marks.link().cloned();
        let picture = self.picture(element, link)?;
        let parent = self.tree.parent(id).and_then(|parent| self.tree.element(parent));
        let size = self.size(element, context).or_else(|| self.size(parent?, context)).unwrap_or_default();
        let attrs = self.block_attrs(own_id(element), context, "");
        Some(Block::Figure(Figure { attrs, picture, size }))
    }

    /// The picture that an `img` shows; `None` for a counter's dot and for an address that is not allowed.
    fn picture(&mut self, element: &Element, link: Option<Href>) -> Option<Picture> {
        // Scripts that load late keep the real address beside.
        let addresses = ["data-src", "data-lazy-src", "data-original", "src"].map(|name| element.attr(name));
        let src = addresses.iter().flatten().find_map(|raw| address(raw));
        let pixels = |name: &str| element.attr(name)?.trim().trim_end_matches("px").parse::<u32>().ok();
        let (width, height) = (pixels("width"), pixels("height"));
        if width == Some(1) && height == Some(1) {
            self.note(NoteKind::Dropped, "img");
            return None;
        }
        let Some(src) = src else {
            self.note(NoteKind::MediaDropped, element.attr("src").unwrap_or_default());
            return None;
        };
        let link = link.filter(|link| stem(link.as_str()).is_none_or(|link| Some(link) != stem(src.as_str())));
        Some(Picture {
            media: MediaRef { media: None, src: Some(src) },
            width: width.filter(|&width| width > 0),
            height: height.filter(|&height| height > 0),
            alt: element.attr("alt").map(plain).unwrap_or_default(),
            link,
            ..Picture::default()
        })
    }

    /// A gallery; `false` when no picture is in it.
    pub(super) fn gallery(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let images: Vec<NodeId> = tree.descendants(id).filter(|&node| tree.is(node, "img")).collect();
        let (mut items, mut text) = (Vec::new(), String::new());
        let mut captions = Vec::new();
        for image in images {
            let Some(said) = tree.element(image) else { continue };
            let link = self.link_around(image, id);
            let Some(mut picture) = self.picture(said, link) else { continue };
            let around = self.around(image, id, is_item);
            let caption = around.and_then(|item| self.caption_of(item)).filter(|caption| !captions.contains(caption));
            captions.extend(caption);
            (picture.caption, picture.credit) = self.caption(caption, &inside.within());
            text.push_str(&letters(&picture.caption));
            items.push(GalleryItem { picture });
        }
        if items.is_empty() {
            return false;
        }
        let columns = element.classes().find_map(|class| {
            let number = class.strip_prefix("columns-").or_else(|| class.strip_prefix("gallery-columns-"))?;
            Columns::new(number.parse().ok()?)
        });
        let attrs = self.block_attrs(own_id(element), inside, &text);
        flow.blocks.push(Block::Gallery(Gallery { attrs, columns: columns.unwrap_or_default(), items }));
        // The caption of the whole is a paragraph behind it.
        let whole = tree.children(id).iter().copied().find(|child| tree.is(*child, "figcaption"));
        if let Some(whole) = whole.filter(|whole| !captions.contains(whole)) {
            self.children(whole, &Marks::none(), inside, flow);
            self.end_line(flow, inside);
        }
        true
    }

    /// The node of a caption below.
    fn caption_of(&self, id: NodeId) -> Option<NodeId> {
        let is_caption = |element: &Element| {
            matches!(&*element.name(), "figcaption" | "dd")
                || ["wp-caption-text", "wp-caption-dd", "gallery-caption"].iter().any(|class| element.has_class(class))
        };
        self.tree.find(id, is_caption)
    }

    /// A caption's lines, and the credit: a `cite` that ends it.
    fn caption(&mut self, caption: Option<NodeId>, inside: &Context) -> (Vec<Inline>, String) {
        let Some(caption) = caption else { return (Vec::new(), String::new()) };
        let tree = self.tree;
        let last = tree.children(caption).iter().copied().rfind(|&node| !tree.line(node).is_empty());
        let credit = last.filter(|&last| tree.is(last, "cite"));
        self.skip.extend(credit);
        let said = credit.map(|credit| plain(&tree.line(credit))).unwrap_or_default();
        let context = tree.element(caption).map_or_else(|| inside.clone(), |element| inside.inside(element));
        (self.lines(caption, &Marks::none(), &context).0, said)
    }

    /// The nearest element around a node, within a container, that fits.
    fn around(&self, id: NodeId, container: NodeId, fits: impl Fn(&Element) -> bool) -> Option<NodeId> {
        std::iter::successors(self.tree.parent(id), |&node| self.tree.parent(node))
            .take_while(|&node| node != container)
            .find(|&node| self.tree.element(node).is_some_and(&fits))
    }

    fn link_around(&self, id: NodeId, container: NodeId) -> Option<Href> {
        let link = self.around(id, container, |element| element.name() == "a")?;
        address(self.tree.element(link)?.attr("href")?)
    }

    /// A recording, a film or a frame.
    pub(super) fn media(&mut self, id: NodeId, element: &Element, inside: &Context) -> Option<Block> {
        let tree = self.tree;
        let source = tree.find(id, |element| element.name() == "source" || element.name() == "embed");
        let raw = ["data-src", "src", "data"].iter().find_map(|name| element.attr(name));
        let raw = raw.or_else(|| tree.element(source?)?.attr("src")).unwrap_or_default().trim();
        let name = element.name();
        if matches!(&*name, "audio" | "video") {
            let Some(src) = address(raw) else {
                self.note(NoteKind::MediaDropped, raw);
                return None;
            };
            let media = MediaRef { media: None, src: Some(src) };
            let attrs = self.block_attrs(own_id(element), inside, "");
            return Some(if name == "audio" {
                Block::Audio(Audio { attrs, media, spoken: self.spoken(id), caption: Vec::new() })
            } else {
                let poster = element.attr("poster").and_then(address);
                Block::Video(Video { attrs, media, poster, spoken: self.spoken(id), caption: Vec::new() })
            });
        }
        let title = element.attr("title").map(plain).unwrap_or_default();
        let (url, provider) = match embeds::recognise(raw) {
            Some(known) => (known.url, known.provider),
            None => match Href::parse(raw).filter(|url| name == "iframe" && url.host().is_some()) {
                Some(url) => {
                    self.note(NoteKind::UnknownEmbed, raw);
                    (url, "other")
                }
                None => {
                    self.note(NoteKind::Dropped, &name);
                    return None;
                }
            },
        };
        let attrs = self.block_attrs(None, inside, &title);
        Some(Block::Embed(Embed { attrs, url, provider: provider.to_owned(), title, caption: Vec::new() }))
    }

    /// The first track of captions or subtitles within a recording or a film.
    fn spoken(&self, id: NodeId) -> Spoken {
        let is_track = |element: &Element| {
            element.name() == "track"
                && element.attr("kind").is_none_or(|kind| matches!(kind.trim(), "captions" | "subtitles" | ""))
        };
        let track = self.tree.find(id, is_track).and_then(|track| self.tree.element(track));
        Spoken { captions: track.and_then(|track| track.attr("src")).and_then(address), ..Spoken::default() }
    }

    /// Gives a block the caption and the id of the figure around it.
    fn captioned(&mut self, block: Block, figure: &Element, lines: Vec<Inline>, inside: &Context) -> Block {
        let mut text = letters(&lines);
        if let Block::Embed(it) = &block {
            text.push_str(&it.title);
        }
        let attrs = self.block_attrs(own_id(figure), inside, &text);
        match block {
            Block::Audio(it) => Block::Audio(Audio { attrs, caption: lines, ..it }),
            Block::Video(it) => Block::Video(Video { attrs, caption: lines, ..it }),
            Block::Embed(it) => Block::Embed(Embed { attrs, caption: lines, ..it }),
            other => other,
        }
    }

    fn embed_figure(
        &mut self,
        id: NodeId,
        element: &Element,
        caption: Option<NodeId>,
        inside: &Context,
        flow: &mut Flow,
    ) -> bool {
        let tree = self.tree;
        let (caption, _) = self.caption(caption, inside);
        let frame = tree.find(id, |element| matches!(&*element.name(), "iframe" | "video" | "audio"));
        if let Some((frame, said)) = frame.and_then(|frame| Some((frame, tree.element(frame)?))) {
            let block = self.media(frame, said, inside);
            flow.blocks.extend(block.map(|block| self.captioned(block, element, caption, inside)));
            return true;
        }
        let in_caption = |node| self.around(node, id, |element| element.name() == "figcaption").is_some();
        let link = tree.descendants(id).filter(|&node| tree.is(node, "a") && !in_caption(node)).last();
        let href = link.and_then(|link| tree.element(link)?.attr("href"));
        let wrapper = tree.find(id, |element| element.has_class("wp-block-embed__wrapper"));
        let written = wrapper.map(|wrapper| plain(&tree.line(wrapper))).unwrap_or_default();
        let raw = href.unwrap_or(&written);
        let own = element.attr("data-provider").filter(|name| is_provider(name));
        let known = if own.is_some() { None } else { embeds::recognise(raw) };
        let (url, provider) = match known {
            Some(known) => (known.url, known.provider.to_owned()),
            None => match Href::parse(raw).filter(|url| url.host().is_some()) {
                Some(url) => (url, own.unwrap_or("other").to_owned()),
                None => return false,
            },
        };
        let media = MediaRef { media: None, src: Some(url.clone()) };
        let title = link.filter(|_| own.is_some()).map(|link| plain(&tree.line(link))).unwrap_or_default();
        let title = if title == url.as_str() { String::new() } else { title };
        let attrs = self.block_attrs(own_id(element), inside, &format!("{}{title}", letters(&caption)));
        flow.blocks.push(match provider.as_str() {
            "audio" => Block::Audio(Audio { attrs, media, spoken: Spoken::default(), caption }),
            "video" => Block::Video(Video { attrs, media, poster: None, spoken: Spoken::default(), caption }),
            _ => Block::Embed(Embed { attrs, url, provider, title, caption }),
        });
        true
    }

    /// A post of a social site as its own script left it: a quotation with a link at the end.
    pub(super) fn post(&mut self, id: NodeId, element: &Element, inside: &Context, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let said = ["data-instgrm-permalink", "cite", "data-href"].iter().find_map(|name| element.attr(name));
        let links = tree.descendants(id).filter_map(|node| tree.element(node)?.attr("href"));
        let Some(known) = said.into_iter().chain(links).filter_map(embeds::recognise).last() else { return false };
        let (caption, _) = self.lines(id, &Marks::none(), inside);
        let attrs = self.block_attrs(own_id(element), inside, &letters(&caption));
        flow.blocks.push(Block::Embed(Embed { caption, ..known.into_block(attrs) }));
        true
    }
}

/// One picture's place in a gallery.
fn is_item(element: &Element) -> bool {
    matches!(&*element.name(), "figure" | "li" | "dl")
        || element.has_class("gallery-item")
        || style(element, "display").is_some_and(|display| display == "table-cell")
}

/// A picture's address without size, ending and query, to see whether a link leads only to a larger one.
fn stem(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let (stem, ending) = path.rsplit_once('.')?;
    let is_picture =
        ["jpg", "jpeg", "png", "gif", "webp", "avif"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if !is_picture {
        return None;
    }
    let sized = |tail: &str| {
        tail.split_once('x')
            .is_some_and(|(w, h)| [w, h].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
    };
    Some(match stem.rsplit_once('-') {
        Some((stem, tail)) if sized(tail) => stem,
        _ => stem,
    })
}

fn is_provider(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}
