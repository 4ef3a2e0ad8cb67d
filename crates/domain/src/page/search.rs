//! The page of search, and what is suggested while somebody types.

use super::{CreditLine, EditionRef, Frame, LinkView, Meta, Moment, Paging, PictureView};
use crate::Kind;
use serde::{Deserialize, Serialize};

/// The page of search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchPage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// What was asked.
    pub form: SearchForm,
    /// `14 stories for “bridge”`, whole; empty before anything was asked.
    pub summary: String,
    /// One page of what was found.
    pub results: Vec<ResultView>,
    /// What the words may have meant.
    pub meant: Option<LinkView>,
    /// Relevance or date.
    pub orders: Vec<FilterOption>,
    /// Ways to narrow it.
    pub filters: Vec<FilterGroup>,
    /// Other editions that have something, with how much.
    pub others: Vec<OtherEdition>,
    /// To search every edition, or this one again.
    pub everywhere: Option<LinkView>,
    /// Advice for who found nothing or too much; may be empty.
    pub advice: String,
    /// Sections, for who does not know what to ask.
    pub sections: Vec<LinkView>,
    /// Newer and older.
    pub paging: Paging,
}

/// What was asked, as the form shows it again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SearchForm {
    /// Where it is sent.
    pub action: String,
    /// As it was typed.
    pub words: String,
    /// Other conditions, which go with the form unseen: name and value.
    pub kept: Vec<(String, String)>,
    /// From this day on, as it was typed.
    pub from: String,
    /// Until this day, as it was typed.
    pub until: String,
    /// How a day is typed: `2012/12/16`, in the edition's calendar and digits.
    pub day_example: String,
    /// Why a day was not understood; empty: it was.
    pub day_problem: String,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceView {
    /// Its letters.
    pub text: String,
    /// Whether it is what was sought.
    pub sought: bool,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultView {
    /// Its edition.
    pub edition: EditionRef,
    /// That edition's own name, where it is another one.
    pub edition_name: String,
    /// What it is.
    pub kind: Kind,
    /// Percent-encoded.
    pub href: String,
    /// In pieces.
    pub headline: Vec<PieceView>,
    /// What shows most of what was sought.
    pub passage: Vec<PieceView>,
    /// The primary section.
    pub section: Option<LinkView>,
    /// Its author.
    pub byline: Option<CreditLine>,
    /// Its date.
    pub published: Moment,
    /// `2 comments`, whole.
    pub comments: String,
    /// Percent-encoded, ends at the comments.
    pub comments_href: String,
    /// The picture.
    pub picture: Option<PictureView>,
}

/// Ways to narrow a search by one sort of condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterGroup {
    /// `Sections`.
    pub name: String,
    /// The choices.
    pub options: Vec<FilterOption>,
}

/// A choice. A chosen one leads to the search without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterOption {
    /// What readers read.
    pub label: String,
    /// How many it leaves; empty: not counted.
    pub count: String,
    /// Percent-encoded.
    pub href: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Another edition that has something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherEdition {
    /// Which.
    pub edition: EditionRef,
    /// Its own name.
    pub name: String,
    /// `12 stories`, whole, in the language of the page.
    pub count: String,
    /// The same search there.
    pub href: String,
}

/// What is suggested while somebody types.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Suggestions {
    /// For screen readers: `5 suggestions`, whole.
    pub said: String,
    /// Names first, then stories.
    pub items: Vec<SuggestionView>,
}

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionView {
    /// What readers read.
    pub label: String,
    /// `Section`, `Tag`, `Author`; empty for a story.
    pub sort: String,
    /// Percent-encoded.
    pub href: String,
}
