//! The project's own export: Persian and Arabic, with its uploads.

use crate::world::{World, assert_nothing_changed, options, own};
use domain::document::Block;
use domain::menu::{MenuItem, MenuPlace, MenuTarget};
use domain::story::ImportFlag;
use domain::{Kind, State};
use exchange::Report;
use exchange::wxr::Options;

const SOURCE: &str = "old.harbour.example.org";

fn imported() -> (World, Options, Report) {
    let world = World::new();
    let mut options = options(own("harbour/harbour.xml"), "fa");
    options.uploads = Some(own("harbour/uploads"));
    let report = world.import(&options).expect("an import");
    (world, options, report)
}

fn version(world: &World, id: u64) -> domain::Version {
    let story = domain::ids::StoryId::derived(SOURCE, &id.to_string());
    world
        .store
        .read(|r| r.version_of_story(story, &crate::world::code("fa")))
        .expect("a read")
        .unwrap_or_else(|| panic!("no #{id}"))
}

#[test]
fn all_is_accounted_for_and_nothing_changes_twice() {
    let (world, options, report) = imported();
    assert_eq!(report.items.values().sum::<u64>(), 36);
    assert!(report.balances(), "{report:#?}");
    assert_eq!(report.comments.found, 10);
    assert_eq!(report.skipped_of("post"), 1, "the trashed one");
    assert_eq!((report.skipped_of("wp_block"), report.skipped_of("book")), (1, 1));
    assert_nothing_changed(&world.import(&options).expect("a second import"));
}

#[test]
fn pictures_are_kept_by_their_hash_and_tied() {
    let (world, _, report) = imported();
    let first = version(&world, 101);
    let content = world.content_of(&first);
    let lead = content.lead.expect("a lead picture");
    let media = world.store.read(|r| r.media_by_id(lead.media)).expect("a read").expect("a medium");
    let hash = media.hash.expect("a file");
    let file = world.newsroom.media_folder().join(&hash[..2]).join(&hash);
    assert_eq!(std::fs::metadata(file).expect("the file").len(), media.bytes);
    assert_eq!(media.mime, "image/jpeg");
    assert!(media.width.is_some_and(|w| w > 100));
    assert!(content.body.pictures().all(|p| p.media.media.is_some()));
    assert!(content.body.pictures().any(|p| !p.caption.is_empty()));
    assert!(report.warnings.iter().any(|w| w.contains("#307") && w.contains("placeholder")), "{:#?}", report.warnings);
    assert_eq!(version(&world, 104).kind, Kind::Gallery);
    let gallery = |id: u64| {
        let content = world.content_of(&version(&world, id));
        content.body.blocks().iter().find_map(|b| if let Block::Gallery(g) = b { Some(g.items.len()) } else { None })
    };
    assert_eq!(gallery(105), Some(3));
}

#[test]
fn a_note_is_never_public_and_threads_hold() {
    let (world, _, report) = imported();
    let comments = world.comments(version(&world, 101).id);
    assert!(report.comments.skipped >= 1);
    assert!(report.warnings.iter().any(|w| w.contains("internal notes")), "{:#?}", report.warnings);
    let id = |n: u64| domain::ids::CommentId::derived(SOURCE, &n.to_string());
    assert!(comments.iter().all(|c| c.id != id(905) && c.id != id(906)));
    let reply = comments.iter().find(|c| c.id == id(902)).expect("the reply");
    assert_eq!(reply.parent, Some(id(901)));
    assert_eq!(comments.iter().find(|c| c.id == id(907)).map(|c| c.parent), Some(None));
}

#[test]
fn addresses_keep_their_script_and_links_lead_here() {
    let (world, _, report) = imported();
    let cut = version(&world, 103);
    assert!(!cut.path.as_str().contains('%') && cut.path.as_str().chars().count() > 10, "{}", cut.path.as_str());
    assert!(report.warnings.iter().any(|w| w.contains("#103") && w.contains("cut off")), "{:#?}", report.warnings);
    let first = version(&world, 101);
    let body = serde_json::to_string(&world.content_of(&first).body).expect("json");
    assert!(body.contains("\"/fa/") && !body.contains("?p=104"), "{body}");
    let old = world.store.read(|r| r.redirects_of_version(first.id)).expect("a read");
    assert!(old.iter().any(|a| a.query == "p=101") && old.len() >= 4, "{old:#?}");
    assert!(!world.content_of(&first).deck.is_empty());
    let untitled = world.content_of(&version(&world, 114));
    assert!(!untitled.headline.is_empty());
    assert!(untitled.body.blocks().iter().any(|b| matches!(b, Block::PageBreak(_))));
}

#[test]
fn what_readers_did_not_see_they_do_not_see_here() {
    let (world, _, _) = imported();
    let states: Vec<_> =
        [109, 110, 111, 112].map(|id| version(&world, id)).into_iter().map(|v| (v.state, v.flag, v.live)).collect();
    assert!(states.iter().all(|(state, _, live)| *state != State::Published && live.is_none()), "{states:?}");
    assert!(states.iter().any(|(_, flag, _)| *flag == Some(ImportFlag::Private)));
    assert!(states.iter().any(|(_, flag, _)| *flag == Some(ImportFlag::Protected)));
}

#[test]
fn the_menu_is_a_tree() {
    fn depth(items: &[MenuItem]) -> usize {
        items.iter().map(|item| 1 + depth(&item.children)).max().unwrap_or(0)
    }
    let (world, options, _) = imported();
    let menu = world.store.read(|r| r.menu_in(&options.edition, MenuPlace::Header)).expect("a read").expect("a menu");
    assert!(depth(&menu.items) >= 3, "{menu:#?}");
    assert!(menu.items.iter().any(|i| matches!(i.target, MenuTarget::Home)), "{menu:#?}");
}

#[test]
fn footnotes_embeds_and_directions_survive() {
    let (world, _, _) = imported();
    let blocks = world.content_of(&version(&world, 106)).body.into_blocks();
    let kinds: Vec<_> = blocks.iter().map(Block::kind).collect();
    for kind in [
        "more",
        "heading",
        "list",
        "figure",
        "gallery",
        "quote",
        "table",
        "code",
        "verse",
        "embed",
        "separator",
        "footnotes",
    ] {
        assert!(kinds.contains(&kind), "no {kind} in {kinds:?}");
    }
}
