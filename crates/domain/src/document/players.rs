//! Players of other sites: what they are called, and where their frames are. Nothing of them is loaded until a reader
//! asks for it.

use super::{Embed, Href};

/// Sites whose frames a page may hold, for its content policy.
pub const PLAYER_ORIGINS: [&str; 11] = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://geo.dailymotion.com",
    "https://www.aparat.com",
    "https://t.me",
    "https://w.soundcloud.com",
    "https://open.spotify.com",
    "https://www.tiktok.com",
    "https://www.instagram.com",
    "https://www.facebook.com",
    "https://platform.twitter.com",
];

/// What a service calls itself; else the host of the page.
#[must_use]
pub fn service<'a>(provider: &str, url: &'a Href) -> &'a str {
    match provider {
        "youtube" => "YouTube",
        "vimeo" => "Vimeo",
        "dailymotion" => "Dailymotion",
        "aparat" => "Aparat",
        "telegram" => "Telegram",
        "soundcloud" => "SoundCloud",
        "spotify" => "Spotify",
        "tiktok" => "TikTok",
        "instagram" => "Instagram",
        "facebook" => "Facebook",
        "x" => "X",
        _ => url.host().map_or(url.as_str(), |host| host.strip_prefix("www.").unwrap_or(host)),
    }
}

impl Embed {
    /// The address of the player's frame, with as little of the reader given away as the service offers; `None`: the
    /// page can only be visited.
    #[must_use]
    pub fn frame(&self) -> Option<String> {
        let url = self.url.as_str();
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        let segments: Vec<&str> = path
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        let frame = match (self.provider.as_str(), segments.as_slice()) {
            ("youtube", ["watch"]) => {
                let id = url.split_once("?v=").map(|(_, rest)| rest.split('&').next().unwrap_or_default());
                format!("https://www.youtube-nocookie.com/embed/{}?rel=0", id.filter(|id| is_name(id))?)
            }
            ("youtube", ["playlist"]) => {
                let list = url.split_once("?list=").map(|(_, rest)| rest.split('&').next().unwrap_or_default());
                format!("https://www.youtube-nocookie.com/embed/videoseries?list={}", list.filter(|id| is_name(id))?)
            }
            ("vimeo", [id, ..]) if is_name(id) => format!("https://player.vimeo.com/video/{id}?dnt=1"),
            ("dailymotion", ["video", id, ..]) if is_name(id) => {
                format!("https://geo.dailymotion.com/player.html?video={id}")
            }
            ("aparat", ["v", id, ..]) if is_name(id) => {
                format!("https://www.aparat.com/video/video/embed/videohash/{id}/vt/frame")
            }
            ("telegram", [channel, post]) if is_name(channel) && is_name(post) => {
                format!("https://t.me/{channel}/{post}?embed=1")
            }
            ("soundcloud", _) => format!("https://w.soundcloud.com/player/?url={}", value(url)),
            ("spotify", [kind, id, ..]) if is_name(kind) && is_name(id) => {
                format!("https://open.spotify.com/embed/{kind}/{id}")
            }
            ("tiktok", [_, "video", id, ..]) if is_name(id) => format!("https://www.tiktok.com/embed/v2/{id}"),
            ("instagram", [kind, id, ..]) if is_name(kind) && is_name(id) => {
                format!("https://www.instagram.com/{kind}/{id}/embed/")
            }
            ("facebook", _) if self.url.host().is_some_and(|host| host.ends_with("facebook.com")) => {
                let what = if url.contains("/videos/") || url.contains("/watch") { "video" } else { "post" };
                format!("https://www.facebook.com/plugins/{what}.php?href={}", value(url))
            }
            ("x", [_, "status", id, ..]) if is_name(id) => {
                format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}")
            }
            _ => return None,
        };
        Some(frame)
    }
}

fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// An address as a value within a query.
fn value(url: &str) -> String {
    crate::routes::encode_path(url).replace('/', "%2F")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockAttrs, BlockId, Direction};

    #[test]
    fn a_known_page_has_a_frame_of_a_known_site() {
        for (provider, url, frame) in [
            (
                "youtube",
                "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0",
            ),
            ("vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
            (
                "aparat",
                "https://www.aparat.com/v/Xy12",
                "https://www.aparat.com/video/video/embed/videohash/Xy12/vt/frame",
            ),
            ("telegram", "https://t.me/rail/77", "https://t.me/rail/77?embed=1"),
            (
                "soundcloud",
                "https://soundcloud.com/a/b",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
            ),
            ("spotify", "https://open.spotify.com/track/1", "https://open.spotify.com/embed/track/1"),
            ("x", "https://x.com/rail/status/123", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123"),
            ("other", "https://maps.example/x", ""),
            ("youtube", "https://www.youtube.com/watch?v=%22%3E", ""),
            ("vimeo", "https://evil.example/", ""),
        ] {
            let embed = Embed {
                attrs: BlockAttrs::new(BlockId::derived("x", 0, "x"), Direction::Ltr),
                url: Href::parse(url).expect("an address"),
                provider: provider.to_owned(),
                title: String::new(),
                caption: Vec::new(),
            };
            let found = embed.frame();
            assert_eq!(found.as_deref().unwrap_or_default(), frame, "{url}");
            assert!(found.is_none_or(|found| PLAYER_ORIGINS.iter().any(|origin| found.starts_with(origin))), "{url}");
        }
    }
}
