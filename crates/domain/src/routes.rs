//! The reader's addresses: the one place that knows how they are made (design: "Addresses").

use crate::listing::PageNumber;
use crate::{EditionCode, Kind, Path, Slug};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but unreserved characters and the slash (RFC 3986).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Path of the page on privacy: the newsroom's own page if there is one, else the program's.
pub const PRIVACY: &str = "privacy";

/// A page of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The front page.
    Front,
    /// All articles.
    Articles,
    /// The index of sections.
    Sections,
    /// A section, by its path.
    Section(&'a str),
    /// A tag.
    Tag(&'a Slug),
    /// What somebody is credited for.
    Contributor(&'a Slug),
    /// The index of years and months.
    Archive,
    /// A year of the edition's calendar or the Gregorian one.
    Year(i32),
    /// A month.
    Month(i32, u8),
    /// The landing page of pictures and videos.
    Media,
    /// All of one kind; kinds without a listing there stand with the articles.
    OfKind(Kind),
    /// The landing page of publications.
    Publications,
    /// One series.
    Series(&'a Slug),
    /// What is read most.
    MostRead,
    /// The search page.
    Search,
    /// What was corrected.
    Corrections,
    /// The contact page.
    Contact,
    /// What is kept of readers.
    Privacy,
    /// A story's version.
    Story(&'a Path),
}

impl Place<'_> {
    /// Path of the place in an edition, decoded, with its leading slash.
    pub fn path(self, edition: &EditionCode) -> String {
        match self {
            Self::Front => format!("/{edition}/"),
            Self::Articles => format!("/{edition}/articles"),
            Self::Sections => format!("/{edition}/sections"),
            Self::Section(path) => format!("/{edition}/section/{path}"),
            Self::Tag(slug) => format!("/{edition}/tag/{slug}"),
            Self::Contributor(slug) => format!("/{edition}/author/{slug}"),
            Self::Archive => format!("/{edition}/archive"),
            Self::Year(year) => format!("/{edition}/archive/{year:04}"),
            Self::Month(year, month) => format!("/{edition}/archive/{year:04}/{month:02}"),
            Self::Media => format!("/{edition}/media"),
            Self::OfKind(kind) => match kind.media_segment() {
                Some(segment) => format!("/{edition}/media/{segment}"),
                None => format!("/{edition}/articles"),
            },
            Self::Publications => format!("/{edition}/publications"),
            Self::Series(slug) => format!("/{edition}/publications/{slug}"),
            Self::MostRead => format!("/{edition}/most-read"),
            Self::Search => format!("/{edition}/search"),
            Self::Corrections => format!("/{edition}/corrections"),
            Self::Contact => format!("/{edition}/contact"),
            Self::Privacy => format!("/{edition}/{PRIVACY}"),
            Self::Story(path) => format!("/{edition}/{path}"),
        }
    }

    /// Percent-encoded path, for `href`, `Location` and feeds.
    pub fn href(self, edition: &EditionCode) -> String {
        encode_path(&self.path(edition))
    }

    /// Percent-encoded path and query of a page of a listing.
    pub fn page_href(self, edition: &EditionCode, page: PageNumber) -> String {
        let path = self.href(edition);
        if page == PageNumber::FIRST { path } else { format!("{path}?page={}", page.get()) }
    }
}

/// A path with everything but unreserved characters and slashes percent-encoded as UTF-8 (RFC 3986).
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_design() {
        let fa: EditionCode = "fa".parse().expect("fa");
        let path = Path::new("قطار-شب").expect("a path");
        assert_eq!(Place::Front.href(&fa), "/fa/");
        assert_eq!(Place::Month(1391, 9).href(&fa), "/fa/archive/1391/09");
        assert_eq!(Place::OfKind(Kind::Gallery).href(&fa), "/fa/media/galleries");
        assert_eq!(Place::Story(&path).path(&fa), "/fa/قطار-شب");
        assert_eq!(Place::Story(&path).href(&fa), "/fa/%D9%82%D8%B7%D8%A7%D8%B1-%D8%B4%D8%A8");
        assert_eq!(Place::Front.page_href(&fa, PageNumber::new(2).expect("two")), "/fa/?page=2");
    }
}
