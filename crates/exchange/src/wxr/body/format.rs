//! What a widespread news theme keeps beside the body of a gallery, video or audio post.

use super::{Reading, embeds, gallery, markup};
use crate::wxr::model::Item;
use crate::wxr::serialised;

/// The HTML that stood above the body on the old site: the gallery, film or recording of its format.
pub(in crate::wxr) fn above(item: &Item, reading: &mut Reading<'_>) -> String {
    let mut html = String::new();
    for key in ["_format_video_embed", "_format_audio_embed"] {
        let value = item.meta(key).unwrap_or_default().trim();
        if value.starts_with('<') {
            html.push_str(value);
        } else if value.starts_with("http") {
            html.push_str(&embeds::chosen(value, ""));
        }
    }
    if let Some(raw) = item.meta("_format_gallery_images").map(str::trim).filter(|raw| !raw.is_empty()) {
        match serialised::read(raw) {
            Some(list) => {
                let ids: Vec<u64> = list.elements().filter_map(serialised::Value::id).collect();
                let shots: Vec<_> = gallery::by_ids(&ids, reading).into_iter().map(gallery::shot).collect();
                html.push_str(&markup::gallery(3, &shots, ""));
            }
            None => reading.warn("the list of its gallery's pictures cannot be read".into()),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wxr::library::{Attachment, Library};
    use std::collections::BTreeMap;

    #[test]
    fn a_theme_s_gallery_and_film_come_before_the_body() {
        let mut library = Library::default();
        library.add(Attachment::of(&Item {
            id: 3,
            attachment_url: "http://o.example/3.jpg".into(),
            ..Item::default()
        }));
        let meta = [
            ("_format_gallery_images", r#"a:2:{i:0;s:1:"3";i:1;i:4;}"#),
            ("_format_video_embed", "https://vimeo.com/1"),
        ];
        let item = Item { meta: meta.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec(), ..Item::default() };
        let shared = BTreeMap::new();
        let mut reading = Reading::new(&library, &shared, 1, "");
        let html = above(&item, &mut reading);
        assert!(html.contains("vimeo.com/1") && html.contains("http://o.example/3.jpg"), "{html}");
        assert_eq!(reading.warnings.len(), 1, "picture 4 is missing");
    }
}
