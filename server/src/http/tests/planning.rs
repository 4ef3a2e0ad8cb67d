//! What was planned happens while the program serves.

use super::super::serving::keep_house;
use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode};
use domain::Timestamp;
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
