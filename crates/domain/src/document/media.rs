//! Which media a body uses.

use super::{Block, Document, Href};
use crate::ids::MediaId;

impl Document {
    /// The media that its blocks use, in their order; one that stands twice comes twice.
    pub fn media(&self) -> impl Iterator<Item = MediaId> + '_ {
        self.blocks().iter().flat_map(|block| match block {
            Block::Figure(figure) => figure.picture.media.media.into_iter().collect(),
            Block::Gallery(gallery) => gallery.items.iter().filter_map(|item| item.picture.media.media).collect(),
            Block::Audio(audio) => {
                audio.media.media.into_iter().chain(own(audio.spoken.captions.as_ref())).collect::<Vec<_>>()
            }
            Block::Video(video) => {
                let beside = own(video.poster.as_ref()).into_iter().chain(own(video.spoken.captions.as_ref()));
                video.media.media.into_iter().chain(beside).collect()
            }
            Block::File(file) => file.media.media.into_iter().collect(),
            _ => Vec::new(),
        })
    }
}

/// The medium of the library behind an address such as `/files/{id}/{name}`.
fn own(href: Option<&Href>) -> Option<MediaId> {
    href?.as_str().strip_prefix("/files/")?.split('/').next()?.parse().ok()
}
