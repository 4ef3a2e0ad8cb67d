//! What is arranged at the desk: who may, what readers get of it, what is written into the book, what can be undone.

use super::room::{Room, code, story, version};
use crate::arranging::*;
use crate::{Context, Invalid, NewsroomError, reading};
use domain::edition::{Calendar, Digits, FrontLayout, MissingTranslation, Months, ShareChannel, SocialLink};
use domain::ids::SectionId;
use domain::listing::PageNumber;
use domain::menu::{MenuPlace, MenuTarget};
use domain::redirect::OldAddress;
use domain::taxonomy::{Section, SectionLayout, SeriesLayout};
use domain::{EditionCode, Role, State};
use reading::{Reading, Wanted};

type Act<'a> = Box<dyn Fn() -> Result<Done, NewsroomError> + 'a>;

const ORIGIN: &str = "https://news.example";

fn room() -> Room {
    Room::with(vec![
        story("bell", &[("en", State::Published), ("fa", State::Published)]),
        story("draft", &[("en", State::Draft)]),
    ])
}

fn en() -> EditionCode {
    code("en")
}

fn named(name: &str) -> SectionInput {
    SectionInput { name: name.into(), ..SectionInput::default() }
}

fn section(room: &Room, ctx: &Context, input: &SectionInput) -> Section {
    let (id, _) = add_section(&room.newsroom, ctx, &en(), input).expect("added");
    room.store.read(|store| store.section_by_id(id)).expect("read").expect("the section")
}

fn wrong(refused: Result<impl std::fmt::Debug, NewsroomError>) -> Invalid {
    match refused {
        Err(NewsroomError::Invalid { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

/// Where readers of a section's address come to.
fn leads(room: &Room, path: &str) -> Option<String> {
    let wanted = Wanted::Section(path.into());
    match reading::listing(&room.newsroom, &room.reader(), "en", &wanted, PageNumber::FIRST).expect("read") {
        Reading::Found(..) => Some("here".into()),
        Reading::Moved(to) => Some(to),
        Reading::Missing(_) | Reading::Gone(..) => None,
    }
}

#[test]
fn only_who_may_arranges_and_publishers_say_what_stands_first() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let news = section(&room, &admin, &named("News"));
    for (role, edition, arranges, features) in [
        (Role::Author, "en", false, false),
        (Role::Translator, "en", false, false),
        (Role::Editor, "en", false, false),
        (Role::Publisher, "fa", false, false),
        (Role::Publisher, "en", false, true),
        (Role::Admin, "en", true, true),
    ] {
        let ctx = room.somebody(role, edition);
        let n = &room.newsroom;
        let tag = TagInput { name: format!("{role:?}"), ..TagInput::default() };
        let identity = Identity {
            name: "x".into(),
            tagline: String::new(),
            copyright_holder: String::new(),
            copyright_since: None,
        };
        let acts: [(&str, bool); 6] = [
            ("section", add_section(n, &ctx, &en(), &named(&format!("{role:?} {edition}"))).is_ok()),
            ("tag", add_tag(n, &ctx, &en(), &tag).is_ok()),
            ("identity", put_identity(n, &ctx, &en(), &identity).is_ok()),
            (
                "menu",
                act_on_menu(
                    n,
                    &ctx,
                    &en(),
                    MenuPlace::Header,
                    (&[], ""),
                    &MenuAct::Add { below: vec![], label: "x".into(), target: MenuTarget::Home },
                )
                .is_ok(),
            ),
            ("redirects", redirects(n, &ctx, &Asked::Beginning(""), 1).is_ok()),
            ("redirect", add_redirect(n, &ctx, ORIGIN, &format!("/en/{role:?}-{edition}"), "/en/bell-en").is_ok()),
        ];
        for (what, done) in acts {
            assert_eq!(done, arranges, "{role:?} in {edition}: {what}");
        }
        let look = SectionLook { description: format!("{role:?}"), ..SectionLook::default() };
        assert_eq!(dress_section(n, &ctx, news.id, &look).is_ok(), features, "{role:?} in {edition} dresses");
        assert_eq!(pin(n, &ctx, version("bell/en"), 2).is_ok(), features, "{role:?} in {edition} pins");
        assert_eq!(pinned(n, &ctx, &en()).is_ok(), features, "{role:?} in {edition} sees the pins");
    }
    let nobody = room.reader();
    assert!(matches!(add_section(&room.newsroom, &nobody, &en(), &named("x")), Err(NewsroomError::SignInNeeded)));
    assert!(matches!(pin(&room.newsroom, &nobody, version("bell/en"), 2), Err(NewsroomError::SignInNeeded)));
    assert!(matches!(enter(&room.newsroom, &nobody), Err(NewsroomError::SignInNeeded)));
}

#[test]
fn every_act_is_seen_by_readers_at_once_stands_in_the_book_and_can_be_undone() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let n = &room.newsroom;
    let news = section(&room, &ctx, &named("News"));
    let other = section(&room, &ctx, &named("Other"));
    let acts: Vec<(&str, Act<'_>)> = vec![
        (
            "edition.identity",
            Box::new(|| {
                put_identity(
                    n,
                    &ctx,
                    &en(),
                    &Identity {
                        name: "The Bell".into(),
                        tagline: "Rings".into(),
                        copyright_holder: String::new(),
                        copyright_since: Some(1999),
                    },
                )
            }),
        ),
        (
            "edition.conventions",
            Box::new(|| {
                put_conventions(
                    n,
                    &ctx,
                    &en(),
                    &Conventions {
                        zone: "Asia/Tehran".into(),
                        calendar: Calendar::Jalali,
                        digits: Digits::Persian,
                        months: Months::Gregorian,
                        missing: MissingTranslation::Link,
                        front: FrontLayout::Stream,
                        opinion: Some(news.id),
                    },
                )
            }),
        ),
        (
            "edition.links",
            Box::new(|| {
                put_links(
                    n,
                    &ctx,
                    &en(),
                    &Links {
                        share: vec![ShareChannel::X, ShareChannel::X, ShareChannel::Email],
                        social: vec![
                            SocialLink { label: "Tube".into(), url: "https://tube.example/us".into() },
                            SocialLink { label: String::new(), url: " ".into() },
                        ],
                    },
                )
            }),
        ),
        (
            "edition.banner",
            Box::new(|| {
                put_banner(
                    n,
                    &ctx,
                    &en(),
                    &BannerInput { text: "We move.".into(), link: "/en/bell-en".into(), picture: None, until: None },
                )
            }),
        ),
        ("section.add", Box::new(|| add_section(n, &ctx, &en(), &named("Sport")).map(|(_, done)| done))),
        ("section.change", Box::new(|| change_section(n, &ctx, news.id, &named("World")))),
        ("section.move", Box::new(|| move_section(n, &ctx, other.id, true))),
        (
            "section.look",
            Box::new(|| {
                dress_section(
                    n,
                    &ctx,
                    news.id,
                    &SectionLook {
                        description: "All".into(),
                        layout: SectionLayout::Stream,
                        picture: None,
                        hidden: false,
                    },
                )
            }),
        ),
        ("section.pin", Box::new(|| pin_in_section(n, &ctx, news.id, version("bell/en"), ctx.now.plus_secs(60)))),
        ("section.delete", Box::new(|| delete_section(n, &ctx, other.id, None))),
        (
            "menu.change",
            Box::new(|| {
                act_on_menu(
                    n,
                    &ctx,
                    &en(),
                    MenuPlace::Footer,
                    (&[], ""),
                    &MenuAct::Add {
                        below: vec![],
                        label: "News".into(),
                        target: MenuTarget::Section { section: news.id },
                    },
                )
            }),
        ),
        (
            "series.add",
            Box::new(|| {
                add_series(
                    n,
                    &ctx,
                    &SeriesInput {
                        slug: String::new(),
                        layout: SeriesLayout::Shelf,
                        cover: None,
                        names: vec![(en(), "Books".into(), String::new())],
                    },
                )
                .map(|(_, done)| done)
            }),
        ),
        ("version.pin", Box::new(|| pin(n, &ctx, version("bell/en"), 7))),
        ("redirect.add", Box::new(|| add_redirect(n, &ctx, ORIGIN, "/en/old", "https://news.example/en/bell-en"))),
        (
            "tag.add",
            Box::new(|| {
                add_tag(n, &ctx, &en(), &TagInput { name: "Sea".into(), ..TagInput::default() }).map(|(_, done)| done)
            }),
        ),
        (
            "contributor.add",
            Box::new(|| {
                add_author(n, &ctx, &AuthorInput { name: "Ana".into(), ..AuthorInput::default() }).map(|(_, done)| done)
            }),
        ),
    ];
    let stands = || {
        let all = arrangement(n, &ctx, &en()).expect("read");
        let pins = pinned(n, &ctx, &en()).expect("read");
        let looks: Vec<_> = all.sections.iter().map(|one| section_look(n, &ctx, one.id).expect("read").1).collect();
        (all, pins, looks, redirects(n, &ctx, &Asked::Beginning(""), 9).expect("read"))
    };
    for (name, act) in acts {
        let (before, generation) = (stands(), n.content_generation());
        let done = act().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(n.content_generation() > generation, "{name} is not seen");
        assert_eq!(room.last_act(), name);
        assert_ne!(stands(), before, "{name} changes nothing");
        let generation = n.content_generation();
        undo(n, &ctx, &done.undo).unwrap_or_else(|error| panic!("{name} is not undone: {error}"));
        assert_eq!(stands(), before, "{name} is not undone");
        assert!(n.content_generation() > generation, "{name} undone is not seen");
        assert_eq!(room.last_act(), "arranging.undo");
        assert!(matches!(undo(n, &ctx, &done.undo), Err(NewsroomError::NotFound)), "{name} is undone twice");
    }
}

#[test]
fn nothing_is_undone_over_somebody_elses_change_or_by_somebody_else() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let news = section(&room, &ctx, &named("News"));
    let done = change_section(&room.newsroom, &ctx, news.id, &named("World")).expect("changed");
    let publisher = room.somebody(Role::Publisher, "en");
    assert!(matches!(undo(&room.newsroom, &publisher, &done.undo), Err(NewsroomError::NotFound)));
    let look = SectionLook { description: "New".into(), ..SectionLook::default() };
    dress_section(&room.newsroom, &publisher, news.id, &look).expect("dressed");
    assert_eq!(wrong(undo(&room.newsroom, &ctx, &done.undo)), Invalid::Changed);
}

#[test]
fn a_section_that_moves_is_found_at_every_address_that_it_had_and_so_are_those_below_it() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let news = section(&room, &ctx, &named("News"));
    let city = section(&room, &ctx, &SectionInput { parent: Some(news.id), ..named("City") });
    assert_eq!((news.path.as_str(), city.path.as_str()), ("news", "news/city"));
    change_section(&room.newsroom, &ctx, news.id, &SectionInput { slug: "world".into(), ..named("News") })
        .expect("moved");
    assert_eq!(leads(&room, "news").as_deref(), Some("/en/section/world"));
    assert_eq!(leads(&room, "news/city").as_deref(), Some("/en/section/world/city"));
    change_section(&room.newsroom, &ctx, news.id, &SectionInput { slug: "globe".into(), ..named("News") })
        .expect("moved");
    assert_eq!(
        leads(&room, "news/city").as_deref(),
        Some("/en/section/globe/city"),
        "one step, however often it moved"
    );
    // Back to where it was: the old address is a present one.
    change_section(&room.newsroom, &ctx, news.id, &named("News")).expect("moved");
    assert_eq!(leads(&room, "news").as_deref(), Some("here"));
    assert_eq!(leads(&room, "globe").as_deref(), Some("/en/section/news"));
    let circle = SectionInput { parent: Some(city.id), ..named("News") };
    assert_eq!(wrong(change_section(&room.newsroom, &ctx, news.id, &circle)), Invalid::Loop);
    assert_eq!(wrong(add_section(&room.newsroom, &ctx, &en(), &named("News"))), Invalid::Taken);
    for slug in ["a/b", "a b", "a?b", "a<b"] {
        let input = SectionInput { slug: slug.into(), ..named("x") };
        assert_eq!(wrong(add_section(&room.newsroom, &ctx, &en(), &input)), Invalid::Form, "{slug}");
    }
}

#[test]
fn a_section_with_stories_goes_only_into_another_one() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let (one, two) = (section(&room, &ctx, &named("One")), section(&room, &ctx, &named("Two")));
    let bell = version("bell/en");
    let sections = || room.store.read(|store| store.version_by_id(bell)).expect("read").expect("the version").sections;
    let put = |sections: Vec<SectionId>| {
        let mut it = room.store.read(|store| store.version_by_id(bell)).expect("read").expect("the version");
        it.sections = sections;
        room.store.write(|store| store.version_put(&it, it.path.as_str())).expect("put");
    };
    put(vec![one.id, two.id]);
    assert_eq!(wrong(delete_section(&room.newsroom, &ctx, one.id, None)), Invalid::Used);
    assert_eq!(wrong(delete_section(&room.newsroom, &ctx, one.id, Some(one.id))), Invalid::Form);
    delete_section(&room.newsroom, &ctx, one.id, Some(two.id)).expect("merged");
    assert_eq!(sections(), [two.id], "none twice");
    assert_eq!(leads(&room, "one").as_deref(), Some("/en/section/two"));
    let below = section(&room, &ctx, &SectionInput { parent: Some(two.id), ..named("Below") });
    assert_eq!(wrong(delete_section(&room.newsroom, &ctx, two.id, Some(below.id))), Invalid::Used);
}

#[test]
fn a_redirect_that_readers_could_not_follow_is_refused() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let add = |from: &str, to: &str| add_redirect(&room.newsroom, &ctx, ORIGIN, from, to);
    let fate = |address: &str| address_fate(&room.newsroom, &ctx, ORIGIN, address).expect("an answer");
    add("/en/old", "/en/bell-en").expect("added");
    assert_eq!(fate("https://news.example/en/old/?utm=1"), Fate::Leads("/en/bell-en".into()));
    assert_eq!((fate("/en/bell-en"), fate("/en/nowhere"), fate("/en/")), (Fate::Page, Fate::Nothing, Fate::Page));
    for (from, to, problem) in [
        ("/en/a", "/en/a", Invalid::Loop),
        ("/en/a", "/en/old", Invalid::Chain),
        ("/en/old", "/en/bell-en", Invalid::Taken),
        ("/en/bell-en", "/en/x", Invalid::Taken),
        ("/en/articles", "/en/x", Invalid::Taken),
        ("/zz/a", "/en/x", Invalid::Form),
        ("https://evil.example/en/a", "/en/x", Invalid::Form),
        ("/en/a", "//evil.example", Invalid::Form),
        ("/en/a", "javascript:alert(1)", Invalid::Form),
        ("/en/a", "", Invalid::Empty),
    ] {
        assert_eq!(wrong(add(from, to)), problem, "{from} to {to}");
    }
    add("/en/b", "/en/c").expect("a path that may come to be");
    assert_eq!(wrong(add("/en/c", "/en/b")), Invalid::Loop);
    assert_eq!(wrong(add("/en/c", "/en/bell-en")), Invalid::Chain);
    add("/fa/%D9%82%D8%B7%D8%A7%D8%B1", "/fa/bell-fa").expect("added");
    let found = redirects(&room.newsroom, &ctx, &Asked::Beginning("/fa/"), 9).expect("read");
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].redirect.from,
        OldAddress { host: String::new(), path: "/fa/قطار".into(), query: String::new() }
    );
    remove_redirect(&room.newsroom, &ctx, &found[0].redirect.from).expect("removed");
    assert!(matches!(remove_redirect(&room.newsroom, &ctx, &found[0].redirect.from), Err(NewsroomError::NotFound)));
}

#[test]
fn a_menu_keeps_three_levels_and_never_moves_what_somebody_else_put_there() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let act = |at: &[usize], seen: &str, act: MenuAct| {
        act_on_menu(&room.newsroom, &ctx, &en(), MenuPlace::Header, (at, seen), &act)
    };
    let add = |below: Vec<usize>, seen: &str, label: &str, target: MenuTarget| {
        act(&[], seen, MenuAct::Add { below, label: label.into(), target })
    };
    add(vec![], "", "one", MenuTarget::Heading).expect("added");
    add(vec![0], "one", "two", MenuTarget::Heading).expect("added");
    add(vec![0, 0], "two", "three", MenuTarget::Url { url: " /en/bell-en ".into() }).expect("added");
    assert_eq!(wrong(add(vec![0, 0, 0], "three", "four", MenuTarget::Home)), Invalid::Long);
    assert_eq!(wrong(act(&[0], "another", MenuAct::Remove)), Invalid::Changed);
    assert_eq!(wrong(add(vec![], "", " ", MenuTarget::Home)), Invalid::Empty);
    for url in ["javascript:alert(1)", "data:text/html,x", "vbscript:x"] {
        assert_eq!(wrong(add(vec![], "", "x", MenuTarget::Url { url: url.into() })), Invalid::Form, "{url}");
    }
    let nowhere = MenuTarget::Section { section: SectionId::from_parts(1, 1) };
    assert_eq!(wrong(add(vec![], "", "x", nowhere)), Invalid::Form);
    let menu = arrangement(&room.newsroom, &ctx, &en()).expect("read").menus.remove(0);
    let three = item_at(&menu.items, &[0, 0, 0]).expect("the third level");
    assert!(matches!(three.target, MenuTarget::Story { .. }), "a story's address follows the story: {three:?}");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let n = &room.newsroom;
    let identity = |name: &str, since| Identity {
        name: name.into(),
        tagline: String::new(),
        copyright_holder: String::new(),
        copyright_since: since,
    };
    assert_eq!(wrong(put_identity(n, &ctx, &en(), &identity(" ", None))), Invalid::Empty);
    assert_eq!(wrong(put_identity(n, &ctx, &en(), &identity(&"x".repeat(121), None))), Invalid::Long);
    assert_eq!(wrong(put_identity(n, &ctx, &en(), &identity("x", Some(0)))), Invalid::Form);
    let zone = Conventions {
        zone: "Mars/Olympus".into(),
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        months: Months::Gregorian,
        missing: MissingTranslation::Hide,
        front: FrontLayout::Tiers,
        opinion: None,
    };
    assert_eq!(wrong(put_conventions(n, &ctx, &en(), &zone)), Invalid::Zone);
    let banner = |link: &str, until| BannerInput { text: "x".into(), link: link.into(), picture: None, until };
    assert_eq!(wrong(put_banner(n, &ctx, &en(), &banner("javascript:x", None))), Invalid::Form);
    assert_eq!(wrong(put_banner(n, &ctx, &en(), &banner("", Some(ctx.now)))), Invalid::Past);
    let social = |url: &str| Links { share: vec![], social: vec![SocialLink { label: "x".into(), url: url.into() }] };
    assert_eq!(wrong(put_links(n, &ctx, &en(), &social("javascript:x"))), Invalid::Form);
    assert_eq!(wrong(pin(n, &ctx, version("bell/en"), 5)), Invalid::Form);
    assert!(matches!(pin(n, &ctx, version("draft/en"), 7), Err(NewsroomError::State(State::Draft))));
    let nameless = SeriesInput { slug: "x".into(), layout: SeriesLayout::Shelf, cover: None, names: vec![] };
    assert_eq!(wrong(add_series(n, &ctx, &nameless)), Invalid::Empty);
    let generation = n.content_generation();
    assert_eq!(wrong(put_links(n, &ctx, &en(), &social("ftp://x"))), Invalid::Form);
    assert_eq!(n.content_generation(), generation);
}

#[test]
fn a_merged_tag_gives_its_stories_and_its_address_to_the_other() {
    let room = room();
    let ctx = room.everywhere(Role::Admin);
    let tag = |name: &str| {
        add_tag(&room.newsroom, &ctx, &en(), &TagInput { name: name.into(), ..TagInput::default() }).expect("added").0
    };
    let (sea, ocean) = (tag("Sea"), tag("Ocean"));
    let bell = version("bell/en");
    let mut it = room.store.read(|store| store.version_by_id(bell)).expect("read").expect("the version");
    it.tags = vec![sea];
    room.store.write(|store| store.version_put(&it, it.path.as_str())).expect("put");
    assert_eq!(wrong(merge_tags(&room.newsroom, &ctx, sea, None)), Invalid::Used);
    merge_tags(&room.newsroom, &ctx, sea, Some(ocean)).expect("merged");
    let tags = room.store.read(|store| store.version_by_id(bell)).expect("read").expect("the version").tags;
    assert_eq!(tags, [ocean]);
    let wanted = Wanted::Tag("sea".into());
    let found = reading::listing(&room.newsroom, &room.reader(), "en", &wanted, PageNumber::FIRST).expect("read");
    assert!(matches!(found, Reading::Moved(to) if to == "/en/tag/ocean"));
}
