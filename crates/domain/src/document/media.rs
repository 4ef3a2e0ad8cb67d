//! Which media a body uses.

use super::{Block, Document};
use crate::ids::MediaId;

impl Document {
    /// The media that its blocks use, in their order; one that stands twice comes twice.
    pub fn media(&self) -> impl Iterator<Item = MediaId> + '_ {
        self.blocks()
            .iter()
            .flat_map(|block| match block {
                Block::Figure(figure) => vec![&figure.picture.media],
                Block::Gallery(gallery) => gallery.items.iter().map(|item| &item.picture.media).collect(),
                Block::Audio(audio) => vec![&audio.media],
                Block::Video(video) => vec![&video.media],
                Block::File(file) => vec![&file.media],
                _ => Vec::new(),
            })
            .filter_map(|media| media.media)
    }
}
