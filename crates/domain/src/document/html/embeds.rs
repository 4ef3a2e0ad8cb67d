//! Pages of other sites that can stand in a body, by their addresses.

use crate::document::{BlockAttrs, Embed, Href};

/// A page of a known site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Whose: "youtube", "vimeo", ….
    pub provider: &'static str,
    /// The address that a person would visit, without what a player or a share button added.
    pub url: Href,
}

impl Recognised {
    pub(super) fn into_block(self, attrs: BlockAttrs) -> Embed {
        Embed { attrs, url: self.url, provider: self.provider.to_owned(), title: String::new(), caption: Vec::new() }
    }
}

/// Recognises the address of a page or of a player of a known site.
#[must_use]
pub fn recognise(url: &str) -> Option<Recognised> {
    if url.contains(char::is_whitespace) {
        return None;
    }
    let href = Href::parse(url)?;
    let host = href.host()?.to_ascii_lowercase();
    let host = ["www.", "m.", "mobile.", "web."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    let path = href.as_str().splitn(4, '/').nth(3).unwrap_or_default();
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let (provider, url) = match host {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" => ("youtube", youtube(host, &segments, query)?),
        "vimeo.com" | "player.vimeo.com" => {
            let number = segments.iter().find(|segment| is_number(segment))?;
            ("vimeo", format!("https://vimeo.com/{number}"))
        }
        "dailymotion.com" | "dai.ly" | "geo.dailymotion.com" => {
            let last = segments.last().copied().filter(|segment| !segment.ends_with(".html"));
            let id = last.or_else(|| parameter(query, "video")).filter(|id| is_name(id))?;
            ("dailymotion", format!("https://www.dailymotion.com/video/{id}"))
        }
        "twitter.com" | "x.com" => match segments.as_slice() {
            [user, "status", id, ..] if is_name(user) && is_number(id) => {
                ("x", format!("https://x.com/{user}/status/{id}"))
            }
            _ => return None,
        },
        "instagram.com" => match segments.as_slice() {
            [kind @ ("p" | "reel" | "tv"), id, ..] if is_name(id) => {
                ("instagram", format!("https://www.instagram.com/{kind}/{id}/"))
            }
            _ => return None,
        },
        "facebook.com" | "fb.watch" => ("facebook", facebook(&href, &segments, query)?),
        "tiktok.com" => match segments.as_slice() {
            [user, "video", id, ..] if is_number(id) => ("tiktok", format!("https://www.tiktok.com/{user}/video/{id}")),
            _ => return None,
        },
        "soundcloud.com" => match segments.as_slice() {
            [user, track, ..] => ("soundcloud", format!("https://soundcloud.com/{user}/{track}")),
            _ => return None,
        },
        "w.soundcloud.com" => ("soundcloud", decode(parameter(query, "url")?)?),
        "open.spotify.com" => {
            let rest = segments.strip_prefix(&["embed"]).unwrap_or(&segments);
            match rest {
                [kind @ ("track" | "album" | "playlist" | "episode" | "show"), id, ..] if is_name(id) => {
                    ("spotify", format!("https://open.spotify.com/{kind}/{id}"))
                }
                _ => return None,
            }
        }
        "aparat.com" => {
            let id = match segments.as_slice() {
                ["v", id, ..] => id,
                ["video", "video", "embed", "videohash", id, ..] => id,
                _ => return None,
            };
            ("aparat", format!("https://www.aparat.com/v/{id}"))
        }
        "t.me" => match segments.as_slice() {
            [channel, post] if is_name(channel) && is_number(post) => {
                ("telegram", format!("https://t.me/{channel}/{post}"))
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Recognised { provider, url: Href::parse(&url)? })
}

fn youtube(host: &str, segments: &[&str], query: &str) -> Option<String> {
    if let (["playlist"], Some(list)) = (segments, parameter(query, "list")) {
        return is_name(list).then(|| format!("https://www.youtube.com/playlist?list={list}"));
    }
    let id = match segments {
        [id, ..] if host == "youtu.be" => Some(*id),
        ["embed" | "v" | "shorts" | "live", id, ..] => Some(*id),
        ["watch"] => parameter(query, "v"),
        _ => None,
    }?;
    is_name(id).then(|| format!("https://www.youtube.com/watch?v={id}"))
}

/// The page inside a plugin's address, or a page that is itself a post or a film.
fn facebook(href: &Href, segments: &[&str], query: &str) -> Option<String> {
    match segments {
        ["plugins", "post.php" | "video.php", ..] => {
            let page = decode(parameter(query, "href")?)?;
            let host = Href::parse(&page)?;
            host.host().is_some_and(|host| host.ends_with("facebook.com")).then_some(page)
        }
        [_, "posts" | "videos", ..] | ["watch" | "reel" | "share" | "permalink.php" | "photo.php", ..] => {
            Some(href.as_str().to_owned())
        }
        [_] if href.host().is_some_and(|host| host.ends_with("fb.watch")) => Some(href.as_str().to_owned()),
        _ => None,
    }
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split(['&', ';']).find_map(|pair| pair.trim_start_matches("amp;").strip_prefix(name)?.strip_prefix('='))
}

/// Percent-decodes an address that stood in a query.
fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        };
        bytes.push(decoded);
    }
    String::from_utf8(bytes).ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}
