//! WordPress's own theme test export.

use crate::world::{NOW, World, assert_nothing_changed, options, shared};
use domain::comment::Comment;
use domain::document::Block;
use domain::menu::{MenuItem, MenuPlace};
use domain::story::ImportFlag;
use domain::{Kind, State};

const FILE: &str = "themeunittestdata.wordpress.xml";

fn depth(items: &[MenuItem]) -> usize {
    items.iter().map(|item| 1 + depth(&item.children)).max().unwrap_or(0)
}

fn thread_depth(comments: &[Comment], comment: &Comment) -> usize {
    let parent = comment.parent.and_then(|id| comments.iter().find(|c| c.id == id));
    1 + parent.map_or(0, |parent| thread_depth(comments, parent))
}

#[test]
fn every_item_is_accounted_for_and_a_second_run_changes_nothing() {
    let Some(file) = shared(FILE) else { return };
    let world = World::new();
    let options = options(file, "en");
    let report = world.import(&options).expect("an import");
    assert_eq!(report.items.values().sum::<u64>(), 186);
    assert_eq!(report.items["post"], 58);
    assert_eq!(report.items["nav_menu_item"], 70);
    assert!(report.balances(), "{report:#?}");
    assert_eq!(report.comments.found, 33);
    assert_eq!(report.imported["post"], 58);
    assert_eq!(report.imported["attachment"], 37);
    assert_nothing_changed(&world.import(&options).expect("a second import"));
    assert_nothing_changed(&world.import(&options).expect("a third import"));
}

#[test]
fn a_rehearsal_tells_the_same_and_writes_nothing() {
    let Some(file) = shared(FILE) else { return };
    let world = World::new();
    let mut options = options(file, "en");
    options.dry_run = true;
    let rehearsed = world.import(&options).expect("a rehearsal");
    assert!(world.store.read(|r| r.tag_list(&options.edition)).expect("a read").is_empty());
    options.dry_run = false;
    let imported = world.import(&options).expect("an import");
    assert_eq!(rehearsed.imported, imported.imported);
    assert_eq!(rehearsed.skipped, imported.skipped);
}

#[test]
fn menus_threads_slugs_galleries_and_states_come_out_right() {
    let Some(file) = shared(FILE) else { return };
    let world = World::new();
    let mut options = options(file, "en");
    options.menu = Some("All Pages".into());
    let report = world.import(&options).expect("an import");

    let menus = world.store.read(|r| r.menus_of(&options.edition)).expect("a read");
    assert_eq!(menus.iter().map(|m| depth(&m.items)).max(), Some(11));
    let header: Vec<_> = menus.iter().filter(|m| m.place == MenuPlace::Header).map(|m| m.name.as_str()).collect();
    assert_eq!(header, ["All Pages"]);

    let commented = world.version_at("en", "template-comments");
    let comments = world.comments(commented.id);
    assert_eq!(comments.iter().map(|c| thread_depth(&comments, c)).max(), Some(10));

    let greek = world.version_at("en", "greek");
    assert_eq!(world.content_of(&greek).headline, "Ελληνικά-Greek");
    let child = world.store.read(|r| {
        r.version_of_story(domain::ids::StoryId::derived("wpthemetestdata.wordpress.com", "1813"), &options.edition)
    });
    let child = child.expect("a read").expect("the third level");
    assert!(
        child.path.as_str().starts_with("greek/επίπεδο") && child.path.as_str().matches('/').count() == 2,
        "{}",
        child.path.as_str()
    );

    let gallery = world.version_at("en", "post-format-gallery");
    assert_eq!(gallery.kind, Kind::Gallery);
    let content = world.content_of(&gallery);
    let pictures =
        content.body.blocks().iter().find_map(|b| if let Block::Gallery(g) = b { Some(g.items.len()) } else { None });
    assert!(pictures.is_some_and(|n| n > 10), "{:?}", content.body);
    assert!(content.body.pictures().all(|p| p.media.media.is_some()));
    assert!(content.lead.is_some());
    assert!(report.warnings.iter().any(|w| w.contains("#763")), "{:#?}", report.warnings);

    let protected = world.version_at("en", "template-password-protected");
    assert_eq!((protected.state, protected.flag, protected.live), (State::Draft, Some(ImportFlag::Protected), None));
    assert!(report.warnings.iter().any(|w| w.contains("#1168") && w.contains("password")));
    assert!(matches!(world.version_at("en", "scheduled").state, State::Scheduled { at } if at > NOW));
    assert!(world.version_at("en", "template-sticky").pinned_until.is_some_and(|t| t > NOW));
    let marked = world.version_at("en", "markup-title-with-markup");
    assert_eq!(world.content_of(&marked).headline, "Markup: Title With Markup");
    let captioned = world.version_at("en", "post-format-image-caption");
    assert_eq!(captioned.kind, Kind::Newspic);
    let caption = world.content_of(&captioned).body.first_picture().map(|p| p.caption.clone());
    assert!(caption.is_some_and(|c| !c.is_empty()));
}

#[test]
fn no_body_holds_a_shortcode_or_a_block_comment() {
    let Some(file) = shared(FILE) else { return };
    let world = World::new();
    let options = options(file, "en");
    world.import(&options).expect("an import");
    for id in 1..2000 {
        let story = domain::ids::StoryId::derived("wpthemetestdata.wordpress.com", &id.to_string());
        let Some(version) = world.store.read(|r| r.version_of_story(story, &options.edition)).expect("a read") else {
            continue;
        };
        let content = world.content_of(&version);
        let shown = |b: &&Block| !matches!(b, Block::Code(_));
        let blocks: Vec<_> = content.body.blocks().iter().filter(shown).cloned().collect();
        let text = domain::Document::new(blocks).map(|d| d.search_text()).unwrap_or_default();
        let text = [text.running, text.captions].join("\n");
        for wrong in ["<!-- wp:", "[/caption]", "[caption ", "<!--more", "<!--nextpage"] {
            assert!(!text.contains(wrong), "{} holds {wrong}: {text}", content.headline);
        }
        let raw: Vec<_> = content.body.blocks().iter().filter(|b| matches!(b, Block::Raw(_))).collect();
        assert!(raw.is_empty(), "{}: {raw:?}", content.headline);
    }
}
