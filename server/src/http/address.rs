//! The one form of a reader's address, which is also its key in the page cache.

use axum::http::{StatusCode, Uri};
use domain::routes::encode_path;
use domain::short_address::ShortCode;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Longest address that is answered, in bytes.
const LONGEST: usize = 8_192;

/// A reader's address in its one form: decoded and encoded again, no trailing slash but behind an edition, of the query
/// only what a page reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Path and query, percent-encoded.
    pub canonical: String,
    /// The decoded path.
    pub path: String,
    /// Whether the request had the path in this form already.
    pub is_canonical: bool,
}

/// Why an address is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswerable {
    /// Longer than any of ours.
    Long,
    /// Not UTF-8, or with characters that no address has.
    Malformed,
}

impl Unanswerable {
    /// What is said about it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Long => StatusCode::URI_TOO_LONG,
            Self::Malformed => StatusCode::BAD_REQUEST,
        }
    }
}

impl Address {
    /// The address of a request.
    pub fn of(uri: &Uri) -> Result<Self, Unanswerable> {
        if uri.path().len() + uri.query().map_or(0, str::len) > LONGEST {
            return Err(Unanswerable::Long);
        }
        let decoded = percent_decode_str(uri.path()).decode_utf8().map_err(|_| Unanswerable::Malformed)?;
        if decoded.chars().any(char::is_control) {
            return Err(Unanswerable::Malformed);
        }
        let segments: Vec<&str> = decoded.split('/').filter(|segment| !segment.is_empty()).collect();
        let path = match segments.as_slice() {
            [] => "/".to_owned(),
            [edition] => format!("/{edition}/"),
            all => format!("/{}", all.join("/")),
        };
        let encoded = encode_path(&path);
        let query = match segments.as_slice() {
            [_, "search"] => uri.query().map(sought).filter(|query| !query.is_empty()),
            [_] => uri.query().and_then(|query| page(query).or_else(|| from(query))),
            _ => uri.query().and_then(page),
        };
        let canonical = match query {
            Some(query) => format!("{encoded}?{query}"),
            None => encoded,
        };
        // Upper and lower case of `%d9` are the same address and need no redirect.
        Ok(Self { is_canonical: decoded == path, canonical, path })
    }

    /// Whether it is one of countless searches, which nobody else may ask for again.
    pub fn is_search(&self) -> bool {
        self.path.split('/').nth(2) == Some("search")
    }

    /// The decoded path below the edition, without slashes around it.
    pub fn below_edition(&self) -> &str {
        let path = self.path.trim_start_matches('/');
        path.split_once('/').map_or("", |(_, below)| below)
    }

    /// The first segment: the edition, if it is one.
    pub fn edition(&self) -> &str {
        self.path.trim_start_matches('/').split('/').next().unwrap_or_default()
    }
}

/// The query of an address; empty without one.
pub fn query_of(address: &str) -> &str {
    address.split_once('?').map_or("", |(_, query)| query)
}

/// The first argument of that name in a query.
pub fn argument<'q>(query: &'q str, name: &str) -> Option<Cow<'q, str>> {
    form_urlencoded::parse(query.as_bytes()).find(|(field, _)| field == name).map(|(_, value)| value)
}

/// The fields of a search that its page reads, in one order.
const SEARCH: [&str; 9] = ["q", "kind", "section", "author", "from", "until", "sort", "all", "page"];

/// What a search asks for, without what is empty.
fn sought(query: &str) -> String {
    let given: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for name in SEARCH {
        let value = given.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim());
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            kept.append_pair(name, value);
        }
    }
    kept.finish()
}

/// The page of a listing; 1 is the page itself, what is no number is nothing.
fn page(query: &str) -> Option<String> {
    let page: u32 = field(query, "page=")?.parse().ok()?;
    (page != 1).then(|| format!("page={page}"))
}

/// The story that led to a front page because the edition does not have it.
fn from(query: &str) -> Option<String> {
    let code: ShortCode = field(query, "from=")?.parse().ok()?;
    Some(format!("from={code}"))
}

fn field<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(uri: &str) -> Result<Address, Unanswerable> {
        Address::of(&uri.parse().expect("a URI"))
    }

    #[test]
    fn spellings_of_an_address_have_one_form() {
        for (uri, canonical, is_canonical) in [
            ("/en", "/en/", false),
            ("/en/", "/en/", true),
            ("/en/story/", "/en/story", false),
            ("/en//story", "/en/story", false),
            ("/fa/%d9%82", "/fa/%D9%82", true),
            ("/fa/%D9%82?utm_source=x&page=2", "/fa/%D9%82?page=2", true),
            ("/en/?page=1", "/en/", true),
            ("/en/?page=x", "/en/", true),
            ("/fa/?utm_source=x&from=4T", "/fa/?from=4t", true),
            ("/fa/?from=4t&page=2", "/fa/?page=2", true),
            ("/fa/?from=%2e&from=4t", "/fa/", true),
            ("/fa/articles?from=4t", "/fa/articles", true),
            ("/en/search?page=2&q=+a+b&kind=&x=y", "/en/search?q=a+b&page=2", true),
            ("/fa/search?q=%D9%82&q=second", "/fa/search?q=%D9%82", true),
            ("/en/search", "/en/search", true),
        ] {
            let address = address(uri).expect(uri);
            assert_eq!((address.canonical.as_str(), address.is_canonical), (canonical, is_canonical), "{uri}");
        }
    }

    #[test]
    fn what_is_no_text_is_not_answered() {
        assert_eq!(address("/en/%ff"), Err(Unanswerable::Malformed));
        assert_eq!(address("/en/%0d%0aSet-Cookie:x"), Err(Unanswerable::Malformed));
        assert_eq!(address(&format!("/en/{}", "a".repeat(9_000))), Err(Unanswerable::Long));
    }
}
