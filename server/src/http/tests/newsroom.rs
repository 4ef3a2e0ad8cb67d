//! A small newsroom for a test, and requests to it.

use super::super::page_cache::PageCache;
use super::super::reads::Reads;
use super::super::{Site, router};
use crate::assets::Assets;
use app::catalogue::Catalogues;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::ids::{MediaId, UserId, VersionId};
use domain::media::Media;
use domain::routes::Place;
use domain::short_address::ShortCode;
use domain::{Actor, Role, Timestamp};
use exchange::{Silent, wxr};
use newsroom::accounts::{self, Caller, Entering, NewPerson, SignIn};
use newsroom::{Context, Newsroom, RequestId, Surroundings, SystemSurroundings, arranging};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tower::ServiceExt as _;

pub const ORIGIN: &str = "http://127.0.0.1:3000";
pub const CONTACT: &str = "mailto:desk@news.example";
pub const PASSWORD: &str = "a lamp on the platform";

/// Goes with its folder.
pub struct TestNewsroom {
    pub newsroom: Newsroom,
    store: store::Store,
    router: Router,
    app: app::server::Site,
    clock: Arc<Clock>,
    cache: PageCache,
    pub reads: Reads,
    folder: tempfile::TempDir,
}

/// The machine's clock, which a test can put forward.
#[derive(Default)]
struct Clock {
    ahead_ms: AtomicI64,
}

impl Surroundings for Clock {
    fn now(&self) -> Timestamp {
        Timestamp(SystemSurroundings.now().unix_ms() + self.ahead_ms.load(Ordering::SeqCst))
    }

    fn randomise(&self, bytes: &mut [u8]) {
        SystemSurroundings.randomise(bytes);
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl TestNewsroom {
    /// The shipped editions, and in `en` the stories given as (title, slug, status).
    pub fn with(stories: &[(&str, &str, &str)]) -> Self {
        let site = Self::empty();
        arranging::ship_editions(&site.newsroom, &site.system()).expect("editions");
        if !stories.is_empty() {
            site.import(stories);
        }
        site
    }

    /// The demo newsroom.
    pub fn demo() -> Self {
        let site = Self::empty();
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo");
        exchange::demo::seed(&site.newsroom, &site.system(), Some(&files)).expect("seeded");
        site
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store::Store::open(folder.path()).expect("a store");
        let clock = Arc::new(Clock::default());
        let newsroom = Newsroom::new(store.clone(), folder.path(), Arc::clone(&clock) as Arc<dyn Surroundings>)
            .reaching_near(true);
        let catalogues = Arc::new(Catalogues::shipped().expect("catalogues"));
        let site = Site::new(newsroom.clone(), catalogues, assets(folder.path()), ORIGIN, 8, CONTACT).expect("a site");
        let (cache, reads) = (site.cache.clone(), site.reads.clone());
        let app = site.app.clone();
        Self { newsroom, store, router: router(site), app, clock, cache, reads, folder }
    }

    /// Brings stories into `en`, given as (title, slug, status).
    pub fn import(&self, stories: &[(&str, &str, &str)]) {
        import(&self.newsroom, &self.system(), self.folder(), stories);
    }

    /// Brings a whole old site, with its feed's names, into `fa`.
    pub fn import_harbour(&self) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/exchange/tests/fixtures/harbour/harbour.xml");
        let edition = "fa".parse().expect("fa");
        let options =
            wxr::Options { files: vec![file], edition, uploads: None, menu: None, dry_run: false, offline: true };
        wxr::import(&self.newsroom, &self.system(), &options, &mut Silent).expect("imported");
    }

    /// What is below every rule, for what no use-case would let in.
    pub fn store(&self) -> &store::Store {
        &self.store
    }

    /// The version at an address, in whatever state.
    pub fn version(&self, address: &str) -> VersionId {
        let (edition, path) = address.trim_start_matches('/').split_once('/').expect("an edition and a path");
        let (edition, path) = (edition.parse().expect("an edition"), domain::Path::new(path).expect("a path"));
        let found = self.store.read(|store| store.version_by_path(&edition, &path)).expect("read");
        found.expect("the version").id
    }

    /// The medium of that id.
    pub fn media(&self, id: MediaId) -> Media {
        self.store.read(|store| store.media_by_id(id)).expect("read").expect("the medium")
    }

    /// The first medium whose bytes have that hash.
    pub fn media_of_hash(&self, hash: &str) -> Media {
        let all = self.store.read(|store| store.media_by_hash(hash)).expect("read");
        all.into_iter().next().expect("a medium")
    }

    /// The address of a version.
    pub fn address(&self, version: VersionId) -> String {
        let found = self.store.read(|store| store.version_by_id(version)).expect("read").expect("the version");
        Place::Story(&found.path).href(&found.edition)
    }

    /// The code of a version's short address.
    pub fn short_code(&self, version: VersionId) -> ShortCode {
        self.store.read(|store| store.short_code_of_version(version)).expect("read").expect("a code")
    }

    /// Puts the clock forward.
    pub fn pass_secs(&self, secs: i64) {
        self.clock.ahead_ms.fetch_add(secs * 1_000, Ordering::SeqCst);
    }

    /// The time there.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// For what the server does besides answering.
    pub fn app(&self) -> app::server::Site {
        self.app.clone()
    }

    /// Adds somebody with a mail address.
    pub fn person(&self, login: &str, name: &str, role: Role, language: &str) -> UserId {
        let person = NewPerson {
            login: login.into(),
            name: name.into(),
            email: format!("{login}@news.example"),
            password: PASSWORD.into(),
            role,
            editions: vec![],
            language: language.parse().expect("an edition"),
        };
        accounts::add_person(&self.newsroom, &self.system(), &person).expect("a person").id
    }

    pub fn system(&self) -> Context {
        self.newsroom.context(Actor::System, RequestId(0))
    }

    /// Adds somebody and signs them in; answers their cookie.
    pub fn cookie_of(&self, role: Role) -> String {
        let language = "en".parse().expect("en");
        let login = role.as_str().to_owned();
        let person = NewPerson {
            login: login.clone(),
            name: login.clone(),
            email: format!("{login}@news.example"),
            password: PASSWORD.into(),
            role,
            editions: vec![],
            language,
        };
        accounts::add_person(&self.newsroom, &self.system(), &person).expect("a person");
        self.sign_in(&login)
    }

    /// Signs somebody in once more who is added by [`person`](Self::person) or [`cookie_of`](Self::cookie_of).
    pub fn sign_in(&self, login: &str) -> String {
        let ctx = self.newsroom.context(Actor::Anonymous, RequestId(1));
        let input = SignIn { login: login.into(), password: PASSWORD.into(), caller: Caller::default() };
        match accounts::sign_in(&self.newsroom, &ctx, &input).expect("signed in") {
            Entering::In(entry) => format!("nashr={}", entry.session.reveal()),
            Entering::SecondStep(_) => unreachable!("who has a second factor signs in over HTTP"),
        }
    }

    /// How many pages the cache holds.
    pub async fn pages_kept(&self) -> u64 {
        self.cache.len().await
    }

    /// What was read since the last time.
    pub fn take_reads(&self) -> Vec<newsroom::most_read::ReadAt> {
        self.reads.take()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address)).await
    }

    pub async fn send(&self, request: axum::http::request::Builder) -> Answer {
        self.send_body(request, Body::empty()).await
    }

    pub async fn send_body(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.header(header::HOST, "127.0.0.1:3000").body(body).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// A form or a server function, as the site's own page would send it.
    pub async fn post(&self, address: &str, content_type: &str, cookie: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(header::CONTENT_TYPE, content_type)
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie);
        self.send_body(request, Body::from(body)).await
    }
}

fn import(newsroom: &Newsroom, system: &Context, folder: &Path, stories: &[(&str, &str, &str)]) {
    use std::fmt::Write as _;
    let mut items = String::new();
    for (number, (title, slug, status)) in stories.iter().enumerate() {
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        write!(
            items,
            "<item><title>{title}</title><link>http://old.example/{slug}/</link><dc:creator>anna</dc:creator>\
             <content:encoded><![CDATA[The first paragraph of {slug}.]]></content:encoded>\
             <wp:post_id>{}</wp:post_id><wp:post_date>2012-12-{:02} 10:00:00</wp:post_date>\
             <wp:post_date_gmt>2012-12-{:02} 10:00:00</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>\
             <wp:status>{status}</wp:status><wp:post_type>post</wp:post_type></item>",
            number + 1,
            number % 28 + 1,
            number % 28 + 1,
        )
        .expect("written");
    }
    let xml = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\
         <title>Old</title><link>http://old.example</link><wp:wxr_version>1.2</wp:wxr_version>\
         <wp:base_site_url>http://old.example</wp:base_site_url><wp:base_blog_url>http://old.example</wp:base_blog_url>\
         {items}</channel></rss>"
    );
    let file = folder.join("old.xml");
    std::fs::write(&file, xml).expect("written");
    let edition = "en".parse().expect("en");
    let options = wxr::Options { files: vec![file], edition, uploads: None, menu: None, dry_run: false, offline: true };
    wxr::import(newsroom, system, &options, &mut Silent).expect("imported");
}

fn assets(folder: &Path) -> Assets {
    let dir = folder.join("site");
    std::fs::create_dir_all(dir.join("pkg")).expect("a folder");
    let mut names = serde_json::Map::new();
    for name in [
        "start.js",
        "reader.js",
        "lightbox.js",
        "particulars.js",
        "worker.js",
        "plain.css",
        "site.js",
        "site.wasm",
        "main.css",
        "desk.js",
        "desk.wasm",
        "desk.css",
        "editor.js",
        "library.js",
    ] {
        std::fs::write(dir.join("pkg").join(name), "/* empty */").expect("written");
        names.insert(name.into(), format!("/pkg/{name}").into());
    }
    std::fs::write(dir.join("manifest.json"), serde_json::Value::Object(names).to_string()).expect("written");
    Assets::load(Some(&dir)).expect("assets")
}
