//! Counts reads where pages go out, kept pages too: by address, in memory, until a timer takes the counts to the store.
//!
//! Whatever page went out is counted under its address as it stands: which of them is a story is found out when the
//! counts are taken, once an address and not once a request. Nothing of who read is kept.

use super::address::argument;
use axum::http::{HeaderMap, Method, StatusCode, header};
use domain::{EditionCode, Path};
use newsroom::most_read::ReadAt;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

/// So many requests at once seldom wait for each other.
const SHARDS: usize = 16;
/// Addresses of a shard between two takings; what comes beyond is not counted, so that memory is bounded.
const MOST: usize = 1_024;
/// Words in the names of programs that read for nobody.
const ROBOTS: [&[u8]; 8] = [b"bot", b"crawl", b"spider", b"slurp", b"curl", b"wget", b"python", b"monitor"];

/// Counts by address: pages that were read, and old addresses that led on. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Reads(Arc<[Shards; 2]>);

#[derive(Debug, Default)]
struct Shards {
    hasher: RandomState,
    shards: [Mutex<HashMap<Box<str>, u64>>; SHARDS],
}

impl Reads {
    /// Counts a page that went out to somebody who reads, or an old address that led them on.
    pub fn count(&self, address: &str, status: StatusCode) {
        let [read, led] = &*self.0;
        match status {
            StatusCode::OK => read.add(address),
            StatusCode::MOVED_PERMANENTLY => led.add(address),
            _ => {}
        }
    }

    /// Takes the counts of stories away; a page and its data count as one address.
    pub fn take(&self) -> Vec<ReadAt> {
        let [read, _] = &*self.0;
        let mut stories: BTreeMap<(EditionCode, Path), u64> = BTreeMap::new();
        for (address, times) in read.take() {
            if let Some(story) = story_at(&address) {
                *stories.entry(story).or_default() += times;
            }
        }
        stories.into_iter().map(|((edition, path), times)| ReadAt { edition, path, times }).collect()
    }

    /// Takes the counts of addresses that led on away, decoded.
    pub fn take_hits(&self) -> Vec<(String, u64)> {
        let [_, led] = &*self.0;
        let mut hits: BTreeMap<String, u64> = BTreeMap::new();
        for (address, times) in led.take() {
            let path = address.split('?').next().unwrap_or_default();
            if let Ok(path) = percent_decode_str(path).decode_utf8() {
                *hits.entry(path.into_owned()).or_default() += times;
            }
        }
        hits.into_iter().collect()
    }
}

impl Shards {
    fn add(&self, address: &str) {
        let shard = usize::try_from(self.hasher.hash_one(address) % SHARDS as u64).unwrap_or(0);
        let mut counts = self.shards[shard].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(address) {
            *count += 1;
        } else if counts.len() < MOST {
            counts.insert(address.into(), 1);
        }
    }

    fn take(&self) -> Vec<(Box<str>, u64)> {
        let taken = self.shards.iter();
        taken.flat_map(|shard| std::mem::take(&mut *shard.lock().unwrap_or_else(PoisonError::into_inner))).collect()
    }
}

/// Whether somebody reads what the request asks for: no look at the head alone, no fetching ahead, no robot.
pub fn is_reading(method: &Method, headers: &HeaderMap) -> bool {
    let ahead = ["sec-purpose", "purpose", "x-nashr-purpose"].iter().any(|name| {
        headers.get(*name).is_some_and(|value| value.as_bytes().get(..8).is_some_and(|word| word == b"prefetch"))
    });
    let agent = headers.get(header::USER_AGENT).map(header::HeaderValue::as_bytes);
    method == Method::GET && !ahead && agent.is_some_and(|agent| !is_robot(agent))
}

fn is_robot(agent: &[u8]) -> bool {
    (0..agent.len()).any(|place| {
        ROBOTS
            .iter()
            .any(|robot| agent.get(place..place + robot.len()).is_some_and(|word| word.eq_ignore_ascii_case(robot)))
    })
}

/// The edition and the path of an address that may be a story's: of its page or of that page's data.
fn story_at(address: &str) -> Option<(EditionCode, Path)> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    if path == "/api/reader/page" {
        if argument(query, "kind")? != "story" {
            return None;
        }
        return Some((argument(query, "edition")?.parse().ok()?, Path::new(&argument(query, "key")?).ok()?));
    }
    if path.starts_with("/api/") {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let (edition, story) = path.strip_prefix('/')?.split_once('/')?;
    Some((edition.parse().ok()?, Path::new(story).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_data_are_one_story() {
        let reads = Reads::default();
        for address in [
            "/fa/%D9%82%D8%B7%D8%A7%D8%B1",
            "/api/reader/page?edition=fa&kind=story&key=%D9%82%D8%B7%D8%A7%D8%B1",
            "/en/about/history",
            "/en/",
            "/en/articles?page=2",
            "/en/section/city",
            "/api/reader/page?edition=en&kind=front&key=",
            "/api/reader/suggest?words=a",
            "/robots.txt",
        ] {
            reads.count(address, StatusCode::OK);
        }
        reads.count("/en/none", StatusCode::NOT_FOUND);
        let read = |edition: &str, path: &str, times| ReadAt {
            edition: edition.parse().expect("an edition"),
            path: Path::new(path).expect("a path"),
            times,
        };
        assert_eq!(reads.take(), [read("en", "about/history", 1), read("fa", "قطار", 2)]);
        assert_eq!(reads.take(), []);
    }

    #[test]
    fn an_old_address_that_leads_on_is_no_read_but_a_hit() {
        let reads = Reads::default();
        for address in ["/en/old", "/en/old?utm=x", "/fa/%D9%82%D8%B7%D8%A7%D8%B1"] {
            reads.count(address, StatusCode::MOVED_PERMANENTLY);
        }
        assert_eq!(reads.take(), []);
        assert_eq!(reads.take_hits(), [("/en/old".to_owned(), 2), ("/fa/قطار".to_owned(), 1)]);
        assert_eq!(reads.take_hits(), []);
    }

    #[test]
    fn memory_is_bounded() {
        let reads = Reads::default();
        for number in 0..SHARDS * MOST * 2 {
            reads.count(&format!("/en/{number}"), StatusCode::OK);
        }
        assert_eq!(reads.take().len(), SHARDS * MOST);
    }

    #[test]
    fn robots_prefetches_and_heads_do_not_read() {
        let browser = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";
        for (method, name, value, agent, expected) in [
            (Method::GET, "accept", "*/*", browser, true),
            (Method::HEAD, "accept", "*/*", browser, false),
            (Method::GET, "sec-purpose", "prefetch;prerender", browser, false),
            (Method::GET, "purpose", "prefetch", browser, false),
            (Method::GET, "x-nashr-purpose", "prefetch", browser, false),
            (Method::GET, "sec-purpose", "other", browser, true),
            (Method::GET, "accept", "*/*", "Mozilla/5.0 (compatible; Googlebot/2.1)", false),
            (Method::GET, "accept", "*/*", "TelegramBot (like TwitterBot)", false),
            (Method::GET, "accept", "*/*", "curl/8.5.0", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().expect("a value"));
            headers.insert(header::USER_AGENT, agent.parse().expect("a value"));
            assert_eq!(is_reading(&method, &headers), expected, "{method} {name} {value} {agent}");
        }
        assert!(!is_reading(&Method::GET, &HeaderMap::new()), "a browser says what it is");
    }
}
