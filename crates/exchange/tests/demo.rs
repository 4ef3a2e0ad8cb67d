//! The demo newsroom of this checkout, seeded into a real store.

use domain::comment::CommentState;
use domain::document::{Block, Href, Inline, MediaRef};
use domain::ids::StoryId;
use domain::listing::{PageNumber, Scope};
use domain::menu::{MenuItem, MenuPlace, MenuTarget};
use domain::{Actor, Document, Edition, EditionCode, Kind, Revision, State, Version};
use exchange::ExchangeError;
use exchange::demo::{Seeded, seed};
use newsroom::{Context, Newsroom, NewsroomError, RequestId, SystemSurroundings};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use store::Store;

struct Room {
    store: Store,
    newsroom: Newsroom,
    ctx: Context,
    seeded: Seeded,
}

/// Seeded once: no test changes it. It stays in the build's own folder until the next run.
static ROOM: LazyLock<Room> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-newsroom");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the last run's newsroom goes");
    }
    let store = Store::open(&folder).expect("a store");
    let newsroom = Newsroom::new(store.clone(), &folder, Arc::new(SystemSurroundings));
    let ctx = newsroom.context(Actor::System, RequestId(1));
    let seeded = seed(&newsroom, &ctx, Some(&demo())).expect("seeded");
    Room { store, newsroom, ctx, seeded }
});

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")
}

/// For each story the editions of which its folder has a body.
fn told() -> BTreeMap<String, BTreeSet<EditionCode>> {
    let folders = fs::read_dir(demo().join("stories")).expect("stories");
    folders
        .map(|folder| {
            let folder = folder.expect("a folder").path();
            let bodies = fs::read_dir(&folder).expect("files").map(|file| file.expect("a file").path());
            let codes = bodies
                .filter(|file| file.extension().is_some_and(|ending| ending == "html"))
                .map(|file| file.file_stem().and_then(|stem| stem.to_str()?.parse().ok()).expect("an edition's code"));
            (folder.file_name().expect("a name").to_string_lossy().into_owned(), codes.collect())
        })
        .collect()
}

fn editions(room: &Room) -> Vec<Edition> {
    room.store.read(|store| store.edition_list()).expect("editions")
}

fn versions(room: &Room) -> Vec<(Version, Revision)> {
    let all = told().into_keys().flat_map(|key| {
        let story = StoryId::derived("demo", &key);
        room.store.read(|store| store.versions_of_story(story)).expect("versions")
    });
    all.map(|version| {
        let live = version.live.expect("a live revision");
        let revision = room.store.read(|store| store.revision_by_id(live)).expect("read").expect("the revision");
        (version, revision)
    })
    .collect()
}

#[test]
fn every_story_stands_in_the_editions_that_its_files_have() {
    let room = &*ROOM;
    let told = told();
    for (key, codes) in &told {
        let story = StoryId::derived("demo", key);
        let there = room.store.read(|store| store.versions_of_story(story)).expect("versions");
        assert_eq!(there.iter().map(|v| v.edition.clone()).collect::<BTreeSet<_>>(), *codes, "{key}");
        assert!(there.iter().all(|v| v.state == State::Published), "{key}");
    }
    let versions = told.values().map(BTreeSet::len).sum();
    assert_eq!(room.seeded, Seeded { stories: told.len(), editions: 4, versions });
    let codes: Vec<String> = editions(room).iter().map(|edition| edition.code.to_string()).collect();
    assert_eq!(codes, ["en", "ar", "fa", "sq"]);
}

#[test]
fn every_kind_is_there_and_every_edition_has_a_front_page() {
    let room = &*ROOM;
    let kinds: BTreeSet<Kind> = versions(room).iter().map(|(version, _)| version.kind).collect();
    assert_eq!(kinds, Kind::ALL.into_iter().collect());
    for edition in editions(room) {
        let (flow, pinned) = room
            .store
            .read(|store| {
                let flow = store.listing(&edition.code, &Scope::Flow, PageNumber::FIRST, 10, room.ctx.now)?;
                Ok::<_, store::StoreError>((flow.cards, store.cards_pinned(&edition.code, room.ctx.now)?))
            })
            .expect("listed");
        assert!(flow.len() >= 5 && !pinned.is_empty(), "{}: {} stories", edition.code, flow.len());
    }
}

#[test]
fn every_body_is_valid_and_whole() {
    let room = &*ROOM;
    for (version, Revision { content, .. }) in versions(room) {
        let at = format!("/{}/{}", version.edition, version.path);
        let blocks = content.body.blocks();
        assert_eq!(Document::new(blocks.to_vec()).as_ref(), Ok(&content.body), "{at}");
        assert!(!content.body.is_blank() && !content.headline.is_empty(), "{at}");
        for block in blocks {
            assert!(!matches!(block, Block::Raw(_)), "{at}: {block:?}");
            assert!(version.kind == Kind::Video || !matches!(block, Block::Embed(_)), "{at}: {block:?}");
            if let Block::Embed(embed) = block {
                assert!(embed.frame().is_some() && !embed.title.is_empty(), "{at}: {embed:?}");
            }
        }
        match version.kind {
            Kind::Video => match blocks.first() {
                Some(Block::Video(it)) => {
                    assert!(it.poster.is_some() && it.spoken.captions.is_some() && it.spoken.seconds > Some(0), "{at}");
                    assert!(!it.spoken.transcript.is_empty(), "{at}");
                }
                first => assert!(matches!(first, Some(Block::Embed(_))), "{at}"),
            },
            Kind::Issue => assert!(matches!(blocks.last(), Some(Block::File(it)) if it.bytes > Some(0)), "{at}"),
            Kind::Gallery => assert!(blocks.iter().any(|block| matches!(block, Block::Gallery(_))), "{at}"),
            _ => {}
        }
    }
}

#[test]
fn no_picture_and_no_file_is_missing() {
    let room = &*ROOM;
    let media_folder = room.newsroom.media_folder();
    let mut checked = 0;
    for (version, Revision { content, .. }) in versions(room) {
        let at = format!("/{}/{}", version.edition, version.path);
        let refs = content.body.blocks().iter().filter_map(|block| match block {
            Block::Video(it) => Some(&it.media),
            Block::Audio(it) => Some(&it.media),
            Block::File(it) => Some(&it.media),
            _ => None,
        });
        let refs = content.body.pictures().map(|picture| &picture.media).chain(refs);
        let ids = refs.map(|MediaRef { media, src }| {
            assert_eq!(*src, None, "{at}");
            media.expect("a medium of the library")
        });
        // Stills and captions too, which are named by their addresses.
        for id in ids.chain(content.body.media()).chain(content.lead.as_ref().map(|lead| lead.media)) {
            let media = room.store.read(|store| store.media_by_id(id)).expect("read").expect("the medium");
            let hash = media.hash.as_ref().expect("its file");
            assert!(media_folder.join(&hash[..2]).join(hash).is_file(), "{at}: {}", media.file_name);
            let read = ["application/pdf", "video/webm", "audio/mpeg", "text/vtt"].contains(&media.mime.as_str());
            assert!(read || (media.is_picture() && media.width.is_some()), "{at}: {}", media.mime);
            checked += 1;
        }
        if let Some(lead) = &content.lead {
            let media = room.store.read(|store| store.media_by_id(lead.media)).expect("read").expect("the medium");
            let own = media.texts.iter().find(|text| text.edition == version.edition);
            let alt = lead.alt.as_deref().or(own.map(|text| text.alt.as_str()));
            assert!(alt.is_some_and(|alt| !alt.is_empty()), "{at}: {}", media.file_name);
        }
    }
    assert!(checked > 50, "only {checked} pictures and files");
}

#[test]
fn every_edition_has_enough_to_look_at_and_to_leaf_through() {
    let room = &*ROOM;
    for edition in editions(room) {
        let total = |scope| room.store.read(|store| store.listing_total(&edition.code, &scope)).expect("counted");
        for (kind, least) in [(Kind::Gallery, 3), (Kind::Cartoon, 2), (Kind::Newspic, 3), (Kind::Video, 2)] {
            assert!(total(Scope::Kind(kind)) >= least, "{} of {kind:?}", edition.code);
        }
        let series = room.store.read(|store| store.series_list()).expect("series");
        let full = series.iter().filter(|series| total(Scope::Series(series.id)) >= 2).count();
        assert!(full >= 2, "{}: {full} series with two issues", edition.code);
    }
    let numbers: BTreeSet<Option<u32>> = ["friday-ferry-48", "friday-ferry-47", "winds-named"]
        .map(|key| room.store.read(|store| store.issue_of_story(StoryId::derived("demo", key))).expect("read"))
        .map(|issue| issue.expect("an issue").number)
        .into();
    assert_eq!(numbers, [Some(48), Some(47), None].into());
}

#[test]
fn links_between_stories_lead_to_stories() {
    let room = &*ROOM;
    let all = versions(room);
    let addresses: BTreeSet<String> =
        all.iter().map(|(version, _)| domain::routes::Place::Story(&version.path).href(&version.edition)).collect();
    let mut followed = 0;
    for (version, Revision { content, .. }) in &all {
        for href in links(&content.body) {
            assert!(!href.as_str().contains("story:"), "/{}/{}: {href}", version.edition, version.path);
            if href.is_relative() {
                assert!(addresses.contains(href.as_str()), "/{}/{}: {href}", version.edition, version.path);
                followed += 1;
            }
        }
    }
    assert!(followed > 10, "only {followed} links");
}

/// The links of paragraphs, lists, captions: of every line.
fn links(body: &Document) -> Vec<Href> {
    let json = serde_json::to_value(body).expect("JSON");
    let mut found = Vec::new();
    collect(&json, &mut found);
    found
}

fn collect(json: &serde_json::Value, found: &mut Vec<Href>) {
    match json {
        serde_json::Value::Array(all) => all.iter().for_each(|value| collect(value, found)),
        serde_json::Value::Object(fields) => {
            let href = fields.get("href").and_then(serde_json::Value::as_str);
            found.extend(href.map(|href| Href::parse(href).expect("an address")));
            fields.values().for_each(|value| collect(value, found));
        }
        _ => {}
    }
}

#[test]
fn translations_know_their_source_block_by_block() {
    let room = &*ROOM;
    let all = versions(room);
    let (mut aligned, mut translations) = (0, 0);
    for (version, revision) in &all {
        let Some(from) = &version.translated_from else { continue };
        translations += 1;
        let (source, original) =
            all.iter().find(|(v, _)| v.story == version.story && v.edition == from.edition).expect("the source");
        assert_eq!(from.revision, source.working);
        let same = original.content.body.blocks().len() == revision.content.body.blocks().len();
        assert_eq!(same, from.blocks.len() == revision.content.body.blocks().len(), "{}", version.path);
        aligned += usize::from(same);
    }
    assert!(aligned * 2 > translations, "{aligned} of {translations} are aligned");
}

#[test]
fn persian_addresses_keep_their_script() {
    let room = &*ROOM;
    let persian: Vec<String> = versions(room)
        .iter()
        .filter(|(version, _)| version.edition.as_str() == "fa")
        .map(|(version, _)| version.path.to_string())
        .collect();
    assert!(persian.contains(&"قطار-شب-به-دره-بازگشت".to_owned()), "{persian:?}");
    assert!(persian.iter().all(|path| !path.contains(|c: char| c.is_ascii_alphabetic())), "{persian:?}");
}

#[test]
fn the_menus_are_a_news_sites_in_every_edition() {
    let room = &*ROOM;
    for edition in editions(room) {
        let menu = |place| {
            let menu = room.store.read(|store| store.menu_in(&edition.code, place)).expect("read");
            menu.unwrap_or_else(|| panic!("no menu in {}", edition.code)).items
        };
        let header = menu(MenuPlace::Header);
        let targets: Vec<&MenuTarget> = header.iter().map(|item| &item.target).collect();
        let page = |key| MenuTarget::Story { story: StoryId::derived("demo", key) };
        let expected = [
            MenuTarget::Home,
            MenuTarget::Articles,
            MenuTarget::Media,
            MenuTarget::Publications,
            page("about"),
            page("contact"),
            MenuTarget::Editions,
        ];
        assert_eq!(targets, expected.iter().collect::<Vec<_>>(), "{}", edition.code);
        assert!(header.iter().all(|item| !item.label.is_empty()));
        assert_eq!(deepest(&header), 3, "sections hang below articles, and theirs below them");
        assert!(header.last().is_some_and(|editions| editions.children.is_empty()), "the program hangs them there");
        let archive = format!("/{}/archive", edition.code);
        let footer = menu(MenuPlace::Footer);
        assert!(footer.iter().any(|item| item.target == MenuTarget::Url { url: archive.clone() }));
    }
}

fn deepest(items: &[MenuItem]) -> usize {
    items.iter().map(|item| 1 + deepest(&item.children)).max().unwrap_or(0)
}

#[test]
fn sections_are_one_tree_in_every_edition() {
    let room = &*ROOM;
    let of = |code: &EditionCode| room.store.read(|store| store.section_list(code)).expect("sections");
    let all: Vec<_> = editions(room).iter().map(|edition| of(&edition.code)).collect();
    let topics = |sections: &Vec<domain::taxonomy::Section>| -> Vec<_> {
        sections.iter().map(|section| (section.topic, section.path.split('/').count())).collect()
    };
    assert!(all.iter().all(|sections| topics(sections) == topics(&all[0])));
    assert!(all[0].iter().any(|section| section.path == "city/transport/railways"));
}

#[test]
fn answers_hang_below_what_they_answer() {
    let room = &*ROOM;
    let all: Vec<_> = versions(room)
        .iter()
        .flat_map(|(version, _)| room.store.read(|store| store.comments_shown(version.id)).expect("comments"))
        .collect();
    assert!(all.iter().all(|comment| comment.state == CommentState::Shown));
    assert!(all.iter().any(|comment| comment.parent.is_some()), "{} comments", all.len());
    let spam = room.store.read(|store| store.comments_in_state(CommentState::Spam, PageNumber::FIRST, 10));
    assert!(!spam.expect("spam").comments.is_empty());
}

#[test]
fn a_second_seed_is_refused_and_changes_nothing() {
    let room = &*ROOM;
    let before = (room.store.generation(), versions(room));
    let error = seed(&room.newsroom, &room.ctx, Some(&demo())).expect_err("it is not empty");
    assert!(matches!(error, ExchangeError::Newsroom(NewsroomError::NotEmpty)), "{error}");
    assert_eq!((room.store.generation(), versions(room)), before);
}

#[test]
fn passages_in_another_language_say_so() {
    let room = &*ROOM;
    let foreign = versions(room).iter().any(|(_, revision)| {
        revision.content.body.blocks().iter().any(|block| match block {
            Block::Paragraph(it) => it.content.iter().any(|piece| match piece {
                Inline::Text { marks, .. } => {
                    marks.iter().any(|mark| matches!(mark, domain::document::Mark::Span { lang: Some(_), .. }))
                }
                _ => false,
            }),
            _ => false,
        })
    });
    assert!(foreign);
}

#[cfg(feature = "embed")]
#[test]
fn the_program_carries_the_demo_inside() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("a store");
    let newsroom = Newsroom::new(store, folder.path(), Arc::new(SystemSurroundings));
    let ctx = newsroom.context(Actor::System, RequestId(1));
    let seeded = seed(&newsroom, &ctx, None).expect("seeded");
    assert_eq!(seeded, ROOM.seeded);
}
