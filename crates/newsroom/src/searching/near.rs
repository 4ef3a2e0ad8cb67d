//! What somebody may have wanted who came to an address where nothing stands.

use super::suggest::{self, Suggestion};
use crate::{Context, Newsroom, NewsroomError};
use domain::edition::Edition;
use domain::search::Query;

/// Stories that are offered.
const OFFERED: usize = 4;
/// Words of an address that are looked at.
const WORDS: usize = 8;
/// Words that are looked up one by one, where no story has all.
const ALONE: usize = 3;
/// A shorter word says too little by itself, in letters.
const SHORTEST: usize = 4;

/// The words of an address, as somebody would type them; empty where it has none: `2012/12/night-train.html` is about a
/// night train.
pub fn words_of_address(path: &str) -> String {
    let last = path.trim_matches('/').rsplit('/').next().unwrap_or_default();
    let name = last.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map_or(last, |(name, _)| name);
    let words = name
        .split(|c: char| !(c.is_alphanumeric() || c == '\u{200c}' || text_mark(c)))
        .filter(|word| word.chars().any(char::is_alphabetic));
    words.take(WORDS).collect::<Vec<_>>().join(" ")
}

/// A vowel sign belongs to its word.
fn text_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{0670}')
}

/// Stories of an edition whose heads have the words: all of them, else the longest by themselves.
///
/// # Errors
/// The store's.
pub fn near(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &Edition,
    words: &str,
) -> Result<Vec<Suggestion>, NewsroomError> {
    let mut alone: Vec<&str> = words.split(' ').filter(|word| word.chars().count() >= SHORTEST).collect();
    alone.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    newsroom.store().read(|store| {
        let mut found: Vec<Suggestion> = Vec::new();
        for asked in std::iter::once(words).chain(alone.into_iter().take(ALONE)) {
            let query = Query::parse(asked, &edition.language);
            if found.len() >= OFFERED || query.is_empty() {
                continue;
            }
            let more = suggest::stories(store, edition, &query, ctx.now, OFFERED)?;
            found.extend(
                more.into_iter().filter(|one| found.iter().all(|known| known.href != one.href)).collect::<Vec<_>>(),
            );
        }
        found.truncate(OFFERED);
        Ok(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_words() {
        for (path, words) in [
            ("night-train-returns", "night train returns"),
            ("2012/12/16/night_train.html", "night train"),
            ("قطار-شب/", "قطار شب"),
            ("می\u{200c}رود-خانه", "می\u{200c}رود خانه"),
            ("wp-login.php", "wp login"),
            ("2012", ""),
            ("", ""),
            (".env", "env"),
        ] {
            assert_eq!(words_of_address(path), words, "{path}");
        }
    }
}
