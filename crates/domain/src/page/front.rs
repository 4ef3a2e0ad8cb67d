//! An edition's front page, and the classic stream.

use super::{CardView, CreditLine, FigureView, Frame, Html, LinkView, Meta, Paging};
use serde::{Deserialize, Serialize};

/// The front page: in tiers, or (where `stream` is not empty) the classic stream of posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrontPage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// Says where the story is that led here because this edition does not have it; mostly empty.
    pub absent: Html,
    /// The first story, on the first page.
    pub lead: Option<CardView>,
    /// Stories that belong to it.
    pub related: Vec<LinkView>,
    /// Two stories with pictures, or none.
    pub seconds: Vec<CardView>,
    /// Rows of three with pictures.
    pub cards: Vec<CardView>,
    /// The others, as text.
    pub headlines: Vec<CardView>,
    /// The section of opinion, where there is any.
    pub opinion_section: Option<LinkView>,
    /// Opinion, with its authors' portraits; on the first page.
    pub opinion: Vec<CardView>,
    /// The classic stream.
    pub stream: Vec<StreamPost>,
    /// The newest pictures and videos, on the first page.
    pub strip: Vec<CardView>,
    /// What is read most; empty where the list would say nothing.
    pub most_read: Vec<RankedStory>,
    /// Newer and older.
    pub paging: Paging,
}

/// A post of the classic stream, whole or up to its "more" mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StreamPost {
    /// What a listing shows of it.
    pub card: CardView,
    /// The picture with caption and credit.
    pub lead: Option<FigureView>,
    /// The text.
    pub body: Html,
    /// Who made it.
    pub credits: Vec<CreditLine>,
    /// The share row.
    pub share: Vec<LinkView>,
    /// Its short address, absolute: what is copied and shared.
    pub short: String,
    /// Whether `body` ends at a "more" mark.
    pub cut: bool,
}

/// An entry of a short list by rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedStory {
    /// Its place, digits of the edition.
    pub number: String,
    /// Headline and address.
    pub link: LinkView,
}
