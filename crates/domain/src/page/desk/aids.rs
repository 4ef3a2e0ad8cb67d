//! What helps while one writes: where links may lead, what to look at in the spelling.

use serde::{Deserialize, Serialize};

/// Where a link in a text may lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkTarget {
    /// What readers read there.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// What it is, and the edition's name.
    pub detail: String,
    /// Percent-encoded.
    pub href: String,
}

/// A block's text, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintText {
    /// Its language.
    pub lang: String,
    /// The text; U+FFFC stands where no rule looks.
    pub text: String,
}

/// What was found in texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// How long the whole is, in words.
    pub line: String,
    /// One a text, in their order.
    pub texts: Vec<LookedAtText>,
}

/// What was found in one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAtText {
    /// How many words it has.
    pub words: u64,
    /// What to look at, in order.
    pub findings: Vec<SpellingView>,
}

/// Something to look at in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingView {
    /// Where it begins, in UTF-16 as browsers count.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What is wrong (`text::lint::Problem`).
    pub problem: String,
    /// What to write instead; `None`: only a person can tell.
    pub fix: Option<String>,
}
