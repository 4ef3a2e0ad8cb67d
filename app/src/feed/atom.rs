//! Atom (RFC 4287).

use super::{FeedView, Format};
use crate::xml::Xml;

pub(super) fn write(feed: &FeedView) -> String {
    let own = format!("{}{}", feed.folder, Format::Atom.file());
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &feed.lang)]);
    xml.text("id", &own);
    xml.text("title", &feed.title);
    if !feed.description.is_empty() {
        xml.text("subtitle", &feed.description);
    }
    xml.text("updated", &feed.updated.iso);
    xml.text("icon", &feed.icon);
    xml.empty("link", &[("rel", "self"), ("type", Format::Atom.mime()), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
    person(&mut xml, &feed.publisher);
    for entry in &feed.entries {
        xml.open("entry", &[]);
        xml.text("id", &entry.guid);
        xml.text("title", &entry.title);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.href)]);
        for file in &entry.enclosures {
            let length = file.bytes.to_string();
            let attributes = [("rel", "enclosure"), ("href", &*file.href), ("type", &file.mime), ("length", &length)];
            xml.empty("link", &attributes);
        }
        xml.text("published", &entry.published.iso);
        xml.text("updated", &entry.updated.iso);
        entry.authors.iter().for_each(|author| person(&mut xml, author));
        entry.categories.iter().for_each(|category| xml.empty("category", &[("term", category)]));
        if !entry.summary.is_empty() {
            xml.text("summary", &entry.summary);
        }
        xml.text_with("content", &[("type", "html")], &entry.html);
        xml.close("entry");
    }
    xml.close("feed");
    xml.finish()
}

fn person(xml: &mut Xml, name: &str) {
    xml.open("author", &[]);
    xml.text("name", name);
    xml.close("author");
}
