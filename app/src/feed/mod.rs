//! Feeds: the newest stories with their whole texts, for programs that look for them (MR-49). One view, three forms.
//!
//! Texts and addresses are as in the pages; a feed reader knows neither our style sheet nor our origin, so every text says
//! its language and direction and every address is absolute.

mod absolute;
mod atom;
mod json;
mod rss;

pub(crate) use absolute::absolute;

use crate::presenting;
use crate::server::Site;
use domain::page::PageKind;
use newsroom::{Context, NewsroomError};

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// Every form, the one that most readers ask for first.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// Its file's name, the last segment of its address.
    pub fn file(self) -> &'static str {
        match self {
            Self::Rss => "feed.xml",
            Self::Atom => "feed.atom",
            Self::Json => "feed.json",
        }
    }

    /// Media type, for the head of a page.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// What a feed says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FeedView {
    /// What it is called.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The page whose stories it has; absolute.
    pub page: String,
    /// Its own address up to the file's name; absolute.
    pub folder: String,
    /// `lang`.
    pub lang: String,
    /// Whose it is.
    pub publisher: String,
    /// A square picture; absolute.
    pub icon: String,
    /// When something in it last changed; RFC 3339.
    pub updated: Dated,
    /// The newest first.
    pub entries: Vec<EntryView>,
}

/// A moment in the two ways in which feeds write it: Gregorian, ASCII digits (MR-21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// RFC 3339.
    pub iso: String,
    /// RFC 2822.
    pub mail: String,
}

/// A story in a feed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EntryView {
    /// Its name, which never changes.
    pub guid: String,
    /// Plain text, with a mark of direction where its start disagrees (MR-5).
    pub title: String,
    /// Absolute.
    pub href: String,
    /// Plain text; may be empty.
    pub summary: String,
    /// The whole text within its `div`.
    pub html: String,
    /// Who wrote and translated it.
    pub authors: Vec<String>,
    /// Section and tags.
    pub categories: Vec<String>,
    /// The date that readers see.
    pub published: Dated,
    /// When it last changed; corrections are changes.
    pub updated: Dated,
    /// Its picture, for previews; absolute.
    pub image: Option<String>,
    /// What can be fetched with it, the most telling first.
    pub enclosures: Vec<Enclosure>,
}

/// A file that goes with a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enclosure {
    /// Absolute.
    pub href: String,
    /// Media type.
    pub mime: String,
    /// Size.
    pub bytes: u64,
}

/// A feed of an edition (`kind` is the front page) or of one of its listings; `None`: there is no such thing.
///
/// # Errors
/// The use-case's.
pub fn feed(
    site: &Site,
    ctx: &Context,
    edition: &str,
    (kind, key): (PageKind, &str),
    format: Format,
) -> Result<Option<String>, NewsroomError> {
    let view = presenting::feed(site, ctx, edition, kind, key)?;
    Ok(view.map(|view| match format {
        Format::Rss => rss::write(&view),
        Format::Atom => atom::write(&view),
        Format::Json => json::write(&view),
    }))
}

/// Which feed stands at a decoded path under an edition; `None`: none can.
pub fn feed_at(path: &str) -> Option<(PageKind, String, Format)> {
    let (listing, file) = path.rsplit_once('/').unwrap_or(("", path));
    let format = Format::ALL.into_iter().find(|format| format.file() == file)?;
    if listing.is_empty() {
        return Some((PageKind::Front, String::new(), format));
    }
    let (first, key) = listing.split_once('/')?;
    let kind = match first {
        "section" => PageKind::Section,
        "tag" => PageKind::Tag,
        "author" => PageKind::Contributor,
        "publications" => PageKind::Series,
        _ => return None,
    };
    (format == Format::Rss && !key.is_empty()).then(|| (kind, key.to_owned(), format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_stand_under_what_they_are_of() {
        let found = |path| feed_at(path).map(|(kind, key, format)| (kind, key, format.file()));
        assert_eq!(found("feed.xml"), Some((PageKind::Front, String::new(), "feed.xml")));
        assert_eq!(found("feed.atom"), Some((PageKind::Front, String::new(), "feed.atom")));
        assert_eq!(found("section/city/rivers/feed.xml"), Some((PageKind::Section, "city/rivers".into(), "feed.xml")));
        assert_eq!(found("tag/پل/feed.xml"), Some((PageKind::Tag, "پل".into(), "feed.xml")));
        for path in ["feed.rss", "tag/a/feed.json", "tag/feed.xml", "archive/2012/feed.xml", "a-story/feed.xml", ""] {
            assert_eq!(found(path), None, "{path}");
        }
    }
}
