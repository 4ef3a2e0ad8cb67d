//! What other programs are told, as JSON: `docs/webhooks.md` describes it for those who write them. Fields are added,
//! never taken away.

use crate::server::Site;
use domain::Timestamp;
use domain::ids::DeliveryId;
use domain::webhook::{Message, Named};
use newsroom::{NewsroomError, reading};
use serde_json::{Value, json};

/// Words a message.
///
/// # Errors
/// The store's.
pub fn body(site: &Site, delivery: DeliveryId, message: &Message) -> Result<String, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    let code = message.version.as_ref().map(|version| &version.edition);
    let edition = editions.iter().find(|edition| Some(&edition.code) == code).or(editions.first());
    let formats = site.newsroom.formats(edition.ok_or(NewsroomError::NotFound)?)?;
    let moment = |at: Timestamp| formats.iso(at.unix_ms());
    let address = |path: &str| if path.is_empty() { Value::Null } else { site.absolute(path).into() };
    let named = |named: &Named| json!({ "name": named.name, "address": address(&named.path) });
    let mut body = json!({
        "event": message.event,
        "delivery": delivery,
        "site": &*site.origin,
        "at": moment(message.at),
    });
    if let (Some(told), Value::Object(fields)) = (&message.version, &mut body) {
        let version = json!({
            "story": told.story,
            "version": told.version,
            "edition": told.edition,
            "language": told.language,
            "kind": told.kind,
            "state": told.state,
            "address": address(&told.path),
            "short_address": address(&told.short_path),
            "headline": told.headline,
            "deck": told.deck,
            "section": told.section.as_ref().map(named),
            "tags": told.tags.iter().map(named).collect::<Vec<_>>(),
            "published_at": told.published_at.map(moment),
            "updated_at": told.updated_at.map(moment),
            "correction": told.correction,
            "note": told.note,
        });
        if let Value::Object(version) = version {
            fields.extend(version);
        }
    }
    Ok(body.to_string())
}
