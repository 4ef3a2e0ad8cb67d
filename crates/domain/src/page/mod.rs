//! What pages show: the data that travels from a server function to a view.
//!
//! Everything a reader reads is a finished string here (dates, numbers, plurals, names), so that server and browser
//! print the same bytes and the browser needs no tables. These types know nothing of how things are stored.

mod article;
pub mod desk;
mod frame;
mod front;
mod listing;
pub mod people;
mod search;

pub use article::{ArticlePage, CommentView, CreditLine, FigureView, NameLink};
pub use frame::{EditionLink, EditionRef, Frame, MenuLink, Meta, RecentStory};
pub use front::{FrontPage, RankedStory, StreamPost};
pub use listing::{ArchiveYear, CardView, IndexEntry, IndexPage, ListingKind, ListingPage, Paging};
pub use search::{
    FilterGroup, FilterOption, OtherEdition, PieceView, ResultView, SearchForm, SearchPage, SuggestionView, Suggestions,
};

use serde::{Deserialize, Serialize};

/// What a page's server function answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
// Named outside, not inside: for a tag within the object serde would read each page in two ways, 80 kB of WASM.
#[serde(rename_all = "snake_case")]
pub enum Answer<T> {
    /// The page.
    Found {
        /// What it shows.
        page: T,
    },
    /// Nothing stands there: 404 in the edition's language.
    Missing(NoticePage),
    /// Something stood there and was taken back: 410.
    Gone(NoticePage),
    /// It stands elsewhere now: 301.
    Moved {
        /// Path with its leading slash, percent-encoded.
        to: String,
    },
}

impl<T> Answer<T> {
    /// The same answer with another kind of page.
    pub fn map<P>(self, page: impl FnOnce(T) -> P) -> Answer<P> {
        match self {
            Self::Found { page: found } => Answer::Found { page: page(found) },
            Self::Missing(notice) => Answer::Missing(notice),
            Self::Gone(notice) => Answer::Gone(notice),
            Self::Moved { to } => Answer::Moved { to },
        }
    }
}

/// Any page for readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReaderPage {
    /// An edition's front page.
    Front(FrontPage),
    /// A story.
    Article(ArticlePage),
    /// A listing.
    Listing(ListingPage),
    /// An index.
    Index(IndexPage),
    /// A search.
    Search(SearchPage),
}

impl ReaderPage {
    /// What surrounds it.
    pub fn frame(&self) -> &Frame {
        match self {
            Self::Front(page) => &page.frame,
            Self::Article(page) => &page.frame,
            Self::Listing(page) => &page.frame,
            Self::Index(page) => &page.frame,
            Self::Search(page) => &page.frame,
        }
    }

    /// A copy whose HTML is empty: they stand in the markup that it travels with.
    #[must_use]
    pub fn without_bodies(&self) -> Self {
        let mut copy = self.clone();
        match &mut copy {
            Self::Front(page) => {
                page.absent = Html::default();
                page.stream.iter_mut().for_each(|post| post.body = Html::default());
            }
            Self::Article(page) => {
                for html in [&mut page.above, &mut page.body, &mut page.corrections, &mut page.onward] {
                    *html = Html::default();
                }
                // It stands in what is above.
                page.lead = None;
            }
            Self::Listing(page) => {
                page.stream.iter_mut().for_each(|post| post.body = Html::default());
                if let Some(written) = &mut page.written {
                    *written = Html::default();
                    page.cards = Vec::new();
                }
            }
            Self::Index(page) => {
                if let Some(written) = &mut page.written {
                    *written = Html::default();
                    page.entries = Vec::new();
                }
            }
            Self::Search(_) => {}
        }
        copy
    }
}

/// Which page a reader asks for; a key says which of its kind, as the address has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// The front page; key: the code of a story that led there because the edition lacks it, or nothing.
    Front,
    /// A story; key: its path.
    Story,
    /// All articles; no key.
    Articles,
    /// A section; key: its path.
    Section,
    /// A tag; key: its slug.
    Tag,
    /// What somebody is credited for; key: their slug.
    Contributor,
    /// A year or a month; key: `2012`, `2012/12`, `1391/09`.
    Period,
    /// Cartoons, newspics, galleries, videos; key: the segment.
    OfKind,
    /// A series; key: its slug.
    Series,
    /// What is read most; no key.
    MostRead,
    /// What was corrected; no key.
    Corrections,
    /// The index of sections; no key.
    Sections,
    /// The index of years and months; no key.
    Archive,
    /// The index of pictures and videos; no key.
    Media,
    /// The index of series; no key.
    Publications,
    /// A search; key: the query of its address, without the page.
    Search,
    /// Nothing stands at the address: the notice page of the edition.
    Nothing,
}

/// A page that only says something: not found, withdrawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticePage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// A withdrawn story's note; empty otherwise.
    pub note: String,
    /// What the address may have meant, for the field of search; may be empty.
    pub words: String,
    /// Stories that may have been meant.
    pub near: Vec<LinkView>,
}

/// HTML that the server rendered and sanitised: texts, and what is read and followed but does nothing else, so that the
/// browser needs no view of it.
///
/// It goes out once: within the page it is in the markup, so the copy for hydration is emptied
/// (see `app`); a client navigation gets it whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// What readers read.
    pub label: String,
    /// Percent-encoded.
    pub href: String,
}

/// A date as machines and as readers read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// ISO 8601 with offset, Gregorian, ASCII digits.
    pub iso: String,
    /// In the edition's calendar and digits.
    pub text: String,
}

/// A picture, ready for `img`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureView {
    /// Address of the one that every browser shows.
    pub src: String,
    /// Its widths as WebP; empty: none.
    pub srcset: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Alternative text; empty: decoration.
    pub alt: String,
    /// The classes by which it is shown as it has to be seen; may be empty.
    pub class: String,
}
