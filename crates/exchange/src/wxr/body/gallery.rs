//! Which pictures a gallery shows, and in which order.

use super::shortcodes::Shortcode;
use super::{Reading, markup, markup::Shot};
use crate::wxr::library::Attachment;

/// `[gallery]`: the pictures that it names, else all that were uploaded to its post.
pub(super) fn of_shortcode(shortcode: &Shortcode<'_>, reading: &mut Reading<'_>) -> String {
    let columns = shortcode.attribute("columns").and_then(|c| c.parse().ok()).unwrap_or(3_u8);
    let (mut pictures, listed) = chosen(shortcode, reading);
    pictures.retain(|a| a.is_picture());
    order(&mut pictures, shortcode, listed);
    let shots: Vec<_> = pictures.into_iter().map(shot).collect();
    if shots.is_empty() {
        reading.warn("a gallery shows no picture that is in the file, so it was left out".into());
    }
    markup::gallery(columns, &shots, "")
}

/// The attachments of a shortcode, and whether it lists them in its own order.
pub(super) fn chosen<'l>(shortcode: &Shortcode<'_>, reading: &mut Reading<'l>) -> (Vec<&'l Attachment>, bool) {
    let library = reading.library;
    for (name, in_own_order) in [("ids", true), ("include", false)] {
        if let Some(ids) = shortcode.ids(name) {
            return (by_ids(&ids, reading), in_own_order);
        }
    }
    let parent = shortcode.attribute("id").and_then(|id| id.parse().ok()).unwrap_or(reading.item);
    let excluded = shortcode.ids("exclude").unwrap_or_default();
    (library.attached_to(parent).into_iter().filter(|a| !excluded.contains(&a.id)).collect(), false)
}

/// Those attachments in that order; a missing one is reported.
pub(super) fn by_ids<'l>(ids: &[u64], reading: &mut Reading<'l>) -> Vec<&'l Attachment> {
    let library = reading.library;
    let mut found = Vec::new();
    for id in ids {
        match library.get(*id) {
            Some(attachment) => found.push(attachment),
            None => {
                reading.warn(format!("a gallery names the picture #{id}, which is not in the file; it was left out"));
            }
        }
    }
    found
}

fn order(pictures: &mut [&Attachment], shortcode: &Shortcode<'_>, listed: bool) {
    let by = shortcode.attribute("orderby").unwrap_or(if listed { "post__in" } else { "menu_order ID" });
    match by.split([' ', ',']).next().unwrap_or_default() {
        "title" => pictures.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id))),
        "date" | "post_date" => pictures.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id))),
        "ID" => pictures.sort_by_key(|a| a.id),
        // Shuffled anew at each visit there; here as listed.
        "post__in" | "rand" => {}
        _ => pictures.sort_by_key(|a| (a.order, a.id)),
    }
    if shortcode.attribute("order").is_some_and(|o| o.eq_ignore_ascii_case("desc")) {
        pictures.reverse();
    }
}

/// An attachment as a picture of a gallery.
pub(super) fn shot(attachment: &Attachment) -> Shot {
    Shot { src: attachment.url.clone(), alt: attachment.alt.clone(), caption: attachment.caption.clone(), link: None }
}

/// A gallery block: its pictures are in its HTML, or only in its list of ids.
pub(super) fn of_block(html: &str, attributes: &serde_json::Value, reading: &mut Reading<'_>) -> String {
    let in_class = || html.split("columns-").nth(1).and_then(|c| c.chars().next()).and_then(|c| c.to_digit(10));
    let columns = attributes
        .get("columns")
        .and_then(serde_json::Value::as_u64)
        .or_else(|| in_class().map(u64::from))
        .unwrap_or(3);
    let mut shots = markup::shots(html);
    if shots.is_empty() {
        let ids: Vec<u64> = attributes
            .get("ids")
            .and_then(serde_json::Value::as_array)
            .map(|ids| ids.iter().filter_map(|id| id.as_u64().or_else(|| id.as_str()?.parse().ok())).collect())
            .unwrap_or_default();
        shots = by_ids(&ids, reading).into_iter().map(shot).collect();
    }
    let caption = html.rsplit_once("blocks-gallery-caption").map(|(_, rest)| rest).and_then(|rest| {
        let from = rest.find('>')? + 1;
        rest.get(from..from + rest.get(from..)?.find("</figcaption>")?)
    });
    let single = u8::try_from(shots.len()).unwrap_or(u8::MAX).max(1);
    markup::gallery(u8::try_from(columns).unwrap_or(3).min(single), &shots, caption.unwrap_or_default())
}
