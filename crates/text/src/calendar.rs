//! The calendars and month styles that an edition chooses from. Conversions are in
//! [`formatting`](crate::formatting), on the server.

/// A calendar that dates are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Calendar {
    /// The international civil calendar.
    #[default]
    Gregorian,
    /// The solar calendar of Iran and Afghanistan (CLDR `persian`).
    Jalali,
}

impl Calendar {
    /// The stable name, as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Jalali => "jalali",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "gregorian" => Some(Self::Gregorian),
            "jalali" => Some(Self::Jalali),
            _ => None,
        }
    }
}

/// How an Arabic edition names the Gregorian months; without effect elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Months {
    /// One name: «ديسمبر».
    #[default]
    Gregorian,
    /// The name used along the Nile and the Gulf, then the Levant's: «ديسمبر/ كانون الأول».
    Dual,
}

impl Months {
    /// The stable name, as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Dual => "dual",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "gregorian" => Some(Self::Gregorian),
            "dual" => Some(Self::Dual),
            _ => None,
        }
    }
}
