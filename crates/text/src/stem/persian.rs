//! Persian plurals, comparatives and ی, after Lucene's stemmer with guards that keep words of their own.

use super::without_ending;

/// Endings with the letters that must be left, longest first. «ترین» becomes «تر» before that goes, so that بهترین
/// meets بهتر, which is too short to lose it.
const ENDINGS: [(&str, usize); 6] = [("يي", 2), ("ها", 2), ("تر", 3), ("ات", 3), ("ان", 2), ("ي", 3)];

/// Words whose end only looks like an ending; stripped they would be another common word: باران (rain) is not بار.
/// Folded, as everything here.
const WHOLE: [&str; 56] = [
    "اسان",
    "استان",
    "اسمان",
    "المان",
    "امان",
    "امكان",
    "انسان",
    "انها",
    "ايران",
    "اينها",
    "باران",
    "بازي",
    "بحران",
    "براي",
    "بها",
    "بيان",
    "تنها",
    "تهران",
    "توان",
    "جريان",
    "جهان",
    "جوان",
    "خيابان",
    "داستان",
    "درمان",
    "دندان",
    "دهان",
    "دوران",
    "روان",
    "زبان",
    "زمان",
    "زندان",
    "زيان",
    "ساختمان",
    "سازمان",
    "سلطان",
    "ضمان",
    "طوفان",
    "عنوان",
    "فرمان",
    "قربان",
    "لبنان",
    "مكان",
    "منتها",
    "ميان",
    "ميدان",
    "ميزان",
    "نشان",
    "نهان",
    "همان",
    "يونان",
    "پايان",
    "پنهان",
    "پيمان",
    "چنان",
    "گران",
];

/// The stem of a folded word of the Arabic script.
pub(super) fn stem(word: &str) -> &str {
    let mut stem = word;
    while let Some(shorter) = shorter(stem) {
        stem = shorter;
    }
    stem
}

fn shorter(word: &str) -> Option<&str> {
    if WHOLE.contains(&word) {
        return None;
    }
    if let Some(rest) = word.strip_suffix("ين").filter(|rest| without_ending(rest, "تر", 2).is_some()) {
        return Some(rest);
    }
    ENDINGS.iter().find_map(|(ending, left)| without_ending(word, ending, *left))
}
