//! What the heads of pages tell machines, read out of the HTML as it is sent.

use super::newsroom::{ORIGIN, TestNewsroom};
use axum::http::StatusCode;
use domain::ids::VersionId;
use serde_json::Value;

fn version(key: &str) -> VersionId {
    VersionId::derived("demo", key)
}

/// An attribute of a tag, as a browser reads it.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The `link` elements of a page.
fn links(html: &str) -> impl Iterator<Item = &str> {
    html.split("<link").skip(1).filter_map(|rest| rest.split('>').next())
}

fn properties(html: &str, name: &str) -> Vec<String> {
    let tags = html.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let own = tags.filter(|tag| {
        let known = attribute(tag, "property").or_else(|| attribute(tag, "name"));
        known.as_deref() == Some(name)
    });
    own.filter_map(|tag| attribute(tag, "content")).collect()
}

fn property(html: &str, name: &str) -> Option<String> {
    let all = properties(html, name);
    assert!(all.len() < 2, "{name} stands {} times", all.len());
    all.into_iter().next()
}

/// The things that a page's JSON-LD tells of.
fn linked(html: &str) -> Vec<Value> {
    let mut blocks = html.split("type=\"application/ld+json\"").skip(1);
    let Some(block) = blocks.next() else { return Vec::new() };
    assert_eq!(blocks.next(), None, "once");
    let json = block.split_once('>').and_then(|(_, rest)| rest.split("</script>").next()).expect("a text");
    let said: Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(said["@context"], "https://schema.org");
    said["@graph"].as_array().expect("things").clone()
}

fn thing<'a>(things: &'a [Value], kind: &str) -> &'a Value {
    things.iter().find(|thing| thing["@type"] == kind).unwrap_or_else(|| panic!("no {kind}: {things:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_tells_messengers_what_it_is() {
    let site = TestNewsroom::demo();
    let address = site.address(version("night-train/fa"));
    let html = site.get(&address).await.body;
    let said = |name: &str| property(&html, name).unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(said("og:type"), "article");
    assert_eq!(said("og:url"), format!("{ORIGIN}{address}"));
    assert_eq!(said("og:locale"), "fa_IR");
    let mut others = properties(&html, "og:locale:alternate");
    others.sort();
    assert_eq!(others, ["ar_AR", "en_GB", "sq_AL"]);
    assert!(said("og:image").starts_with(&format!("{ORIGIN}/media/")), "{}", said("og:image"));
    assert!(said("og:image:width").parse::<u32>().is_ok_and(|width| width > 300));
    assert!(said("og:image:height").parse::<u32>().is_ok_and(|height| height > 200));
    assert!(!said("og:image:alt").is_empty() && !said("og:site_name").is_empty());
    assert!(said("article:published_time").starts_with("2012-") && said("article:published_time").is_ascii());
    assert!(said("article:modified_time") >= said("article:published_time"));
    assert!(!properties(&html, "article:tag").is_empty());
    assert_eq!(said("twitter:card"), "summary_large_image");
    assert_eq!(said("og:title"), said("og:title").trim());
    for (file, mime) in [("feed.xml", "rss+xml"), ("feed.atom", "atom+xml"), ("feed.json", "feed+json")] {
        let link = links(&html).find(|tag| tag.contains(&format!("href=\"{ORIGIN}/fa/{file}\"")));
        assert!(link.is_some_and(|link| link.contains(&format!("application/{mime}"))), "{file}");
    }
    let manifest = links(&html).find(|tag| attribute(tag, "rel").as_deref() == Some("manifest"));
    assert_eq!(manifest.and_then(|tag| attribute(tag, "href")).as_deref(), Some("/fa/manifest.webmanifest"));
    let front = site.get("/fa/").await.body;
    assert_eq!(property(&front, "og:type").as_deref(), Some("website"));
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_for_messengers_are_marked_where_they_begin_the_other_way_round() {
    let site = TestNewsroom::with(&[("رودخانه and more", "a-story", "publish")]);
    let html = site.get("/en/a-story").await.body;
    assert_eq!(property(&html, "og:title").as_deref(), Some("\u{200E}رودخانه and more"));
    assert!(html.contains("<title>\u{200E}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_machines_read_travels_in_documents_alone_and_once() {
    let site = TestNewsroom::demo();
    let address = site.address(version("night-train/en"));
    let html = site.get(&address).await.body;
    assert_eq!(html.matches("NewsArticle").count(), 4, "itself, and its three translations");
    let key = address.trim_start_matches("/en/");
    let data = site.get(&format!("/api/reader/page?edition=en&kind=story&key={key}")).await.body;
    assert!(data.starts_with("{\"found\"") && !data.contains("schema.org") && !data.contains("og:"), "{data}");
    let page = site.get(&address).await;
    let policy = page.header("content-security-policy");
    assert_eq!(
        policy.matches("'sha256-").count(),
        site.get("/en/no-such-story").await.header("content-security-policy").matches("'sha256-").count(),
        "a block of data needs no leave to run: {policy}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_tells_search_engines_what_it_is() {
    let site = TestNewsroom::demo();
    let story = linked(&site.get(&site.address(version("night-train/fa"))).await.body);
    let article = thing(&story, "NewsArticle");
    assert_eq!(article["inLanguage"], "fa");
    assert_eq!(article["isAccessibleForFree"], true);
    assert!(article["author"][0]["name"].is_string() && article["author"][0]["url"].is_string(), "{article}");
    assert!(article["datePublished"].as_str().is_some_and(|date| date.starts_with("2012-") && date.is_ascii()));
    assert!(article["image"]["width"].is_u64());
    assert_eq!(article["publisher"]["@type"], "NewsMediaOrganization");
    let original = &article["translationOfWork"];
    assert_eq!(original["inLanguage"], "en", "{article}");
    let english = linked(&site.get(&site.address(version("night-train/en"))).await.body);
    let english = thing(&english, "NewsArticle");
    assert_eq!(english["@id"], original["@id"]);
    assert!(
        english["workTranslation"].as_array().is_some_and(|all| all.iter().any(|one| one["@id"] == article["@id"]))
    );
    let steps = thing(&story, "BreadcrumbList")["itemListElement"].as_array().expect("steps").clone();
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[0]["item"], format!("{ORIGIN}/fa/"));

    let front = linked(&site.get("/en/").await.body);
    assert_eq!(thing(&front, "NewsMediaOrganization")["logo"]["url"], format!("{ORIGIN}/icons/icon-512.png"));
    let search = &thing(&front, "WebSite")["potentialAction"];
    assert_eq!(search["target"]["urlTemplate"], format!("{ORIGIN}/en/search?q={{words}}"));

    for (listing, kind) in [("/en/media/galleries", "ImageGallery"), ("/en/media/videos", "VideoObject")] {
        let html = site.get(listing).await.body;
        assert!(!linked(&html).is_empty(), "{listing} says where it stands");
        let main = html.split("<main").nth(1).expect("main");
        let mut links = main.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let story = links.find(|link| link.starts_with("/en/") && link.matches('/').count() == 2).expect("a story");
        let things = linked(&site.get(story).await.body);
        let found = thing(&things, kind);
        assert_eq!(found["name"], thing(&things, "NewsArticle")["headline"]);
    }
    let corrected = site.get("/en/corrections").await.body;
    let main = corrected.split("<main").nth(1).expect("main");
    let mut links = main.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let story = links.find(|link| link.ends_with("#corrections")).expect("a corrected story");
    let things = linked(&site.get(story.trim_end_matches("#corrections")).await.body);
    assert_eq!(thing(&things, "NewsArticle")["correction"][0]["@type"], "CorrectionComment");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listing_leads_to_the_same_listing_in_every_edition() {
    let site = TestNewsroom::demo();
    let sections = site.get("/en/sections").await.body;
    let main = sections.split("<main").nth(1).expect("main");
    let section =
        main.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|link| link.starts_with("/en/section/"));
    for (address, same) in [
        ("/en/archive", Some("/fa/archive")),
        ("/en/articles", Some("/fa/articles")),
        ("/en/articles?page=2", Some("/fa/articles")),
        ("/en/media/cartoons", Some("/fa/media/cartoons")),
        ("/en/most-read", Some("/fa/most-read")),
        ("/en/corrections", Some("/fa/corrections")),
        ("/en/archive/2012/12", Some("/fa/archive/2012/12")),
        (section.expect("a section"), None),
    ] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        let list =
            page.body.split("class=\"editions\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("a switch");
        let persian = list
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .find(|link| link.starts_with("/fa/"))
            .expect("fa");
        match same {
            Some(expected) => assert_eq!(persian, expected, "{address}"),
            None => assert!(persian.starts_with("/fa/section/"), "{address}: {persian}"),
        }
        assert_eq!(site.get(persian).await.status, StatusCode::OK, "{persian}");
        let canonical = links(&page.body).find(|tag| tag.contains("rel=\"canonical\"")).expect("canonical");
        assert!(canonical.contains(&format!("href=\"{ORIGIN}{address}\"")), "{canonical}");
        let alternates = links(&page.body).filter(|tag| tag.contains("hreflang=\"")).count();
        assert_eq!(alternates, if address.contains("page=") { 0 } else { 5 }, "{address}");
    }
    let jalali = site.get("/fa/archive").await.body;
    assert!(jalali.contains("/fa/archive/1391"));
    let page = site.get("/fa/archive/1391").await.body;
    assert!(!links(&page).any(|tag| tag.contains("hreflang=\"")), "no other edition counts these years");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_without_a_picture_has_one_drawn_that_goes_with_it() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let html = site.get("/en/a-story").await.body;
    let address = property(&html, "og:image").expect("a picture");
    let address = address.strip_prefix(ORIGIN).expect("ours");
    assert_eq!(property(&html, "og:image:width").as_deref(), Some("1200"));
    let picture = site.get(address).await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(picture.header("cross-origin-resource-policy"), "cross-origin");
    let other = address.replace(".png", "x.png");
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND);
    newsroom::writing::withdraw(&site.newsroom, &site.system(), site.version("/en/a-story"), "").expect("withdrawn");
    assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND);
}
