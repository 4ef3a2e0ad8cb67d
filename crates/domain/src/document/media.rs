//! Which media a body uses.

use super::{Block, Document, Href};
use crate::ids::MediaId;
use std::collections::BTreeSet;

/// The media that a text names in any way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MediaNamed {
    /// By id: in its blocks, or by `/files/{id}/…`.
    pub ids: BTreeSet<MediaId>,
    /// By the hash of their bytes: `/media/{hash}/…`.
    pub hashes: BTreeSet<String>,
}

impl MediaNamed {
    /// Adds those whose addresses stand in some text, whatever stands around them.
    pub fn add_addresses(&mut self, text: &str) {
        let behind =
            |folder: &'static str, length: usize| text.split(folder).skip(1).filter_map(move |rest| rest.get(..length));
        self.ids.extend(behind("/files/", 26).filter_map(|id| id.parse::<MediaId>().ok()));
        let hash = |hash: &&str| hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        self.hashes.extend(behind("/media/", 64).filter(hash).map(str::to_owned));
    }
}

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

    /// Everything that its blocks show and that its links, posters and raw blocks lead to. It is found in the stored form
    /// as a whole, so that no kind of block is forgotten.
    pub fn media_named(&self) -> MediaNamed {
        let mut named = MediaNamed { ids: self.media().collect(), ..MediaNamed::default() };
        named.add_addresses(&self.to_json());
        named
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::document::html::{HtmlInput, from_html};
    use text::Direction;

    #[test]
    fn addresses_are_found_wherever_they_stand() {
        let id = MediaId::from_parts(1, 7);
        let hash = "0123456789abcdef".repeat(4);
        let html = format!(
            "<p>See <a href=\"/files/{id}/a.pdf\">this</a> and <a href=\"https://news.example/media/{hash}/1.webp\">that</a>.</p>"
        );
        let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "a" };
        let named = from_html(&html, &input).document.media_named();
        assert_eq!(named.ids, [id].into());
        assert_eq!(named.hashes, [hash].into());
        let mut named = MediaNamed::default();
        named.add_addresses("/files/ /files/short /media/ /media/ZZ /files/\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}\u{0627}");
        assert_eq!(named, MediaNamed::default());
    }
}

/// The medium of the library behind an address such as `/files/{id}/{name}`.
fn own(href: Option<&Href>) -> Option<MediaId> {
    href?.as_str().strip_prefix("/files/")?.split('/').next()?.parse().ok()
}
