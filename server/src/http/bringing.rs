//! A file on its way into the library: one of a form, in pieces, to the disk as it comes.

use super::library::{PAGE, act, language, status_of};
use super::{Site, desk};
use app::plain::library::{Picked, picked, refusal};
use app::texts::LibraryMsg;
use axum::Json;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Extension, FromRequest as _, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::EditionCode;
use domain::ids::MediaId;
use futures_core::Stream;
use newsroom::library::{self, Brought, Upload};
use newsroom::{Context, Invalid, NewsroomError, RequestId};
use serde_json::json;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{self, Poll};
use tokio::sync::Semaphore;

/// Files that may be on their way in at once.
const AT_ONCE: usize = 16;
/// So much of a file is gathered before it goes to the disk, in bytes.
const PIECE: usize = 256 * 1_024;
/// So much of a refused file is heard out, in bytes.
const HEARD_OUT: usize = 128 * 1_024 * 1_024;
/// Largest plain field beside a file, in bytes.
const LARGEST_FIELD: usize = 1_024;

static COMING_IN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

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
pub(super) async fn upload(
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
