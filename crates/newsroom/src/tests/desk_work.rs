//! Work that is asked of somebody, what is said about it, and acts on many stories.

use super::room::{Room, code, story, version};
use crate::bulk::{self, BulkAct, Why};
use crate::writing::{self, BoardAsked};
use crate::{Context, Invalid, NewsroomError, assigning, correcting, noticing, remarking};
use domain::assignment::{Assignment, BoardView, MailRhythm, NoticeKind};
use domain::correction::CorrectionKind;
use domain::ids::{StoryId, UserId};
use domain::listing::PageNumber;
use domain::{Kind, Role, State};
use store::BoardFilter;

fn room() -> Room {
    Room::with(vec![
        story("bell", &[("en", State::Published), ("fa", State::Published)]),
        story("draft", &[("en", State::InReview)]),
        story("ferry", &[("en", State::Draft), ("fa", State::Draft), ("sq", State::Draft)]),
    ])
}

fn id(key: &str) -> StoryId {
    StoryId::derived("test", key)
}

fn who(role: Role) -> UserId {
    UserId::derived("test", role.as_str())
}

fn view(room: &Room, ctx: &Context, view: BoardView) -> Vec<StoryId> {
    let asked = BoardAsked { view, ..BoardAsked::default() };
    let listing = writing::board(&room.newsroom, ctx, &asked, PageNumber::FIRST).expect("a board");
    let place = BoardView::ALL.iter().position(|one| *one == view).expect("a view");
    let stories: Vec<StoryId> = listing.stories.iter().map(|story| story.story).collect();
    assert_eq!(listing.counts[place], stories.len() as u64, "{view:?}");
    stories
}

#[test]
fn editors_ask_others_and_everybody_may_take_what_is_theirs_to_open() {
    let room = room();
    let (editor, translator) = (room.everywhere(Role::Editor), room.somebody(Role::Translator, "en"));
    let ferry = version("ferry/en");
    let assign = |ctx, person| assigning::assign(&room.newsroom, ctx, ferry, person, None);
    assert!(matches!(assign(&translator, Some(who(Role::Editor))), Err(NewsroomError::Forbidden)));
    assign(&translator, Some(who(Role::Translator))).expect("takes it");
    assert_eq!(room.last_act(), "version.assign");
    assert!(noticing::notices(&room.newsroom, &translator).expect("read").is_empty(), "they know");
    // An author opens nothing but their own drafts.
    room.everywhere(Role::Author);
    assert!(matches!(assign(&editor, Some(who(Role::Author))), Err(NewsroomError::Invalid { field: "person", .. })));
    assign(&editor, None).expect("nobody");
    assign(&editor, Some(who(Role::Translator))).expect("asked");
    let told = noticing::notices(&room.newsroom, &translator).expect("read");
    assert_eq!((told[0].notice.kind, told[0].headline.as_str()), (NoticeKind::Assigned, "ferry/en"));
    assert!(matches!(assign(&room.reader(), None), Err(NewsroomError::SignInNeeded)));
}

#[test]
fn each_view_has_what_it_says() {
    let room = room();
    let editor = room.everywhere(Role::Editor);
    assert_eq!(view(&room, &editor, BoardView::All).len(), 3);
    assert_eq!(view(&room, &editor, BoardView::Waiting), [id("draft")], "to be judged");
    assert_eq!(view(&room, &editor, BoardView::Missing), [id("bell")], "not in Albanian");
    let english = room.somebody(Role::Translator, "en");
    assert_eq!(view(&room, &english, BoardView::Missing), [], "nothing is missing where they work");
    assert_eq!(view(&room, &english, BoardView::Waiting), [], "not theirs to judge");
    let due = Some(editor.now.plus_secs(60));
    assigning::assign(&room.newsroom, &editor, version("ferry/fa"), None, due).expect("due");
    assert_eq!(view(&room, &editor, BoardView::Due), [id("ferry")]);
    assert_eq!(view(&room, &editor, BoardView::Recent), [], "long ago");
    assert_eq!(view(&room, &editor, BoardView::Scheduled), []);
    let filter = BoardFilter { edition: Some(code("sq")), ..BoardFilter::default() };
    let asked = BoardAsked { view: BoardView::Due, filter: filter.clone() };
    let found = writing::board(&room.newsroom, &editor, &asked, PageNumber::FIRST).expect("a board").stories;
    assert_eq!(found.len(), 1, "one of its versions is in Albanian");
    let asked = BoardAsked { view: BoardView::All, filter: BoardFilter { kind: Some(Kind::Page), ..filter } };
    assert_eq!(writing::board(&room.newsroom, &editor, &asked, PageNumber::FIRST).expect("a board").stories, []);
}

#[test]
fn what_is_sent_back_waits_for_its_writer_until_it_is_handed_on_again() {
    let room = room();
    let (author, editor) = (room.everywhere(Role::Author), room.everywhere(Role::Editor));
    let begun = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "Mine").expect("begun");
    writing::hand_on(&room.newsroom, &author, begun.id, begun.working).expect("handed on");
    writing::send_back(&room.newsroom, &editor, begun.id, None, " Shorter,\nplease. ").expect("sent back");
    assert_eq!(view(&room, &author, BoardView::Waiting), [begun.story]);
    let kinds: Vec<_> =
        noticing::notices(&room.newsroom, &author).expect("read").iter().map(|told| told.notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::SentBack]);
    let opened = writing::open(&room.newsroom, &author, begun.id).expect("opened");
    let (remark, _) = &opened.remarks[0];
    assert_eq!((remark.text.as_str(), remark.by), ("Shorter,\nplease.", Some(who(Role::Editor))));
    remarking::answer(&room.newsroom, &author, begun.id, remark.id, "Done.").expect("answered");
    let told = noticing::notices(&room.newsroom, &editor).expect("read");
    let kinds: Vec<_> = told.iter().map(|told| told.notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::Answer, NoticeKind::HandedOn]);
    noticing::mark_read(&room.newsroom, &editor, told[0].notice.id).expect("read");
    assert_eq!(noticing::unread(&room.newsroom, &editor).expect("read"), 0);
    remarking::resolve(&room.newsroom, &author, begun.id, remark.id, true).expect("resolved");
    remarking::resolve(&room.newsroom, &author, begun.id, remark.id, false).expect("reopened");
    writing::hand_on(&room.newsroom, &author, begun.id, opened.version.working).expect("handed on");
    assert_eq!(view(&room, &author, BoardView::Waiting), []);
    // Opening it is seeing what was told of it, and of nothing else.
    let other = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "Another").expect("begun");
    writing::hand_on(&room.newsroom, &author, other.id, other.working).expect("handed on");
    assert_eq!(noticing::unread(&room.newsroom, &editor).expect("read"), 2);
    writing::present(&room.newsroom, &editor, begun.id, 7).expect("there");
    assert_eq!(noticing::unread(&room.newsroom, &editor).expect("read"), 1);
    assert_eq!(noticing::unread(&room.newsroom, &author).expect("read"), 1, "theirs is theirs");
}

#[test]
fn whoever_has_a_version_open_hears_of_others_by_name_and_of_their_own_other_window() {
    let room = room();
    let (editor, publisher) = (room.everywhere(Role::Editor), room.everywhere(Role::Publisher));
    let bell = version("bell/en");
    let here = |ctx, window| writing::present(&room.newsroom, ctx, bell, window).expect("there");
    assert_eq!(here(&editor, 1), writing::Others::default());
    assert_eq!(here(&editor, 1), writing::Others::default(), "loaded again, it is the same window");
    assert!(here(&editor, 2).own);
    let others = here(&publisher, 3);
    assert_eq!((others.names.len(), others.own), (1, false));
    let others = here(&editor, 1);
    assert_eq!((others.names.len(), others.own), (1, true));
}

#[test]
fn what_is_handed_on_to_somebody_is_told_to_them_alone() {
    let room = room();
    let (author, editor) = (room.everywhere(Role::Author), room.everywhere(Role::Editor));
    let publisher = room.everywhere(Role::Publisher);
    let begun = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "Mine").expect("begun");
    assigning::assign(&room.newsroom, &editor, begun.id, Some(who(Role::Publisher)), None).expect("asked");
    writing::hand_on(&room.newsroom, &author, begun.id, begun.working).expect("handed on");
    let kinds = |ctx| -> Vec<_> {
        noticing::notices(&room.newsroom, ctx).expect("read").iter().map(|told| told.notice.kind).collect()
    };
    assert_eq!(kinds(&publisher), [NoticeKind::HandedOn, NoticeKind::Assigned]);
    assert_eq!(kinds(&editor), []);
}

#[test]
fn a_writer_is_told_when_others_correct_take_down_or_withdraw_their_text() {
    let room = room();
    let (author, publisher) = (room.everywhere(Role::Author), room.everywhere(Role::Publisher));
    let begun = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "Mine").expect("begun");
    let publish = || writing::publish(&room.newsroom, &publisher, begun.id, begun.working).expect("published");
    publish();
    let correct = |kind| correcting::correct(&room.newsroom, &publisher, begun.id, kind, "A name.").expect("corrected");
    correct(CorrectionKind::Typo);
    correct(CorrectionKind::Correction);
    writing::unpublish(&room.newsroom, &publisher, begun.id).expect("unpublished");
    publish();
    writing::withdraw(&room.newsroom, &publisher, begun.id, "An error.").expect("withdrawn");
    let kinds = |ctx| -> Vec<_> {
        noticing::notices(&room.newsroom, ctx).expect("read").iter().map(|told| told.notice.kind).collect()
    };
    let all = [
        NoticeKind::Withdrawn,
        NoticeKind::Published,
        NoticeKind::Unpublished,
        NoticeKind::Corrected,
        NoticeKind::Published,
    ];
    assert_eq!(kinds(&author), all);
    assert_eq!(kinds(&publisher), [], "nobody is told what they did");
}

#[test]
fn what_was_planned_is_told_to_who_planned_it_and_to_the_writer_once_it_has_happened() {
    let room = room();
    let (author, publisher) = (room.everywhere(Role::Author), room.everywhere(Role::Publisher));
    let begun = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "Mine").expect("begun");
    let (out, away) = (publisher.now.plus_secs(60), publisher.now.plus_secs(120));
    writing::plan_publication(&room.newsroom, &publisher, begun.id, begun.working, out).expect("planned");
    writing::plan_unpublication(&room.newsroom, &publisher, begun.id, away).expect("planned");
    room.clock.forward(180_000);
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("done").acts, 2);
    for person in [&author, &publisher] {
        let told = noticing::notices(&room.newsroom, person).expect("read");
        assert_eq!(told.iter().map(|told| told.notice.kind).collect::<Vec<_>>(), [NoticeKind::PlanDone; 2]);
    }
}

#[test]
fn a_remark_is_about_a_paragraph_that_is_there_and_for_who_may_open_the_version() {
    let room = room();
    let editor = room.everywhere(Role::Editor);
    let ferry = version("ferry/en");
    let opened = writing::open(&room.newsroom, &editor, ferry).expect("opened");
    let (block, quote) = remarking::beginnings(&opened.working.content.body).remove(0);
    let remark = |ctx, block, text: &str| remarking::remark(&room.newsroom, ctx, ferry, block, text);
    let made = remark(&editor, Some(block), "Who says so?").expect("said");
    let opened = writing::open(&room.newsroom, &editor, ferry).expect("opened");
    assert_eq!((opened.remarks[0].0.id, opened.remarks[0].0.quote.as_str()), (made, quote.as_str()));
    let nowhere = domain::document::BlockId::parse("zzzz");
    assert!(matches!(remark(&editor, nowhere, "x"), Err(NewsroomError::NotFound)));
    for text in ["", " \n ", &"x".repeat(2_001)] {
        assert!(matches!(remark(&editor, None, text), Err(NewsroomError::Invalid { field: "text", .. })));
    }
    assert!(matches!(remark(&room.everywhere(Role::Author), None, "x"), Err(NewsroomError::NotFound)));
    let other = remarking::answer(&room.newsroom, &editor, version("ferry/fa"), made, "x");
    assert!(matches!(other, Err(NewsroomError::NotFound)), "it is another version's");
}

#[test]
fn a_letter_tells_what_was_not_seen_once_and_as_often_as_is_wanted() {
    let room = room();
    let (editor, publisher) = (room.everywhere(Role::Editor), room.everywhere(Role::Publisher));
    let to_publisher = |key| assigning::assign(&room.newsroom, &editor, version(key), Some(who(Role::Publisher)), None);
    let letters = || room.store.read(|store| store.jobs_waiting("mail")).expect("read");
    noticing::set_rhythm(&room.newsroom, &publisher, MailRhythm::Off).expect("set");
    to_publisher("ferry/en").expect("asked");
    assert_eq!(letters(), 0, "nobody wants letters");
    noticing::set_rhythm(&room.newsroom, &publisher, MailRhythm::AtOnce).expect("set");
    to_publisher("ferry/fa").expect("asked");
    to_publisher("ferry/sq").expect("asked");
    assert_eq!(letters(), 1, "one letter for all");
}

#[test]
fn publishing_ends_what_was_asked() {
    let room = room();
    let publisher = room.everywhere(Role::Publisher);
    let ferry = version("ferry/en");
    assigning::assign(&room.newsroom, &publisher, ferry, Some(who(Role::Publisher)), None).expect("asked");
    let opened = writing::open(&room.newsroom, &publisher, ferry).expect("opened");
    writing::publish(&room.newsroom, &publisher, ferry, opened.version.working).expect("published");
    let left = room.store.read(|store| store.assignment_of(ferry)).expect("read");
    assert_eq!(left, Assignment::default());
}

#[test]
fn an_act_on_many_stories_leaves_what_is_not_ones_own_and_is_undone_whole() {
    let room = room();
    let english = room.somebody(Role::Publisher, "en");
    let state = |key| room.store.read(|store| store.version_by_id(version(key))).expect("read").expect("a version");
    let before = state("bell/en");
    let act = bulk::act(&room.newsroom, &english, &[id("bell"), id("ferry")], None, &BulkAct::Unpublish).expect("done");
    let outcome = bulk::outcome(&room.newsroom, &english, act).expect("an outcome");
    let whys: Vec<_> = outcome.refused.iter().map(|one| (one.headline.as_str(), one.why)).collect();
    assert_eq!(outcome.changed, 1);
    assert!(whys.contains(&("bell/fa", Why::Forbidden)) && whys.contains(&("ferry/en", Why::State)), "{whys:?}");
    assert_eq!(state("bell/en").state, State::Unpublished);
    assert_eq!(state("bell/fa").state, State::Published);
    let other = room.everywhere(Role::Admin);
    assert!(matches!(bulk::undo(&room.newsroom, &other, act), Err(NewsroomError::NotFound)), "not theirs");
    bulk::undo(&room.newsroom, &english, act).expect("undone");
    assert_eq!(state("bell/en"), before);
    assert_eq!(room.last_act(), "bulk.undo");
    assert!(matches!(bulk::undo(&room.newsroom, &english, act), Err(NewsroomError::NotFound)), "once");
}

#[test]
fn kinds_authors_and_assignments_of_many_are_undone_unless_they_changed_since() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let read = |key| room.store.read(|store| store.version_by_id(version(key))).expect("read").expect("a version");
    let both = [id("bell"), id("ferry")];
    let act = |what| bulk::act(&room.newsroom, &admin, &both, None, &what).expect("done");
    let before = ["bell/en", "bell/fa", "ferry/en"].map(read);
    let kinds = act(BulkAct::ChangeKind(Kind::Gallery));
    assert_eq!(read("bell/fa").kind, Kind::Gallery);
    let authors = act(BulkAct::AddAuthor("Mira Holt".into()));
    let opened = writing::open(&room.newsroom, &admin, version("bell/en")).expect("opened");
    assert_eq!(opened.working.content.credits[0].name, "Mira Holt");
    assert_ne!(opened.version.live, Some(opened.version.working), "readers see what they saw");
    let asked = act(BulkAct::Assign { person: Some(who(Role::Admin)), due: None });
    assigning::assign(&room.newsroom, &admin, version("ferry/en"), None, None).expect("changed since");
    for one in [asked, authors, kinds] {
        bulk::undo(&room.newsroom, &admin, one).expect("undone");
    }
    let left = bulk::outcome(&room.newsroom, &admin, asked).expect("an outcome");
    assert_eq!(
        left.refused.iter().map(|one| (one.headline.as_str(), one.why)).collect::<Vec<_>>(),
        [("ferry/en", Why::Changed)]
    );
    assert_eq!(["bell/en", "bell/fa", "ferry/en"].map(read), before);
}

#[test]
fn nothing_chosen_and_names_that_nobody_knows_are_refused() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let act = |stories: &[StoryId], what| bulk::act(&room.newsroom, &admin, stories, None, &what);
    assert!(matches!(act(&[], BulkAct::Unpublish), Err(NewsroomError::Invalid { field: "story", .. })));
    let many = vec![id("bell"); 101];
    assert!(matches!(act(&many, BulkAct::Unpublish), Err(NewsroomError::Invalid { field: "story", .. })));
    let tag = act(&[id("bell")], BulkAct::AddTag("no such".into()));
    assert!(matches!(tag, Err(NewsroomError::Invalid { field: "tag", problem: Invalid::Unknown })));
    let refused = bulk::act(&room.newsroom, &room.reader(), &[id("bell")], None, &BulkAct::Unpublish);
    assert!(matches!(refused, Err(NewsroomError::SignInNeeded)));
}
