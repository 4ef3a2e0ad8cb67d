//! Addresses that stand for a thing of another site.

use super::markup;

/// Sites whose pages are shown in place, once the reader asks for it.
const HOSTS: &[&str] = &[
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "dailymotion.com",
    "dai.ly",
    "twitter.com",
    "x.com",
    "facebook.com",
    "fb.watch",
    "instagram.com",
    "tiktok.com",
    "soundcloud.com",
    "spotify.com",
    "mixcloud.com",
    "flickr.com",
    "flic.kr",
    "wordpress.tv",
    "videopress.com",
    "ted.com",
    "scribd.com",
    "slideshare.net",
    "issuu.com",
    "reddit.com",
    "tumblr.com",
    "pinterest.com",
    "imgur.com",
    "giphy.com",
    "t.me",
    "aparat.com",
    "speakerdeck.com",
    "kickstarter.com",
    "polldaddy.com",
    "twitch.tv",
    "bsky.app",
    "podcasts.apple.com",
    "google.com",
    "hulu.com",
    "funnyordie.com",
    "meetup.com",
    "photobucket.com",
    "smugmug.com",
    "collegehumor.com",
    "someecards.com",
    "cloudup.com",
    "crowdsignal.com",
    "amazon.com",
];

/// What becomes of a line that holds an address and nothing else: a recording, an embed, or a link; `None` for
/// any other line.
pub(super) fn alone_on_its_line(line: &str) -> Option<String> {
    if !(line.starts_with("http://") || line.starts_with("https://")) {
        return None;
    }
    if line.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '[' | ']')) {
        return None;
    }
    let address = super::tokens::unescape(line);
    Some(of_address(&address))
}

/// The block for an address that stands for itself.
pub(super) fn of_address(address: &str) -> String {
    match kind(address) {
        Kind::Audio => markup::audio(address, ""),
        Kind::Video => markup::video(address, None, ""),
        Kind::Embed => markup::embed(address, ""),
        Kind::Link => markup::link_paragraph(address),
    }
}

/// The block for an address that somebody chose to embed, whosever it is.
pub(super) fn chosen(address: &str, caption: &str) -> String {
    match kind(address) {
        Kind::Audio => markup::audio(address, caption),
        Kind::Video => markup::video(address, None, caption),
        Kind::Embed | Kind::Link => markup::embed(address, caption),
    }
}

enum Kind {
    Audio,
    Video,
    Embed,
    Link,
}

fn kind(address: &str) -> Kind {
    let Some((_, rest)) = address.split_once("://") else { return Kind::Link };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = path.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let host = host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    let ends = |extensions: &[&str]| extensions.iter().any(|e| path.ends_with(e));
    if ends(&[".mp3", ".ogg", ".oga", ".wav", ".m4a", ".flac"]) {
        Kind::Audio
    } else if ends(&[".mp4", ".webm", ".ogv", ".m4v", ".mov"]) {
        Kind::Video
    } else if HOSTS.iter().any(|known| host == *known || host.strip_suffix(known).is_some_and(|h| h.ends_with('.')))
        && path.len() > 1
    {
        Kind::Embed
    } else {
        Kind::Link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_is_what_it_leads_to() {
        for (line, start) in [
            ("https://www.youtube.com/watch?v=x&amp;t=1", "<figure class=\"wp-block-embed\""),
            ("https://example.org/a.mp3", "<audio"),
            ("http://example.org/", "<p><a href"),
            ("https://youtube.com", "<p><a href"),
        ] {
            let html = alone_on_its_line(line).expect("an address");
            assert!(html.starts_with(start) || html.contains(start), "{line}: {html}");
        }
        for line in ["see https://example.org", "https://example.org and", "ftp://example.org", "https://a\"b"] {
            assert_eq!(alone_on_its_line(line), None, "{line}");
        }
    }
}
