//! Pictures and files: who may have them, in which form, under which address.

use super::newsroom::{Answer, TestNewsroom};
use axum::http::{Request, StatusCode, header};
use domain::Role;
use domain::document::html::{HtmlInput, from_html};
use domain::edition::Direction;
use domain::ids::{MediaId, VersionId};
use domain::media::{FocalPoint, Framing, Media};
use domain::picture_size::{Encoding, Size};
use domain::story::Origin;
use newsroom::importing::{Importing, Incoming, IncomingMedia, Mode, Notice, Thing};
use newsroom::picturing::{self, Source, Worked};
use newsroom::writing::{self, Draft};
use std::collections::BTreeSet;

/// A PDF that would run something.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF";
const FILM: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom and a film of some bytes";

/// A PNG of one colour; each shade has other bytes.
pub fn png(shade: u8) -> Vec<u8> {
    let adler = {
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in std::iter::repeat_n([0].into_iter().chain(std::iter::repeat_n(shade, 600)), 150).flatten() {
            a = (a + u32::from(byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        b << 16 | a
    };
    let rows: Vec<u8> =
        std::iter::repeat_n([0].into_iter().chain(std::iter::repeat_n(shade, 600)), 150).flatten().collect();
    let mut data = vec![0x78, 0x01];
    let blocks = rows.chunks(60_000).count();
    for (place, block) in rows.chunks(60_000).enumerate() {
        let length = u16::try_from(block.len()).expect("short");
        data.push(u8::from(place + 1 == blocks));
        data.extend_from_slice(&length.to_le_bytes());
        data.extend_from_slice(&(!length).to_le_bytes());
        data.extend_from_slice(block);
    }
    data.extend_from_slice(&adler.to_be_bytes());
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [
        (b"IHDR", [&200_u32.to_be_bytes()[..], &150_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()),
        (b"IDAT", data),
        (b"IEND", Vec::new()),
    ] {
        file.extend_from_slice(&u32::try_from(content.len()).expect("short").to_be_bytes());
        let named = [&name[..], &content].concat();
        file.extend_from_slice(&named);
        file.extend_from_slice(&crc(&named).to_be_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

/// Brings a file into the library.
fn add(site: &TestNewsroom, name: &str, bytes: &[u8]) -> Media {
    try_to_add(site, name, bytes).expect("it is taken")
}

/// The medium, or why its file was refused.
fn try_to_add(site: &TestNewsroom, name: &str, bytes: &[u8]) -> Result<Media, String> {
    let folder = site.folder().join("uploads");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("written");
    let id = MediaId::derived("test", name);
    let media = Media {
        id,
        hash: None,
        file_name: name.into(),
        mime: String::new(),
        width: None,
        height: None,
        bytes: 0,
        source_url: None,
        texts: Vec::new(),
        framing: Framing::default(),
    };
    let edition = "en".parse().expect("en");
    let importing = Importing::begin(&site.newsroom, site.system(), "test", &edition, Mode::Write).expect("an import");
    let thing = Thing::Media(IncomingMedia { media, file: Some(file) });
    let applied = importing.apply(&[Incoming { key: name.into(), thing }]).expect("applied");
    match applied.into_iter().flat_map(|one| one.notices).next() {
        Some(Notice::FileRefused { reason }) => Err(reason),
        _ => Ok(site.media(id)),
    }
}

/// Writes a text into a version as its working one.
fn write(site: &TestNewsroom, version: VersionId, html: &str) {
    let opened = writing::open(&site.newsroom, &site.system(), version).expect("opened");
    let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "picture" };
    let draft = Draft {
        version,
        base: opened.working.id,
        headline: "A headline".into(),
        deck: String::new(),
        body: from_html(html, &input).document,
    };
    writing::save(&site.newsroom, &site.system(), draft, Origin::Saved).expect("saved");
}

fn publish(site: &TestNewsroom, version: VersionId) {
    let opened = writing::open(&site.newsroom, &site.system(), version).expect("opened");
    writing::publish(&site.newsroom, &site.system(), version, opened.working.id).expect("published");
}

fn hash(media: &Media) -> &str {
    media.hash.as_deref().expect("a file")
}

/// What a page says of pictures and files: the narrowest of each `srcset`, and everything else.
fn addresses(html: &str) -> BTreeSet<String> {
    let ours = |text: &str| text.starts_with("/media/") || text.starts_with("/files/");
    let mut found = BTreeSet::new();
    for value in html.split('"').skip(1).step_by(1) {
        let value = value.strip_prefix(super::newsroom::ORIGIN).unwrap_or(value);
        let first = value.split([' ', ',']).next().unwrap_or_default();
        if ours(first) && !first.contains('\\') {
            found.insert(first.to_owned());
        }
    }
    found
}

async fn statuses(site: &TestNewsroom, addresses: &[String]) -> Vec<StatusCode> {
    let mut all = Vec::new();
    for address in addresses {
        all.push(site.get(address).await.status);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_picture_and_file_of_every_public_page_is_there() {
    let site = TestNewsroom::demo();
    let mut known: BTreeSet<String> = ["en", "ar", "fa", "sq"].map(|edition| format!("/{edition}/")).into();
    let mut next: Vec<String> = known.iter().cloned().collect();
    let mut media = BTreeSet::new();
    while let Some(address) = next.pop() {
        let page = site.get(&address).await;
        media.extend(addresses(&page.body));
        let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let to = page.header("location").to_owned();
        for link in links.map(str::to_owned).chain([to]) {
            let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let is_page = ["/en/", "/ar/", "/fa/", "/sq/", "/lite/en/"].iter().any(|root| link.starts_with(root));
            if is_page && !link.contains("/search") && known.insert(link.clone()) {
                next.push(link);
            }
        }
    }
    assert!(media.iter().filter(|address| address.ends_with(".webp")).count() > 40, "{}", media.len());
    assert!(media.iter().any(|address| address.ends_with(".pdf")) && media.iter().any(|a| a.ends_with(".webm")));
    let mut wrong = Vec::new();
    for address in &media {
        let answer = site.get(address).await;
        if answer.status != StatusCode::OK {
            wrong.push((address.clone(), answer.status));
        }
    }
    assert_eq!(wrong, [], "of {}", media.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drafts_pictures_are_the_desks_until_it_is_published_and_again_once_it_is_withdrawn() {
    let site = TestNewsroom::with(&[("A draft", "a-draft", "draft")]);
    let cookie = site.cookie_of(Role::Author);
    let (shown, linked, file) = (add(&site, "a.png", &png(1)), add(&site, "b.png", &png(2)), add(&site, "c.pdf", PDF));
    let version = site.version("/en/a-draft");
    let small = Size { width: 160, encoding: Encoding::WebP };
    let html = format!(
        "<p>See <a href=\"/files/{}/b.webp\">b</a>, <a href=\"{}\">a</a> and <a href=\"/files/{}/c.pdf\">c</a>.</p>",
        linked.id,
        small.address(hash(&shown)),
        file.id,
    );
    write(&site, version, &html);
    let all = [
        small.address(hash(&shown)),
        Size::plain(200).address(hash(&shown)),
        format!("/files/{}/whatever.jpeg", shown.id),
        small.address(hash(&linked)),
        format!("/files/{}/b.webp", linked.id),
        format!("/files/{}/c.pdf", file.id),
    ];
    let originals = [format!("/media/{}/original.png", hash(&shown)), format!("/media/{}/original.pdf", hash(&file))];
    let (none, every) = ([StatusCode::NOT_FOUND; 6], [StatusCode::OK; 6]);
    assert_eq!(statuses(&site, &all).await, none);
    for address in all.iter().chain(&originals) {
        let answer = site.send(Request::get(address).header(header::COOKIE, &cookie)).await;
        assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "private, no-store"), "{address}");
    }
    publish(&site, version);
    assert_eq!(statuses(&site, &all).await, every);
    assert_eq!(statuses(&site, &originals).await, [StatusCode::NOT_FOUND; 2], "what was sent in stays the desk's");
    write(&site, version, "<p>Nothing of it.</p>");
    assert_eq!(statuses(&site, &all).await, every, "saving changes nothing for readers");
    writing::withdraw(&site.newsroom, &site.system(), version, "").expect("withdrawn");
    assert_eq!(statuses(&site, &all).await, none);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_replaced_is_another_one_on_every_page_at_once() {
    let site = TestNewsroom::demo();
    let address = site.address(VersionId::derived("demo", "night-train/en"));
    let pages = [address.as_str(), "/en/", "/fa/", "/lite/en/articles"];
    let before = site.get(&address).await.body;
    let og = |body: &str| {
        let tag = body.split("<meta").find(|tag| tag.contains("og:image\"")).expect("a tag").to_owned();
        tag.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its content").to_owned()
    };
    let old = og(&before);
    let old_hash = old.split('/').rev().nth(1).expect("a hash").to_owned();
    let media = site.media_of_hash(&old_hash);
    let stable = format!("/files/{}/train.jpeg", media.id);
    let first = site.get(&stable).await;
    assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, "image/jpeg"));
    for page in pages {
        site.get(page).await;
    }
    let new = picturing::replace(&site.newsroom, &site.system(), media.id, "new.png", Source::Bytes(&png(9)));
    let new = new.expect("replaced");
    assert_ne!(new.hash, media.hash);
    for page in pages {
        assert!(!site.get(page).await.body.contains(&old_hash), "{page}");
    }
    let after = og(&site.get(&address).await.body);
    assert!(after.contains(hash(&new)), "{after}");
    assert_eq!(site.get(after.strip_prefix(super::newsroom::ORIGIN).expect("ours")).await.status, StatusCode::OK);
    assert_eq!(site.get(&format!("/media/{old_hash}/160.webp")).await.status, StatusCode::NOT_FOUND);
    let second = site.send(Request::get(&stable).header(header::IF_NONE_MATCH, first.header("etag"))).await;
    assert_eq!(second.status, StatusCode::OK, "its address stays and leads to the new one");
    let third = site.send(Request::get(&stable).header(header::IF_NONE_MATCH, second.header("etag"))).await;
    assert_eq!(third.status, StatusCode::NOT_MODIFIED);
    assert_eq!(third.header("cache-control"), "public, max-age=0, must-revalidate");
    let wrong = picturing::replace(&site.newsroom, &site.system(), media.id, "a.pdf", Source::Bytes(PDF));
    assert!(matches!(wrong, Err(newsroom::NewsroomError::Invalid { field: "file", .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_cut_around_what_matters() {
    let site = TestNewsroom::demo();
    let address = site.address(VersionId::derived("demo", "night-train/en"));
    let page = site.get(&address).await.body;
    let hash = page.split("/media/").nth(1).and_then(|rest| rest.get(..64)).expect("a hash").to_owned();
    let media = site.media_of_hash(&hash);
    let framing = Framing { focus: FocalPoint::new(0, 1_000).expect("a point"), whole: false };
    picturing::frame(&site.newsroom, &site.system(), media.id, framing).expect("framed");
    assert!(site.get(&address).await.body.contains("class=\"focus-left focus-bottom\""));
    picturing::frame(&site.newsroom, &site.system(), media.id, Framing { whole: true, ..framing }).expect("framed");
    assert!(site.get(&address).await.body.contains("class=\"whole\""));
    let reader = site.newsroom.context(domain::Actor::Anonymous, newsroom::RequestId(1));
    assert!(picturing::frame(&site.newsroom, &reader, media.id, framing).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn sizes_are_made_once_by_the_job_or_by_whoever_asks_first() {
    let site = TestNewsroom::with(&[("A story", "a-story", "draft")]);
    let picture = add(&site, "a.png", &png(3));
    let version = site.version("/en/a-story");
    write(&site, version, &format!("<p><a href=\"/files/{}/a.jpeg\">a</a></p>", picture.id));
    publish(&site, version);
    let folder = site.newsroom.sizes_folder().join(&hash(&picture)[..2]).join(hash(&picture));
    assert!(!folder.exists());
    let asked = Size { width: 160, encoding: Encoding::Jpeg };
    let address = asked.address(hash(&picture));
    let (one, other) = tokio::join!(site.get(&address), site.get(&address));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(one.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(one.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(one.header("x-content-type-options"), "nosniff");
    let made = || {
        let names = std::fs::read_dir(&folder).expect("a folder").flatten();
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(made(), ["160.jpeg".to_owned()].into());
    // What another program left half written long ago, and what one leaves now.
    for (name, age) in [(".640.webp-000000", 3_600), (".640.webp-111111", 0)] {
        let file = std::fs::File::create(folder.join(name)).expect("a file");
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(age)).expect("a moment");
    }
    let worked = picturing::work(&site.newsroom, &site.system()).expect("worked");
    assert_eq!(worked, Some(Worked::Sizes(Size::made_of(200).len())));
    assert_eq!(picturing::work(&site.newsroom, &site.system()).expect("worked"), None);
    let expected = ["160.jpeg", "160.webp", "200.webp", "200.jpeg", ".640.webp-111111"];
    assert_eq!(made(), expected.map(str::to_owned).into());
    for name in ["640.webp", "199.webp", "0160.webp", "160.avif", "160.png", "original.png", "..%2f160.webp", "refused"]
    {
        let answer = site.get(&format!("/media/{}/{name}", hash(&picture))).await;
        assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_was_cut_off_is_done_by_the_next_and_a_damaged_picture_once() {
    let site = TestNewsroom::with(&[("A story", "a-story", "draft")]);
    let picture = add(&site, "a.png", &png(4));
    // Taken by a worker that was killed, with one size made.
    let (now, ends) = (site.system().now, site.system().now.plus_secs(60));
    site.store().write(|store| store.job_take("picture.sizes", now, ends)).expect("taken").expect("a job");
    picturing::make(&site.newsroom, &site.system(), hash(&picture), &[Size::parse("160.webp").expect("a size")])
        .expect("made");
    assert_eq!(picturing::work(&site.newsroom, &site.system()).expect("worked"), None, "the lease holds");
    let mut later = site.system();
    later.now = later.now.plus_secs(120);
    assert_eq!(
        picturing::work(&site.newsroom, &later).expect("worked"),
        Some(Worked::Sizes(Size::made_of(200).len() - 1))
    );

    let mut broken = png(5);
    broken.truncate(200);
    let broken = add(&site, "broken.png", &broken);
    assert_eq!(picturing::work(&site.newsroom, &site.system()).expect("worked"), Some(Worked::Refused));
    let asked = picturing::make(&site.newsroom, &site.system(), hash(&broken), &Size::made_of(200)).expect("asked");
    assert_eq!(asked, picturing::Made::Refused, "nobody tries again");
}

#[tokio::test(flavor = "multi_thread")]
async fn captions_and_transcript_of_a_film_come_with_it_to_every_page_that_plays_it() {
    let site = TestNewsroom::with(&[("A story", "a-story", "draft")]);
    let film = add(&site, "film.mp4", FILM);
    let captions = ["en", "fa"].map(|code| {
        let text = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{code}");
        (code, add(&site, &format!("{code}.vtt"), text.as_bytes()))
    });
    let version = site.version("/en/a-story");
    let opened = writing::open(&site.newsroom, &site.system(), version).expect("opened");
    let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "film" };
    let elsewhere = "https://films.example/a.mp4";
    let body = from_html(&format!("<video src=\"{elsewhere}\"></video>"), &input).document.to_json();
    // As the editor puts in what was picked from the library.
    let body = body
        .replace(&format!("\"{elsewhere}\""), "null")
        .replace("\"media\":null", &format!("\"media\":\"{}\"", film.id));
    let draft = Draft {
        version,
        base: opened.working.id,
        headline: "A story".into(),
        deck: String::new(),
        body: domain::Document::from_json(&body).expect("a document"),
    };
    writing::save(&site.newsroom, &site.system(), draft, Origin::Saved).expect("saved");
    publish(&site, version);
    let bare = site.get("/en/a-story").await.body;
    assert!(bare.contains("<video") && !bare.contains("<track"), "{bare}");
    let address = format!("/files/{}/en.vtt", captions[0].1.id);
    assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND);
    for (code, file) in &captions {
        let edition = code.parse().expect("a code");
        newsroom::library::put_captions(&site.newsroom, &site.system(), film.id, &edition, file.id).expect("captions");
    }
    let said = |edition: &str, transcript: &str| newsroom::library::SpokenInput {
        edition: edition.parse().expect("a code"),
        transcript: transcript.to_owned(),
        without_captions: false,
    };
    let spoken = [said("en", "First <b>.\n\nSecond."), said("fa", "دیگر")];
    newsroom::library::change_spoken(&site.newsroom, &site.system(), film.id, &spoken).expect("said");
    let page = site.get("/en/a-story").await.body;
    let own = format!("<track kind=\"captions\" default src=\"{address}\" srclang=\"en\" label=\"English\">");
    let other =
        format!("<track kind=\"captions\" src=\"/files/{}/fa.vtt\" srclang=\"fa\" label=\"فارسی\">", captions[1].1.id);
    assert!(page.contains(&own) && page.contains(&other), "{page}");
    assert!(page.find(&own) < page.find(&other), "the page's own language first");
    assert!(page.contains("<details class=\"transcript\">") && page.contains("<p>First &lt;b&gt;.</p><p>Second.</p>"));
    assert!(!page.contains("دیگر"), "another language's transcript is another page's");
    let file = site.get(&address).await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/vtt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn films_and_files_are_given_in_parts_and_run_nothing() {
    let site = TestNewsroom::with(&[("A story", "a-story", "draft")]);
    let (film, pdf) = (add(&site, "film.mp4", FILM), add(&site, "تقرير ٢.pdf", PDF));
    let version = site.version("/en/a-story");
    write(
        &site,
        version,
        &format!("<p><a href=\"/files/{}/film.mp4\">a</a> <a href=\"/files/{}/b.pdf\">b</a></p>", film.id, pdf.id),
    );
    publish(&site, version);
    let address = format!("/files/{}/film.mp4", film.id);
    let part = |of: Option<&str>| {
        let mut request = Request::get(&address).header(header::RANGE, "bytes=4-11");
        if let Some(of) = of {
            request = request.header(header::IF_RANGE, of);
        }
        site.send(request)
    };
    let first: Answer = part(None).await;
    assert_eq!((first.status, first.body.as_str()), (StatusCode::PARTIAL_CONTENT, "ftypmp42"));
    assert_eq!(first.header("content-range"), format!("bytes 4-11/{}", FILM.len()));
    assert_eq!(first.header("content-type"), "video/mp4");
    let tag = first.header("etag").to_owned();
    assert_eq!(part(Some(&tag)).await.status, StatusCode::PARTIAL_CONTENT);
    let whole = part(Some("\"another\"")).await;
    assert_eq!((whole.status, whole.body.len()), (StatusCode::OK, FILM.len()), "a part of other bytes is no use");
    let beyond = site.send(Request::get(&address).header(header::RANGE, "bytes=9999-")).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);

    let paper = site.get(&format!("/files/{}/b.pdf", pdf.id)).await;
    assert_eq!(paper.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(paper.header("x-content-type-options"), "nosniff");
    assert_eq!(
        paper.header("content-disposition"),
        "inline; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%20%D9%A2.pdf"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_is_not_taken_and_no_name_leads_out_of_the_folder() {
    let site = TestNewsroom::with(&[]);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (name, bytes, why) in [
        ("a.svg", &svg[..], "neither a picture"),
        ("a.png", svg, "neither a picture"),
        ("a.html", &png(6), "does not go with its content"),
        ("cod\u{202e}gpj.exe", &png(6), "does not go with its content"),
        ("a.jpg", PDF, "does not go with its content"),
        ("a.jpg", b"\0\0\0\x1cftypavif", "HEIC or AVIF"),
    ] {
        let refused = try_to_add(&site, name, bytes).expect_err(name);
        assert!(refused.contains(why), "{name}: {refused}");
    }
    let picture = add(&site, "a\u{202e}b.png", &png(7));
    let path = site.newsroom.media_folder().join(&hash(&picture)[..2]).join(hash(&picture));
    assert!(path.is_file(), "it is kept by its hash");

    // A link in the folder leads nowhere.
    let cookie = site.cookie_of(Role::Admin);
    let original = format!("/media/{}/original.png", hash(&picture));
    let desk = || site.send(Request::get(&original).header(header::COOKIE, &cookie));
    assert_eq!(desk().await.status, StatusCode::OK);
    std::fs::remove_file(&path).expect("removed");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", &path).expect("a link");
    assert_eq!(desk().await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lighter_form_stands_at_the_same_address_for_whoever_understands_it() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let shown = add(&site, "a.png", &png(7));
    let address = Size { width: 160, encoding: Encoding::WebP }.address(hash(&shown));
    let version = site.version("/en/a-story");
    write(&site, version, &format!("<p><a href=\"{address}\">a</a></p>"));
    publish(&site, version);
    let accepting = |accept: &'static str| Request::get(&address).header(header::ACCEPT, accept);
    let kind = |answer: &Answer| (answer.header("content-type").to_owned(), answer.header("vary").to_owned());
    let webp = ("image/webp".to_owned(), "accept".to_owned());
    assert_eq!(kind(&site.send(accepting("image/avif,*/*")).await), webp, "it is not made yet");
    let system = site.system();
    while picturing::work(&site.newsroom, &system).expect("works").is_some() {}
    assert_eq!(picturing::waiting_to_be_lighter(&site.newsroom).expect("counted"), 1);
    assert_eq!(picturing::lighten(&site.newsroom, &system).expect("works"), Some(Worked::Sizes(2)));
    assert_eq!(picturing::lighten(&site.newsroom, &system).expect("works"), None);
    let avif = ("image/avif".to_owned(), "accept".to_owned());
    assert_eq!(kind(&site.send(accepting("image/webp,IMAGE/AVIF;q=0.9,*/*;q=0.5")).await), avif);
    for accept in ["*/*", "image/*", "image/webp", "image/avif;q=0,image/webp", "image/avifx"] {
        assert_eq!(kind(&site.send(accepting(accept)).await), webp, "{accept}");
    }
    let plain =
        site.send(Request::get(Size::plain(200).address(hash(&shown))).header(header::ACCEPT, "image/avif")).await;
    assert_eq!(plain.header("content-type"), "image/jpeg");
    assert_eq!(site.get(&address.replace(".webp", ".avif")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issue_without_a_picture_shows_the_first_page_of_its_file_once_that_is_drawn() {
    let site = TestNewsroom::demo();
    let covers = |body: &str| body.matches("<picture").count();
    let shelf = "/en/publications/brief";
    let before = covers(&site.get(shelf).await.body);
    let draw = |file: &std::path::Path| {
        let bytes = std::fs::read(file)?;
        // One that cannot be drawn is no reason to stop.
        Ok(picturing::page_of(bytes).ok())
    };
    let mut drawn = 0;
    while picturing::draw_first_page(&site.newsroom, &site.system(), &draw).expect("works").is_some() {
        drawn += 1;
    }
    assert!(drawn > 5, "{drawn}");
    let page = site.get(shelf).await.body;
    assert!(covers(&page) > before, "{before}");
    let shown = addresses(&page);
    assert!(!shown.is_empty());
    assert!(
        statuses(&site, &shown.into_iter().collect::<Vec<_>>()).await.iter().all(|status| *status == StatusCode::OK)
    );
}
