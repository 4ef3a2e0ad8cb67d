//! What happens to stories by itself.

use super::room::{Room, story, version};
use crate::writing::{self, Done};
use crate::{Context, Invalid, NewsroomError};
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::PlanKind;
use domain::story::Origin;
use domain::{Role, State, Timestamp, Version};

const MINUTE: i64 = 60_000;

fn room() -> Room {
    Room::with(vec![story("bell", &[("en", State::Published)]), story("draft", &[("en", State::Draft)])])
}

fn stored(room: &Room, version: VersionId) -> Version {
    room.store.read(|store| store.version_by_id(version)).expect("read").expect("a version")
}

fn working(room: &Room, version: VersionId) -> RevisionId {
    stored(room, version).working
}

fn write(room: &Room, version: VersionId, headline: &str) -> RevisionId {
    let ctx = room.somebody(Role::Publisher, "en");
    let opened = writing::open(&room.newsroom, &ctx, version).expect("opened");
    let content = opened.working.content;
    let draft = writing::Draft {
        version,
        base: opened.working.id,
        headline: headline.to_owned(),
        deck: content.deck,
        body: content.body,
    };
    writing::save(&room.newsroom, &ctx, draft, Origin::Saved).expect("saved").working
}

fn live_headline(room: &Room, version: VersionId) -> Option<String> {
    let live = stored(room, version).live?;
    Some(room.store.read(|store| store.revision_by_id(live)).expect("read").expect("a revision").content.headline)
}

#[test]
fn a_draft_goes_out_at_its_moment_as_it_was_approved() {
    let room = room();
    let draft = version("draft/en");
    let ctx = room.somebody(Role::Publisher, "en");
    let at = Timestamp(ctx.now.unix_ms() + 10 * MINUTE);
    writing::plan_publication(&room.newsroom, &ctx, draft, working(&room, draft), at).expect("planned");
    assert_eq!(stored(&room, draft).state, State::Scheduled { at });
    write(&room, draft, "Not approved");
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("looked"), Done::default());
    let before = room.newsroom.content_generation();
    // The program was not running when the moment came.
    room.clock.forward(3 * 60 * MINUTE);
    let done = writing::do_what_is_due(&room.newsroom, &room.program()).expect("done");
    assert_eq!(done, Done { acts: 1, given_up: 0 });
    let now = stored(&room, draft);
    assert_eq!((now.state, now.published_at), (State::Published, Some(at)), "it bears the date that was planned");
    assert_eq!(live_headline(&room, draft).as_deref(), Some("draft/en"));
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("looked"), Done::default(), "once");
}

#[test]
fn a_published_story_changes_and_goes_at_its_moments() {
    let room = room();
    let bell = version("bell/en");
    let ctx = room.somebody(Role::Publisher, "en");
    let (change, end) = (Timestamp(ctx.now.unix_ms() + MINUTE), Timestamp(ctx.now.unix_ms() + 2 * MINUTE));
    let new = write(&room, bell, "New words");
    writing::plan_publication(&room.newsroom, &ctx, bell, new, change).expect("planned");
    writing::plan_unpublication(&room.newsroom, &ctx, bell, end).expect("planned");
    assert_eq!(live_headline(&room, bell).as_deref(), Some("bell/en"), "readers see the old words until then");
    room.clock.forward(MINUTE);
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("done").acts, 1);
    let now = stored(&room, bell);
    assert_eq!((live_headline(&room, bell).as_deref(), now.updated_at), (Some("New words"), Some(change)));
    assert_eq!(now.published_at, Some(Timestamp(0)), "the first date stays");
    room.clock.forward(MINUTE);
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("done").acts, 1);
    assert_eq!(stored(&room, bell).state, State::Unpublished);
}

#[test]
fn what_was_planned_can_be_given_up() {
    let room = room();
    let (draft, bell) = (version("draft/en"), version("bell/en"));
    let ctx = room.somebody(Role::Publisher, "en");
    let at = Timestamp(ctx.now.unix_ms() + MINUTE);
    writing::plan_publication(&room.newsroom, &ctx, draft, working(&room, draft), at).expect("planned");
    writing::plan_unpublication(&room.newsroom, &ctx, bell, at).expect("planned");
    let given_up = |version, kind| writing::give_up_plan(&room.newsroom, &ctx, version, kind);
    assert_eq!(given_up(draft, PlanKind::Publication).expect("given up").state, State::Draft);
    assert_eq!(given_up(bell, PlanKind::Unpublication).expect("given up").state, State::Published);
    assert!(matches!(given_up(bell, PlanKind::Unpublication), Err(NewsroomError::NotFound)));
    room.clock.forward(2 * MINUTE);
    assert_eq!(writing::do_what_is_due(&room.newsroom, &room.program()).expect("looked"), Done::default());
}

#[test]
fn a_plan_that_is_given_up_leaves_the_version_where_it_was() {
    for (state, then) in
        [(State::Draft, State::Draft), (State::InReview, State::InReview), (State::Published, State::Published)]
    {
        let room = Room::with(vec![story("harbour", &[("en", state)])]);
        let (harbour, ctx) = (version("harbour/en"), room.somebody(Role::Publisher, "en"));
        for minutes in [1, 9] {
            let at = Timestamp(ctx.now.unix_ms() + minutes * MINUTE);
            writing::plan_publication(&room.newsroom, &ctx, harbour, working(&room, harbour), at).expect("planned");
        }
        let given_up = writing::give_up_plan(&room.newsroom, &ctx, harbour, PlanKind::Publication).expect("given up");
        assert_eq!((&given_up.state, &stored(&room, harbour).state), (&then, &then));
    }
}

#[test]
fn a_plan_is_refused_for_what_has_passed_for_strangers_and_for_other_words() {
    let room = room();
    let draft = version("draft/en");
    let ctx = room.somebody(Role::Publisher, "en");
    let soon = Timestamp(ctx.now.unix_ms() + MINUTE);
    let plan = |ctx: &Context, revision, at| writing::plan_publication(&room.newsroom, ctx, draft, revision, at);
    let seen = working(&room, draft);
    assert!(matches!(plan(&ctx, seen, ctx.now), Err(NewsroomError::Invalid { field: "at", problem: Invalid::Past })));
    for (role, edition) in
        [(Role::Author, "en"), (Role::Translator, "en"), (Role::Editor, "en"), (Role::Publisher, "fa")]
    {
        assert!(plan(&room.somebody(role, edition), seen, soon).is_err(), "{role:?} in {edition}");
    }
    let early = writing::plan_unpublication(&room.newsroom, &ctx, draft, soon);
    assert!(matches!(early, Err(NewsroomError::State(State::Draft))), "nobody will see it");
    plan(&ctx, seen, Timestamp(soon.unix_ms() + MINUTE)).expect("planned");
    let before_it = writing::plan_unpublication(&room.newsroom, &ctx, draft, soon);
    assert!(matches!(before_it, Err(NewsroomError::Invalid { field: "at", problem: Invalid::Past })), "{before_it:?}");
    write(&room, draft, "Other words");
    assert!(matches!(plan(&ctx, seen, soon), Err(NewsroomError::Conflict { .. })));
}

#[test]
fn a_plan_that_cannot_be_done_keeps_no_other_waiting() {
    let room = room();
    let (draft, bell) = (version("draft/en"), version("bell/en"));
    let ctx = room.somebody(Role::Publisher, "en");
    let in_minutes = |minutes: i64| Timestamp(ctx.now.unix_ms() + minutes * MINUTE);
    writing::plan_unpublication(&room.newsroom, &ctx, bell, in_minutes(2)).expect("planned");
    // What no use-case does: a text without a headline waits for its moment.
    write(&room, draft, "");
    let scheduled = State::Scheduled { at: in_minutes(1) };
    room.store.write(|store| store.version_unlist(draft, &scheduled)).expect("scheduled");
    room.clock.forward(5 * MINUTE);
    let done = writing::do_what_is_due(&room.newsroom, &room.program()).expect("done");
    assert_eq!(done, Done { acts: 1, given_up: 1 });
    assert_eq!((stored(&room, draft).state, stored(&room, bell).state), (State::InReview, State::Unpublished));
}
