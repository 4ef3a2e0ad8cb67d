//! Editions: the languages a newsroom publishes in, as data.

use crate::Timestamp;
use crate::ids::{MediaId, SectionId};
use serde::{Deserialize, Serialize};
use std::fmt;
pub use text::{Calendar, Digits, Direction, Months};

/// The code of an edition, its first path segment: `en`, `ar`, `fa`, `sq`, `pt-br`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct EditionCode(String);

/// The text cannot be an edition's code: 2–3 lower-case letters, then groups of 2–8 letters or digits behind hyphens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an edition's code")]
pub struct NotAnEditionCode(pub String);

impl EditionCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for EditionCode {
    type Err = NotAnEditionCode;

    fn from_str(text: &str) -> Result<Self, NotAnEditionCode> {
        let mut groups = text.split('-');
        let first =
            groups.next().is_some_and(|g| (2..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_lowercase()));
        let rest = groups
            .all(|g| (2..=8).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if first && rest && text.len() <= 12 {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnEditionCode(text.to_owned()))
        }
    }
}

impl<'de> Deserialize<'de> for EditionCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for EditionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a reader finds where a story has no version in their edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingTranslation {
    /// Nothing: the story is absent from this edition.
    #[default]
    Hide,
    /// A link to the story in the language it exists in.
    Link,
    /// The source's text, marked as such.
    Source,
}

/// How the front page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrontLayout {
    /// A lead, two seconds, headlines.
    #[default]
    Tiers,
    /// The classic stream of full posts.
    Stream,
}

/// A newsroom's place on another service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialLink {
    /// What the link is called, in this edition.
    pub label: String,
    /// Where it leads: http or https.
    pub url: String,
}

/// A service that a reader can share a story on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "names of services")]
pub enum ShareChannel {
    Facebook,
    X,
    Pinterest,
    Whatsapp,
    Telegram,
    Skype,
    Email,
}

/// A notice to all readers of an edition, under the nameplate of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banner {
    /// What it says, in plain text.
    pub text: String,
    /// Where it leads: a path of this site, http or https; `None`: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// A picture beside the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<MediaId>,
    /// Until when it stands; `None`: until it is taken down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// How readers reach the newsroom, at the foot of every page; each part may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// A mail address.
    pub mail: String,
    /// A telephone number, as it is read.
    pub phone: String,
    /// Where the newsroom is, line by line.
    pub address: String,
}

impl Contact {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mail.is_empty() && self.phone.is_empty() && self.address.is_empty()
    }

    /// The number as machines dial it; empty where it has no digits.
    #[must_use]
    pub fn dialled(&self) -> String {
        let number = text::fold(&self.phone).into_string();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            digits
        } else if self.phone.trim_start().starts_with('+') {
            format!("+{digits}")
        } else {
            digits
        }
    }
}

/// An edition: its language, its conventions and how the site presents itself in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// First path segment of its addresses.
    pub code: EditionCode,
    /// BCP 47 language of its interface and, by default, of its stories.
    pub language: String,
    /// The language's own name: العربية, فارسی, Shqip, English.
    pub name: String,
    /// Base direction.
    #[serde(with = "crate::wire::direction")]
    pub direction: Direction,
    /// Calendar of the dates that readers see.
    #[serde(with = "crate::wire::calendar")]
    pub calendar: Calendar,
    /// Digits of generated numbers; authored text is never rewritten.
    #[serde(with = "crate::wire::digits")]
    pub digits: Digits,
    /// Style of Gregorian month names (Arabic has two).
    #[serde(with = "crate::wire::months")]
    pub months: Months,
    /// IANA time zone of its dates.
    pub zone: String,
    /// What stands where a translation is missing.
    pub missing: MissingTranslation,
    /// Order in the editions' menu, from 0; the lowest is the default edition.
    pub position: u32,
    /// How the site presents itself in this edition.
    pub site: SiteIdentity,
}

impl Edition {
    /// The banner that stands at a moment.
    pub fn banner_at(&self, now: Timestamp) -> Option<&Banner> {
        self.site.banner.as_ref().filter(|banner| banner.until.is_none_or(|until| now < until))
    }
}

/// Name, nameplate and footer of the site in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteIdentity {
    /// The nameplate.
    pub name: String,
    /// The line under the nameplate.
    pub tagline: String,
    /// Who holds the rights, in the footer.
    pub copyright_holder: String,
    /// First year of the copyright notice (Gregorian).
    pub copyright_since: Option<i32>,
    /// Links to other services, in the footer.
    pub social: Vec<SocialLink>,
    /// Channels of the share row, in order.
    pub share: Vec<ShareChannel>,
    /// Layout of the front page.
    pub front: FrontLayout,
    /// The section of opinion, whose stories have a place of their own on the front page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<SectionId>,
    /// What all readers are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<Banner>,
    /// A picture in place of the name at the head of every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nameplate: Option<MediaId>,
    /// The same for dark pages, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nameplate_dark: Option<MediaId>,
    /// How readers reach the newsroom.
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
}
