//! The library: its pages and its forms; files on their way in are in `bringing`.

use super::bringing::upload;
use super::forms::{self, Form, Visit, Who, done};
use super::{Site, desk, security};
use app::plain::library::{Asked, medium_page, picked_list, shelf_page};
use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use domain::Actor;
use domain::edition::Direction;
use domain::ids::MediaId;
use domain::media::{FocalPoint, Framing, MediaText};
use newsroom::library::{self, Particulars, SpokenInput};
use newsroom::{Context, Invalid, Newsroom, NewsroomError, RequestId, accounts, picturing, reading};

pub(super) const PAGE: &str = "/desk/library";
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
pub(super) fn language(newsroom: &Newsroom, ctx: &Context) -> Result<(String, bool), NewsroomError> {
    let Actor::User(user) = &ctx.actor else { return Err(NewsroomError::SignInNeeded) };
    let editions = reading::editions(newsroom)?;
    let own = editions.iter().find(|edition| edition.code == user.language).or(editions.first());
    let edition = own.ok_or(NewsroomError::NotFound)?;
    Ok((edition.language.clone(), edition.direction == Direction::Rtl))
}

/// Does something on behalf of whoever holds the session, off the async threads.
pub(super) async fn act<T: Send + 'static>(
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

/// How an error is answered.
pub(super) fn status_of(error: &NewsroomError) -> StatusCode {
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

/// The forms' routes; they take longer texts than others.
pub fn form_routes(router: axum::Router<Site>) -> axum::Router<Site> {
    const LARGEST_FORM: usize = 4 * 1_024 * 1_024;
    let own = FORMS.iter().fold(axum::Router::new(), |own, form| own.route(form.path, forms::handler(form)));
    router.merge(own.layer(axum::extract::DefaultBodyLimit::max(LARGEST_FORM)))
}
