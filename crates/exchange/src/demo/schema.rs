//! The demo's files as they are written; `demo/README.md` says what each field means.

use super::moment::{Day, Moment};
use super::texts::Texts;
use domain::comment::CommentState;
use domain::contributor::CreditRole;
use domain::correction::CorrectionKind;
use domain::story::Kind;
use domain::taxonomy::SectionLayout;
use domain::{EditionCode, Slug};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of the newsroom itself.
pub(super) const ROOM: &str = "newsroom.toml";
/// The folder of stories, a folder each.
pub(super) const STORIES: &str = "stories";

/// The file of a story.
pub(super) fn story_file(key: &str) -> String {
    format!("{STORIES}/{key}/story.toml")
}

/// `newsroom.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Newsroom {
    /// Those of `domain::Edition`, which does not refuse unknown fields: `room` does.
    pub editions: Vec<toml::Table>,
    #[serde(default)]
    pub banners: Vec<Banner>,
    pub sections: Vec<Section>,
    pub tags: Vec<Tag>,
    pub people: Vec<Person>,
    pub series: Vec<Series>,
    #[serde(default)]
    pub backgrounds: Vec<Background>,
    pub menus: Menus,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub key: String,
    pub parent: Option<String>,
    pub name: Texts,
    pub slug: Texts<Slug>,
    pub about: Option<Texts>,
    #[serde(default)]
    pub opinion: bool,
    #[serde(default)]
    pub layout: SectionLayout,
    pub picture: Option<String>,
    pub pinned: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Banner {
    pub edition: EditionCode,
    pub text: String,
    pub section: Option<String>,
    pub picture: Option<String>,
    pub until: Option<Moment>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tag {
    pub key: String,
    pub name: Texts,
    pub slug: Texts<Slug>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub key: String,
    pub roles: Vec<CreditRole>,
    pub portrait: Option<String>,
    pub name: Texts,
    pub slug: Texts<Slug>,
    pub bio: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Series {
    pub key: String,
    pub layout: Layout,
    pub numbering: Numbering,
    pub name: Texts,
    pub slug: Texts<Slug>,
    pub about: Texts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Layout {
    Shelf,
    Newsletter,
    Brief,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Numbering {
    None,
    Number,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Background {
    pub key: String,
    pub heading: Texts,
    pub body: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Menus {
    pub header: Vec<MenuItem>,
    pub footer: Vec<MenuItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MenuItem {
    pub label: Texts,
    pub target: String,
    #[serde(default)]
    pub items: Vec<MenuItem>,
}

/// `story.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub kind: Kind,
    pub sections: Vec<String>,
    pub tags: Vec<String>,
    pub published: Moment,
    pub source: EditionCode,
    pub comments_open: bool,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub reads: u64,
    pub credits: Vec<Credit>,
    pub picture: Option<Picture>,
    pub film: Option<Film>,
    pub sound: Option<Sound>,
    pub embed: Option<Embed>,
    pub issue: Option<Issue>,
    pub versions: BTreeMap<EditionCode, Version>,
    #[serde(default)]
    pub related: Vec<String>,
    #[serde(default)]
    pub corrections: Vec<Correction>,
    #[serde(default)]
    pub comments: Vec<Comment>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Credit {
    pub role: CreditRole,
    /// Somebody of `newsroom.toml`, or a name that stands here alone.
    pub person: Option<String>,
    pub name: Option<Texts>,
    pub link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Picture {
    pub file: String,
    pub focus: Option<[f64; 2]>,
    #[serde(default)]
    pub whole: bool,
    pub alt: Texts,
    pub caption: Texts,
    pub credit: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Film {
    pub file: String,
    pub poster: String,
    pub seconds: u32,
    pub captions: Option<Texts>,
    pub transcript: Option<Texts>,
}

/// A recording below the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sound {
    pub file: String,
    pub seconds: u32,
    pub caption: Texts,
    pub transcript: Texts,
}

/// A film of another site above the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Embed {
    pub url: String,
    pub title: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Issue {
    pub series: String,
    pub number: Option<u32>,
    pub date: Day,
    pub pages: Option<u32>,
    pub cover: Option<String>,
    pub files: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub headline: String,
    pub deck: String,
    pub slug: Slug,
    pub credits: Vec<Credit>,
    pub published: Option<Moment>,
    pub parent: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub id: String,
    pub kind: CorrectionKind,
    pub at: Moment,
    pub text: Texts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    pub edition: EditionCode,
    pub id: String,
    pub parent: Option<String>,
    pub name: String,
    pub at: Moment,
    pub state: CommentState,
    #[serde(default)]
    pub staff: bool,
    pub text: String,
}
