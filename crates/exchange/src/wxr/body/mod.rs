//! A WordPress body, classic or of blocks, into the HTML that the document's own reader takes.

mod autop;
mod blocks;
mod classic;
mod embeds;
mod format;
mod gallery;
mod markup;
mod shortcodes;
mod tokens;

use super::library::Library;
pub(super) use format::above;
use std::collections::BTreeMap;
pub(super) use tokens::unescape;

/// What a body can refer to, and what is remembered while it is read.
pub(super) struct Reading<'a> {
    /// The old site's files.
    pub library: &'a Library,
    /// The item that the body belongs to: its attachments make a gallery without ids.
    pub item: u64,
    /// The footnotes that block bodies keep beside the text, as JSON.
    pub footnotes: &'a str,
    /// The HTML of shared blocks, by id.
    pub shared: &'a BTreeMap<u64, String>,
    /// What did not come over as it was, in sentences.
    pub warnings: Vec<String>,
    /// Blocks that the old site filled at each visit.
    pub dynamic: Vec<String>,
    /// Shared blocks that are being read, against one that holds itself.
    inside: Vec<u64>,
}

impl<'a> Reading<'a> {
    /// Of an item's body.
    pub(super) fn new(library: &'a Library, shared: &'a BTreeMap<u64, String>, item: u64, footnotes: &'a str) -> Self {
        Self { library, item, footnotes, shared, warnings: Vec::new(), dynamic: Vec::new(), inside: Vec::new() }
    }
}

impl Reading<'_> {
    fn warn(&mut self, sentence: String) {
        if !self.warnings.contains(&sentence) {
            self.warnings.push(sentence);
        }
    }
}

/// The body as HTML: paragraphs, figures, galleries and embeds spelled out, no shortcode and no block comment left
/// (but `<!--more-->` and `<!--nextpage-->`).
pub(super) fn to_html(body: &str, reading: &mut Reading<'_>) -> String {
    let html = if blocks::has_blocks(body) { blocks::to_html(body, reading) } else { classic::to_html(body, reading) };
    if !reading.dynamic.is_empty() {
        let names = std::mem::take(&mut reading.dynamic).join(", ");
        reading.warn(format!(
            "these blocks were left out, because the old site made their content at each visit: {names}"
        ));
    }
    html
}

/// A comment's text: paragraphs, no shortcodes.
pub(super) fn comment_html(text: &str) -> String {
    autop::autop(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wxr::library::Attachment;
    use crate::wxr::model::Item;
    use proptest::prelude::*;

    pub(super) fn read(body: &str) -> (String, Vec<String>) {
        let mut library = Library::default();
        for id in 1..=4 {
            library.add(Attachment::of(&Item {
                id,
                parent: 9,
                order: -i64::try_from(id).expect("small"),
                title: format!("picture {id}"),
                excerpt: format!("caption {id}"),
                attachment_url: format!(
                    "http://o.example/wp-content/uploads/{id}.{}",
                    if id == 4 { "mp3" } else { "jpg" }
                ),
                ..Item::default()
            }));
        }
        let shared = BTreeMap::from([(
            5,
            "<!-- wp:paragraph --><p>shared</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":5} /-->".to_owned(),
        )]);
        let mut reading = Reading::new(&library, &shared, 9, "");
        (to_html(body, &mut reading), reading.warnings)
    }

    proptest! {
        #[test]
        fn no_body_panics(
            text in "\\PC{0,200}",
            shaped in "(<!-- wp:|<!-- /wp:| -->|/-->|gallery|image|columns|\\{\"ids\":\\[1\\]\\}|<p>|</p>|\n|\\[gallery|\\[/caption\\]|\\[caption\\]|<img src=\"x\">|\\]| ){0,50}",
        ) {
            read(&text);
            read(&shaped);
        }
    }
}
