//! What does harm in a page must do none in what machines read (RS-54).

use super::newsroom::TestNewsroom;
use domain::contributor::{Contributor, Credit, CreditRole};
use domain::ids::{ContributorId, MediaId, RevisionId, TagId, TopicId};
use domain::media::{Framing, Media, MediaText};
use domain::story::{LeadPicture, Origin};
use domain::taxonomy::Tag;
use domain::{Slug, Timestamp};
use roxmltree::Document;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use store::{NewRevision, Publication};

/// Others' payloads; without them the test skips, in CI it fails.
fn corpus() -> Option<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/xss-payloads.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is not there", path.display());
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    let all: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    Some(all.iter().filter_map(|one| one["payload"].as_str()).map(str::to_owned).collect())
}

/// As XML can carry it.
fn carried(text: &str) -> String {
    let marks = ['\u{200E}', '\u{200F}'];
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| (!c.is_control() || "\t\n".contains(*c)) && !marks.contains(c)).collect()
}

/// The names of the elements in a piece of our own HTML.
fn elements(html: &str) -> BTreeSet<String> {
    let names = html.split('<').skip(1).map(|tag| tag.trim_start_matches('/').to_ascii_lowercase());
    names.map(|tag| tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect()).collect()
}

/// One story whose headline, deck, caption, tag and author all are the payload, published anew.
fn put(site: &TestNewsroom, number: u128, payload: &str) {
    let version = site.version("/en/a-story");
    let edition = "en".parse().expect("en");
    let now = Timestamp(site.system().now.unix_ms());
    let tag = Tag {
        id: TagId::derived("hostile", "tag"),
        edition,
        topic: TopicId::derived("hostile", "tag"),
        slug: Slug::new("hostile").expect("a slug"),
        name: payload.to_owned(),
        description: payload.to_owned(),
    };
    let author = Contributor {
        id: ContributorId::derived("hostile", "author"),
        slug: Slug::new("hostile").expect("a slug"),
        name: payload.to_owned(),
        portrait: None,
        texts: Vec::new(),
    };
    let text = |edition| MediaText { edition, alt: payload.into(), caption: payload.into(), credit: payload.into() };
    let media = Media {
        id: MediaId::derived("hostile", "media"),
        hash: Some("a".repeat(64)),
        file_name: payload.to_owned(),
        mime: "image/jpeg".into(),
        width: Some(4),
        height: Some(3),
        bytes: 1,
        source_url: None,
        framing: Framing::default(),
        texts: vec![text(tag.edition.clone())],
    };
    let done = site.store().write(|store| {
        store.tag_put(&tag)?;
        store.contributor_put(&author)?;
        store.media_put(&media)?;
        let mut found = store.version_by_id(version)?.expect("the version");
        found.tags = vec![tag.id];
        store.version_put(&found, "a-story")?;
        let mut content = store.revision_by_id(found.working)?.expect("a revision").content;
        content.headline = payload.to_owned();
        content.deck = payload.to_owned();
        content.lead = Some(LeadPicture { media: media.id, alt: None, caption: None });
        content.credits =
            vec![Credit { role: CreditRole::Author, contributor: Some(author.id), name: String::new(), link: None }];
        let id = RevisionId::from_parts(now.unix_ms(), number);
        let new = NewRevision { id, version, at: now, by: None, origin: Origin::Saved, content: &content };
        store.revision_add(&new)?;
        store.version_publish(&Publication {
            version,
            revision: id,
            at: now,
            published_at: now,
            updated_at: None,
            teaser: "",
        })?;
        store.shows_to_readers();
        Ok::<_, store::StoreError>(())
    });
    done.expect("written");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_breaks_out_of_feeds_sitemaps_and_linked_data() {
    let Some(corpus) = corpus() else { return };
    assert!(corpus.len() > 200);
    let own = ["</script><script>alert(1)</script>", "<!--<script>", "]]></title><x>", "\u{1b}\u{0}&lt;\u{2028}"];
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    put(&site, 0, "Harmless");
    let harmless = site.get("/en/a-story").await.body;
    let count = |html: &str, what: &str| html.matches(what).count();
    for (number, payload) in (1..).zip(corpus.iter().map(String::as_str).chain(own)) {
        put(&site, number, payload);
        let said = |text: Option<&str>| carried(text.unwrap_or_default());
        for (address, entry) in [("/en/feed.xml", "item"), ("/en/feed.atom", "entry"), ("/news-sitemap.xml", "url")] {
            let xml = site.get(address).await.body;
            let document = Document::parse(&xml).unwrap_or_else(|error| panic!("{address}: {error}: {payload}"));
            let story = document.descendants().find(|node| node.tag_name().name() == entry);
            let story = story.expect("the story");
            let title = story.descendants().find(|node| node.tag_name().name() == "title").expect("a title");
            assert_eq!(said(title.text()), carried(payload), "{address}");
            assert_eq!(title.children().filter(|node| node.is_element()).count(), 0, "{address}: {payload}");
            let Some(content) = story.children().find(|node| ["encoded", "content"].contains(&node.tag_name().name()))
            else {
                continue;
            };
            let known = ["div", "p", "b", "figure", "img", "figcaption"].map(str::to_owned);
            let found = elements(content.text().expect("a text"));
            assert!(found.is_subset(&known.into()), "{address}: {found:?} of {payload}");
        }
        let json: Value = serde_json::from_str(&site.get("/en/feed.json").await.body).expect("JSON");
        assert_eq!(said(json["items"][0]["title"].as_str()), carried(payload));
        assert_eq!(json["items"][0]["tags"][0], payload);

        let html = site.get("/en/a-story").await.body;
        let block = html.split("type=\"application/ld+json\"").nth(1).and_then(|rest| rest.split_once('>'));
        let block = block.and_then(|(_, rest)| rest.split("</script>").next()).expect("linked data");
        assert!(!block.contains(['<', '>']), "{payload}");
        let linked: Value = serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {payload}"));
        let article = &linked["@graph"][0];
        assert_eq!(article["headline"], payload);
        assert_eq!((&article["author"][0]["name"], &article["keywords"][0]), (&payload.into(), &payload.into()));
        for what in ["<script", "</script", "<meta", "<link", "<!--"] {
            assert_eq!(count(&html, what), count(&harmless, what), "{what} of {payload}");
        }
    }
}
