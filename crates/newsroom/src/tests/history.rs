//! What was written before.

use super::room::{Room, story, version};
use crate::writing::{self, SavedState};
use crate::{Context, NewsroomError};
use domain::story::Origin;
use domain::{Role, State};

fn room() -> Room {
    Room::with(vec![story("bell", &[("en", State::Published)]), story("draft", &[("en", State::Draft)])])
}

fn write(room: &Room, ctx: &Context, headline: &str, origin: Origin) -> SavedState {
    let opened = writing::open(&room.newsroom, ctx, version("bell/en")).expect("opened");
    let content = opened.working.content;
    let draft = writing::Draft {
        version: opened.version.id,
        base: opened.working.id,
        headline: headline.to_owned(),
        deck: content.deck,
        body: content.body,
    };
    writing::save(&room.newsroom, ctx, draft, origin).expect("saved")
}

#[test]
fn an_old_text_is_taken_back_without_losing_the_new_one() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let bell = version("bell/en");
    let first = writing::open(&room.newsroom, &ctx, bell).expect("opened").working;
    let second = write(&room, &ctx, "Second", Origin::Saved);
    let generation = room.newsroom.content_generation();
    let restored = writing::restore(&room.newsroom, &ctx, bell, second.working, first.id).expect("restored");
    assert_eq!(room.newsroom.content_generation(), generation, "readers see nothing of it");
    let past = writing::revision(&room.newsroom, &ctx, bell, restored.working).expect("read");
    assert_eq!(past.revision.content, first.content);
    assert_eq!(past.before.expect("the one before").content.headline, "Second");
    let history = writing::revisions(&room.newsroom, &ctx, bell).expect("read").revisions;
    let origins: Vec<_> = history.iter().map(|(head, _)| (head.number, head.origin)).collect();
    assert_eq!(origins[..2], [(3, Origin::Restored), (2, Origin::Saved)]);
}

#[test]
fn a_text_is_not_taken_back_over_one_that_nobody_saw() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let bell = version("bell/en");
    let first = writing::open(&room.newsroom, &ctx, bell).expect("opened").working;
    let second = write(&room, &ctx, "Second", Origin::Saved);
    let refused = writing::restore(&room.newsroom, &ctx, bell, first.id, first.id);
    assert!(matches!(refused, Err(NewsroomError::Conflict { working }) if working == second.working));
}

#[test]
fn another_versions_past_is_not_this_ones() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let (bell, draft) = (version("bell/en"), version("draft/en"));
    let other = writing::open(&room.newsroom, &ctx, draft).expect("opened").working.id;
    let own = writing::open(&room.newsroom, &ctx, bell).expect("opened").working.id;
    let read = writing::revision(&room.newsroom, &ctx, bell, other);
    assert!(matches!(read, Err(NewsroomError::NotFound)));
    let restored = writing::restore(&room.newsroom, &ctx, bell, own, other);
    assert!(matches!(restored, Err(NewsroomError::NotFound)));
    let stranger = writing::revisions(&room.newsroom, &room.somebody(Role::Editor, "fa"), bell);
    assert!(matches!(stranger, Err(NewsroomError::NotFound)));
}
