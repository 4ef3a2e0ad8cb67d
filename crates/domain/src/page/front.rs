//! An edition's front page.

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
    /// The stories after it, at most two with pictures.
    pub seconds: Vec<CardView>,
    /// The others.
    pub rest: Vec<CardView>,
    /// The classic stream.
    pub stream: Vec<StreamPost>,
    /// The newest pictures and videos, on the first page.
    pub strip: Vec<CardView>,
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
    /// Whether `body` ends at a "more" mark.
    pub cut: bool,
}
