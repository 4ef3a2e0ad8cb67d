//! What stands in a line: texts with marks, line breaks, references to footnotes.

use super::{Direction, Href, Lang, NoteId};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Letters, with the marks that hold for all of them; never empty in a canonical document.
    Text {
        /// The letters, as stored.
        text: String,
        /// What holds for them.
        marks: Marks,
    },
    /// A line break inside a block.
    HardBreak,
    /// The number that leads to a footnote.
    FootnoteRef {
        /// Which footnote.
        note: NoteId,
    },
}

impl Inline {
    /// A text without marks.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), marks: Marks::none() }
    }

    /// A text with marks.
    #[must_use]
    pub fn marked(text: impl Into<String>, marks: impl IntoIterator<Item = Mark>) -> Self {
        Self::Text { text: text.into(), marks: marks.into_iter().collect() }
    }

    /// Whether nothing of it is seen.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.chars().all(char::is_whitespace),
            Self::HardBreak => true,
            Self::FootnoteRef { .. } => false,
        }
    }
}

/// What can hold for a run of letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Strong importance (bold).
    Strong,
    /// Stress (italic).
    Em,
    /// Underlined.
    Underline,
    /// Struck through, no longer right.
    Strike,
    /// Program text in a line.
    Code,
    /// Lowered.
    Sub,
    /// Raised.
    Sup,
    /// Highlighted with a marker.
    Highlight,
    /// A link.
    Link {
        /// Where to.
        href: Href,
        /// What a pointer shows.
        title: Option<String>,
    },
    /// A run in another language or direction.
    Span {
        /// The run's language.
        lang: Option<Lang>,
        /// The run's direction.
        dir: Option<Direction>,
    },
}

impl Mark {
    /// Which of the kinds it is; a run has at most one mark of a kind.
    fn rank(&self) -> u8 {
        match self {
            Self::Strong => 0,
            Self::Em => 1,
            Self::Underline => 2,
            Self::Strike => 3,
            Self::Code => 4,
            Self::Sub => 5,
            Self::Sup => 6,
            Self::Highlight => 7,
            Self::Link { .. } => 8,
            Self::Span { .. } => 9,
        }
    }
}

/// The marks of a run: at most one of a kind, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// No mark.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a mark; one of the same kind gives way. A span that says nothing is left out.
    #[must_use]
    pub fn with(mut self, mark: Mark) -> Self {
        if mark == (Mark::Span { lang: None, dir: None }) {
            return self;
        }
        match self.0.binary_search_by_key(&mark.rank(), Mark::rank) {
            Ok(same) => {
                if let Some(old) = self.0.get_mut(same) {
                    *old = mark;
                }
            }
            Err(place) => self.0.insert(place, mark),
        }
        self
    }

    /// The marks in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Mark> {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this very mark is among them.
    #[must_use]
    pub fn contains(&self, mark: &Mark) -> bool {
        self.0.contains(mark)
    }

    /// The link, if the run is one.
    #[must_use]
    pub fn link(&self) -> Option<&Href> {
        self.0.iter().find_map(|mark| match mark {
            Mark::Link { href, .. } => Some(href),
            _ => None,
        })
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        marks.into_iter().fold(Self::none(), Self::with)
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a Mark;
    type IntoIter = std::slice::Iter<'a, Mark>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
