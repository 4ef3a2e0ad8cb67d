//! Runs one use-case for a server function: off the async threads, with its context, its errors stripped and logged.

use super::{Site, Visitor};
use crate::error::ApiError;
use axum::http::{HeaderValue, StatusCode, header};
use domain::Actor;
use domain::page::Answer;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use newsroom::accounts::{self, SessionToken};
use newsroom::{Context, Newsroom, NewsroomError};

/// What a reader's server function does: on behalf of nobody, with a redirect where the page has moved.
pub async fn answer<T: Send + 'static>(
    present: impl FnOnce(&Site, &Context) -> Result<Answer<T>, NewsroomError> + Send + 'static,
) -> Result<Answer<T>, ApiError> {
    let (site, visitor) = surroundings()?;
    let rendering = visitor.rendering;
    let answer = run(site, visitor, None, present).await?;
    if let (true, Answer::Moved { to }) = (rendering, &answer) {
        redirect(StatusCode::MOVED_PERMANENTLY, to);
    }
    Ok(answer)
}

/// What a reader's server function does where nothing can have moved.
pub async fn present<T: Send + 'static>(
    present: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let (site, visitor) = surroundings()?;
    run(site, visitor, None, present).await
}

/// What a server function of the desk does: on behalf of whoever holds the session.
pub async fn act<T: Send + 'static>(
    act: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let (site, visitor) = surroundings()?;
    let rendering = visitor.rendering;
    lead(rendering, run(site, visitor, Some(accounts::resume), act).await)
}

/// The same for one's own account, which is open also to those who have to set up a second factor first.
pub async fn act_on_account<T: Send + 'static>(
    act: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let (site, visitor) = surroundings()?;
    let rendering = visitor.rendering;
    lead(rendering, run(site, visitor, Some(accounts::resume_account), act).await)
}

/// Leads a page's visitor to where they can do what is missing.
fn lead<T>(rendering: bool, result: Result<T, ApiError>) -> Result<T, ApiError> {
    match &result {
        Err(ApiError::SignInNeeded) if rendering => redirect(StatusCode::SEE_OTHER, "/desk/sign-in"),
        Err(ApiError::Invalid { field, .. }) if rendering && field == SECOND_FACTOR => {
            redirect(StatusCode::SEE_OTHER, "/desk/account?problem=two_factor&at=page");
        }
        _ => {}
    }
    result
}

/// The field that is wrong where a second factor is missing.
const SECOND_FACTOR: &str = "second_factor";

type Resume = fn(&Newsroom, Context, &SessionToken) -> Result<Context, NewsroomError>;

fn surroundings() -> Result<(Site, Visitor), ApiError> {
    // Both are provided by the server for every request; without them nothing can be answered.
    use_context::<Site>().zip(use_context::<Visitor>()).ok_or(ApiError::Internal { id: String::new() })
}

async fn run<T: Send + 'static>(
    site: Site,
    visitor: Visitor,
    resume: Option<Resume>,
    work: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let request = visitor.request;
    let done = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom.context(Actor::Anonymous, request);
        let ctx = match (resume, &visitor.session) {
            (Some(resume), Some(token)) => resume(&site.newsroom, ctx, token)?,
            _ => ctx,
        };
        work(&site, &ctx)
    })
    .await;
    let error = match done {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(error)) => stripped(&error, request),
        Err(panic) => {
            tracing::error!(%request, %panic, "a use-case panicked");
            ApiError::Internal { id: request.to_string() }
        }
    };
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(status_of(&error));
    }
    Err(error)
}

/// The error as the browser may see it; what is not the visitor's doing is logged with its cause.
fn stripped(error: &NewsroomError, request: newsroom::RequestId) -> ApiError {
    match error {
        NewsroomError::NotFound => ApiError::NotFound,
        NewsroomError::SignInNeeded => ApiError::SignInNeeded,
        NewsroomError::Forbidden
        | NewsroomError::SetUpClosed
        | NewsroomError::ConfirmNeeded
        | NewsroomError::LinkEnded => ApiError::Forbidden,
        NewsroomError::TwoFactorNeeded => {
            ApiError::Invalid { field: SECOND_FACTOR.to_owned(), code: "two_factor".to_owned() }
        }
        NewsroomError::Invalid { field, problem } => {
            ApiError::Invalid { field: (*field).to_owned(), code: problem.as_str().to_owned() }
        }
        NewsroomError::Refused(refusal) => {
            ApiError::Invalid { field: "file".to_owned(), code: refusal.as_str().to_owned() }
        }
        NewsroomError::Conflict { .. } | NewsroomError::NotEmpty => ApiError::Conflict,
        NewsroomError::State(_) => ApiError::State,
        NewsroomError::TooMany { retry_secs } => ApiError::TooMany { retry_secs: *retry_secs },
        error if error.is_temporary() => {
            tracing::warn!(%request, error = %chain(error), "the store cannot answer at the moment");
            ApiError::Unavailable
        }
        NewsroomError::Edition(_)
        | NewsroomError::PasswordHash(_)
        | NewsroomError::File { .. }
        | NewsroomError::Store(_) => {
            tracing::error!(%request, error = %chain(error), "a use-case failed");
            ApiError::Internal { id: request.to_string() }
        }
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

fn status_of(error: &ApiError) -> StatusCode {
    match error {
        ApiError::NotFound => StatusCode::NOT_FOUND,
        ApiError::SignInNeeded => StatusCode::UNAUTHORIZED,
        ApiError::Forbidden => StatusCode::FORBIDDEN,
        ApiError::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        ApiError::Conflict | ApiError::State => StatusCode::CONFLICT,
        ApiError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        ApiError::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ApiError::Outdated => StatusCode::BAD_REQUEST,
        ApiError::Network | ApiError::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn redirect(status: StatusCode, to: &str) {
    // `to` is percent-encoded by `domain::routes`; anything else is refused rather than sent.
    if let (Some(options), Ok(to)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(to)) {
        options.set_status(status);
        options.insert_header(header::LOCATION, to);
    }
}
