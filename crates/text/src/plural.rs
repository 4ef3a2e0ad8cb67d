//! The names of the plural categories. Which number falls into which is a matter of the language:
//! [`PluralRules`](crate::formatting::PluralRules), on the server.

/// A plural category of the Unicode CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PluralCategory {
    /// `zero`, as Arabic 0.
    Zero,
    /// `one`, as English 1, Persian 0 and 1.
    One,
    /// `two`, as Arabic 2.
    Two,
    /// `few`, as Arabic 3 to 10.
    Few,
    /// `many`, as Arabic 11 to 99, Albanian 4th.
    Many,
    /// `other`: every language has it, and a text that lacks the right one uses it.
    Other,
}

impl PluralCategory {
    /// All six, in CLDR's order.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// CLDR's name, the key in a catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }
}
