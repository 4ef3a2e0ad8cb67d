//! JSON Feed 1.1.

use super::{EntryView, FeedView, Format};
use serde_json::{Map, Value, json};

pub(super) fn write(feed: &FeedView) -> String {
    let said = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": format!("{}{}", feed.folder, Format::Json.file()),
        "icon": feed.icon,
        "language": feed.lang,
        "authors": [{ "name": feed.publisher }],
        "items": feed.entries.iter().map(|entry| item(entry, &feed.lang)).collect::<Vec<_>>(),
    });
    without_empty(said).to_string()
}

fn item(entry: &EntryView, lang: &str) -> Value {
    let file =
        |file: &super::Enclosure| json!({ "url": file.href, "mime_type": file.mime, "size_in_bytes": file.bytes });
    let authors = entry.authors.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>();
    without_empty(json!({
        "id": entry.guid,
        "url": entry.href,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "language": lang,
        "date_published": entry.published.iso,
        "date_modified": entry.updated.iso,
        "image": entry.image,
        "authors": authors,
        "tags": entry.categories,
        "attachments": entry.enclosures.iter().map(file).collect::<Vec<_>>(),
    }))
}

/// Without fields that say nothing.
fn without_empty(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(all) => !all.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, value)| says(value)).collect::<Map<_, _>>())
        }
        other => other,
    }
}
