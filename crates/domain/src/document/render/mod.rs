//! What is made of a body: HTML, plain text, excerpt, search text.

mod block;
mod escape;
mod figure;
mod inline;
mod link;
mod options;
mod recording;
mod text;

#[cfg(feature = "html")]
pub(in crate::document) use text::{inlines, without_tags};

pub use text::SearchText;

pub use options::{HtmlOptions, Labels, OnPage, PictureSource, ResolvedPicture, Said, Track};

use super::{Block, Document};

/// Writes the body as semantic HTML: no script, no style, nothing from other sites, no name that could shadow one of
/// the page's own. `lang` and `dir` stand only where they differ from what surrounds them.
#[must_use]
pub fn html(document: &Document, options: &HtmlOptions<'_>) -> String {
    blocks(document.blocks(), document, options)
}

/// Writes some blocks of a body, as a teaser; footnotes are numbered as in the whole.
#[must_use]
pub fn html_of(part: &[Block], document: &Document, options: &HtmlOptions<'_>) -> String {
    blocks(part, document, options)
}

fn blocks(part: &[Block], document: &Document, options: &HtmlOptions<'_>) -> String {
    let mut writer = block::Writer::new(options, document);
    writer.blocks(part);
    writer.finish()
}
