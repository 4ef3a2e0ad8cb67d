//! Arabic, after Lucene's light stemmer (Larkey, Ballesteros and Connell, 2002): proclitics, then endings.
//!
//! Three things differ from Lucene's. Proclitics go until none is left, or الألعاب would not meet ألعاب. A و that
//! belongs to the word stays. Nothing is stripped down to a function word, which stands in every text.

use super::{is_arabic, without_ending};

/// Article with or without a conjunction or preposition, longer ones first. The first two are not Lucene's.
const PROCLITICS: [&str; 8] = ["وبال", "ولل", "وال", "بال", "كال", "فال", "ال", "لل"];

/// Pronoun, dual, plurals, feminine, relation.
const ENDINGS: [&str; 8] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/// What may not be left, folded: الآن (now) is not أن, ولاية (state) is not ولا.
const FUNCTION_WORDS: [&str; 30] = [
    "اذ", "او", "اي", "ان", "ام", "به", "بل", "بها", "ثم", "عن", "في", "فيه", "قد", "كان", "كل", "كي", "لا", "لكن",
    "لم", "لن", "له", "لها", "لو", "ما", "من", "هل", "هو", "هي", "ولا", "وما",
];

/// Words without ending that begin with و by nature. Lucene strips it from وزارة (ministry), which then meets زار (he
/// visited), and not from الوزارة, which it therefore does not find.
const WITH_WAW: [&str; 69] = [
    "وابل",
    "واجب",
    "واجه",
    "واحد",
    "وارد",
    "واسط",
    "واسع",
    "واشنطن",
    "واصل",
    "واضح",
    "واقع",
    "والد",
    "وباء",
    "وبائ",
    "وثائق",
    "وثيق",
    "وجه",
    "وجود",
    "وحد",
    "وحيد",
    "وداع",
    "وراء",
    "وراث",
    "ورد",
    "ورش",
    "ورق",
    "وزار",
    "وزراء",
    "وزع",
    "وزن",
    "وزير",
    "وساط",
    "وسائل",
    "وسط",
    "وسيط",
    "وسيل",
    "وصاي",
    "وصف",
    "وصل",
    "وصول",
    "وضح",
    "وضع",
    "وطن",
    "وظائف",
    "وظيف",
    "وعد",
    "وعود",
    "وفا",
    "وفاء",
    "وفاق",
    "وفد",
    "وفر",
    "وفق",
    "وفود",
    "وقائع",
    "وقاي",
    "وقت",
    "وقع",
    "وقف",
    "وقود",
    "وقوع",
    "وكال",
    "وكيل",
    "ولاد",
    "ولاء",
    "ولاي",
    "ولد",
    "وليد",
    "ويب",
];

/// The stem of a folded word of the Arabic script.
pub(super) fn stem(word: &str) -> &str {
    if is_name_of_god(word) {
        return "الله";
    }
    let mut stem = word;
    loop {
        let bare = Some(without_proclitic(stem)).filter(|bare| !FUNCTION_WORDS.contains(bare)).unwrap_or(stem);
        let shorter = without_endings(bare);
        if shorter == stem {
            return stem;
        }
        stem = shorter;
    }
}

/// The folded word without its first proclitic: «والانتخابات» → «انتخابات».
pub(crate) fn without_proclitic(word: &str) -> &str {
    if !is_arabic(word) || is_name_of_god(word) || (word.starts_with('و') && WITH_WAW.contains(&without_endings(word)))
    {
        return word;
    }
    let stripped =
        |proclitic: &str, left: usize| word.strip_prefix(proclitic).filter(|rest| rest.chars().count() >= left);
    // «و» is one letter, so more must be left than of the others.
    PROCLITICS.iter().find_map(|proclitic| stripped(proclitic, 2)).or_else(|| stripped("و", 3)).unwrap_or(word)
}

/// «الله», «والله», «لله»; stripped of «ال» it would be «له», to him.
fn is_name_of_god(word: &str) -> bool {
    word == "لله" || word.strip_suffix("الله").is_some_and(|before| matches!(before, "" | "و" | "ب" | "ف" | "ت"))
}

fn without_endings(word: &str) -> &str {
    if is_name_of_god(word) {
        return word;
    }
    ENDINGS.iter().fold(word, |word, ending| {
        without_ending(word, ending, 2).filter(|rest| !FUNCTION_WORDS.contains(rest)).unwrap_or(word)
    })
}
