//! What is arranged around the demo newsroom's stories, as readers find it and as the desk changes it.

use domain::edition::{Banner, Edition};
use domain::ids::{MediaId, VersionId};
use domain::listing::{Card, PageNumber};
use domain::most_read::Reads;
use domain::taxonomy::{Section, SectionLayout, SectionPage, SectionPin};
use domain::{Actor, Role, User};
use exchange::demo::seed;
use newsroom::reading::{self, Front, Listed, Reading, Subject, Wanted};
use newsroom::{Context, Invalid, Newsroom, NewsroomError, RequestId, SystemSurroundings, arranging, most_read};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use store::Store;

/// Goes with its folder.
struct Room {
    store: Store,
    newsroom: Newsroom,
    ctx: Context,
    _folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("a store");
        let newsroom = Newsroom::new(store.clone(), folder.path(), Arc::new(SystemSurroundings));
        let ctx = newsroom.context(Actor::System, RequestId(1));
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
        seed(&newsroom, &ctx, Some(&demo)).expect("seeded");
        Self { store, newsroom, ctx, _folder: folder }
    }

    fn front(&self, edition: &str, page: u32) -> Option<Front> {
        let page = PageNumber::new(page).expect("a page");
        match reading::front(&self.newsroom, &self.ctx, edition, page, "").expect("read") {
            Reading::Found(_, front) => Some(front),
            _ => None,
        }
    }

    fn section(&self, path: &str) -> (Section, SectionPage, Listed) {
        let wanted = Wanted::Section(path.to_owned());
        let found = reading::listing(&self.newsroom, &self.ctx, "en", &wanted, PageNumber::FIRST).expect("read");
        let listed = match found {
            Reading::Found(_, listed) => Some(listed),
            _ => None,
        };
        let listed = listed.expect(path);
        let found = match &listed.subject {
            Subject::Section { section, look, .. } => Some((section.clone(), look.clone())),
            _ => None,
        };
        let (section, look) = found.expect(path);
        (section, look, listed)
    }

    fn edition(&self, code: &str) -> Edition {
        let editions = reading::editions(&self.newsroom).expect("editions");
        editions.into_iter().find(|edition| edition.code.as_str() == code).expect("the edition")
    }

    fn valid_for(&self, code: &str) -> i64 {
        let until = reading::valid_until(&self.newsroom, &self.ctx, &self.edition(code)).expect("a moment");
        until.unix_ms() - self.ctx.now.unix_ms()
    }
}

fn ids<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Vec<VersionId> {
    cards.into_iter().map(|card| card.version).collect()
}

#[test]
fn no_story_stands_twice_on_a_front_page_and_none_of_the_flow_is_lost() {
    let room = Room::new();
    for edition in ["en", "ar", "fa", "sq"] {
        let mut met = BTreeSet::new();
        let mut page = 1;
        while let Some(front) = room.front(edition, page) {
            let shown = ids(front.tiers.all());
            let once: BTreeSet<_> = shown.iter().copied().collect();
            assert_eq!(shown.len(), once.len(), "{edition} {page}");
            assert!(ids(&front.listing.cards).iter().all(|id| once.contains(id)), "{edition} {page}");
            met.extend(once);
            page += 1;
        }
        assert!(page > 2, "{edition} has older pages");
        let first = room.front(edition, 1).expect("a front page").tiers;
        assert!(first.lead.is_some_and(|lead| lead.pinned), "{edition}");
        assert_eq!((first.seconds.len(), first.cards.len(), first.related.len()), (2, 3, 3), "{edition}");
        assert!(!first.opinion.is_empty() && !first.headlines.is_empty() && !first.strip.is_empty(), "{edition}");
    }
}

#[test]
fn most_read_stands_beside_the_front_page_unless_it_says_nothing() {
    let room = Room::new();
    let listed = ids(&room.front("en", 1).expect("a front page").most_read);
    assert_eq!(listed.len(), 5);
    let code = room.edition("en").code;
    room.store.write(|store| store.most_read_put(&code, &listed[..2])).expect("put");
    assert_eq!(ids(&room.front("en", 1).expect("a front page").most_read), []);
}

#[test]
fn a_list_is_drawn_up_from_what_is_read_now_and_old_counts_go() {
    let room = Room::new();
    let list = |room: &Room| ids(&room.front("en", 1).expect("a front page").most_read);
    let before = list(&room);
    assert!(!most_read::draw_up(&room.newsroom, &room.ctx).expect("drawn"), "founding drew it up");
    let today = domain::most_read::Day::of(room.ctx.now);
    let last = *before.last().expect("an entry");
    let counts =
        [Reads { version: last, day: today, reads: 10_000 }, Reads { version: last, day: today.minus(31), reads: 1 }];
    room.store.write(|store| store.reads_add(&counts)).expect("counted");
    assert!(most_read::draw_up(&room.newsroom, &room.ctx).expect("drawn"));
    assert_eq!(list(&room).first(), Some(&last));
    let kept = room.store.read(|store| store.reads_since(today.minus(99))).expect("counts");
    assert!(kept.iter().all(|reads| reads.day == today));
    // A week without readers: the list stays.
    room.store.write(|store| store.reads_forget(domain::most_read::Day(i64::MAX))).expect("forgotten");
    assert!(!most_read::draw_up(&room.newsroom, &room.ctx).expect("drawn"));
    assert_eq!(list(&room).first(), Some(&last));
}

#[test]
fn a_section_looks_as_it_is_arranged() {
    let room = Room::new();
    let (city, look, listed) = room.section("city");
    assert!(look.picture.is_some_and(|picture| listed.names.media.contains_key(&picture)));
    let first = listed.listing.cards.first().expect("an entry");
    assert_eq!(Some(first.version), look.pins.first().map(|pin| pin.version));
    assert_eq!(ids(&listed.listing.cards).iter().filter(|id| **id == first.version).count(), 1);
    let (_, look, listed) = room.section("sea");
    assert_eq!(look.layout, SectionLayout::Stream);
    assert_eq!(listed.posts.len(), listed.listing.cards.len());
    assert!(room.section("culture").2.posts.is_empty());

    let pin = |until| SectionPin { version: listed.listing.cards[0].version, until };
    let soon = room.ctx.now.plus_secs(60);
    let page = SectionPage { pins: vec![pin(soon)], ..SectionPage::default() };
    let before = room.newsroom.content_generation();
    arranging::put_section_page(&room.newsroom, &room.ctx, city.id, &page).expect("arranged");
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(room.section("city").1, page);
    assert_eq!(room.valid_for("en"), 60_000, "kept pages end with the pin");
    let ended = SectionPage { pins: vec![pin(room.ctx.now)], ..SectionPage::default() };
    arranging::put_section_page(&room.newsroom, &room.ctx, city.id, &ended).expect("arranged");
    assert_eq!(room.section("city").1, SectionPage::default(), "what has ended is not kept");
}

#[test]
fn a_section_takes_no_strange_picture_or_story_and_none_from_editors() {
    let room = Room::new();
    let (city, ..) = room.section("city");
    let foreign = room.front("fa", 1).expect("a front page").listing.cards[0].version;
    let pin = |version| SectionPin { version, until: room.ctx.now.plus_secs(60) };
    let put = |ctx: &Context, page: SectionPage| arranging::put_section_page(&room.newsroom, ctx, city.id, &page);
    let none = SectionPage::default();
    for (field, page) in [
        ("picture", SectionPage { picture: Some(MediaId::derived("test", "none")), ..none.clone() }),
        ("pins", SectionPage { pins: vec![pin(foreign)], ..SectionPage::default() }),
        ("pins", SectionPage { pins: vec![pin(VersionId::derived("test", "none"))], ..SectionPage::default() }),
    ] {
        let refused = put(&room.ctx, page);
        assert!(
            matches!(refused, Err(NewsroomError::Invalid { field: which, problem: Invalid::Form }) if which == field),
            "{refused:?}"
        );
    }
    let editor = Actor::User(Box::new(User {
        id: domain::ids::UserId::derived("test", "editor"),
        login: "editor".into(),
        email: String::new(),
        name: "Editor".into(),
        role: Role::Editor,
        editions: Vec::new(),
        sections: Vec::new(),
        language: room.edition("en").code,
        disabled: false,
    }));
    for actor in [Actor::Anonymous, editor] {
        let ctx = room.newsroom.context(actor, RequestId(2));
        assert!(matches!(put(&ctx, none.clone()), Err(NewsroomError::Forbidden | NewsroomError::SignInNeeded)));
    }
}

#[test]
fn a_banner_stands_until_its_end_and_kept_pages_end_with_it() {
    let room = Room::new();
    let mut edition = room.edition("sq");
    assert_eq!(edition.banner_at(room.ctx.now), None);
    let banner = |until| Some(Banner { text: "Njoftim".into(), link: None, picture: None, until });
    edition.site.banner = banner(Some(room.ctx.now.plus_secs(60)));
    arranging::put_edition(&room.newsroom, &room.ctx, &edition).expect("arranged");
    assert!(edition.banner_at(room.ctx.now.plus_secs(59)).is_some());
    assert_eq!(edition.banner_at(room.ctx.now.plus_secs(60)), None);
    assert_eq!(room.valid_for("sq"), 60_000);
    edition.site.banner = banner(None);
    arranging::put_edition(&room.newsroom, &room.ctx, &edition).expect("arranged");
    assert!(edition.banner_at(room.ctx.now.plus_secs(i64::MAX / 1_000)).is_some(), "until it is taken down");
    assert_ne!(room.valid_for("sq"), 60_000);
}
