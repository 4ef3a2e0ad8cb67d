//! RSS 2.0, with the elements of others that readers know.

use super::{FeedView, Format};
use crate::xml::Xml;
use domain::picture_size::Encoding;

pub(super) fn write(feed: &FeedView) -> String {
    let own = format!("{}{}", feed.folder, Format::Rss.file());
    let mut xml = Xml::new();
    xml.open(
        "rss",
        &[
            ("version", "2.0"),
            ("xml:lang", &feed.lang),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:media", "http://search.yahoo.com/mrss/"),
        ],
    );
    xml.open("channel", &[]);
    xml.text("title", &feed.title);
    xml.text("link", &feed.page);
    // The element has to be there.
    xml.text("description", if feed.description.is_empty() { &feed.title } else { &feed.description });
    xml.text("language", &feed.lang);
    xml.text("lastBuildDate", &feed.updated.mail);
    xml.empty("atom:link", &[("rel", "self"), ("type", Format::Rss.mime()), ("href", &own)]);
    xml.open("image", &[]);
    xml.text("url", &feed.icon);
    xml.text("title", &feed.title);
    xml.text("link", &feed.page);
    xml.close("image");
    for entry in &feed.entries {
        xml.open("item", &[]);
        xml.text("title", &entry.title);
        xml.text("link", &entry.href);
        xml.text_with("guid", &[("isPermaLink", "false")], &entry.guid);
        xml.text("pubDate", &entry.published.mail);
        xml.text("atom:updated", &entry.updated.iso);
        entry.authors.iter().for_each(|author| xml.text("dc:creator", author));
        entry.categories.iter().for_each(|category| xml.text("category", category));
        xml.text("description", &entry.summary);
        xml.text("content:encoded", &entry.html);
        if let Some(image) = &entry.image {
            xml.empty("media:content", &[("url", image), ("medium", "image"), ("type", Encoding::Jpeg.mime())]);
        }
        // RSS knows one.
        if let Some(file) = entry.enclosures.first() {
            let length = file.bytes.to_string();
            xml.empty("enclosure", &[("url", &file.href), ("length", &length), ("type", &file.mime)]);
        }
        xml.close("item");
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}
