//! What was planned happens while the program serves.

use super::super::serving::keep_house;
use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode};
use domain::Timestamp;
use domain::story::Origin;
use newsroom::writing;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_planned_story_is_there_for_readers_when_its_moment_has_come() {
    let site = TestNewsroom::with(&[("A lamp", "a-lamp", "draft")]);
    let (version, ctx) = (site.version("/en/a-lamp"), site.system());
    let working = writing::open(&site.newsroom, &ctx, version).expect("opened").working.id;
    let soon = Timestamp(ctx.now.unix_ms() + 300);
    writing::plan_publication(&site.newsroom, &ctx, version, working, soon).expect("planned");
    assert_eq!(site.send(Request::get("/en/a-lamp")).await.status, StatusCode::NOT_FOUND);
    let house = tokio::spawn(keep_house(site.newsroom.clone(), site.reads.clone()));
    let mut status = StatusCode::NOT_FOUND;
    for _ in 0..100 {
        status = site.send(Request::get("/en/a-lamp")).await.status;
        if status == StatusCode::OK {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    house.abort();
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_story_that_was_to_change_and_to_go_does_so_after_the_program_was_down() {
    let site = TestNewsroom::with(&[("A lamp", "a-lamp", "publish")]);
    let (version, ctx) = (site.version("/en/a-lamp"), site.system());
    let opened = writing::open(&site.newsroom, &ctx, version).expect("opened");
    let draft = writing::Draft {
        version,
        base: opened.working.id,
        headline: "A brighter lamp".to_owned(),
        deck: String::new(),
        body: opened.working.content.body,
    };
    let working = writing::save(&site.newsroom, &ctx, draft, Origin::Saved).expect("saved").working;
    let at = |secs: i64| Timestamp(ctx.now.unix_ms() + secs * 1_000);
    writing::plan_publication(&site.newsroom, &ctx, version, working, at(600)).expect("planned");
    writing::plan_unpublication(&site.newsroom, &ctx, version, at(7_200)).expect("planned");
    assert!(site.send(Request::get("/en/a-lamp")).await.body.contains(">A lamp<!></h1>"));
    for (down, expected) in [(3_600, (StatusCode::OK, true)), (7_200, (StatusCode::NOT_FOUND, false))] {
        // Nobody keeps house while the moment comes and passes.
        site.pass_secs(down);
        let house = tokio::spawn(keep_house(site.newsroom.clone(), site.reads.clone()));
        let mut seen = (StatusCode::OK, false);
        for _ in 0..100 {
            let answer = site.send(Request::get("/en/a-lamp")).await;
            seen = (answer.status, answer.body.contains("A brighter lamp"));
            if seen == expected {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        house.abort();
        assert_eq!(seen, expected);
    }
    let left = site.store().read(|store| store.plans_of_version(version)).expect("read");
    assert_eq!(left, []);
}
