//! Light stemming: the few endings and proclitics that news readers leave out or put in when they search.
//!
//! Works on folded words. Stemming a stem again changes nothing, so that whoever types a stem finds all its forms.

mod arabic;
mod english;
mod persian;

pub(crate) use arabic::without_proclitic;

use crate::script::{is_arabic_letter, is_latin_letter};

/// The stem of a folded word in a text of the language (its primary subtag). Words of another script than the
/// language's, and words of languages without a stemmer, stay.
pub(crate) fn stem(folded: &str, language: &str) -> String {
    match language {
        "ar" if is_arabic(folded) => arabic::stem(folded).to_owned(),
        "fa" if is_arabic(folded) => persian::stem(folded).to_owned(),
        "en" if folded.chars().all(is_latin_letter) => english::stem(folded),
        _ => folded.to_owned(),
    }
}

/// Whether the word is of the Arabic script alone: no digits, no Latin letters.
pub(crate) fn is_arabic(folded: &str) -> bool {
    folded.chars().all(is_arabic_letter)
}

/// The word without the ending, if at least `left` letters remain.
fn without_ending<'a>(word: &'a str, ending: &str, left: usize) -> Option<&'a str> {
    word.strip_suffix(ending).filter(|rest| rest.chars().count() >= left)
}
