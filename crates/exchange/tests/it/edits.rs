//! What happens when both sides change: the old site and the desk.

use crate::world::{NOW, World, assert_nothing_changed, options};
use domain::ids::RevisionId;
use domain::story::Origin;
use domain::{Content, State};
use exchange::wxr::Options;
use store::NewRevision;

/// An export with one post, in a version that needs neither declared authors nor terms.
fn export(world: &World, body: &str, status: &str) -> Options {
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="http://wordpress.org/export/1.0/">
<channel><title>t</title><link>http://old.example.org</link><x:base_blog_url>http://old.example.org</x:base_blog_url>
<item><title>A &amp;amp; B</title><link>http://old.example.org/2020/a-b/</link><dc:creator>mira</dc:creator>
<category domain="tag" nicename="boats"><![CDATA[Boats]]></category><category><![CDATA[Boats]]></category>
<content:encoded><![CDATA[{body}]]></content:encoded><x:post_id>7</x:post_id><x:post_date>2020-01-02 03:04:05</x:post_date>
<x:post_date_gmt>2020-01-02 00:04:05</x:post_date_gmt><x:post_name>a-b</x:post_name><x:status>{status}</x:status><x:post_type>post</x:post_type></item>
</channel></rss>"#
    );
    let file = world.folder.path().join("export.xml");
    std::fs::write(&file, xml).expect("a file");
    options(file, "en")
}

fn edit(world: &World, content: &Content) {
    let version = world.version_at("en", "a-b");
    let revision = NewRevision {
        id: RevisionId::from_parts(NOW.unix_ms(), 99),
        version: version.id,
        at: NOW,
        by: None,
        origin: Origin::Saved,
        content,
    };
    world.store.write(|w| w.revision_add(&revision)).expect("a revision");
}

#[test]
fn what_has_changed_at_the_source_is_updated() {
    let world = World::new();
    world.import(&export(&world, "One.", "draft")).expect("an import");
    let report = world.import(&export(&world, "Two.", "publish")).expect("a second");
    assert_eq!((report.updated["post"], report.imported["post"]), (1, 0));
    let version = world.version_at("en", "a-b");
    assert_eq!((version.state.clone(), version.live), (State::Published, Some(version.working)));
    let content = world.content_of(&version);
    assert_eq!((content.headline.as_str(), content.body.plain_text().as_str()), ("A & B", "Two."));
    assert_eq!(content.credits.len(), 1);
    assert_eq!(version.tags.len(), 1);
    // Taken back there: readers lose it here, too.
    let report = world.import(&export(&world, "Two.", "draft")).expect("a third");
    assert_eq!(report.updated["post"], 1);
    assert_eq!(world.version_at("en", "a-b").state, State::Unpublished);
}

#[test]
fn what_the_desk_has_edited_stays_and_both_texts_are_told() {
    let world = World::new();
    let first = export(&world, "One.", "publish");
    world.import(&first).expect("an import");
    let mut content = world.content_of(&world.version_at("en", "a-b"));
    content.headline = "The desk's".into();
    edit(&world, &content);
    assert_nothing_changed(&world.import(&first).expect("a second"));

    let second = export(&world, "Two.", "publish");
    for _ in 0..2 {
        let report = world.import(&second).expect("a third");
        assert_nothing_changed(&report);
        let [kept] = report.kept_desk_edits.as_slice() else { panic!("{report:#?}") };
        assert_eq!((kept.id.as_str(), kept.kind.as_str()), ("7", "post"));
        assert_eq!((kept.desk.as_str(), kept.import.as_str()), ("The desk's\n\nOne.", "A & B\n\nTwo."));
    }
    assert_eq!(world.content_of(&world.version_at("en", "a-b")).headline, "The desk's");
}

#[test]
fn a_story_is_not_imported_into_two_editions() {
    let world = World::new();
    let mut options = export(&world, "One.", "publish");
    world.import(&options).expect("an import");
    options.edition = "fa".parse().expect("a code");
    assert!(world.import(&options).is_err());
}

#[test]
fn old_addresses_lead_to_the_story() {
    let world = World::new();
    world.import(&export(&world, "One.", "publish")).expect("an import");
    let version = world.version_at("en", "a-b").id;
    let mut found = world.store.read(|r| r.redirects_of_version(version)).expect("a read");
    found.sort();
    let found: Vec<_> = found.iter().map(|a| (a.host.as_str(), a.path.as_str(), a.query.as_str())).collect();
    assert_eq!(found, [("old.example.org", "/", "p=7"), ("old.example.org", "/2020/a-b", "")]);
}
