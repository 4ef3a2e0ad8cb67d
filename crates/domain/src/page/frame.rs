//! What surrounds every reader's page: masthead, menus, editions, recent stories, footer, head.

use super::{Html, LinkView, Moment};
use serde::{Deserialize, Serialize};

/// Which edition a page belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EditionRef {
    /// First path segment.
    pub code: String,
    /// `lang` of the document.
    pub lang: String,
    /// `dir` of the document: `ltr` or `rtl`.
    pub dir: String,
}

/// The same page in another edition, or that edition's front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionLink {
    /// Which edition.
    pub edition: EditionRef,
    /// The language's own name.
    pub name: String,
    /// Percent-encoded.
    pub href: String,
    /// Whether the page itself exists there (else `href` is the front page).
    pub same: bool,
    /// Whether it is the edition being read.
    pub current: bool,
}

/// A menu item and what hangs below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuLink {
    /// What readers read.
    pub label: String,
    /// Percent-encoded; `None`: a heading for what is below it.
    pub href: Option<String>,
    /// Set where the label is in another language: an edition's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionRef>,
    /// Leads away from the reader's pages: the client router leaves it alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub external: bool,
    /// Below the third level: shown as an indented list rather than as drop-downs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MenuLink>,
}

/// An entry of the recent stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentStory {
    /// Headline and address.
    pub link: LinkView,
    /// Its date.
    pub published: Moment,
}

/// What surrounds a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Whose page it is.
    pub edition: EditionRef,
    /// Address of the interface's texts in the edition's language, for a browser that comes from another edition.
    #[serde(default)]
    pub texts: String,
    /// The nameplate: the site's name, or a picture in its place.
    pub nameplate: Html,
    /// The site's name and its front page, for documents without pictures; it never travels as data.
    #[serde(skip)]
    pub home: Option<LinkView>,
    /// The line under it; may be empty.
    pub tagline: String,
    /// Today in full.
    pub today: Moment,
    /// All editions, for the switch.
    pub editions: Vec<EditionLink>,
    /// What all readers are told; may be empty.
    #[serde(default)]
    pub banner: Html,
    /// The main menu.
    pub menu: Vec<MenuLink>,
    /// The footer's menu.
    pub footer: Vec<MenuLink>,
    /// The newest stories.
    pub recent: Vec<RecentStory>,
    /// Links to other services.
    pub social: Vec<LinkView>,
    /// How readers reach the newsroom, and `© 2003–2012 The Harbour Record` in digits of the edition.
    pub imprint: Html,
}

/// The head of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// The document's title, whole, with a direction mark where its start disagrees with the edition (MR-5).
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// Absolute, percent-encoded.
    pub canonical: String,
    /// The short address, absolute; empty: none.
    pub shortlink: String,
    /// `hreflang` and absolute address, this page included; `x-default` last. Empty: exists in one edition only.
    pub alternates: Vec<(String, String)>,
    /// Search engines are to leave it out.
    pub noindex: bool,
    /// Elements for what only machines read: feed readers, messengers, search engines. They load documents and follow no
    /// client navigation, so it stands in the server's documents alone and never travels as data.
    #[serde(skip)]
    pub for_machines: Option<Html>,
}
