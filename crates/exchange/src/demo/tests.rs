use super::files::{Embedded, Files};
use super::{read, schema};
use crate::ExchangeError;
use domain::Actor;
use domain::menu::MenuTarget;
use newsroom::founding::{Bytes, Founding};
use newsroom::{Newsroom, RequestId, SystemSurroundings};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

const ROOM: &str = r#"
[[editions]]
code = "en"
language = "en"
name = "English"
direction = "ltr"
calendar = "gregorian"
digits = "latin"
months = "gregorian"
zone = "Europe/London"
missing = "hide"
position = 0
[editions.site]
name = "The Bell"

[[editions]]
code = "fa"
language = "fa"
name = "فارسی"
direction = "rtl"
calendar = "jalali"
digits = "persian"
months = "gregorian"
zone = "Asia/Tehran"
missing = "link"
position = 1
[editions.site]
name = "زنگ"

[[sections]]
key = "city"
name = { en = "City", fa = "شهر" }
slug = { en = "city", fa = "شهر" }

[[sections]]
key = "rail"
parent = "city"
name = { en = "Railways", fa = "راه‌آهن" }
slug = { en = "rail", fa = "راه-آهن" }

[[tags]]
key = "bells"
name = { en = "Bells", fa = "زنگ‌ها" }
slug = { en = "bells", fa = "زنگ-ها" }

[[people]]
key = "ana"
roles = ["author"]
name = { en = "Ana", fa = "آنا" }
slug = { en = "ana", fa = "آنا" }
bio = { en = "Ana writes.", fa = "آنا می‌نویسد." }

[[series]]
key = "brief"
layout = "brief"
numbering = "number"
name = { en = "Brief", fa = "چکیده" }
slug = { en = "brief", fa = "چکیده" }
about = { en = "One page.", fa = "یک صفحه." }

[[menus.header]]
label = { en = "Rail", fa = "راه‌آهن" }
target = "section:rail"

[[menus.header]]
label = { en = "Only here" }
target = "page:about"

[[menus.header]]
label = { en = "Editions", fa = "نسخه‌ها" }
target = "none"
items = [{ label = { en = "فارسی", fa = "فارسی" }, target = "edition:fa" }]

[[menus.footer]]
label = { en = "Privacy", fa = "حریم خصوصی" }
target = "privacy"
"#;

const BELL: &str = r#"
kind = "issue"
sections = ["rail"]
tags = ["bells"]
published = "2012-12-16T05:30:00Z"
source = "en"
comments_open = true
credits = [{ role = "author", person = "ana" }]

[issue]
series = "brief"
number = 11
date = "2012-12-16"
cover = "bell.gif"
files = { en = "brief.pdf" }

[versions.en]
headline = "The bell"
deck = ""
slug = "bell"
credits = []

[versions.fa]
headline = "زنگ"
deck = ""
slug = "زنگ"
credits = []

[[comments]]
edition = "en"
id = "c1"
name = "Ben"
at = "2012-12-16T08:00:00Z"
state = "shown"
text = "Rang."

[[comments]]
edition = "en"
id = "c2"
parent = "c1"
name = "Ana"
at = "2012-12-16T08:10:00Z"
state = "shown"
staff = true
text = "Twice."
"#;

const ABOUT: &str = r#"
kind = "page"
sections = []
tags = []
published = "2012-12-01T05:30:00Z"
source = "en"
comments_open = false
credits = []

[versions.en]
headline = "About"
deck = ""
slug = "about"
credits = []
"#;

const HISTORY: &str = r#"
kind = "page"
sections = []
tags = []
published = "2012-12-01T05:30:00Z"
source = "en"
comments_open = false
credits = []

[picture]
file = "bell.gif"
focus = [0.5, 0.5]
alt = { en = "A bell.", fa = "زنگی." }
caption = { en = "It rings.", fa = "می‌زند." }
credit = { en = "Ana", fa = "آنا" }

[versions.en]
headline = "History"
deck = ""
slug = "history"
credits = []
parent = "about"
"#;

const PICTURE: &str =
    r#"<figure><img src="pictures/bell.gif" alt="The bell."><figcaption>Old. <cite>Ana</cite></figcaption></figure>"#;

/// Files in memory, so that a test can spoil one.
#[derive(Clone)]
struct Memory(BTreeMap<&'static str, String>);

impl Files for Memory {
    fn text(&self, path: &str) -> io::Result<String> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn bytes(&self, path: &str) -> io::Result<Bytes> {
        self.text(path).map(|_| Bytes::Embedded(b"GIF89a\x0a\x00\x14\x00"))
    }

    fn folders(&self, path: &str) -> io::Result<Vec<String>> {
        assert_eq!(path, schema::STORIES);
        Ok(vec!["about".into(), "bell".into(), "history".into()])
    }
}

fn small() -> Memory {
    let linked = format!("<p>See <a href=\"story:about\">us</a>.</p>{PICTURE}");
    Memory(BTreeMap::from([
        ("newsroom.toml", ROOM.to_owned()),
        ("stories/bell/story.toml", BELL.to_owned()),
        ("stories/bell/en.html", linked.clone()),
        ("stories/bell/fa.html", linked.replace("See", "ببینید").replace("us", "ما را")),
        ("stories/about/story.toml", ABOUT.to_owned()),
        ("stories/about/en.html", "<p>We ring.</p>".to_owned()),
        ("stories/history/story.toml", HISTORY.to_owned()),
        ("stories/history/en.html", "<p>We rang.</p>".to_owned()),
        ("pictures/bell.gif", String::new()),
        ("files/brief.pdf", String::new()),
    ]))
}

fn founding(files: &Memory) -> Result<Founding, ExchangeError> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store::Store::open(folder.path()).expect("a store");
    let newsroom = Newsroom::new(store, folder.path(), Arc::new(SystemSurroundings));
    read(files, &newsroom.context(Actor::System, RequestId(1)))
}

fn json(founding: &Founding, path: &str) -> String {
    let mut versions = founding.stories.iter().flat_map(|story| &story.versions);
    let version = versions.find(|version| version.path.as_str() == path).expect("the version");
    serde_json::to_string(&version.content.body).expect("JSON")
}

#[test]
fn a_small_newsroom_is_read_whole() {
    let founding = founding(&small()).unwrap_or_else(|error| panic!("{error}"));
    let paths: Vec<&str> =
        founding.stories.iter().flat_map(|story| &story.versions).map(|version| version.path.as_str()).collect();
    assert_eq!(paths, ["about", "bell", "زنگ", "about/history"]);
    assert_eq!(
        founding.sections.iter().map(|s| s.path.as_str()).collect::<Vec<_>>()[2..],
        ["city/rail", "شهر/راه-آهن"]
    );
    assert!(founding.comments[1].parent == Some(founding.comments[0].id));
}

#[test]
fn a_link_leads_to_the_source_where_the_edition_has_no_such_story() {
    let founding = founding(&small()).expect("read");
    for path in ["bell", "زنگ"] {
        assert!(json(&founding, path).contains(r#""href":"/en/about""#), "{path}");
    }
}

#[test]
fn a_picture_has_one_place_in_the_library_and_keeps_its_own_texts() {
    let founding = founding(&small()).expect("read");
    let bells: Vec<_> = founding.media.iter().filter(|it| it.media.file_name == "bell.gif").collect();
    let [bell] = bells.as_slice() else { panic!("{bells:?}") };
    assert_eq!(bell.media.texts[0].alt, "A bell.");
    assert!(json(&founding, "bell").contains(&bell.media.id.to_string()));
    assert!(!json(&founding, "bell").contains("pictures/"));
}

#[test]
fn an_edition_without_a_file_offers_the_sources() {
    let founding = founding(&small()).expect("read");
    let pdf = founding.media.iter().find(|it| it.media.file_name == "brief.pdf").expect("the file").media.id;
    let (own, foreign) = (json(&founding, "bell"), json(&founding, "زنگ"));
    assert!(own.contains(&pdf.to_string()) && !own.contains(r#""lang":"en""#));
    assert!(foreign.contains(&pdf.to_string()) && foreign.contains(r#""lang":"en""#));
}

#[test]
fn menus_hold_what_has_a_label_and_a_page() {
    let founding = founding(&small()).expect("read");
    let items: Vec<usize> = founding.menus.iter().map(|menu| menu.items.len()).collect();
    assert_eq!(items, [3, 1, 2, 1], "header and footer of en, then of fa");
    let last = founding.menus[2].items.last().expect("an item");
    assert_eq!((&last.target, last.children.len()), (&MenuTarget::Editions, 0));
}

#[test]
fn whatever_is_wrong_is_told_with_file_and_field() {
    let (room, bell, html) = ("newsroom.toml", "stories/bell/story.toml", "stories/bell/en.html");
    let about = "stories/about/story.toml";
    let history = "stories/history/story.toml";
    for (file, from, to, told) in [
        (room, "position = 0", "position = 0\ncolour = 1", "newsroom.toml, editions[0].colour"),
        (room, "name = \"The Bell\"", "title = \"The Bell\"", "newsroom.toml, editions[0].site.title"),
        (room, "\"jalali\"", "\"julian\"", "newsroom.toml, editions[1]"),
        (room, "code = \"fa\"", "code = \"en\"", "newsroom.toml, editions.code"),
        (room, "key = \"bells\"", "key = \"bells\"\ncolour = 1", "unknown field `colour`"),
        (room, "parent = \"city\"", "parent = \"town\"", "newsroom.toml, sections.rail.parent"),
        (room, "fa = \"راه-آهن\"", "fa = \"راه آهن\"", "newsroom.toml, TOML"),
        (room, "{ en = \"bells\", fa = \"زنگ-ها\" }", "{ en = \"bells\" }", "newsroom.toml, tags.bells.slug"),
        (room, "roles = [\"author\"]", "roles = [\"author\"]\nportrait = \"no.jpg\"", "people.ana.portrait"),
        (room, "numbering = \"number\"", "numbering = \"none\"", "newsroom.toml, series.brief.numbering"),
        (room, "section:rail", "section:sea", "newsroom.toml, menus.header[0].target"),
        (room, "edition:fa", "edition:sq", "newsroom.toml, menus.header[2].items[0].target"),
        (room, "\"privacy\"", "\"imprint\"", "newsroom.toml, menus.footer[0].target"),
        (bell, "05:30:00Z", "05:30:00", "stories/bell/story.toml, TOML"),
        (bell, "source = \"en\"", "source = \"sq\"", "stories/bell/story.toml, source"),
        (bell, "[versions.fa]", "[versions.sq]", "stories/bell/story.toml, versions.sq"),
        (bell, "[\"rail\"]", "[\"sea\"]", "stories/bell/story.toml, sections"),
        (bell, "[\"bells\"]", "[\"whistles\"]", "stories/bell/story.toml, tags"),
        (bell, "\"author\", person", "\"translator\", person", "stories/bell/story.toml, credits"),
        (bell, "person = \"ana\"", "person = \"bo\"", "stories/bell/story.toml, credits"),
        (bell, "series = \"brief\"", "series = \"book\"", "stories/bell/story.toml, issue.series"),
        (bell, "number = 11\n", "", "stories/bell/story.toml, issue.number"),
        (bell, "date = \"2012-12-16\"", "date = \"2012-12-17\"", "stories/bell/story.toml, issue.date"),
        (bell, "cover = \"bell.gif\"", "cover = \"../bell.gif\"", "stories/bell/story.toml, issue.cover"),
        (bell, "brief.pdf", "long.pdf", "stories/bell/story.toml, issue.files"),
        (bell, "slug = \"bell\"", "slug = \"search\"", "stories/bell/story.toml, versions.en.slug"),
        (bell, "slug = \"bell\"", "slug = \"about\"", "stories/bell/story.toml, versions.en.slug"),
        (bell, "headline = \"The bell\"", "headline = \"\"", "stories/bell/story.toml, versions.en.headline"),
        (bell, "parent = \"c1\"", "parent = \"c9\"", "stories/bell/story.toml, comments.c2.parent"),
        (bell, "id = \"c2\"", "id = \"c1\"", "stories/bell/story.toml, comments.c1.id"),
        (history, "parent = \"about\"", "parent = \"history\"", "stories/history/story.toml, versions.en.parent"),
        (history, "parent = \"about\"", "parent = \"gone\"", "stories/history/story.toml, versions.en.parent"),
        (history, "[0.5, 0.5]", "[0.5, 5.0]", "stories/history/story.toml, picture.focus"),
        (
            history,
            "alt = { en = \"A bell.\", fa",
            "alt = { en = \"A bell.\", sq",
            "stories/history/story.toml, picture.alt",
        ),
        (about, "[versions.en]", "[versions.fa]", "stories/about/story.toml, source"),
        (html, "story:about", "story:gone", "stories/bell/en.html, href"),
        (html, "story:about", "javascript:1", "stories/bell/en.html, body"),
        (html, "<p>", "<form>x</form><p>", "stories/bell/en.html, body"),
        (html, "pictures/bell.gif", "pictures/no.gif", "stories/bell/en.html, src"),
        (html, "pictures/bell.gif", "https://example.org/bell.gif", "stories/bell/en.html, src"),
    ] {
        let mut files = small();
        let text = files.0.get_mut(file).expect("the file");
        assert!(text.contains(from), "{file} has no {from}");
        *text = text.replacen(from, to, 1);
        let error = founding(&files).expect_err(to).to_string();
        assert!(error.contains(told), "{from} → {to}: {error}");
    }
}

#[test]
fn a_missing_body_is_told() {
    let mut files = small();
    files.0.remove("stories/bell/fa.html");
    let error = founding(&files).expect_err("no body").to_string();
    assert!(error.starts_with("demo/stories/bell/fa.html, file:"), "{error}");
}

#[test]
fn embedded_files_are_found_by_their_paths() {
    let files = Embedded(&[
        ("newsroom.toml", b"x"),
        ("stories/a/en.html", b"<p>"),
        ("stories/a/story.toml", b"y"),
        ("stories/b/story.toml", b"\xff"),
    ]);
    assert_eq!(files.folders(schema::STORIES).expect("listed"), ["a", "b"]);
    assert_eq!(files.text("stories/a/story.toml").expect("read"), "y");
    assert_eq!(files.bytes("newsroom.toml").expect("read"), Bytes::Embedded(b"x"));
    assert!(files.text("stories/b/story.toml").is_err(), "it is no UTF-8");
    assert!(files.bytes("stories/c/story.toml").is_err());
}
