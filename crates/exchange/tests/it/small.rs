//! A small export of 2011: drafts, a private post, year 0000.

use crate::world::{World, assert_nothing_changed, options, shared};
use domain::State;
use domain::story::ImportFlag;

#[test]
fn a_small_export_comes_over_whole() {
    let Some(file) = shared("small-export.xml") else { return };
    let world = World::new();
    let options = options(file, "en");
    let report = world.import(&options).expect("an import");
    assert!(report.balances(), "{report:#?}");
    assert_eq!((report.imported["post"], report.imported["page"]), (report.items["post"], report.items["page"]));
    let private = world.version_at("en", "private-post");
    assert_eq!((private.state, private.flag), (State::Draft, Some(ImportFlag::Private)));
    assert!(report.warnings.iter().any(|w| w.contains("Private Post")), "{:#?}", report.warnings);
    assert_eq!(world.version_at("en", "draft-page").state, State::Draft);
    world.version_at("en", "parent-page/child-page");
    let sections = world.store.read(|r| r.section_list(&options.edition)).expect("a read");
    assert!(sections.iter().any(|s| s.path == "bar/foo-bar"), "{sections:#?}");
    assert_nothing_changed(&world.import(&options).expect("a second import"));
}
