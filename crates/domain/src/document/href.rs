//! Addresses that may stand in a body.

use std::fmt;

/// The longest address that is kept, in bytes.
const MAX_LENGTH: usize = 8 * 1024;

/// An address that is safe to write into an `href` or a `src`: `http`, `https`, `mailto`, `tel`, or relative to the
/// site (`/…`, `#…`, `?…`). Nothing else can be built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Href(String);

impl Href {
    /// Reads an address the way a browser does (outer spaces, tabs and line breaks fall away, `//host` is `https`) and
    /// refuses what a browser could run or misread. Characters that break out of other contexts are percent-encoded.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        if raw.len() > MAX_LENGTH {
            return None;
        }
        let trimmed = raw.trim_matches(|c: char| c <= ' ');
        let mut href = String::with_capacity(trimmed.len());
        for c in trimmed.chars() {
            match c {
                '\t' | '\n' | '\r' => {}
                c if c.is_control() => return None,
                ' ' | '"' | '<' | '>' | '\\' | '`' => href.push_str(&format!("%{:02X}", u32::from(c))),
                // Bidi controls and line separators would reorder or break the text around the address.
                '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                    let mut bytes = [0; 4];
                    for byte in c.encode_utf8(&mut bytes).bytes() {
                        href.push_str(&format!("%{byte:02X}"));
                    }
                }
                c => href.push(c),
            }
        }
        if href.starts_with("//") {
            href.insert_str(0, "https:");
        }
        if href.starts_with(['/', '#', '?']) {
            return Some(Self(href));
        }
        let (scheme, rest) = href.split_once(':')?;
        let scheme = scheme.to_ascii_lowercase();
        let allowed = match scheme.as_str() {
            "http" | "https" => {
                rest.strip_prefix("//").is_some_and(|host| !host.starts_with(['/', '?', '#']) && !host.is_empty())
            }
            "mailto" | "tel" => !rest.is_empty(),
            _ => false,
        };
        allowed.then(|| Self(format!("{scheme}:{rest}")))
    }

    /// The address as it is written into an attribute, before HTML escaping.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads within the site (`/…`, `#…`, `?…`).
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.0.starts_with(['/', '#', '?'])
    }

    /// The host of an `http` or `https` address, without port and user.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        let rest = self.0.strip_prefix("https://").or_else(|| self.0.strip_prefix("http://"))?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        Some(host.split(':').next().unwrap_or(host))
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
