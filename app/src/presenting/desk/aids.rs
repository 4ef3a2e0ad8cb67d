//! What helps whoever writes: where a link may lead, what to look at in the spelling, how long the text is.

use super::{Voice, person};
use crate::server::Site;
use crate::texts::{Count, DeskCount, Msg};
use domain::page::desk::{LinkTarget, LintText, LookedAt, LookedAtText, SpellingView};
use newsroom::searching::{self, SuggestionKind};
use newsroom::{Context, NewsroomError};
use text::lint::Finding;

/// What a link in a text of the language may lead to.
pub fn links(site: &Site, ctx: &Context, language: &str, words: &str) -> Result<Vec<LinkTarget>, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let found = searching::links(&site.newsroom, ctx, language, words)?;
    let targets = found.into_iter().map(|(edition, suggestion)| {
        let sort = match suggestion.kind {
            SuggestionKind::Story => None,
            SuggestionKind::Section => Some(Msg::Section),
            SuggestionKind::Tag => Some(Msg::Tag),
            SuggestionKind::Contributor => Some(Msg::Author),
        };
        let sort = sort.map(|sort| voice.words.t(sort).to_owned());
        LinkTarget {
            headline: suggestion.label,
            lang: edition.language.clone(),
            detail: sort.into_iter().chain([edition.name]).collect::<Vec<_>>().join(" · "),
            href: suggestion.href,
        }
    });
    Ok(targets.collect())
}

/// What to look at in texts of a version in the language. `counted` words stand in texts that are not sent.
pub fn lint(
    site: &Site,
    ctx: &Context,
    language: &str,
    texts: &[LintText],
    counted: u64,
) -> Result<LookedAt, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let texts: Vec<LookedAtText> = texts.iter().map(looked_at).collect();
    let words = texts.iter().map(|text| text.words).fold(counted, u64::saturating_add);
    let minutes = u64::from(text::reading::minutes(usize::try_from(words).unwrap_or(usize::MAX), language));
    let line = [
        voice.words.plural(DeskCount::WordsWritten, words, &voice.number(words)),
        voice.words.plural(Count::ReadingMinutes, minutes, &voice.number(minutes)),
    ];
    Ok(LookedAt { line: line.join(" · "), texts })
}

fn looked_at(written: &LintText) -> LookedAtText {
    let LintText { lang, text } = written;
    let findings = text::lint::lint(text, lang);
    LookedAtText {
        words: text::reading::word_count(text) as u64,
        findings: findings.iter().map(|finding| spelling(text, finding)).collect(),
    }
}

fn spelling(text: &str, finding: &Finding) -> SpellingView {
    let place = |at: usize| {
        let units = text.get(..at).unwrap_or(text).encode_utf16().count();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    SpellingView {
        from: place(finding.range.start),
        to: place(finding.range.end),
        problem: finding.problem.as_str().to_owned(),
        fix: finding.fix.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(lang: &str, text: &str) -> LookedAtText {
        looked_at(&LintText { lang: lang.into(), text: text.into() })
    }

    #[test]
    fn places_are_those_that_a_browser_counts() {
        let found = look("fa", "𝒜 كتاب");
        let finding = found.findings.first().expect("an Arabic Kaf in a Persian word");
        assert_eq!((finding.from, finding.to), (3, 7));
        assert_eq!((finding.problem.as_str(), finding.fix.as_deref()), ("foreign-letter", Some("کتاب")));
    }

    #[test]
    fn what_is_left_out_has_no_findings_and_keeps_the_places_behind_it() {
        let found = look("fa", "\u{fffc}\u{fffc}\u{fffc}\u{fffc} كتاب");
        assert_eq!(found.findings.iter().map(|finding| finding.from).collect::<Vec<_>>(), [5]);
        assert!(look("en", "\u{fffc}\u{fffc}").findings.is_empty());
        assert_eq!(look("fa", "می‌رود و «آمد»").words, 3);
    }

    #[test]
    fn each_language_has_its_own_rules() {
        for (lang, text, problem) in [
            ("ar", "کتاب", "foreign-letter"),
            ("fa", "می رود", "missing-joiner"),
            ("en", "two  spaces", "doubled-blank"),
            ("sq", "Shqipёri", "look-alike"),
        ] {
            let found = look(lang, text);
            assert_eq!(found.findings.first().map(|finding| finding.problem.as_str()), Some(problem), "{lang}: {text}");
        }
    }
}
