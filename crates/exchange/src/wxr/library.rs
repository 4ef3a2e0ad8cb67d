//! The attachments of the old site, found by id, by what they hang on, and by any address that a body may use for them.

use super::model::Item;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, HashMap};

/// A file of the old site's library.
#[derive(Debug, Clone)]
pub(super) struct Attachment {
    pub id: u64,
    /// The item that it was uploaded to; 0: none.
    pub parent: u64,
    pub title: String,
    pub url: String,
    /// As HTML.
    pub caption: String,
    pub alt: String,
    /// Below the uploads folder, as WordPress knows it; may be empty.
    pub file: String,
    pub order: i64,
    pub date: String,
    /// Who made it.
    pub credit: String,
    /// Address of its own page.
    pub page: String,
}

impl Attachment {
    pub(super) fn of(item: &Item) -> Self {
        let url = if item.attachment_url.is_empty() { item.guid.clone() } else { item.attachment_url.clone() };
        Self {
            id: item.id,
            parent: item.parent,
            title: item.title.clone(),
            caption: item.excerpt.clone(),
            alt: item.meta("_wp_attachment_image_alt").unwrap_or_default().trim().to_owned(),
            file: item.meta("_wp_attached_file").map_or_else(|| below_uploads(&url), |f| f.trim().to_owned()),
            order: item.order,
            date: item.date.clone(),
            credit: item.meta("_media_credit").unwrap_or_default().trim().to_owned(),
            page: item.link.clone(),
            url,
        }
    }

    /// The last part of its address: its name for people.
    pub(super) fn file_name(&self) -> String {
        let path = if self.file.is_empty() { without_query(&self.url) } else { &self.file };
        let name = path.rsplit('/').next().unwrap_or_default();
        let name: String = percent_decode_str(name)
            .decode_utf8_lossy()
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '/' | '\\'))
            .collect();
        if name.is_empty() { format!("{}", self.id) } else { name }
    }

    /// Whether its name is that of a picture.
    pub(super) fn is_picture(&self) -> bool {
        mime_of(&self.file_name()).starts_with("image/")
    }
}

/// The type that a file's name promises.
pub(super) fn mime_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" | "m4v" => "video/mp4",
        _ => "application/octet-stream",
    }
}

/// All attachments.
#[derive(Debug, Default)]
pub(super) struct Library {
    by_id: BTreeMap<u64, Attachment>,
    by_parent: HashMap<u64, Vec<u64>>,
    by_address: HashMap<String, u64>,
    /// Addresses of attachments' own pages.
    pages: HashMap<String, u64>,
}

impl Library {
    pub(super) fn add(&mut self, attachment: Attachment) {
        let id = attachment.id;
        if attachment.parent != 0 {
            self.by_parent.entry(attachment.parent).or_default().push(id);
        }
        if let Some(key) = address_key(&attachment.url) {
            if let Some(original) = original_of(&key) {
                self.by_address.entry(original).or_insert(id);
            }
            self.by_address.insert(key, id);
        }
        if !attachment.page.is_empty() {
            self.pages.insert(attachment.page.trim_end_matches('/').to_owned(), id);
        }
        self.by_id.insert(id, attachment);
    }

    /// The attachment whose own page is at an address.
    pub(super) fn page_at(&self, address: &str) -> Option<&Attachment> {
        self.pages.get(address.trim_end_matches('/')).and_then(|id| self.get(*id))
    }

    pub(super) fn get(&self, id: u64) -> Option<&Attachment> {
        self.by_id.get(&id)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Attachment> {
        self.by_id.values()
    }

    /// What was uploaded to an item, in the old site's order.
    pub(super) fn attached_to(&self, parent: u64) -> Vec<&Attachment> {
        let ids = self.by_parent.get(&parent).map(Vec::as_slice).unwrap_or_default();
        let mut all: Vec<_> = ids.iter().filter_map(|id| self.get(*id)).collect();
        all.sort_by_key(|a| (a.order, a.id));
        all
    }

    /// The attachment behind an address: its file, or one of the sizes that WordPress cuts from it.
    pub(super) fn at(&self, address: &str) -> Option<&Attachment> {
        let key = address_key(address)?;
        let exact = self.by_address.get(&key).copied();
        exact.or_else(|| original_of(&key).and_then(|k| self.by_address.get(&k).copied())).and_then(|id| self.get(id))
    }
}

fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// An address without what may differ between two mentions: scheme, `www.`, query, escapes, a picture proxy in front.
fn address_key(address: &str) -> Option<String> {
    let address = without_query(address.trim());
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .or_else(|| address.strip_prefix("//"))?;
    let (host, path) = rest.split_once('/')?;
    let (host, path) = match host {
        "i0.wp.com" | "i1.wp.com" | "i2.wp.com" | "i3.wp.com" => path.split_once('/')?,
        _ => (host, path),
    };
    let host = host.to_ascii_lowercase();
    let path = percent_decode_str(path).decode_utf8_lossy();
    (!path.is_empty()).then(|| format!("{}/{path}", host.trim_start_matches("www.")))
}

/// `a-300x200.jpg`, `a-scaled.jpg`, `a-rotated.jpg`, `a-e1699999999.jpg` → `a.jpg`; `None` if it is no variant.
fn original_of(key: &str) -> Option<String> {
    let (mut stem, extension) = key.rsplit_once('.')?;
    let before = stem.len();
    while let Some((rest, suffix)) = stem.rsplit_once('-') {
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let size = suffix.split_once('x').is_some_and(|(w, h)| digits(w) && digits(h));
        let edit = suffix.strip_prefix('e').is_some_and(|n| n.len() >= 10 && digits(n));
        if !(size || edit || suffix == "scaled" || suffix == "rotated") {
            break;
        }
        stem = rest;
    }
    (stem.len() < before).then(|| format!("{stem}.{extension}"))
}

/// `2020/01/a.jpg` of an address below the uploads folder; empty if it is none.
pub(super) fn below_uploads(url: &str) -> String {
    without_query(url)
        .split_once("/wp-content/uploads/")
        .map(|(_, file)| percent_decode_str(file).decode_utf8_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let mut library = Library::default();
        let item = Item {
            id: 7,
            parent: 3,
            attachment_url: "https://old.example/wp-content/uploads/2020/01/شب-scaled.jpg".into(),
            ..Item::default()
        };
        library.add(Attachment::of(&item));
        library
    }

    #[test]
    fn every_size_of_a_picture_is_that_picture() {
        let library = library();
        for address in [
            "http://old.example/wp-content/uploads/2020/01/شب-scaled.jpg",
            "https://www.old.example/wp-content/uploads/2020/01/%D8%B4%D8%A8-300x200.jpg",
            "//old.example/wp-content/uploads/2020/01/شب.jpg?w=300",
            "https://i0.wp.com/old.example/wp-content/uploads/2020/01/شب-1024x768.jpg?ssl=1",
            "https://old.example/wp-content/uploads/2020/01/شب-e1699999999-300x200.jpg",
        ] {
            assert_eq!(library.at(address).map(|a| a.id), Some(7), "{address}");
        }
        for address in
            ["https://old.example/wp-content/uploads/2020/02/شب.jpg", "https://other.example/", "", "/relative.jpg"]
        {
            assert!(library.at(address).is_none(), "{address}");
        }
    }

    #[test]
    fn a_file_without_its_own_field_is_named_by_its_address() {
        let library = library();
        let attachment = library.get(7).expect("it");
        assert_eq!(attachment.file, "2020/01/شب-scaled.jpg");
        assert_eq!(attachment.file_name(), "شب-scaled.jpg");
        assert_eq!(library.attached_to(3).len(), 1);
    }
}
