//! The library: its pages, its forms, and files on their way in.

use super::forms::{self, Form, Visit, Who, done};
use super::{Site, desk, security};
use app::plain::library::{Asked, Picked, medium_page, picked, picked_list, refusal, shelf_page};
use app::texts::LibraryMsg;
use axum::Json;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Extension, FromRequest as _, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use domain::edition::Direction;
use domain::ids::MediaId;
use domain::media::{FocalPoint, Framing, MediaText};
use domain::{Actor, EditionCode};
use futures_core::Stream;
use newsroom::library::{self, Brought, Particulars, SpokenInput, Upload};
use newsroom::{Context, Invalid, Newsroom, NewsroomError, RequestId, accounts, picturing, reading};
use serde_json::json;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{self, Poll};
use tokio::sync::Semaphore;

const PAGE: &str = "/desk/library";
/// Files that may be on their way in at once.
const AT_ONCE: usize = 16;
/// So much of a file is gathered before it goes to the disk, in bytes.
const PIECE: usize = 256 * 1_024;
/// So much of a refused file is heard out, in bytes.
const HEARD_OUT: usize = 128 * 1_024 * 1_024;
/// Largest plain field beside a file, in bytes.
const LARGEST_FIELD: usize = 1_024;

static COMING_IN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

const fn form(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    page: fn(&Visit) -> String,
    at: &'static str,
) -> Form {
    Form { path, who: Who::Desk, act, page, at, keep: &[] }
}

/// Those of the library.
pub const FORMS: &[Form] = &[
    form("/desk/library/change", change, medium_of, "texts"),
    form("/desk/library/describe", describe, medium_of, "texts"),
    form("/desk/library/spoken", spoken, medium_of, "spoken"),
    form("/desk/library/frame", frame, medium_of, "framing"),
    form("/desk/library/remove", remove, medium_of, "uses"),
    form("/desk/library/restore", restore, medium_of, "uses"),
    form("/desk/library/move", move_to, |_| PAGE.to_owned(), ""),
    form("/desk/library/folder", folder, |_| PAGE.to_owned(), "folders"),
    form("/desk/library/folder/remove", remove_folder, |_| PAGE.to_owned(), "folders"),
];

fn which(visit: &Visit) -> Result<MediaId, NewsroomError> {
    visit.field("media").parse().map_err(|_| NewsroomError::NotFound)
}

fn medium_of(visit: &Visit) -> String {
    which(visit).map_or_else(|_| PAGE.to_owned(), |id| format!("{PAGE}/{id}"))
}

fn change(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = which(visit)?;
    let editions = reading::editions(&visit.newsroom)?;
    // An edition of which nothing was sent keeps its texts.
    let texts = editions.iter().filter(|edition| visit.holds(&format!("caption.{}", edition.code)));
    let texts = texts.map(|edition| MediaText {
        edition: edition.code.clone(),
        alt: visit.field(&format!("alt.{}", edition.code)).to_owned(),
        caption: visit.field(&format!("caption.{}", edition.code)).to_owned(),
        credit: visit.field(&format!("credit.{}", edition.code)).to_owned(),
    });
    let until = visit.field("expires").trim().to_owned();
    let expires = match until.as_str() {
        "" => None,
        written => Some(
            library::end_of_day(written).ok_or(NewsroomError::Invalid { field: "expires", problem: Invalid::Code })?,
        ),
    };
    let said = Particulars {
        name: visit.field("name").to_owned(),
        texts: texts.collect(),
        rights: visit.field("rights").to_owned(),
        expires,
        folder: visit.field("folder").parse().ok(),
    };
    library::change(&visit.newsroom, &visit.ctx, id, &said)?;
    Ok(done(&medium_of(visit), "saved", "page"))
}

/// What somebody said of a picture while they put it into a text: the library keeps it for the next text in that language.
fn describe(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = which(visit)?;
    let edition = visit.field("edition").parse().map_err(|_| NewsroomError::NotFound)?;
    let said = |name: &str| visit.holds(name).then(|| visit.field(name).to_owned());
    let (alt, caption, credit) = (said("alt"), said("caption"), said("credit"));
    library::describe(&visit.newsroom, &visit.ctx, id, &edition, &library::Said { alt, caption, credit })?;
    Ok(done(&medium_of(visit), "saved", "page"))
}

fn spoken(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = which(visit)?;
    let editions = reading::editions(&visit.newsroom)?;
    // An edition of which nothing was sent keeps what it has.
    let sent = editions.iter().filter(|edition| visit.holds(&format!("transcript.{}", edition.code)));
    let inputs: Vec<SpokenInput> = sent
        .map(|edition| SpokenInput {
            edition: edition.code.clone(),
            transcript: visit.field(&format!("transcript.{}", edition.code)).to_owned(),
            without_captions: visit.field(&format!("without.{}", edition.code)) == "1",
        })
        .collect();
    library::change_spoken(&visit.newsroom, &visit.ctx, id, &inputs)?;
    Ok(done(&medium_of(visit), "saved", "page"))
}

fn frame(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = which(visit)?;
    let x = visit.read("x", |x| x.parse().ok())?;
    let y = visit.read("y", |y| y.parse().ok())?;
    let focus = FocalPoint::new(x, y).ok_or(NewsroomError::Invalid { field: "x", problem: Invalid::Form })?;
    let framing = Framing { focus, whole: visit.field("whole") == "1" };
    picturing::frame(&visit.newsroom, &visit.ctx, id, framing)?;
    Ok(done(&medium_of(visit), "saved", "page"))
}

fn remove(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = which(visit)?;
    library::remove(&visit.newsroom, &visit.ctx, id)?;
    Ok(format!("{PAGE}?done=removed&media={id}"))
}

fn restore(visit: &mut Visit) -> Result<String, NewsroomError> {
    library::restore(&visit.newsroom, &visit.ctx, which(visit)?)?;
    Ok(done(&medium_of(visit), "restored", "page"))
}

fn move_to(visit: &mut Visit) -> Result<String, NewsroomError> {
    let media = visit.every("media", |id| id.parse().ok())?;
    let folder = match visit.field("folder") {
        "" => None,
        id => Some(id.parse().map_err(|_| NewsroomError::NotFound)?),
    };
    library::move_to(&visit.newsroom, &visit.ctx, &media, folder)?;
    Ok(done(PAGE, "moved", "page"))
}

fn folder(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = match visit.field("folder") {
        "" => None,
        id => Some(id.parse().map_err(|_| NewsroomError::NotFound)?),
    };
    library::put_folder(&visit.newsroom, &visit.ctx, id, visit.field("name"))?;
    Ok(done(PAGE, "saved", "folders"))
}

fn remove_folder(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = visit.field("folder").parse().map_err(|_| NewsroomError::NotFound)?;
    library::remove_folder(&visit.newsroom, &visit.ctx, id)?;
    Ok(done(PAGE, "saved", "folders"))
}

/// `GET /desk/library`, `/desk/library/{id}`, `/desk/library/list`, `POST /desk/library/upload`.
pub fn routes() -> [(&'static str, MethodRouter<Site>); 4] {
    [
        (PAGE, get(shelf)),
        ("/desk/library/{id}", get(medium)),
        ("/desk/library/list", get(list)),
        ("/desk/library/upload", post(upload).layer(axum::extract::DefaultBodyLimit::disable())),
    ]
}

async fn shelf(
    State(site): State<Site>,
    Extension(request): Extension<RequestId>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(uri.query().unwrap_or_default());
    page(site, request, &headers, move |site, ctx, assets| shelf_page(&site.app, ctx, &asked, assets)).await
}

async fn medium(
    State(site): State<Site>,
    Extension(request): Extension<RequestId>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(uri.query().unwrap_or_default());
    let id = id.parse::<MediaId>();
    page(site, request, &headers, move |site, ctx, assets| {
        let id = id.map_err(|_| NewsroomError::NotFound)?;
        medium_page(&site.app, ctx, id, &asked, assets)
    })
    .await
}

async fn page(
    site: Site,
    request: RequestId,
    headers: &HeaderMap,
    write: impl FnOnce(&Site, &Context, &app::shell::DocumentAssets) -> Result<String, NewsroomError> + Send + 'static,
) -> Response {
    let written = act(site, request, headers, move |site, ctx| {
        let (language, rtl) = language(site.newsroom(), ctx)?;
        write(site, ctx, &site.desk_assets(&language, rtl))
    });
    match written.await {
        Ok(html) => desk::whole(html, StatusCode::OK),
        Err(NewsroomError::SignInNeeded) => desk::no_store(Redirect::to("/desk/sign-in").into_response()),
        Err(NewsroomError::TwoFactorNeeded) => {
            desk::no_store(Redirect::to("/desk/account?problem=two_factor&at=page").into_response())
        }
        Err(error) => refused(request, &error),
    }
}

/// What may be picked, for the scripts of the desk.
async fn list(
    State(site): State<Site>,
    Extension(request): Extension<RequestId>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(uri.query().unwrap_or_default());
    match act(site, request, &headers, move |site, ctx| picked_list(&site.app, ctx, &asked)).await {
        Ok(list) => desk::no_store(Json(list).into_response()),
        Err(error) => refused(request, &error),
    }
}

/// Somebody's language, and whether it is written from right to left.
fn language(newsroom: &Newsroom, ctx: &Context) -> Result<(String, bool), NewsroomError> {
    let Actor::User(user) = &ctx.actor else { return Err(NewsroomError::SignInNeeded) };
    let editions = reading::editions(newsroom)?;
    let own = editions.iter().find(|edition| edition.code == user.language).or(editions.first());
    let edition = own.ok_or(NewsroomError::NotFound)?;
    Ok((edition.language.clone(), edition.direction == Direction::Rtl))
}

/// Does something on behalf of whoever holds the session, off the async threads.
async fn act<T: Send + 'static>(
    site: Site,
    request: RequestId,
    headers: &HeaderMap,
    work: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, NewsroomError> {
    let session = desk::session(&site, headers);
    let done = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom().context(Actor::Anonymous, request);
        let session = session.ok_or(NewsroomError::SignInNeeded)?;
        let ctx = accounts::resume(site.newsroom(), ctx, &session)?;
        if ctx.actor == Actor::Anonymous {
            return Err(NewsroomError::SignInNeeded);
        }
        work(&site, &ctx)
    });
    done.await.unwrap_or_else(|panic| {
        tracing::error!(%request, %panic, "the library panicked");
        Err(NewsroomError::NotFound)
    })
}

fn status_of(error: &NewsroomError) -> StatusCode {
    match error {
        NewsroomError::SignInNeeded => StatusCode::UNAUTHORIZED,
        NewsroomError::Forbidden | NewsroomError::TwoFactorNeeded => StatusCode::FORBIDDEN,
        NewsroomError::NotFound => StatusCode::NOT_FOUND,
        NewsroomError::Refused(_) | NewsroomError::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        error if error.is_full() => StatusCode::INSUFFICIENT_STORAGE,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn refused(request: RequestId, error: &NewsroomError) -> Response {
    let status = status_of(error);
    if status.is_server_error() {
        tracing::error!(%request, %error, "the library cannot answer");
    }
    security::refused(status)
}

/// Why a file did not come in.
enum Unfit {
    Newsroom(NewsroomError),
    /// The line broke, or what was sent is no form.
    Cut,
    /// Too many are on their way in.
    Busy,
}

impl From<NewsroomError> for Unfit {
    fn from(error: NewsroomError) -> Self {
        Self::Newsroom(error)
    }
}

impl Unfit {
    /// Its name, a key of the catalogue.
    fn code(&self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Busy => "busy",
            Self::Newsroom(NewsroomError::Refused(refusal)) => refusal.as_str(),
            Self::Newsroom(NewsroomError::Invalid { problem, .. }) => problem.as_str(),
            Self::Newsroom(NewsroomError::Forbidden | NewsroomError::NotFound) => "forbidden",
            Self::Newsroom(NewsroomError::SignInNeeded | NewsroomError::TwoFactorNeeded) => "session",
            Self::Newsroom(error) if error.is_full() => "full",
            Self::Newsroom(_) => "failed",
        }
    }

    /// The line that is wrong, of captions.
    fn line(&self) -> Option<u32> {
        match self {
            Self::Newsroom(NewsroomError::Refused(refusal)) => refusal.line(),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Cut => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Newsroom(error) => status_of(error),
        }
    }
}

/// One file of a form, streamed to the disk as it comes; before it the medium that it replaces, or whose captions it is. Scripts, which ask
/// for JSON, are answered with the medium or the refusal's words; a plain form leads to a page that says it.
async fn upload(
    State(site): State<Site>,
    Extension(request): Extension<RequestId>,
    headers: HeaderMap,
    sent: Request,
) -> Response {
    let form = Multipart::from_request(sent.map(Unhurried::body), &site).await;
    let wants_json = headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes() == b"application/json");
    // Who it is comes first: nothing of a stranger's reaches the disk.
    let somebody =
        act(site.clone(), request, &headers, |site, ctx| Ok((ctx.clone(), language(site.newsroom(), ctx)?.0)));
    let (ctx, language) = match somebody.await {
        Ok(somebody) => somebody,
        Err(NewsroomError::SignInNeeded) if !wants_json => {
            return desk::no_store(Redirect::to("/desk/sign-in").into_response());
        }
        Err(error) => return answer_refusal(&site, request, "en", wants_json, None, &error.into()),
    };
    let mut beside = Beside::default();
    let brought = match form {
        Ok(form) => bring(&site, &ctx, form, &mut beside).await,
        Err(_) => Err(Unfit::Cut),
    };
    let page_of = beside.replaces.or(beside.speaks);
    match brought {
        Ok(brought) if wants_json => {
            let edition: Option<EditionCode> = asked_edition(&headers);
            desk::no_store(Json(answer(&brought, &picked(&brought.media, edition.as_ref()))).into_response())
        }
        Ok(brought) => {
            let (id, done) = match (&beside, brought.already) {
                (Beside { speaks: Some(id), .. }, _) => (*id, "captions"),
                (Beside { replaces: Some(id), .. }, _) => (*id, "replaced"),
                (_, true) => (brought.media.id, "already"),
                (_, false) => (brought.media.id, "added"),
            };
            desk::no_store(Redirect::to(&format!("{PAGE}/{id}?done={done}")).into_response())
        }
        Err(unfit) => answer_refusal(&site, request, &language, wants_json, page_of, &unfit),
    }
}

fn answer(brought: &Brought, picked: &Picked) -> serde_json::Value {
    json!({ "picked": picked, "already": brought.already })
}

/// The edition in whose words the medium is answered.
fn asked_edition(headers: &HeaderMap) -> Option<EditionCode> {
    headers.get(header::CONTENT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(|code| code.parse().ok())
}

fn answer_refusal(
    site: &Site,
    request: RequestId,
    language: &str,
    wants_json: bool,
    page_of: Option<MediaId>,
    unfit: &Unfit,
) -> Response {
    let code = unfit.code();
    if let Unfit::Newsroom(error) = unfit
        && unfit.status().is_server_error()
    {
        tracing::error!(%request, %error, "a file cannot be taken in");
    }
    let response = if wants_json {
        let catalogue = site.app.catalogues.of(language);
        let mut words = catalogue.library(refusal(code)).to_owned();
        if let Some(line) = unfit.line() {
            words.push(' ');
            words.push_str(&catalogue.fill_library(LibraryMsg::RefusedLine, &[("line", &line.to_string())]));
        }
        (unfit.status(), Json(json!({ "problem": code, "words": words }))).into_response()
    } else {
        let page = page_of.map_or_else(|| PAGE.to_owned(), |id| format!("{PAGE}/{id}"));
        let line = unfit.line().map(|line| format!("&line={line}")).unwrap_or_default();
        Redirect::to(&format!("{page}?problem={code}{line}")).into_response()
    };
    desk::no_store(response)
}

/// Takes the file of a form in.
async fn bring(site: &Site, ctx: &Context, mut form: Multipart, beside: &mut Beside) -> Result<Brought, Unfit> {
    let _turn = COMING_IN.try_acquire().map_err(|_| Unfit::Busy)?;
    let mut arrived = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| Unfit::Cut)? {
        match field.name() {
            Some("media") => beside.replaces = Some(told(&mut field).await?),
            Some("speaks") => beside.speaks = Some(told(&mut field).await?),
            Some("edition") => beside.edition = Some(told(&mut field).await?),
            Some("file") if arrived.is_none() => {
                let name = field.file_name().unwrap_or_default().to_owned();
                // Nobody sends a file for what they may not do with it.
                let captioned = beside.captioned();
                if let Some((id, edition)) = captioned {
                    let (newsroom, owner) = (site.newsroom().clone(), ctx.clone());
                    off(move || library::may_caption(&newsroom, &owner, id, &edition)).await?;
                }
                match arrive(site, ctx, &mut field, name).await {
                    Ok(upload) => arrived = Some(upload),
                    Err(unfit) => {
                        hear_out(&mut field).await;
                        return Err(unfit);
                    }
                }
            }
            _ => return Err(Unfit::Cut),
        }
    }
    let nothing = NewsroomError::Invalid { field: "file", problem: Invalid::Empty };
    let mut upload = arrived.ok_or(nothing)?;
    let (newsroom, owner, replaces, captioned) =
        (site.newsroom().clone(), ctx.clone(), beside.replaces, beside.captioned());
    let done = off(move || {
        let Some((id, edition)) = captioned else { return upload.finish(&newsroom, &owner, replaces) };
        upload.be_captions()?;
        let brought = upload.finish(&newsroom, &owner, None)?;
        library::put_captions(&newsroom, &owner, id, &edition, brought.media.id)?;
        Ok(brought)
    });
    Ok(done.await?)
}

/// What a form says beside its file, before it: whose bytes it replaces, or whose captions it is, in which edition.
#[derive(Debug, Default)]
struct Beside {
    replaces: Option<MediaId>,
    speaks: Option<MediaId>,
    edition: Option<EditionCode>,
}

impl Beside {
    fn captioned(&self) -> Option<(MediaId, EditionCode)> {
        self.speaks.zip(self.edition.clone())
    }
}

/// A plain field beside a file.
async fn told<T: std::str::FromStr>(field: &mut Field<'_>) -> Result<T, Unfit> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Unfit::Cut)? {
        if text.len() + piece.len() > LARGEST_FIELD {
            return Err(Unfit::Cut);
        }
        text.extend_from_slice(&piece);
    }
    let value = String::from_utf8(text).ok().and_then(|text| text.parse().ok());
    Ok(value.ok_or(NewsroomError::NotFound)?)
}

/// The file itself, piece by piece.
async fn arrive(site: &Site, ctx: &Context, field: &mut Field<'_>, name: String) -> Result<Upload, Unfit> {
    let (newsroom, owner) = (site.newsroom().clone(), ctx.clone());
    let mut upload = off(move || Upload::begin(&newsroom, &owner, &name)).await?;
    let mut gathered = Vec::with_capacity(PIECE);
    loop {
        let piece = field.chunk().await.map_err(|_| Unfit::Cut)?;
        let ended = piece.is_none();
        gathered.extend_from_slice(&piece.unwrap_or_default());
        if ended || gathered.len() >= PIECE {
            let full = std::mem::replace(&mut gathered, Vec::with_capacity(PIECE));
            upload = off(move || upload.write(&full).map(|()| upload)).await?;
        }
        if ended {
            return Ok(upload);
        }
    }
}

/// Browsers read an answer only once they have sent everything: of what is refused, the rest is heard and forgotten, as
/// far as that is a matter of moments.
async fn hear_out(field: &mut Field<'_>) {
    let mut heard = 0;
    while let Ok(Some(piece)) = field.chunk().await {
        heard += piece.len();
        if heard > HEARD_OUT {
            return;
        }
    }
}

/// What touches the disk, off the async threads.
async fn off<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, NewsroomError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|panic| {
        tracing::error!(%panic, "taking a file in panicked");
        Err(NewsroomError::NotFound)
    })
}

/// A body that gives a piece a turn: whoever reads a form gathers what is there, and of a fast line all of it would be.
struct Unhurried {
    body: BodyDataStream,
    rests: bool,
}

impl Unhurried {
    fn body(body: Body) -> Body {
        Body::from_stream(Self { body: body.into_data_stream(), rests: false })
    }
}

impl Stream for Unhurried {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Option<Self::Item>> {
        self.rests = !self.rests;
        if self.rests {
            return Pin::new(&mut self.body).poll_next(cx);
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// The forms' routes; they take longer texts than others.
pub fn form_routes(router: axum::Router<Site>) -> axum::Router<Site> {
    const LARGEST_FORM: usize = 4 * 1_024 * 1_024;
    let own = FORMS.iter().fold(axum::Router::new(), |own, form| own.route(form.path, forms::handler(form)));
    router.merge(own.layer(axum::extract::DefaultBodyLimit::max(LARGEST_FORM)))
}
