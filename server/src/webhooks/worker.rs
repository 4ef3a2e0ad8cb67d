//! Takes messages from the queue, a few at a time: a receiver that is slow keeps no other waiting. A message leaves the
//! queue once its receiver has it: a program that is killed in between posts it again under the same id.

use super::Poster;
use app::presenting::webhook;
use app::server::Site;
use domain::Actor;
use newsroom::webhooks::{self, Parcel};
use newsroom::{Context, NewsroomError, RequestId};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often the queue is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// The same after the store failed.
const LOOK_LATER: Duration = Duration::from_secs(10);
/// How many messages are on their way at once.
const AT_ONCE: usize = 4;

/// Posts messages until it is told to stop; those that are on their way are finished.
pub async fn work(site: Site, poster: Arc<Poster>, mut stop: watch::Receiver<bool>) {
    let mut posting = JoinSet::new();
    while !*stop.borrow() {
        let pause = match take(&site).await {
            Ok(Some(sealed)) => {
                let (site, poster) = (site.clone(), Arc::clone(&poster));
                posting.spawn(async move { post(&site, &poster, sealed).await });
                if posting.len() >= AT_ONCE {
                    posting.join_next().await;
                }
                continue;
            }
            Ok(None) => LOOK,
            Err(error) => {
                tracing::warn!(%error, "the queue of webhooks cannot be read");
                LOOK_LATER
            }
        };
        while posting.try_join_next().is_some() {}
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
    while posting.join_next().await.is_some() {}
}

/// Posts the next message that is due; whether there was one.
///
/// # Errors
/// The store's.
#[cfg(test)]
pub async fn post_next(site: &Site, poster: &Poster) -> Result<bool, NewsroomError> {
    let Some(sealed) = take(site).await? else { return Ok(false) };
    post(site, poster, sealed).await;
    Ok(true)
}

/// A message with what it is posted with.
struct Sealed {
    parcel: Parcel,
    body: String,
    headers: Vec<(&'static str, String)>,
}

async fn take(site: &Site) -> Result<Option<Sealed>, NewsroomError> {
    off_the_async_threads(site, |site, ctx| {
        let Some(parcel) = webhooks::take(&site.newsroom, ctx)? else { return Ok(None) };
        let body = webhook::body(site, parcel.id(), parcel.message())?;
        let secs = ctx.now.unix_ms().div_euclid(1_000);
        let headers = vec![
            ("X-Nashr-Event", parcel.message().event.as_str().to_owned()),
            ("X-Nashr-Delivery", parcel.id().to_string()),
            ("X-Nashr-Timestamp", secs.to_string()),
            ("X-Nashr-Signature", format!("sha256={}", parcel.signature(secs, &body)?)),
        ];
        Ok(Some(Sealed { parcel, body, headers }))
    })
    .await
}

async fn post(site: &Site, poster: &Poster, Sealed { parcel, body, headers }: Sealed) {
    let outcome = poster.post(&parcel.url, &headers, &body).await;
    let settled = off_the_async_threads(site, move |site, ctx| {
        if let Some(problem) = outcome.problem {
            // Not the address: some receivers keep their password in it.
            tracing::warn!(delivery = %parcel.id(), attempts = parcel.attempts(), ?problem, status = outcome.status, "a webhook was not told");
        }
        webhooks::settle(&site.newsroom, ctx, &parcel, outcome)
    });
    if let Err(error) = settled.await {
        tracing::warn!(%error, "what came of a webhook could not be written down");
    }
}

async fn off_the_async_threads<T: Send + 'static>(
    site: &Site,
    work: impl FnOnce(&Site, &Context) -> Result<T, NewsroomError> + Send + 'static,
) -> Result<T, NewsroomError> {
    let site = site.clone();
    let done = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom.context(Actor::System, RequestId(0));
        work(&site, &ctx)
    });
    done.await.unwrap_or(Err(NewsroomError::NotFound))
}
