//! Takes letters from the queue, one after the other. A letter leaves the queue once it has left the house: a program
//! that is killed in between sends it again under the same number.

use super::Mailer;
use app::presenting::letter::letter;
use app::server::Site;
use domain::Actor;
use newsroom::{Context, NewsroomError, RequestId, mailing};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often the queue is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// The same after the store failed.
const LOOK_LATER: Duration = Duration::from_secs(10);

/// Sends letters until it is told to stop; one that is on its way is finished.
pub async fn work(site: Site, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match post_next(&site, &mailer).await {
            Ok(true) => continue,
            Ok(false) => LOOK,
            Err(error) => {
                tracing::warn!(%error, "the queue of letters cannot be read");
                LOOK_LATER
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Sends the next letter that is due; whether there was one.
///
/// # Errors
/// The store's.
pub async fn post_next(site: &Site, mailer: &Mailer) -> Result<bool, NewsroomError> {
    let taken = off_the_async_threads(site, |site, ctx| {
        let Some(posting) = mailing::take(&site.newsroom, ctx)? else { return Ok(None) };
        let worded = letter(site, &posting)?;
        Ok(Some((posting, worded)))
    });
    let Some((posting, worded)) = taken.await? else { return Ok(false) };
    let outcome = mailer.send(&worded, posting.number()).await;
    off_the_async_threads(site, move |site, ctx| match outcome {
        Ok(()) => mailing::sent(&site.newsroom, &posting),
        Err(failed) => {
            // Neither the address nor the subject: a log is read by more people than a letter.
            tracing::warn!(number = posting.number(), attempts = posting.attempts(), hopeless = failed.hopeless, error = %failed.why, "a letter could not be sent");
            mailing::failed(&site.newsroom, ctx, &posting, &failed.why, failed.hopeless)
        }
    })
    .await?;
    Ok(true)
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
