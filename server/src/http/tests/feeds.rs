//! Feeds, read by a library that is not ours.

use super::newsroom::{ORIGIN, TestNewsroom};
use axum::http::{Request, StatusCode, header};
use domain::correction::CorrectionKind;
use domain::ids::VersionId;
use feed_rs::model::{Feed, FeedType};
use newsroom::{correcting, writing};

fn read(text: &str) -> Feed {
    feed_rs::parser::parse(text.as_bytes()).expect("a feed")
}

fn version(key: &str) -> VersionId {
    VersionId::derived("demo", key)
}

async fn feed(site: &TestNewsroom, address: &str) -> Feed {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    read(&answer.body)
}

/// The text of an entry: RSS and Atom both have it in `content`.
fn body(entry: &feed_rs::model::Entry) -> String {
    entry.content.as_ref().and_then(|content| content.body.clone()).expect("a text")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_edition_has_three_feeds_with_whole_texts() {
    let site = TestNewsroom::demo();
    for (edition, dir) in [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("sq", "ltr")] {
        for (file, kind) in [("feed.xml", FeedType::RSS2), ("feed.atom", FeedType::Atom), ("feed.json", FeedType::JSON)]
        {
            let address = format!("/{edition}/{file}");
            let found = feed(&site, &address).await;
            assert_eq!(found.feed_type, kind, "{address}");
            assert_eq!(found.entries.len(), 20, "{address}: bounded");
            assert!(found.title.is_some_and(|title| !title.content.is_empty()));
            let front = format!("{ORIGIN}/{edition}/");
            assert!(found.links.iter().any(|link| link.href.trim_end_matches('/') == front.trim_end_matches('/')));
            let mut ids: Vec<&str> = found.entries.iter().map(|entry| entry.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), 20, "{address}: each has a name of its own");
            let dates: Vec<_> = found.entries.iter().map(|entry| entry.published.expect("a date")).collect();
            assert!(dates.is_sorted_by(|newer, older| newer >= older), "{address}: the newest first");
            for entry in &found.entries {
                let html = body(entry);
                let opening = format!("<div dir=\"{dir}\" lang=\"{edition}\">");
                assert!(html.starts_with(&opening) && html.ends_with("</div>"), "{address}: {html}");
                for relative in ["href=\"/", "src=\"/", "srcset=\"/", "poster=\"/", "href=\"#"] {
                    assert!(!html.contains(relative), "{address}: {relative} in {html}");
                }
                assert!(!html.contains(" id=\"b-"), "{address}: ids of blocks");
                let link = entry.links.iter().find(|link| link.href.starts_with(&front)).expect("its page");
                assert!(link.href.is_ascii());
            }
        }
        let rss = site.get(&format!("/{edition}/feed.xml")).await;
        assert_eq!(rss.header("content-type"), "application/rss+xml; charset=utf-8");
        assert_eq!(rss.header("access-control-allow-origin"), "*");
        let document = roxmltree::Document::parse(&rss.body).expect("XML");
        let language = (roxmltree::NS_XML_URI, "lang");
        assert_eq!(document.root_element().attribute(language), Some(edition));
        let atom = site.get(&format!("/{edition}/feed.atom")).await;
        let document = roxmltree::Document::parse(&atom.body).expect("XML");
        assert_eq!(document.root_element().attribute(language), Some(edition));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn machines_read_gregorian_dates_in_ascii_digits() {
    let site = TestNewsroom::demo();
    let rss = site.get("/fa/feed.xml").await.body;
    let document = roxmltree::Document::parse(&rss).expect("XML");
    for name in ["pubDate", "lastBuildDate", "updated"] {
        let mut found = 0;
        for element in document.descendants().filter(|node| node.tag_name().name() == name) {
            let text = element.text().expect("a date");
            assert!(text.is_ascii() && text.contains("20"), "{name}: {text}");
            found += 1;
        }
        assert!(found > 0, "{name}");
    }
    assert!(rss.contains("+0330</pubDate>"), "with the zone of the edition");
}

#[tokio::test(flavor = "multi_thread")]
async fn sections_tags_authors_and_series_have_feeds_of_their_own() {
    let site = TestNewsroom::demo();
    let page = site.get(&site.address(version("night-train/en"))).await.body;
    let series = site.get("/en/publications").await.body;
    for (html, beginning) in
        [(&page, "/en/section/"), (&page, "/en/tag/"), (&page, "/en/author/"), (&series, "/en/publications/")]
    {
        let mut links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let listing = links.find(|link| link.starts_with(beginning)).expect(beginning);
        let own = format!("{listing}/feed.xml");
        let found = feed(&site, &own).await;
        assert!(!found.entries.is_empty(), "{own}");
        let head = site.get(listing).await.body;
        let tag = head.split("<link").find(|tag| tag.contains(&format!("href=\"{ORIGIN}{own}\""))).expect(&own);
        assert!(tag.contains("type=\"application/rss+xml\"") && tag.contains("title=\""), "{listing}: {tag}");
    }
    for nothing in ["/en/section/none/feed.xml", "/en/tag/none/feed.xml", "/xx/feed.xml", "/en/archive/2012/feed.xml"] {
        assert_eq!(site.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_fetched_goes_with_its_type_and_size() {
    let site = TestNewsroom::demo();
    let rss = site.get("/en/feed.xml").await.body;
    let document = roxmltree::Document::parse(&rss).expect("XML");
    let files: Vec<_> = document.descendants().filter(|node| node.has_tag_name("enclosure")).collect();
    let pictures: Vec<_> = document.descendants().filter(|node| node.has_attribute("medium")).collect();
    assert!(!files.is_empty() && pictures.len() > 5, "{} files, {} pictures", files.len(), pictures.len());
    for picture in pictures {
        assert_eq!(picture.tag_name().namespace(), Some("http://search.yahoo.com/mrss/"));
        let address = picture.attribute("url").expect("an address").strip_prefix(ORIGIN).expect("ours");
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(Some(answer.header("content-type")), picture.attribute("type"), "{address}");
    }
    for file in files {
        let address = file.attribute("url").expect("an address").strip_prefix(ORIGIN).expect("ours");
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(Some(answer.header("content-type")), file.attribute("type"), "{address}");
        assert_eq!(Some(answer.header("content-length")), file.attribute("length"), "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_imported_story_keeps_the_name_that_readers_know() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let own = &feed(&site, "/en/feed.xml").await.entries[0].id;
    assert!(own.starts_with("urn:nashr:"), "{own}");
    let harbour = TestNewsroom::with(&[]);
    harbour.import_harbour();
    for file in ["feed.xml", "feed.atom", "feed.json"] {
        let names: Vec<String> =
            feed(&harbour, &format!("/fa/{file}")).await.entries.into_iter().map(|entry| entry.id).collect();
        let known = names.iter().filter(|name| name.starts_with("https://old.harbour.example.org/?p=")).count();
        assert!(known > 2 && known == names.len(), "{file}: {names:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_has_not_changed_is_not_sent_again() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let first = site.get("/en/feed.xml").await;
    let etag = first.header("etag").to_owned();
    assert_eq!(first.header("last-modified"), "", "its second is not over");
    let asked = |name: &'static str, value: String| site.send(Request::get("/en/feed.xml").header(name, value));
    assert_eq!(asked("if-none-match", etag.clone()).await.status, StatusCode::NOT_MODIFIED);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let date = site.get("/en/feed.xml").await.header("last-modified").to_owned();
    assert!(date.ends_with(" GMT"), "{date}");
    let known = asked("if-modified-since", date.clone()).await;
    assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let id = site.version("/en/a-story");
    writing::withdraw(&site.newsroom, &site.system(), id, "").expect("withdrawn");
    for (name, value) in [("if-modified-since", date), ("if-none-match", etag)] {
        let now = asked(name, value).await;
        assert_eq!(now.status, StatusCode::OK, "{name}");
        assert!(read(&now.body).entries.is_empty(), "a withdrawn story is gone at once");
    }
    let packed = site.send(Request::get("/en/feed.xml").header(header::ACCEPT_ENCODING, "gzip")).await;
    assert_eq!(packed.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_reaches_those_who_read_by_feed() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let before = feed(&site, "/en/feed.atom").await.entries[0].updated;
    let id = site.version("/en/a-story");
    let words = "The ferry leaves at six.";
    correcting::correct(&site.newsroom, &site.system(), id, CorrectionKind::Correction, words).expect("corrected");
    correcting::correct(&site.newsroom, &site.system(), id, CorrectionKind::Typo, "A comma.").expect("corrected");
    for file in ["feed.xml", "feed.atom", "feed.json"] {
        let entry = &feed(&site, &format!("/en/{file}")).await.entries[0];
        let html = body(entry);
        assert!(html.contains(words) && !html.contains("A comma."), "{file}: {html}");
    }
    assert!(feed(&site, "/en/feed.atom").await.entries[0].updated > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_that_begins_the_other_way_round_is_marked() {
    let site = TestNewsroom::with(&[("رودخانه and more", "a-story", "publish"), ("Plain", "plain", "publish")]);
    for file in ["feed.xml", "feed.atom", "feed.json"] {
        let titles: Vec<String> = feed(&site, &format!("/en/{file}"))
            .await
            .entries
            .into_iter()
            .filter_map(|entry| Some(entry.title?.content))
            .collect();
        assert!(titles.contains(&"\u{200E}رودخانه and more".to_owned()), "{file}: {titles:?}");
        assert!(titles.contains(&"Plain".to_owned()), "{file}: {titles:?}");
    }
}
