//! The site's run-time configuration: `Leptos.toml`, under what the command line says.

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What `Leptos.toml` may say; each is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `[site]`.
    pub site: SiteConfig,
    /// `[mail]`.
    pub mail: MailConfig,
}

/// `[mail]` of `Leptos.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// The mail server: `smtps://user:password@host`, or `smtp://…:587?tls=required`. Without it letters are files.
    pub smtp: Option<String>,
    /// The address that letters come from; without it `nashr@` and the site's host.
    pub from: Option<String>,
}

/// `[site]` of `Leptos.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteConfig {
    /// The data folder.
    pub data: Option<PathBuf>,
    /// Where to listen.
    pub addr: Option<SocketAddr>,
    /// How readers reach the site: `https://news.example`.
    pub origin: Option<String>,
    /// Memory for the page cache, in megabytes.
    pub cache_mb: Option<u64>,
    /// Whom to tell of a weakness in the site: `mailto:…`, `https://…` or `tel:…`.
    pub security_contact: Option<String>,
}

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file that was named is not there or cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not of the form that is needed.
    #[error("{}: {source}", path.display())]
    Form {
        /// Which.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The contact is no address.
    #[error("`{0}` is no contact: it is `mailto:`, `https://` or `tel:` and an address without blanks")]
    Contact(String),
    /// The origin is no origin.
    #[error("`{0}` is no origin: it is `https://` or `http://` and a host, and nothing behind it")]
    Origin(String),
}

impl Config {
    /// Reads the file that was named, else `Leptos.toml` here if there is one.
    ///
    /// # Errors
    /// A named file that is not there; a file that does not parse.
    pub fn read(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = named.unwrap_or(Path::new("Leptos.toml"));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(ConfigError::File { path: path.to_owned(), source }),
        };
        toml::from_str(&text).map_err(|source| ConfigError::Form { path: path.to_owned(), source: Box::new(source) })
    }
}

/// An origin in its one form: scheme, host in lower case, port if it is not the scheme's own; nothing behind it.
///
/// # Errors
/// [`ConfigError::Origin`].
pub fn origin(text: &str) -> Result<String, ConfigError> {
    let refuse = || ConfigError::Origin(text.to_owned());
    let trimmed = text.trim().trim_end_matches('/').to_ascii_lowercase();
    let uri: axum::http::Uri = trimmed.parse().map_err(|_| refuse())?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https")).ok_or_else(refuse)?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@')).ok_or_else(refuse)?;
    if uri.path_and_query().is_some_and(|rest| rest.as_str() != "/") {
        return Err(refuse());
    }
    let default_port = if scheme == "https" { ":443" } else { ":80" };
    Ok(format!("{scheme}://{}", authority.as_str().trim_end_matches(default_port)))
}

/// Whom to tell of a weakness (RFC 9116), as it was given; empty: nobody.
///
/// # Errors
/// [`ConfigError::Contact`].
pub fn contact(text: &str) -> Result<&str, ConfigError> {
    let known = ["mailto:", "https://", "tel:"].iter().any(|scheme| text.starts_with(scheme));
    let one_line = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if text.is_empty() || (known && one_line) { Ok(text) } else { Err(ConfigError::Contact(text.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_one_form() {
        for (text, expected) in [
            ("https://News.Example/", "https://news.example"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("https://news.example:443", "https://news.example"),
        ] {
            assert_eq!(origin(text).ok().as_deref(), Some(expected));
        }
        for text in [
            "",
            "news.example",
            "ftp://news.example",
            "https://news.example/en",
            "https://a@b",
            "https://news.example?x",
        ] {
            assert!(origin(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_contact_is_an_address_in_one_line() {
        for text in ["", "mailto:desk@news.example", "https://news.example/security", "tel:+1-201-555-0123"] {
            assert_eq!(contact(text).ok(), Some(text));
        }
        for text in ["desk@news.example", "http://news.example", "mailto:a@b\nExpires: 2999-01-01", "javascript:x"] {
            assert!(contact(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_place() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("Leptos.toml");
        std::fs::write(&file, "[site]\norigni = \"https://news.example\"\n").expect("written");
        let error = Config::read(Some(&file)).expect_err("refused").to_string();
        assert!(error.contains("origni"), "{error}");
    }
}
