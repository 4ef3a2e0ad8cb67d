//! Bodies: a story's HTML in one edition.

use super::fault;
use super::library::Library;
use crate::ExchangeError;
use domain::Edition;
use domain::document::html::{HtmlInput, from_html};
use domain::document::{BackgroundBlock, Block, Href, Inline, MediaRef, Paragraph, Picture};
use domain::ids::BackgroundId;
use domain::media::MediaText;

/// How a body names a picture; as a path from the root it is an address that a document takes.
const PICTURE: &str = "src=\"pictures/";
const AS_ADDRESS: &str = "src=\"/pictures/";
/// How a body links to a story.
const STORY: &str = "href=\"story:";
/// How a body names a background, in a paragraph of its own.
const BACKGROUND: &str = "background:";

/// One file.
pub(super) struct Body<'b> {
    /// Its path, for problems.
    pub file: &'b str,
    /// Its text.
    pub html: &'b str,
    /// Its edition.
    pub edition: &'b Edition,
    /// What block ids derive from.
    pub seed: &'b str,
    /// Finds a background by its key.
    pub background: &'b dyn Fn(&str) -> Option<BackgroundId>,
}

impl Body<'_> {
    /// The blocks, with pictures of the library and links that lead to addresses. `address` finds a story's.
    pub(super) fn read(
        &self,
        library: &mut Library<'_>,
        address: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<Block>, ExchangeError> {
        let html = self.linked(address)?.replace(PICTURE, AS_ADDRESS);
        let input = HtmlInput { lang: &self.edition.language, dir: self.edition.direction, seed: self.seed };
        let parsed = from_html(&html, &input);
        if let Some(note) = parsed.notes.first() {
            return Err(fault(self.file, "body", format_args!("{:?}: {}", note.kind, note.detail)));
        }
        let mut blocks = parsed.document.into_blocks();
        for block in &mut blocks {
            match block {
                Block::Figure(figure) => self.shelve(&mut figure.picture, library)?,
                Block::Gallery(gallery) => {
                    gallery.items.iter_mut().try_for_each(|item| self.shelve(&mut item.picture, library))?;
                }
                Block::Paragraph(paragraph) => {
                    if let Some(named) = self.background(paragraph)? {
                        *block = Block::Background(named);
                    }
                }
                _ => {}
            }
        }
        Ok(blocks)
    }

    /// The background that a paragraph `background:KEY` stands for.
    fn background(&self, paragraph: &Paragraph) -> Result<Option<BackgroundBlock>, ExchangeError> {
        let text = plain(&paragraph.content);
        let Some(key) = text.strip_prefix(BACKGROUND) else { return Ok(None) };
        let missing = || fault(self.file, "body", format_args!("there is no background `{key}`"));
        let background = (self.background)(key).ok_or_else(missing)?;
        Ok(Some(BackgroundBlock { id: paragraph.attrs.id.clone(), background }))
    }

    /// The HTML with every `story:KEY` replaced by that story's address.
    fn linked(&self, address: impl Fn(&str) -> Option<String>) -> Result<String, ExchangeError> {
        let mut parts = self.html.split(STORY);
        let mut html = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (key, rest) = part.split_once('"').unwrap_or((part, ""));
            let address =
                address(key).ok_or_else(|| fault(self.file, "href", format_args!("there is no story `{key}`")))?;
            html.extend(["href=\"", &address, "\"", rest]);
        }
        Ok(html)
    }

    /// Makes a picture one of the library's.
    fn shelve(&self, picture: &mut Picture, library: &mut Library<'_>) -> Result<(), ExchangeError> {
        let src = picture.media.src.as_ref().map(Href::as_str).unwrap_or_default();
        let name = src.strip_prefix("/pictures/");
        let name = name.ok_or_else(|| fault(self.file, "src", format_args!("`{src}` is not in pictures/")))?;
        let text = MediaText {
            edition: self.edition.code.clone(),
            alt: picture.alt.clone(),
            caption: plain(&picture.caption),
            credit: picture.credit.clone(),
        };
        let id = library.illustration(name, text, (self.file, "src"))?;
        picture.media = MediaRef { media: Some(id), src: None };
        Ok(())
    }
}

fn plain(line: &[Inline]) -> String {
    line.iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak => " ",
            Inline::FootnoteRef { .. } => "",
        })
        .collect()
}
