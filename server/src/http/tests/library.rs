//! The library: files on their way in, who may change what, and what readers get of it.

use super::newsroom::{Answer, ORIGIN, TestNewsroom};
use super::pictures::{PDF, png};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::Role;
use domain::ids::MediaId;
use newsroom::picturing::{self, Worked};
use std::path::Path;

const LINE: &str = "----a-line-between";

fn part(name: &str, file: Option<&str>, bytes: &[u8]) -> Vec<u8> {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    let head = format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

fn form(parts: &[Vec<u8>]) -> Vec<u8> {
    [parts.concat(), format!("--{LINE}--\r\n").into_bytes()].concat()
}

async fn send(site: &TestNewsroom, cookie: &str, json: bool, body: Body) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/desk/library/upload")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
        .header(header::ORIGIN, ORIGIN)
        .header(header::ACCEPT, if json { "application/json" } else { "text/html" })
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie);
    site.send_body(request, body).await
}

async fn upload(site: &TestNewsroom, cookie: &str, name: &str, bytes: &[u8]) -> Answer {
    send(site, cookie, true, Body::from(form(&[part("file", Some(name), bytes)]))).await
}

fn said(answer: &Answer) -> serde_json::Value {
    serde_json::from_str(&answer.body).expect(&answer.body)
}

async fn added(site: &TestNewsroom, cookie: &str, name: &str, bytes: &[u8]) -> MediaId {
    let answer = upload(site, cookie, name, bytes).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.body);
    said(&answer)["picked"]["media"].as_str().and_then(|id| id.parse().ok()).expect("an id")
}

fn files_below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 }).sum()
}

/// Nothing came of it: no row, no bytes, no temporary file.
fn left_nothing(site: &TestNewsroom) -> bool {
    let none = site.store().read(|store| store.media_all(None, 9)).expect("read").is_empty();
    none && files_below(&site.folder().join("media")) == 0 && files_below(&site.folder().join("incoming")) == 0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_uploaded_is_the_desks_until_something_shows_it() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Author);
    let answer = upload(&site, &cookie, "ferry.png", &png(7)).await;
    let said = said(&answer);
    assert_eq!((answer.status, said["already"].as_bool()), (StatusCode::OK, Some(false)), "{said}");
    assert_eq!(answer.header("cache-control"), "no-store");
    let picked = &said["picked"];
    assert_eq!((picked["kind"].as_str(), picked["name"].as_str()), (Some("picture"), Some("ferry.png")));
    assert_eq!((picked["width"].as_u64(), picked["height"].as_u64()), (Some(200), Some(150)));
    let src = picked["src"].as_str().expect("an address");
    assert_eq!(site.get(src).await.status, StatusCode::NOT_FOUND, "readers");
    let own = site.send(Request::get(src).header(header::COOKIE, &cookie)).await;
    assert_eq!((own.status, own.header("cache-control")), (StatusCode::OK, "private, no-store"));
    assert_eq!(files_below(&site.folder().join("incoming")), 0);
    let worked = picturing::work(&site.newsroom, &site.system()).expect("worked");
    assert!(matches!(worked, Some(Worked::Sizes(_))), "its sizes were enqueued with it: {worked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_are_in_the_library_once() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let first = added(&site, &cookie, "a.png", &png(1)).await;
    let again = upload(&site, &cookie, "b.png", &png(1)).await;
    let again = said(&again);
    assert_eq!(again["already"].as_bool(), Some(true));
    assert_eq!(again["picked"]["media"].as_str(), Some(first.to_string().as_str()));
    assert_eq!(again["picked"]["name"].as_str(), Some("a.png"));
    assert_eq!(site.store().read(|store| store.media_all(None, 9)).expect("read"), [first]);
    // Taken out, and brought in once more: it is back.
    let removed = site.post("/desk/library/remove", FORM, &cookie, format!("media={first}")).await;
    assert_eq!(removed.header("location"), format!("/desk/library?done=removed&media={first}"));
    assert_eq!(added(&site, &cookie, "c.png", &png(1)).await, first);
    let page = site.send(Request::get("/desk/library").header(header::COOKIE, &cookie)).await.body;
    assert!(page.contains("a.png"), "{page}");
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_file_of_ours_is_refused_in_words_and_leaves_nothing() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let picture = png(3);
    let cut = &picture[..picture.len() / 2];
    // 50,000 pixels a side, which no decoder is to try.
    let mut flood = picture.clone();
    flood[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    // The header promises more rows than there are.
    let mut lying = picture.clone();
    lying[20..24].copy_from_slice(&4_000_u32.to_be_bytes());
    let page = b"<!DOCTYPE html><script>alert(1)</script>";
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let rows: [(&str, &[u8], &str); 13] = [
        ("page.html", page, "kind"),
        ("page.png", page, "kind"),
        ("drawing.svg", svg, "kind"),
        ("letter.docx", b"PK\x03\x04 and more", "kind"),
        ("archive.zip", b"PK\x03\x04 and more", "kind"),
        ("program.exe", b"MZ\x90\0", "kind"),
        ("cod\u{202e}gpj.exe", &picture, "name"),
        ("page.html", &picture, "name"),
        ("picture.pdf", &picture, "name"),
        ("cut.png", cut, "damaged"),
        ("flood.png", &flood, "pixels"),
        ("lying.png", &lying, "damaged"),
        ("nothing.png", b"", "empty"),
    ];
    for (name, bytes, code) in rows {
        let answer = upload(&site, &cookie, name, bytes).await;
        let said = said(&answer);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {said}");
        assert_eq!(said["problem"].as_str(), Some(code), "{name}: {said}");
        assert!(said["words"].as_str().is_some_and(|words| words.len() > 20), "{name}: {said}");
        assert!(left_nothing(&site), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_speaks_the_persons_language() {
    let site = TestNewsroom::with(&[]);
    for (language, words) in [("en", "JPEG, PNG"), ("ar", "لا يمكن"), ("fa", "به کار نمی"), ("sq", "nuk mund")]
    {
        site.person(language, language, Role::Author, language);
        let cookie = site.sign_in(language);
        let answer = upload(&site, &cookie, "a.exe", b"MZ").await;
        assert!(said(&answer)["words"].as_str().expect("words").contains(words), "{language}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_leads_to_what_came_of_it() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let good = send(&site, &cookie, false, Body::from(form(&[part("file", Some("a.pdf"), PDF)]))).await;
    assert_eq!(good.status, StatusCode::SEE_OTHER);
    assert!(good.header("location").ends_with("?done=added"), "{}", good.header("location"));
    let bad = send(&site, &cookie, false, Body::from(form(&[part("file", Some("a.exe"), b"MZ")]))).await;
    assert_eq!(bad.header("location"), "/desk/library?problem=kind");
    let page = site.send(Request::get(bad.header("location")).header(header::COOKIE, &cookie)).await;
    assert!(page.body.contains(">This file cannot be used here."), "{}", page.body);
    assert!(page.header("content-security-policy").contains("script-src 'self' "));
    let nothing = send(&site, &cookie, false, Body::from(form(&[]))).await;
    assert_eq!(nothing.header("location"), "/desk/library?problem=empty");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_breaks_leaves_nothing() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let whole = form(&[part("file", Some("a.png"), &png(9))]);
    let cut = whole[..whole.len() / 2].to_vec();
    let broken = in_pieces(vec![Ok(cut.clone()), Err(std::io::Error::other("the line broke"))]);
    let answer = send(&site, &cookie, true, broken).await;
    assert_eq!((answer.status, said(&answer)["problem"].as_str()), (StatusCode::BAD_REQUEST, Some("cut")));
    assert!(left_nothing(&site));
    let ended = send(&site, &cookie, true, Body::from(cut)).await;
    assert_eq!(said(&ended)["problem"].as_str(), Some("cut"));
    assert!(left_nothing(&site));
    for body in ["", "not a form", "------a-line-between\r\n"] {
        let answer = send(&site, &cookie, true, Body::from(body)).await;
        assert!(answer.status.is_client_error(), "{body:?}: {}", answer.status);
    }
}

fn in_pieces(pieces: Vec<Result<Vec<u8>, std::io::Error>>) -> Body {
    Body::from_stream(Pieces(pieces.into_iter()))
}

/// A body in pieces, of which one may be the end of the line.
struct Pieces(std::vec::IntoIter<Result<Vec<u8>, std::io::Error>>);

impl futures_core::Stream for Pieces {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_is_refused_while_it_comes() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let mut pieces = vec![Ok(part("file", Some("a.png"), &png(9)))];
    pieces.extend(std::iter::repeat_with(|| Ok(vec![0; 1 << 20])).take(60));
    let answer = send(&site, &cookie, true, in_pieces(pieces)).await;
    let said = said(&answer);
    assert_eq!(said["problem"].as_str(), Some("bytes"), "{said}");
    assert!(left_nothing(&site));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_hides_in_a_picture_reaches_no_reader() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Admin);
    // A picture with a page and an archive behind its end.
    let hidden = b"<script>alert('hidden')</script>PK\x03\x04";
    let id = added(&site, &cookie, "both.png", &[png(5), hidden.to_vec()].concat()).await;
    let media = site.media(id);
    let hash = media.hash.expect("bytes");
    let size = site.send(Request::get(format!("/media/{hash}/200.webp")).header(header::COOKIE, &cookie)).await;
    assert_eq!(size.status, StatusCode::OK);
    assert!(!size.body.contains("hidden"), "made anew from its pixels");
    let original = format!("/media/{hash}/original.bin");
    assert_eq!(site.get(&original).await.status, StatusCode::NOT_FOUND);
    let own = site.send(Request::get(&original).header(header::COOKIE, &cookie)).await;
    assert_eq!(own.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(own.header("content-disposition").starts_with("attachment;"), "{}", own.header("content-disposition"));
    assert_eq!((own.header("content-type"), own.header("x-content-type-options")), ("image/png", "nosniff"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_file_keeps_its_address_and_every_page_changes() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Publisher);
    let id = added(&site, &cookie, "a.pdf", PDF).await;
    let before = site.newsroom.content_generation();
    let other = [PDF, b" second"].concat();
    let body = form(&[part("media", None, id.to_string().as_bytes()), part("file", Some("b.pdf"), &other)]);
    let answer = send(&site, &cookie, false, Body::from(body)).await;
    assert_eq!(answer.header("location"), format!("/desk/library/{id}?done=replaced"));
    assert!(site.newsroom.content_generation() > before, "pages are rendered anew");
    let file = site.send(Request::get(format!("/files/{id}/a.pdf")).header(header::COOKIE, &cookie)).await;
    assert!(file.body.ends_with(" second"), "the address stays, the bytes are new");
    // A picture in a file's place.
    let body = form(&[part("media", None, id.to_string().as_bytes()), part("file", Some("b.png"), &png(1))]);
    let answer = send(&site, &cookie, false, Body::from(body)).await;
    assert_eq!(answer.header("location"), format!("/desk/library/{id}?problem=form"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_change_a_medium_may_not() {
    let site = TestNewsroom::with(&[]);
    for (login, role) in [("ana", Role::Author), ("ben", Role::Author), ("eda", Role::Editor)] {
        site.person(login, login, role, "en");
    }
    let (ana, ben, eda) = (site.sign_in("ana"), site.sign_in("ben"), site.sign_in("eda"));
    let id = added(&site, &ana, "a.png", &png(1)).await;
    let change = format!("media={id}&caption.en=The+ferry&alt.en=A+ferry&name=ferry.png&rights=&expires=");
    for (cookie, expected) in
        [(&ben, StatusCode::FORBIDDEN), (&ana, StatusCode::SEE_OTHER), (&eda, StatusCode::SEE_OTHER)]
    {
        let answer = site.post("/desk/library/change", FORM, cookie, change.clone()).await;
        assert_eq!(answer.status, expected);
        let framed = format!("media={id}&x=100&y=900");
        assert_eq!(site.post("/desk/library/frame", FORM, cookie, framed).await.status, expected);
        let body = form(&[part("media", None, id.to_string().as_bytes()), part("file", Some("b.png"), &png(2))]);
        let replaced = send(&site, cookie, true, Body::from(body)).await.status;
        assert_eq!(replaced, if expected == StatusCode::SEE_OTHER { StatusCode::OK } else { expected });
    }
    let media = site.media(id);
    assert_eq!((media.file_name.as_str(), media.texts[0].alt.as_str()), ("ferry.png", "A ferry"));
    assert_eq!(media.framing.class(), "focus-left focus-bottom");
    let wrong = site.post("/desk/library/change", FORM, &eda, format!("media={id}&expires=2024-13-01")).await;
    assert_eq!(wrong.header("location"), format!("/desk/library/{id}?problem=code&at=texts#texts"));
    // Strangers reach nothing at all.
    let strange = upload(&site, "", "a.png", &png(4)).await;
    assert_eq!((strange.status, said(&strange)["problem"].as_str()), (StatusCode::UNAUTHORIZED, Some("session")));
    for page in ["/desk/library", &format!("/desk/library/{id}")] {
        assert_eq!(site.get(page).await.header("location"), "/desk/sign-in", "{page}");
    }
    assert_eq!(site.get("/desk/library/list").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_of_a_medium_stay_texts_on_its_page() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Admin);
    let id = added(&site, &cookie, "a.png", &png(1)).await;
    let hostile = "%3C%2Ftextarea%3E%3Cscript%3Ehurt()%3C%2Fscript%3E";
    let change = format!("media={id}&caption.en={hostile}&alt.en={hostile}&name=a.png&rights={hostile}&expires=");
    assert_eq!(site.post("/desk/library/change", FORM, &cookie, change).await.status, StatusCode::SEE_OTHER);
    let page = site.send(Request::get(format!("/desk/library/{id}")).header(header::COOKIE, &cookie)).await.body;
    assert!(!page.contains("<script>hurt"), "{page}");
    assert!(page.matches("&lt;/textarea&gt;&lt;script&gt;hurt()").count() >= 3, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_cannot_make_a_browser_upload() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let request = Request::builder()
        .method(Method::POST)
        .uri("/desk/library/upload")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header(header::COOKIE, &cookie);
    let answer = site.send_body(request, Body::from(form(&[part("file", Some("a.png"), &png(1))]))).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(left_nothing(&site));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_used_says_where_and_stays() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let shown = site.store().read(|store| {
        let all = store.media_all(None, 200)?;
        let mut shown = None;
        for id in all {
            if shown.is_none() && store.media_is_shown(id)? && !store.media_uses(id)?.is_empty() {
                shown = Some(id);
            }
        }
        Ok::<_, store::StoreError>(shown.expect("one that is shown"))
    });
    let id = shown.expect("read");
    let page = site.send(Request::get(format!("/desk/library/{id}")).header(header::COOKIE, &cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("class=\"plain-list uses\""), "{}", page.body);
    let removed = site.post("/desk/library/remove", FORM, &cookie, format!("media={id}")).await;
    assert_eq!(removed.header("location"), format!("/desk/library/{id}?problem=required&at=uses#uses"));
    let found = site.send(Request::get("/desk/library?q=a&kind=picture").header(header::COOKIE, &cookie)).await;
    assert!(found.body.contains("class=\"shelf\""), "the demo's pictures are found");
    let list = site.send(Request::get("/desk/library/list?kind=picture&lang=fa").header(header::COOKIE, &cookie)).await;
    let list: serde_json::Value = serde_json::from_str(&list.body).expect("a list");
    assert!(list["items"].as_array().is_some_and(|items| items.len() > 10), "{list}");
    assert!(list["items"].as_array().expect("items").iter().all(|item| item["kind"] == "picture"));
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_are_made_named_and_filled() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let id = added(&site, &cookie, "a.png", &png(1)).await;
    let made = site.post("/desk/library/folder", FORM, &cookie, "name=+Ferries++and+trains+".into()).await;
    assert_eq!(made.header("location"), "/desk/library?done=saved&at=folders#folders");
    let again = site.post("/desk/library/folder", FORM, &cookie, "name=ferries+and+Trains".into()).await;
    assert_eq!(again.header("location"), "/desk/library?problem=taken&at=folders#folders");
    let folder = site.store().read(|store| store.media_folders()).expect("read").remove(0);
    assert_eq!(folder.name, "Ferries and trains");
    let moved = site.post("/desk/library/move", FORM, &cookie, format!("media={id}&folder={}", folder.id)).await;
    assert_eq!(moved.header("location"), "/desk/library?done=moved&at=page");
    let inside =
        site.send(Request::get(format!("/desk/library?folder={}", folder.id)).header(header::COOKIE, &cookie)).await;
    assert!(inside.body.contains("a.png"));
    site.post("/desk/library/folder/remove", FORM, &cookie, format!("folder={}", folder.id)).await;
    let all = site.send(Request::get("/desk/library").header(header::COOKIE, &cookie)).await;
    assert!(all.body.contains("a.png") && !all.body.contains("Ferries and trains"));
}

const FILM: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom and a film of some bytes";
const VTT: &[u8] = b"WEBVTT\n\n00:01.000 --> 00:04.000\nThe ferry leaves.\n";

/// What a film's page sends: whose captions, in which edition, the file.
async fn caption(site: &TestNewsroom, cookie: &str, film: MediaId, edition: &str, bytes: &[u8]) -> Answer {
    let parts = [
        part("speaks", None, film.to_string().as_bytes()),
        part("edition", None, edition.as_bytes()),
        part("file", Some("said.vtt"), bytes),
    ];
    send(site, cookie, false, Body::from(form(&parts))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn captions_of_a_film_are_its_own_by_language_and_broken_ones_say_their_line() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let film = added(&site, &cookie, "film.mp4", FILM).await;
    let broken = caption(&site, &cookie, film, "en", b"WEBVTT\n\n00:01,000 --> 00:04,000\nHello").await;
    let to = broken.header("location");
    assert_eq!(to, format!("/desk/library/{film}?problem=captions&line=3"));
    let page = site.send(Request::get(to).header(header::COOKIE, &cookie)).await.body;
    assert!(page.contains("role=\"alert\"") && page.contains("line 3"), "{page}");
    let done = caption(&site, &cookie, film, "en", VTT).await;
    assert_eq!(done.header("location"), format!("/desk/library/{film}?done=captions"));
    let sent = format!("media={film}&transcript.en=The+ferry+leaves.&transcript.fa=%DA%A9%D8%B4%D8%AA%DB%8C");
    let done = site.post("/desk/library/spoken", FORM, &cookie, sent).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = site.send(Request::get(format!("/desk/library/{film}")).header(header::COOKIE, &cookie)).await.body;
    assert!(page.contains("<track kind=\"captions\"") && page.contains("srclang=\"en\""), "{page}");
    assert!(page.contains("The ferry leaves.") && page.contains("کشتی"), "{page}");
    // A picture in its place is no captions, and an edition that is not there has none.
    let picture = caption(&site, &cookie, film, "en", &png(1)).await;
    assert!(picture.header("location").contains("problem="), "{}", picture.header("location"));
    assert!(caption(&site, &cookie, film, "zz", VTT).await.header("location").contains("problem="));
    let stranger = caption(&site, "", film, "en", VTT).await;
    assert_eq!(stranger.header("location"), "/desk/sign-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_while_picking_is_offered_again_in_that_language() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Author);
    let id = added(&site, &cookie, "ferry.png", &png(2)).await;
    let sent = format!("media={id}&edition=fa&alt=%DA%A9%D8%B4%D8%AA%DB%8C+%D8%B4%D8%A8&credit=Ana");
    let done = site.post("/desk/library/describe", FORM, &cookie, sent).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let list = async |lang: &str| {
        let address = format!("/desk/library/list?lang={lang}");
        said(&site.send(Request::get(address).header(header::COOKIE, &cookie)).await)
    };
    let (fa, en) = (list("fa").await, list("en").await);
    assert_eq!((fa["edition"].as_str(), fa["items"][0]["alt"].as_str()), (Some("fa"), Some("کشتی شب")));
    assert_eq!((en["items"][0]["alt"].as_str(), fa["items"][0]["credit"].as_str()), (Some(""), Some("Ana")));
}
