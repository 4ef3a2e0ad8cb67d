//! What is read most: counted where pages go out, shown once the list is drawn up.

use super::newsroom::TestNewsroom;
use axum::http::{Method, Request, StatusCode, header};
use newsroom::most_read;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

fn as_reader(address: &str) -> axum::http::request::Builder {
    Request::get(address).header(header::USER_AGENT, BROWSER)
}

fn site() -> TestNewsroom {
    TestNewsroom::with(&[("A", "a", "publish"), ("B", "b", "publish"), ("C", "c", "publish"), ("D", "d", "draft")])
}

/// The stories of the list's page, in order.
async fn listed(site: &TestNewsroom) -> Vec<String> {
    let page = site.get("/en/most-read").await;
    assert_eq!(page.status, StatusCode::OK);
    let links = page.body.split("class=\"card-headline\"><a href=\"").skip(1);
    links.filter_map(|rest| rest.split('"').next()).map(ToOwned::to_owned).collect()
}

fn draw_up(site: &TestNewsroom) -> bool {
    most_read::count(&site.newsroom, &site.system(), &site.take_reads()).expect("counted");
    most_read::draw_up(&site.newsroom, &site.system()).expect("drawn up")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_follows_what_was_read_and_a_kept_page_counts_as_a_rendered_one() {
    let site = site();
    assert_eq!(listed(&site).await, Vec::<String>::new());
    for (address, times) in
        [("/en/b", 3), ("/en/c", 1), ("/api/reader/page?edition=en&kind=story&key=c", 1), ("/en/a", 1)]
    {
        for _ in 0..times {
            assert_eq!(site.send(as_reader(address)).await.status, StatusCode::OK, "{address}");
        }
    }
    assert!(draw_up(&site));
    assert_eq!(listed(&site).await, ["/en/b", "/en/c", "/en/a"]);
    let front = site.get("/en/").await.body.replace("<!>", "");
    assert!(front.contains("class=\"most-read\"") && front.contains("class=\"number\">1</span>"), "{front}");
}

#[tokio::test(flavor = "multi_thread")]
async fn counting_moves_no_generation_and_a_list_that_stays_the_same_neither() {
    let site = site();
    let before = site.newsroom.content_generation();
    site.send(as_reader("/en/a")).await;
    most_read::count(&site.newsroom, &site.system(), &site.take_reads()).expect("counted");
    assert_eq!(site.newsroom.content_generation(), before);
    assert!(draw_up(&site));
    let drawn = site.newsroom.content_generation();
    assert!(drawn > before, "readers see the list");
    site.send(as_reader("/en/a")).await;
    assert!(!draw_up(&site));
    assert_eq!(site.newsroom.content_generation(), drawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_readers_of_stories_are_counted() {
    let site = site();
    let robot = "Mozilla/5.0 (compatible; Googlebot/2.1)";
    for request in [
        Request::builder().method(Method::HEAD).uri("/en/a").header(header::USER_AGENT, BROWSER),
        as_reader("/en/a").header("sec-purpose", "prefetch"),
        as_reader("/api/reader/page?edition=en&kind=story&key=a").header("x-nashr-purpose", "prefetch"),
        Request::get("/en/a").header(header::USER_AGENT, robot),
        Request::get("/en/a"),
        as_reader("/en/d"),
        as_reader("/en/"),
        as_reader("/en/articles"),
    ] {
        site.send(request).await;
    }
    assert_eq!(site.take_reads(), []);
    site.send(as_reader("/en/a")).await;
    assert_eq!(site.take_reads().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_cannot_count_or_draw_up() {
    use domain::Actor;
    use newsroom::{NewsroomError, RequestId};
    let site = site();
    let reader = site.newsroom.context(Actor::Anonymous, RequestId(0));
    assert!(matches!(most_read::count(&site.newsroom, &reader, &[]), Err(NewsroomError::Forbidden)));
    assert!(matches!(most_read::draw_up(&site.newsroom, &reader), Err(NewsroomError::Forbidden)));
}
