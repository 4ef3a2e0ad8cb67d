//! A story's page, of any kind.

use super::{EditionLink, Frame, Html, LinkView, Meta, Moment, PictureView};
use crate::Kind;
use serde::{Deserialize, Serialize};

/// A story in one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticlePage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// Key of the view: a change means another story.
    pub version: String,
    /// What it is; decides the layout.
    pub kind: Kind,
    /// Language of the text (`lang`); differs from the edition's where a source stands in for a translation.
    pub lang: String,
    /// Direction of the text.
    pub dir: String,
    /// The primary section.
    pub section: Option<LinkView>,
    /// Plain text.
    pub headline: String,
    /// May be empty.
    pub deck: String,
    /// Author and translator: the lines under the headline.
    pub byline: Vec<CreditLine>,
    /// All others: the lines under the text.
    pub credits: Vec<CreditLine>,
    /// Its date; `None` for pages.
    pub published: Option<Moment>,
    /// Set where the text changed after its date.
    pub updated: Option<Moment>,
    /// `5 min read`, `6 pictures`, `0:12`; empty for what has no length.
    pub reading_time: String,
    /// The picture above the text.
    pub lead: Option<FigureView>,
    /// What stands above the text: that picture, which can be enlarged, or an issue's cover and particulars.
    pub above: Html,
    /// The text.
    pub body: Html,
    /// Its tags.
    pub tags: Vec<LinkView>,
    /// The share row: plain links.
    pub share: Vec<LinkView>,
    /// Its short address, absolute: what is copied, shared and printed; empty: it has none.
    pub short: String,
    /// What readers are told was changed in it, the newest first; may be empty.
    pub corrections: Html,
    /// The other editions it exists in.
    pub also: Vec<EditionLink>,
    /// `2 comments`, whole.
    pub comment_count: String,
    /// The threads.
    pub comments: Vec<CommentView>,
    /// Where to go on: stories that belong beside it, the next ones of its section; may be empty.
    pub onward: Html,
}

impl ArticlePage {
    /// A page of the program's own: a headline and a text in the edition's language.
    pub fn plain(frame: Frame, meta: Meta, headline: String, body: Html) -> Self {
        Self {
            version: String::new(),
            kind: Kind::Page,
            lang: frame.edition.lang.clone(),
            dir: frame.edition.dir.clone(),
            section: None,
            headline,
            deck: String::new(),
            byline: Vec::new(),
            credits: Vec::new(),
            published: None,
            updated: None,
            reading_time: String::new(),
            lead: None,
            above: Html::default(),
            body,
            tags: Vec::new(),
            share: Vec::new(),
            short: String::new(),
            corrections: Html::default(),
            also: Vec::new(),
            comment_count: String::new(),
            comments: Vec::new(),
            onward: Html::default(),
            frame,
            meta,
        }
    }
}

/// A picture with caption and credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureView {
    /// The picture; `None`: the file is missing, its text stands for it.
    pub picture: Option<PictureView>,
    /// Plain text; may be empty.
    pub caption: String,
    /// Plain text; may be empty.
    pub credit: String,
}

/// A line of credits: `By Mira Holt and Parisa Bahar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    /// What stands before the names, with its space.
    pub before: String,
    /// The names; each is isolated, because its direction is its own.
    pub names: Vec<NameLink>,
    /// What stands behind the names, with its space.
    pub after: String,
}

/// A name, with what joins it to the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameLink {
    /// `, ` or ` and ` in the edition's way; empty for the first.
    pub joint: String,
    /// The name.
    pub name: String,
    /// Their page.
    pub href: Option<String>,
    /// Leads to another site.
    pub external: bool,
}

/// A comment and the answers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// Fragment of its address: `comment-…`.
    pub anchor: String,
    /// As its author gave it; isolated, because its direction is unknown.
    pub author: String,
    /// Their page, for a link with `rel="ugc nofollow"`.
    pub author_href: Option<String>,
    /// Of the newsroom.
    pub staff: bool,
    /// When.
    pub at: Moment,
    /// Paragraphs, each with its lines.
    pub paragraphs: Vec<Vec<String>>,
    /// The answers.
    pub replies: Vec<CommentView>,
}
