use super::*;
use crate::{RequestId, SystemSurroundings};
use domain::contributor::Contributor;
use domain::document::html::{HtmlInput, from_html};
use domain::ids::{ContributorId, MediaId, RevisionId, SectionId, StoryId, TopicId, VersionId};
use domain::media::{Framing, MediaText};
use domain::story::Commenting;
use domain::taxonomy::Section;
use domain::{Actor, Content, Edition, EditionCode, Kind, Path, Slug, Story, Timestamp};
use std::sync::Arc;
use store::Store;

const WRITTEN: Timestamp = Timestamp(1_355_635_800_000);
const GIF: &[u8] = b"GIF89a\x0a\x00\x14\x00";

struct Room {
    folder: tempfile::TempDir,
    store: Store,
    newsroom: Newsroom,
    ctx: Context,
}

fn room() -> Room {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("a store");
    let newsroom = Newsroom::new(store.clone(), folder.path(), Arc::new(SystemSurroundings));
    let ctx = newsroom.context(Actor::System, RequestId(1));
    Room { folder, store, newsroom, ctx }
}

fn code(code: &str) -> EditionCode {
    code.parse().expect("a code")
}

fn edition(name: &str, position: u32) -> Edition {
    Edition {
        code: code(name),
        language: name.to_owned(),
        name: name.to_owned(),
        direction: domain::edition::Direction::Ltr,
        calendar: domain::edition::Calendar::Gregorian,
        digits: domain::edition::Digits::Latin,
        months: domain::edition::Months::Gregorian,
        zone: "Europe/Tirane".to_owned(),
        missing: domain::edition::MissingTranslation::Link,
        position,
        site: domain::edition::SiteIdentity::default(),
    }
}

fn section(of: &str) -> Section {
    Section {
        id: SectionId::derived("test", of),
        edition: code(of),
        topic: TopicId::derived("test", "city"),
        parent: None,
        slug: Slug::new("city").expect("a slug"),
        path: "city".to_owned(),
        name: "City".to_owned(),
        description: String::new(),
        position: 0,
    }
}

fn version(of: &str, path: &str, from: Option<&str>, html: &str) -> FoundingVersion {
    let body = from_html(html, &HtmlInput { lang: of, dir: domain::edition::Direction::Ltr, seed: path }).document;
    FoundingVersion {
        id: VersionId::derived("test", path),
        revision: RevisionId::derived("test", path),
        edition: code(of),
        path: Path::new(path).expect("a path"),
        state: State::Published,
        written_at: WRITTEN,
        published_at: Some(WRITTEN),
        commenting: Commenting::Open,
        pinned_until: None,
        sections: vec![SectionId::derived("test", of)],
        tags: Vec::new(),
        translated_from: from.map(code),
        content: Content {
            headline: path.to_owned(),
            deck: String::new(),
            excerpt: String::new(),
            body,
            credits: Vec::new(),
            lead: None,
        },
    }
}

/// Two editions, a section in both, a picture, one person, one story in both.
fn small() -> Founding {
    let portrait = MediaId::derived("test", "portrait");
    let texts =
        vec![MediaText { edition: code("en"), alt: "Ana".into(), caption: String::new(), credit: String::new() }];
    let media = Media {
        id: portrait,
        hash: None,
        file_name: "ana.gif".into(),
        mime: String::new(),
        width: None,
        height: None,
        bytes: 0,
        source_url: None,
        texts,
        framing: Framing::default(),
    };
    let story = Story { id: StoryId::derived("test", "bell"), kind: Kind::Article, series: None, created_at: WRITTEN };
    Founding {
        name: "test".into(),
        editions: vec![edition("en", 0), edition("sq", 1)],
        sections: vec![section("en"), section("sq")],
        media: vec![FoundingMedia { media, bytes: Bytes::Embedded(GIF) }],
        contributors: vec![Contributor {
            id: ContributorId::derived("test", "ana"),
            slug: Slug::new("ana").expect("a slug"),
            name: "Ana".into(),
            portrait: Some(portrait),
            texts: Vec::new(),
        }],
        stories: vec![FoundingStory {
            story,
            related: Vec::new(),
            issue: None,
            versions: vec![
                version("en", "bell", None, "<p>It rang.</p><p>Twice.</p>"),
                version("sq", "kembana", Some("en"), "<p>Ra.</p><p>Dy herë.</p>"),
            ],
        }],
        ..Founding::default()
    }
}

fn versions(room: &Room) -> Vec<Version> {
    let story = StoryId::derived("test", "bell");
    room.store.read(|store| store.versions_of_story(story)).expect("read")
}

#[test]
fn a_founded_newsroom_stands_with_its_files() {
    let room = room();
    let before = room.store.generation();
    let founded = found(&room.newsroom, &room.ctx, &small()).expect("founded");
    assert_eq!(founded, Founded { stories: 1, editions: 2, versions: 2 });
    assert!(room.store.generation() > before, "readers must see it");
    let versions = versions(&room);
    assert!(versions.iter().all(|v| v.state == State::Published && v.published_at == Some(WRITTEN)));
    let media = room.store.read(|store| store.media_by_id(MediaId::derived("test", "portrait"))).expect("read");
    let media = media.expect("the portrait");
    assert_eq!((media.mime.as_str(), media.width, media.height), ("image/gif", Some(10), Some(20)));
    let hash = media.hash.expect("a hash");
    let kept = room.folder.path().join("media").join(&hash[..2]).join(&hash);
    assert_eq!(std::fs::read(kept).expect("the file"), GIF);
    let audit = room.store.read(|store| store.audit_of_subject("test", 10)).expect("read");
    assert_eq!(audit.iter().map(|entry| entry.act.as_str()).collect::<Vec<_>>(), ["newsroom.found"]);
}

#[test]
fn a_translation_knows_the_source_of_each_block() {
    let room = room();
    let founding = small();
    found(&room.newsroom, &room.ctx, &founding).expect("founded");
    let versions = versions(&room);
    let [source, translation] = versions.as_slice() else { panic!("two versions: {versions:?}") };
    assert_eq!(source.translated_from, None);
    let from = translation.translated_from.as_ref().expect("a source");
    assert_eq!((from.edition.as_str(), from.revision), ("en", source.working));
    let [original, translated] = founding.stories[0].versions.as_slice() else { panic!("two") };
    let hashes = original.content.body.block_hashes();
    for (block, (id, hash)) in translated.content.body.blocks().iter().zip(&hashes) {
        let source = from.blocks.get(block.id()).expect("aligned");
        assert_eq!((&source.block, &source.hash), (id, &hash.to_string()));
    }
}

#[test]
fn a_translation_with_other_blocks_is_an_adaptation() {
    let room = room();
    let mut founding = small();
    founding.stories[0].versions[1] = version("sq", "kembana", Some("en"), "<p>Ra dy herë.</p>");
    found(&room.newsroom, &room.ctx, &founding).expect("founded");
    let adaptation = versions(&room).remove(1);
    assert!(adaptation.translated_from.expect("the link stays").blocks.is_empty());
}

#[test]
fn a_second_newsroom_is_refused_and_overwrites_nothing() {
    let room = room();
    found(&room.newsroom, &room.ctx, &small()).expect("founded");
    let before = versions(&room);
    let mut second = small();
    second.stories[0].versions[0].content.headline = "Another".into();
    let error = found(&room.newsroom, &room.ctx, &second).expect_err("it is not empty");
    assert!(matches!(error, NewsroomError::NotEmpty), "{error}");
    assert_eq!(versions(&room), before);
}

#[test]
fn what_is_wrong_anywhere_leaves_nothing() {
    type Harm = fn(&mut Founding);
    let harms: [(&str, Harm); 6] = [
        ("no edition", |f| f.editions.clear()),
        ("an unknown zone", |f| f.editions[1].zone = "Europe/Nowhere".into()),
        ("a file of no kind", |f| f.media[0].bytes = Bytes::Embedded(b"<svg>")),
        ("no headline", |f| f.stories[0].versions[1].content.headline.clear()),
        ("no source", |f| f.stories[0].versions[1].translated_from = Some(code("ar"))),
        ("a dangling section", |f| f.stories[0].versions[1].sections = vec![SectionId::derived("test", "no")]),
    ];
    for (what, harm) in harms {
        let room = room();
        let mut founding = small();
        harm(&mut founding);
        found(&room.newsroom, &room.ctx, &founding).expect_err(what);
        assert_eq!(room.store.read(|store| store.edition_list()).expect("read"), [], "{what}");
    }
}

#[test]
fn only_who_may_arrange_and_import_founds() {
    let room = room();
    let reader = room.ctx.clone().acting_as(Actor::Anonymous);
    let error = found(&room.newsroom, &reader, &small()).expect_err("a reader may not");
    assert!(matches!(error, NewsroomError::Forbidden), "{error}");
}
