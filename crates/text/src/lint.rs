//! Text integrity: what a keyboard of the neighbour's language, a converted document or haste leaves in a text
//! (MR-28 to MR-30). Everything here is a suggestion; nothing is changed unless an editor says so.

mod controls;
mod digits;
mod joiners;
mod letters;
mod punctuation;
mod quotes;
mod skipped;

use std::ops::Range;

use crate::language::primary_subtag;

/// Something to look at, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What is wrong.
    pub problem: Problem,
    /// What to write there instead; `None` where only a human can tell.
    pub fix: Option<String>,
}

/// What can be wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Problem {
    /// A letter of a neighbouring language: Arabic Yeh or Kaf in Persian, Persian ones in Arabic.
    ForeignLetter,
    /// A Cyrillic or Greek letter that looks like the Latin one, in a Latin word.
    LookAlike,
    /// A glyph of an old font encoding instead of a letter (U+FB50–FDFF, U+FE70–FEFC).
    PresentationForm,
    /// Digits of another set than the language's or than most numbers of the text.
    MixedDigits,
    /// An invisible embedding, override, mark inside a word, zero width space or byte order mark.
    HiddenControl,
    /// An isolate of the bidirectional algorithm without its partner.
    UnpairedIsolate,
    /// A blank where Persian joins an affix with a zero width non-joiner.
    MissingJoiner,
    /// Quotation marks that the language does not use.
    ForeignQuotes,
    /// A quotation mark without its partner.
    UnpairedQuote,
    /// Several blanks in a row.
    DoubledBlank,
    /// A Latin comma, semicolon or question mark after Arabic letters.
    LatinPunctuation,
}

impl Problem {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::ForeignLetter,
        Self::LookAlike,
        Self::PresentationForm,
        Self::MixedDigits,
        Self::HiddenControl,
        Self::UnpairedIsolate,
        Self::MissingJoiner,
        Self::ForeignQuotes,
        Self::UnpairedQuote,
        Self::DoubledBlank,
        Self::LatinPunctuation,
    ];

    /// A stable name, the key in a catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ForeignLetter => "foreign-letter",
            Self::LookAlike => "look-alike",
            Self::PresentationForm => "presentation-form",
            Self::MixedDigits => "mixed-digits",
            Self::HiddenControl => "hidden-control",
            Self::UnpairedIsolate => "unpaired-isolate",
            Self::MissingJoiner => "missing-joiner",
            Self::ForeignQuotes => "foreign-quotes",
            Self::UnpairedQuote => "unpaired-quote",
            Self::DoubledBlank => "doubled-blank",
            Self::LatinPunctuation => "latin-punctuation",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.as_str() == name)
    }
}

/// What to look at in a text of the language (BCP 47), in order, without overlaps. Addresses, handles, code between
/// backticks and file names are left alone, except for invisible controls in them.
#[must_use]
pub fn lint(text: &str, language: &str) -> Vec<Finding> {
    let language = primary_subtag(language);
    let mut findings = Vec::new();
    for rule in
        [letters::find, digits::find, joiners::find, quotes::find, punctuation::find as fn(&str, &str) -> Vec<Finding>]
    {
        findings.extend(rule(text, language));
    }
    let skipped = skipped::ranges(text);
    let touches = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    findings.retain(|finding| !skipped.iter().any(|range| touches(range, &finding.range)));
    findings.extend(controls::find(text));
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    let mut end = 0;
    findings.retain(|finding| {
        let apart = finding.range.start >= end;
        end = if apart { finding.range.end } else { end };
        apart
    });
    findings
}

/// The text with the fixes of the findings, which must be of this text; those that have none, overlap an earlier one or
/// lie outside change nothing.
#[must_use]
pub fn apply(text: &str, findings: &[Finding]) -> String {
    let mut fixes: Vec<(&Range<usize>, &str)> =
        findings.iter().filter_map(|finding| Some((&finding.range, finding.fix.as_deref()?))).collect();
    fixes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, fix) in fixes {
        let (Some(before), Some(_)) = (text.get(end..range.start), text.get(range.clone())) else { continue };
        out.push_str(before);
        out.push_str(fix);
        end = range.end;
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

/// Runs of characters that belong together, with where they begin.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(&belongs)?;
        let tail = rest.get(start..)?;
        let length = tail.find(|c| !belongs(c)).unwrap_or(tail.len());
        let at = text.len() - tail.len();
        rest = tail.get(length..)?;
        Some((at, tail.get(..length)?))
    })
}
