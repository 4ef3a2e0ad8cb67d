//! What hangs on a story: its counterparts, corrections, short address, backgrounds, and its end.

use super::newsroom::{Answer, ORIGIN, TestNewsroom};
use axum::http::{Request, StatusCode, header};
use domain::background::{Background, BackgroundText};
use domain::correction::CorrectionKind;
use domain::document::html::{HtmlInput, from_html};
use domain::edition::{Direction, MissingTranslation};
use domain::ids::{BackgroundId, VersionId};
use newsroom::{NewsroomError, arranging, backgrounds, correcting, reading, writing};

fn version(key: &str) -> VersionId {
    VersionId::derived("demo", key)
}

/// The first of the addresses that stand in the links of some HTML and begin so.
fn link(html: &str, beginning: &str) -> Option<String> {
    let mut links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.find(|link| link.starts_with(beginning)).map(|link| link.replace("&amp;", "&"))
}

/// What the head of a page says of a relation.
fn related(html: &str, relation: &str) -> Option<String> {
    let mut tags = html.split("<link").skip(1).filter_map(|rest| rest.split('>').next());
    let tag = tags.find(|tag| tag.contains(&format!("rel=\"{relation}\"")))?;
    Some(tag.split("href=\"").nth(1)?.split('"').next()?.to_owned())
}

/// Where the switch of a page leads.
fn switch(page: &Answer, edition: &str) -> String {
    let list = page.body.split("class=\"editions\"").nth(1).expect("the switch").split("</ul>").next();
    link(list.unwrap_or_default(), &format!("/{edition}/")).expect("a link to the edition")
}

fn code(page: &Answer) -> String {
    let address = link(&page.body, &format!("{ORIGIN}/s/")).expect("a short address");
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_translation_is_what_its_edition_says() {
    let site = TestNewsroom::demo();
    let story = last_bell(&site);
    let page = site.get(&story).await;
    assert_eq!(page.status, StatusCode::OK, "{story}");
    // fa has it, ar says where it is, sq shows the source.
    assert_eq!(site.get(&switch(&page, "fa")).await.status, StatusCode::OK);
    let noted = switch(&page, "ar");
    assert_eq!(noted, format!("/ar/?from={}", code(&page)));
    let note = site.get(&noted).await;
    assert_eq!(note.status, StatusCode::OK);
    let said = note.body.split("class=\"foreign\"").nth(1).and_then(|rest| rest.split("</p>").next()).expect("a note");
    assert!(said.contains(&format!("href=\"{story}\" hreflang=\"en\" lang=\"en\" dir=\"ltr\"")), "{said}");
    assert_eq!(related(&note.body, "canonical"), Some(format!("{ORIGIN}/ar/")), "the note has no address of its own");
    let front = site.get("/ar/").await.body;
    assert!(!front.contains("class=\"foreign\""));

    let source = switch(&page, "sq");
    assert_eq!(source, story.replace("/en/", "/sq/"));
    let shown = site.get(&source).await;
    assert_eq!(shown.status, StatusCode::OK);
    let body = &shown.body;
    assert!(
        body.contains("<html lang=\"sq\" dir=\"ltr\"") && body.contains("<div lang=\"en\" class=\"body\""),
        "{body}"
    );
    assert!(body.contains("class=\"foreign\""), "it says so");
    assert_eq!(related(body, "canonical"), Some(format!("{ORIGIN}{story}")));
    assert!(body.contains("name=\"robots\" content=\"noindex\""));
    let translations = |html: &str| {
        let tags = html.split("<link").skip(1).filter_map(|rest| rest.split('>').next());
        tags.filter(|tag| tag.contains("rel=\"alternate\"") && tag.contains("hreflang=")).map(str::to_owned).collect()
    };
    let none: Vec<String> = translations(body);
    assert!(none.is_empty(), "the source is no translation: {none:?}");
    let alternates: Vec<String> = translations(&page.body);
    assert_eq!(alternates.len(), 3, "itself, the Persian one, and the one for everybody: {alternates:?}");
    let listed = site.get("/sq/articles").await.body + &site.get("/sq/archive/2012/06").await.body;
    assert!(!listed.contains(&source), "it is in no listing");
}

/// A story that English and Persian alone have.
fn last_bell(site: &TestNewsroom) -> String {
    site.address(version("last-bell/en"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_that_hides_leads_to_its_front_page_alone() {
    let site = TestNewsroom::demo();
    let story = last_bell(&site);
    for (edition, missing) in [("ar", MissingTranslation::Hide), ("sq", MissingTranslation::Hide)] {
        let all = reading::editions(&site.newsroom).expect("editions");
        let mut changed = all.into_iter().find(|one| one.code.as_str() == edition).expect("it");
        changed.missing = missing;
        arranging::put_edition(&site.newsroom, &site.system(), &changed).expect("put");
    }
    let page = site.get(&story).await;
    assert_eq!((switch(&page, "ar"), switch(&page, "sq")), ("/ar/".to_owned(), "/sq/".to_owned()));
    assert_eq!(site.get(&story.replace("/en/", "/sq/")).await.status, StatusCode::NOT_FOUND);
    let asked = site.get(&format!("/ar/?from={}", code(&page))).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(!asked.body.contains("class=\"foreign\""), "it says nothing of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_an_edition_never_depends_on_the_reader() {
    let site = TestNewsroom::demo();
    let story = last_bell(&site);
    for address in [story.clone(), story.replace("/en/", "/sq/")] {
        let request =
            Request::get(&address).header(header::ACCEPT_LANGUAGE, "fa").header(header::COOKIE, "nashr-edition=fa");
        assert_eq!(site.send(request).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_told_at_once_what_was_corrected_but_not_of_typos() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("A draft", "a-draft", "draft")]);
    assert_eq!(site.get("/en/corrections").await.status, StatusCode::OK, "there are none yet");
    assert!(!site.get("/en/a-story").await.body.contains("id=\"corrections\""));
    let (story, draft) = (site.version("/en/a-story"), site.version("/en/a-draft"));
    let ctx = site.system();
    let correct = |version, kind, text: &str| correcting::correct(&site.newsroom, &ctx, version, kind, text);
    let before = site.newsroom.content_generation();
    correct(story, CorrectionKind::Typo, "A doubled word.").expect("entered");
    assert_eq!(site.newsroom.content_generation(), before, "readers see no difference");
    correct(story, CorrectionKind::Update, "A line more.").expect("entered");
    correct(story, CorrectionKind::Correction, "Not <b>two</b>\nbut three.").expect("entered");
    assert!(matches!(correct(story, CorrectionKind::Update, " \n"), Err(NewsroomError::Invalid { .. })));
    assert!(matches!(correct(draft, CorrectionKind::Update, "x"), Err(NewsroomError::State(_))));
    for address in ["/en/a-story", "/en/corrections"] {
        let page = site.get(address).await.body;
        assert!(page.contains("A line more.") && page.contains("Not &lt;b&gt;two&lt;/b&gt; but three."), "{page}");
        assert!(!page.contains("A doubled word."), "{address}");
    }
    let data = site.get("/api/reader/page?edition=en&kind=corrections&key=").await;
    assert!(data.body.contains("/en/a-story#corrections"), "{}", data.body);
    assert_eq!(site.get("/en/corrections?page=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_address_leads_to_the_present_one() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("A draft", "a-draft", "draft")]);
    let code = code(&site.get("/en/a-story").await);
    assert_eq!(related(&site.get("/en/a-story").await.body, "shortlink"), Some(format!("{ORIGIN}/s/{code}")));
    for typed in [code.clone(), code.to_uppercase(), format!("0{code}")] {
        let answer = site.get(&format!("/s/{typed}")).await;
        let (status, to) = (answer.status, answer.header("location").to_owned());
        assert_eq!((status, to.as_str()), (StatusCode::MOVED_PERMANENTLY, "/en/a-story"), "{typed}");
    }
    for unknown in ["zzzz", "u", "-", "%D9%82", "4t4t4t4t4t4t4t4t4t"] {
        assert_eq!(site.get(&format!("/s/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    let draft = site.short_code(site.version("/en/a-draft"));
    let hidden = site.get(&format!("/s/{draft}")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert!(hidden.body.contains("<html lang=\"en\"") && !hidden.body.contains("A draft"), "{}", hidden.body);
    writing::withdraw(&site.newsroom, &site.system(), site.version("/en/a-story"), "It was wrong.").expect("withdrawn");
    let gone = site.get(&format!("/s/{code}")).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains("It was wrong."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_background_is_written_once_and_read_in_every_story() {
    let site = TestNewsroom::demo();
    let stories = ["two-rivers", "salmon-by-ear"];
    for edition in ["en", "ar", "fa", "sq"] {
        for story in stories {
            let page = site.get(&site.address(version(&format!("{story}/{edition}")))).await;
            assert!(page.body.contains("class=\"background\"><h2>"), "{story} in {edition}");
        }
    }
    let words = "<p>It is called the Velm by nobody but cartographers.</p>";
    let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "x" };
    let text = BackgroundText { heading: "The Velm".into(), body: from_html(words, &input).document };
    let id = BackgroundId::derived("demo", "river");
    let background = Background { id, texts: [("en".parse().expect("en"), text)].into() };
    backgrounds::put(&site.newsroom, &site.system(), &background).expect("put");
    for story in stories {
        let page = site.get(&site.address(version(&format!("{story}/en")))).await;
        assert!(page.body.contains("the Velm by nobody"), "{story}");
        let persian = site.get(&site.address(version(&format!("{story}/fa")))).await;
        assert!(!persian.body.contains("class=\"background\""), "an edition without it goes without it");
    }
    let found = site.get("/en/search?q=cartographers").await;
    assert!(stories.iter().all(|story| found.body.contains(&site.address(version(&format!("{story}/en"))))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_story_is_gone_from_everywhere_at_once() {
    let site = TestNewsroom::demo();
    let id = version("night-train/en");
    let story = site.address(id);
    let page = site.get(&story).await;
    let (tag, author) =
        (link(&page.body, "/en/tag/").expect("a tag"), link(&page.body, "/en/author/").expect("an author"));
    let section = link(&page.body, "/en/section/").expect("a section");
    let short = format!("/s/{}", code(&page));
    let suggest = "/api/reader/suggest?edition=en&typed=night+tr";
    let places = [
        "/en/",
        "/en/articles",
        "/en/archive/2012",
        "/en/archive/2012/12",
        "/en/corrections",
        "/en/search?q=night+train",
        suggest,
        &section,
        &tag,
        &author,
    ];
    for place in places {
        assert!(site.get(place).await.body.contains(&story), "{place} has it at first");
    }
    assert_eq!(site.get(&short).await.status, StatusCode::MOVED_PERMANENTLY);
    writing::withdraw(&site.newsroom, &site.system(), id, "The register was another town’s.").expect("withdrawn");
    let gone = site.get(&story).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains("The register was another town’s."));
    assert!(!gone.body.contains("Ines Calder"), "nothing of the text is left");
    let data = format!("/api/reader/page?edition=en&kind=story&key={}", story.trim_start_matches("/en/"));
    assert!(site.get(&data).await.body.starts_with("{\"gone\":"));
    assert_eq!(site.get(&short).await.status, StatusCode::GONE);
    for place in places {
        let page = site.get(place).await;
        assert!(!page.body.contains(&story), "{place} has it still");
    }
    // Its translations stand, and do not lead to it; an edition does not show the source around it.
    let persian = site.get(&site.address(version("night-train/fa"))).await;
    assert_eq!((persian.status, switch(&persian, "en").as_str()), (StatusCode::OK, "/en/"));
    let bell = last_bell(&site);
    writing::withdraw(&site.newsroom, &site.system(), version("last-bell/en"), "").expect("withdrawn");
    assert_eq!(site.get(&bell.replace("/en/", "/sq/")).await.status, StatusCode::GONE);
    assert!(matches!(writing::withdraw(&site.newsroom, &site.system(), id, ""), Err(NewsroomError::State(_))));
}
