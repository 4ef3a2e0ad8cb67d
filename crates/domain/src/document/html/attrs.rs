//! What elements say about language, direction, side and style.

use super::flow::Reader;
use super::tree::Element;
use crate::document::{BlockAttrs, BlockId, Direction, Lang, Size};

/// What surrounds an element.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The language of the block around, or of the version.
    base: String,
    /// The language that an element said since.
    lang: Option<Lang>,
    /// The direction that an element said.
    pub(super) dir: Option<Direction>,
    /// Whether white space counts.
    pub(super) preformatted: bool,
    /// Whether an address alone in a paragraph is an embed.
    pub(super) embeds: bool,
    /// How many lists are around.
    pub(super) lists: usize,
}

impl Context {
    pub(super) fn new(lang: &str) -> Self {
        Self { base: lang.to_owned(), lang: None, dir: None, preformatted: false, embeds: true, lists: 0 }
    }

    /// Inside an element.
    pub(super) fn inside(&self, element: &Element) -> Self {
        let mut inside = self.clone();
        if let Some(lang) = lang(element) {
            inside.lang = Some(lang);
        }
        if let Some(dir) = dir(element) {
            inside.dir = Some(dir);
        }
        inside
    }

    /// Inside a block that holds blocks: they are compared with it.
    pub(super) fn within(&self) -> Self {
        let base = self.lang().map_or_else(|| self.base.clone(), |lang| lang.to_string());
        Self { base, lang: None, embeds: false, ..self.clone() }
    }

    /// Inside a block that holds only lines, of its own language.
    pub(super) fn lines_only(&self) -> Self {
        Self { embeds: false, ..self.clone() }
    }

    /// The language, where it differs from that around.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.lang.clone().filter(|lang| !lang.as_str().eq_ignore_ascii_case(&self.base))
    }
}

/// `lang`, if it is well-formed.
pub(super) fn lang(element: &Element) -> Option<Lang> {
    Lang::parse(element.attr("lang")?.trim())
}

/// `dir`, if it is explicit.
pub(super) fn dir(element: &Element) -> Option<Direction> {
    let dir = element.attr("dir").and_then(|dir| Direction::parse(dir.trim().to_ascii_lowercase().as_str()));
    dir.or_else(|| style(element, "direction").and_then(|dir| Direction::parse(&dir)))
}

/// One property of `style`, in lower case.
pub(super) fn style(element: &Element, property: &str) -> Option<String> {
    element.attr("style")?.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        name.trim().eq_ignore_ascii_case(property).then(|| value.to_ascii_lowercase())
    })
}

impl Reader<'_> {
    /// The attributes of a block: its own id if it has one of ours, the direction it says, else that of its letters.
    pub(super) fn block_attrs(&mut self, id: Option<BlockId>, context: &Context, text: &str) -> BlockAttrs {
        let (dir, dir_set) = self.direction(context, text);
        BlockAttrs { id: self.block_id(id, text), dir, dir_set, lang: context.lang() }
    }

    /// The direction that is said, else that of most letters, else the version's; and whether what is said differs
    /// from what the letters would give, so that it must stick.
    pub(super) fn direction(&self, context: &Context, text: &str) -> (Direction, bool) {
        let letters = text::direction::majority(text).unwrap_or(self.input.dir);
        let dir = context.dir.unwrap_or(letters);
        (dir, dir != letters)
    }

    /// The given id if it is free, else one that derives from seed, place and content.
    pub(super) fn block_id(&mut self, id: Option<BlockId>, content: &str) -> BlockId {
        self.blocks_made += 1;
        let mut index = self.blocks_made;
        let mut id = id.unwrap_or_else(|| BlockId::derived(self.input.seed, index, content));
        while !self.ids.insert(id.clone()) {
            index += 1_000_003;
            id = BlockId::derived(self.input.seed, index, content);
        }
        id
    }

    /// How a picture stands: by our own class, by WordPress's alignments, by old attributes.
    pub(super) fn size(&self, element: &Element, context: &Context) -> Option<Size> {
        let rtl = context.dir.unwrap_or(self.input.dir) == Direction::Rtl;
        let left = if rtl { Size::End } else { Size::Start };
        let right = if rtl { Size::Start } else { Size::End };
        let by_class = element.classes().find_map(|class| match class {
            "picture-wide" | "alignwide" => Some(Size::Wide),
            "picture-full" | "alignfull" => Some(Size::Full),
            "picture-start" => Some(Size::Start),
            "picture-end" => Some(Size::End),
            "alignleft" => Some(left),
            "alignright" => Some(right),
            _ => None,
        });
        let float = style(element, "float").or_else(|| element.attr("align").map(str::to_ascii_lowercase));
        by_class.or(match float.as_deref() {
            Some("left") => Some(left),
            Some("right") => Some(right),
            _ => None,
        })
    }
}

/// The block id in an element's `id`, if it is one of ours.
pub(super) fn own_id(element: &Element) -> Option<BlockId> {
    BlockId::parse(element.attr("id")?.strip_prefix("b-")?)
}
