//! Slugs and the paths made of them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// First segments that belong to the program: no story may take them (design: one slug space an edition).
const RESERVED: &[&str] = &[
    "about-nashr",
    "api",
    "archive",
    "articles",
    "author",
    "contact",
    "corrections",
    "desk",
    "feed.atom",
    "feed.json",
    "feed.xml",
    "files",
    "keep",
    "lite",
    "media",
    "most-read",
    "newsletter",
    "pkg",
    "publications",
    "s",
    "search",
    "section",
    "sections",
    "tag",
];

/// One segment of an address, in its own script: NFC, no spaces, no slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// Why a text cannot be a slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    /// Nothing is left of it.
    #[error("the address is empty")]
    Empty,
    /// The program itself answers there.
    #[error("the address `{0}` is reserved")]
    Reserved(String),
    /// It holds a character that an address cannot hold.
    #[error("the address holds a character that is not allowed")]
    Character,
    /// Longer than 200 characters.
    #[error("the address is too long")]
    Long,
}

impl Slug {
    /// A slug from what an editor typed or what is stored: refused rather than repaired.
    ///
    /// # Errors
    /// [`SlugError`] names the rule that it breaks. Reserved words are refused by [`Path::new`], because they are
    /// reserved only as a first segment.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() || text == "." || text == ".." {
            return Err(SlugError::Empty);
        }
        if text.chars().count() > 200 {
            return Err(SlugError::Long);
        }
        if text.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '/' | '\\' | '?' | '#' | '%' | '<' | '>' | '"' | '&')
        }) {
            return Err(SlugError::Character);
        }
        Ok(Self(text.to_owned()))
    }

    /// The slug of a headline in a language (MR-43…45); `None` if no letter or digit is left.
    pub fn of_title(title: &str, language: &str) -> Option<Self> {
        Self::new(&text::slug::slugify(title, language)).ok()
    }

    /// The slug with a number behind it, for the second of its name: `storm-2`.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// As text, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a version stands under its edition: a slug, or its parents' slugs and its own (`about/history`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Path(String);

impl Path {
    /// A path from slugs joined by slashes.
    ///
    /// # Errors
    /// As [`Slug::new`] for each segment; [`SlugError::Reserved`] if the first is one of the program's own words.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        for (place, segment) in text.split('/').enumerate() {
            Slug::new(segment)?;
            if place == 0 && RESERVED.contains(&segment) {
                return Err(SlugError::Reserved(segment.to_owned()));
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The path of a top-level slug; a reserved word gets a number behind it.
    pub fn of_slug(slug: &Slug) -> Self {
        Self::new(slug.as_str()).unwrap_or_else(|_| Self(slug.numbered(2).0))
    }

    /// The path of a child.
    #[must_use]
    pub fn child(&self, slug: &Slug) -> Self {
        Self(format!("{}/{slug}", self.0))
    }

    /// The path with a number behind its last slug.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// As text, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserved_word_is_refused_as_first_segment_only() {
        assert_eq!(Path::new("search"), Err(SlugError::Reserved("search".into())));
        assert!(Path::new("about/search").is_ok());
        assert_eq!(Path::of_slug(&Slug::new("search").expect("a slug")).as_str(), "search-2");
    }

    #[test]
    fn slashes_spaces_and_dots_are_no_slugs() {
        for text in ["", ".", "..", "a b", "a/b", "a?b", "a#b", "50%", "a\u{0}b", "<b>"] {
            assert!(Slug::new(text).is_err(), "{text:?}");
        }
        for text in ["شب", "می-رود", "a.b", "été", "12"] {
            assert!(Slug::new(text).is_ok(), "{text:?}");
        }
    }
}
