//! What a mistyped word may have meant: a word of the site's own that is one or two slips away.

use crate::NewsroomError;
use domain::edition::Edition;
use domain::search::Query;
use store::Reading as Store;
use text::fold;

/// Words shorter than that are not guessed at, in letters.
const SHORTEST: usize = 3;
/// Nor longer ones: nobody mistypes them.
const LONGEST: usize = 30;
/// Words of a search that are guessed at: of one with more nobody knows what it meant.
const MOST: usize = 3;
/// Near words that are asked for.
const NEAR: usize = 8;

/// The words with those replaced that find nothing; `None` where no better ones are known. What comes back finds
/// something.
pub(super) fn meant(store: &Store<'_>, edition: &Edition, words: &str) -> Result<Option<String>, NewsroomError> {
    let query = Query::parse(words, &edition.language);
    let mut corrected = String::new();
    let (mut at, mut changed) = (0, false);
    let mut unknown = 0;
    for token in query.wanted().iter().flat_map(|clause| &clause.tokens) {
        let alone = Query::parse(&token.exact, &edition.language);
        if store.search_count(&edition.code, &alone)? > 0 {
            continue;
        }
        unknown += 1;
        if unknown > MOST {
            return Ok(None);
        }
        let Some(better) = nearest(store, edition, &token.folded)? else { continue };
        corrected.push_str(words.get(at..token.range.start).unwrap_or_default());
        corrected.push_str(&better);
        at = token.range.end;
        changed = true;
    }
    corrected.push_str(words.get(at..).unwrap_or_default());
    if !changed {
        return Ok(None);
    }
    let finds = store.search_count(&edition.code, &Query::parse(&corrected, &edition.language))? > 0;
    Ok(finds.then(|| corrected.trim().to_owned()))
}

/// The nearest word that the edition has; of equally near ones the most used.
fn nearest(store: &Store<'_>, edition: &Edition, word: &str) -> Result<Option<String>, NewsroomError> {
    let letters: Vec<char> = word.chars().collect();
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return Ok(None);
    }
    let slips = if letters.len() < 6 { 1 } else { 2 };
    // Marks and joiners of a spelling are no letters of the folded word.
    let lengths = letters.len() - slips..=letters.len() + slips + 2;
    let mut near: Vec<(usize, String)> = Vec::new();
    // A slip at the first letter: the word then begins with what was typed second.
    let mut beginnings: Vec<char> = letters.iter().take(2).copied().collect();
    beginnings.dedup();
    for beginning in beginnings {
        for spelling_of_beginning in same_letter(beginning) {
            for spelling in store.search_spellings(&spelling_of_beginning.to_string(), &lengths)? {
                let folded: Vec<char> = fold(&spelling).as_str().chars().filter(|c| *c != '\u{200C}').collect();
                let distance = distance(&letters, &folded, slips);
                near.extend(distance.map(|distance| (distance, spelling)));
            }
        }
    }
    near.sort();
    let mut best: Option<(usize, u64, String)> = None;
    for (distance, spelling) in near.into_iter().take(NEAR) {
        if best.as_ref().is_some_and(|(nearest, ..)| *nearest < distance) {
            break;
        }
        let count = store.search_count(&edition.code, &Query::parse(&spelling, &edition.language))?;
        if count > best.as_ref().map_or(0, |(_, most, _)| *most) {
            best = Some((distance, count, spelling));
        }
    }
    Ok(best.map(|(.., spelling)| spelling))
}

/// The letters that fold to one: spellings keep their own.
fn same_letter(folded: char) -> Vec<char> {
    let mut letters = vec![folded];
    letters.extend(match folded {
        'ا' => "آأإ".chars(),
        'ك' => "ک".chars(),
        'ي' => "یئ".chars(),
        'و' => "ؤ".chars(),
        'c' => "ç".chars(),
        'e' => "ë".chars(),
        _ => "".chars(),
    });
    letters
}

/// How many slips lie between two words (a letter too many, too few, another one, two swapped), if no more than
/// `most`: Damerau's distance, as far as no part is changed twice.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_none_or(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [
            ("bridge", "bridge", Some(0)),
            ("brigde", "bridge", Some(1)),
            ("bidge", "bridge", Some(1)),
            ("bridgge", "bridge", Some(1)),
            ("brudgee", "bridge", Some(2)),
            ("river", "bridge", None),
            ("قطر", "قطار", Some(1)),
            ("", "ab", Some(2)),
            ("", "abc", None),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(distance(&letters(a), &letters(b), 2), expected, "{a} {b}");
        }
    }
}
