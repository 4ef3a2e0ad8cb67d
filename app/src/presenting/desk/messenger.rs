//! What is copied for a messenger: headline, deck, short address and tags, as plain text.

use crate::server::Site;
use domain::short_address::ShortCode;
use newsroom::writing::Opened;

/// What readers see of a version, for a channel that tells of it.
pub(super) fn message(site: &Site, opened: &Opened, short: ShortCode) -> String {
    let (headline, deck) = opened.seen.clone().unwrap_or_default();
    let mut tags: Vec<String> = Vec::new();
    for tag in opened.tags.iter().filter_map(|name| hashtag(name)) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let parts = [headline, deck, site.absolute(&short.href()), tags.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A name as messengers take it for a hashtag: letters, marks and digits of any script, and underscores for whatever
/// stands between them (a blank, a zero-width non-joiner, a hyphen). `None`: nothing is left, or digits alone, which are
/// taken for none.
fn hashtag(name: &str) -> Option<String> {
    let mut tag = String::new();
    for c in name.chars() {
        match c {
            // Of no meaning in a name: what stretches it, and what turns it.
            'ـ' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_alphanumeric() => tag.push(c),
            '\'' | '’' | 'ʼ' => {}
            _ if tag.is_empty() || tag.ends_with('_') => {}
            _ => tag.push('_'),
        }
    }
    let tag = tag.trim_end_matches('_');
    tag.chars().any(char::is_alphabetic).then(|| format!("#{tag}"))
}

#[cfg(test)]
mod tests {
    use super::hashtag;

    #[test]
    fn a_tag_is_one_word_for_messengers_in_every_language() {
        for (name, expected) in [
            ("railways", Some("#railways")),
            ("Night trains", Some("#Night_trains")),
            ("U.S. – Iran", Some("#U_S_Iran")),
            ("women's rights", Some("#womens_rights")),
            ("راه‌آهن", Some("#راه_آهن")),
            ("حقوقِ زنان", Some("#حقوقِ_زنان")),
            ("کتاب‌های تازه", Some("#کتاب_های_تازه")),
            ("انتخابات ۱۴۰۳", Some("#انتخابات_۱۴۰۳")),
            ("حقـوق الإنسان", Some("#حقوق_الإنسان")),
            ("حرب (غزة)", Some("#حرب_غزة")),
            ("\u{200f}سوريا\u{200f}", Some("#سوريا")),
            ("të drejtat", Some("#të_drejtat")),
            ("C++", Some("#C")),
            ("2024", None),
            ("۱۴۰۳", None),
            ("***", None),
            ("", None),
        ] {
            assert_eq!(hashtag(name).as_deref(), expected, "{name}");
        }
    }
}
