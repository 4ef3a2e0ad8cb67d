//! Mail addresses: one address, in a form that can stand in a letter's head.

use crate::{Invalid, NewsroomError};

/// RFC 5321, 4.5.3.1: what a path may have.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// The address without the blanks around it.
///
/// # Errors
/// [`NewsroomError::Invalid`] in `email` for whatever is not exactly one plain address.
pub fn mail_address(typed: &str) -> Result<String, NewsroomError> {
    let refuse = |problem| Err(NewsroomError::Invalid { field: "email", problem });
    let address = typed.trim_matches(' ');
    if address.is_empty() {
        return refuse(Invalid::Empty);
    }
    if address.len() > LONGEST {
        return refuse(Invalid::Long);
    }
    let Some((local, host)) = address.rsplit_once('@') else { return refuse(Invalid::Form) };
    let local_is_plain = (1..=LONGEST_LOCAL).contains(&local.len())
        && local.split('.').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b))
        });
    let host_is_plain = host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        });
    if local_is_plain && host_is_plain { Ok(address.to_owned()) } else { refuse(Invalid::Form) }
}

/// An address without its spelling variants: what makes it unique.
pub(super) fn key(address: &str) -> String {
    address.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::mail_address;

    #[test]
    fn exactly_one_plain_address_is_taken() {
        for typed in
            ["ana@news.example", " ana+desk@news.example ", "a.b_c@sub.news-room.example", "o'neil@news.example"]
        {
            assert_eq!(mail_address(typed).ok().as_deref(), Some(typed.trim()), "{typed}");
        }
        for typed in [
            "",
            "ana",
            "ana@news",
            "@news.example",
            "ana@@news.example",
            "ana@news.example, eve@evil.example",
            "ana@news.example;eve@evil.example",
            "ana@news.example eve@evil.example",
            "ana@news.example\r\nBcc: eve@evil.example",
            "ana@news.example\nBcc: eve@evil.example",
            "ana@news.example\u{2028}Bcc: eve@evil.example",
            "ana%0a@news.example\0",
            "<ana@news.example>",
            "Ana <ana@news.example>",
            "\"ana\"@news.example",
            "ana@[127.0.0.1]",
            "ana@-news.example",
            "آنا@news.example",
            &format!("{}@news.example", "a".repeat(65)),
        ] {
            assert!(mail_address(typed).is_err(), "{typed:?}");
        }
    }
}
