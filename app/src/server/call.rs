//! Runs one use-case for a server function: off the async threads, with its context, its errors stripped and logged.

use super::{Site, Visitor};
use crate::error::ApiError;
use axum::http::{HeaderValue, StatusCode, header};
use domain::Actor;
use domain::page::Answer;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use newsroom::{Context, NewsroomError, accounts};

/// What a reader's server function does: on behalf of nobody, with a redirect where the page has moved.
pub async fn answer<T: Send + 'static>(
    present: impl FnOnce(&Site, &Context) -> Result<Answer<T>, NewsroomError> + Send + 'static,
) -> Result<Answer<T>, ApiError> {
    let (site, visitor) = surroundings()?;
    let rendering = visitor.rendering;
    let answer = run(site, visitor, false, present).await?;
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
    run(site, visitor, false, present).await
}

/// What a server function of the desk does: on behalf of whoever holds the session.
pub async fn act<T: Send + 'static>(
    act: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let (site, visitor) = surroundings()?;
    let rendering = visitor.rendering;
    let result = run(site, visitor, true, act).await;
    if rendering && result.as_ref().is_err_and(|error| *error == ApiError::SignInNeeded) {
        redirect(StatusCode::SEE_OTHER, "/desk/sign-in");
    }
    result
}

fn surroundings() -> Result<(Site, Visitor), ApiError> {
    // Both are provided by the server for every request; without them nothing can be answered.
    use_context::<Site>().zip(use_context::<Visitor>()).ok_or(ApiError::Internal { id: String::new() })
}

async fn run<T: Send + 'static>(
    site: Site,
    visitor: Visitor,
    signed_in: bool,
    work: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, ApiError> {
    let request = visitor.request;
    let done = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom.context(Actor::Anonymous, request);
        let ctx = match (signed_in, &visitor.session) {
            (true, Some(token)) => accounts::resume(&site.newsroom, ctx, token)?,
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
        NewsroomError::Forbidden | NewsroomError::SetUpClosed => ApiError::Forbidden,
        NewsroomError::Invalid { field, problem } => {
            ApiError::Invalid { field: (*field).to_owned(), code: problem.as_str().to_owned() }
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
