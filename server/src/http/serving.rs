//! From a socket to the router, until told to stop.

use super::reads::Reads;
use super::{Site, router};
use crate::first_page;
use crate::mail::{self, Mailer};
use crate::webhooks::{self, Poster};
use axum::serve::ListenerExt as _;
use newsroom::picturing::{self, Worked};
use newsroom::{Context, Newsroom, NewsroomError, arranging, most_read, writing};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long requests under way may take once the program is told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// How often another process's changes are looked for.
const LOOK_AROUND: Duration = Duration::from_secs(1);
/// How often the write-ahead log is moved, in turns of [`LOOK_AROUND`].
const CHECKPOINT_TURNS: u32 = 300;
/// How often counted reads are taken to the store.
const COUNT_TURNS: u32 = 5;
/// How often the lists of what is read most are drawn up.
const DRAW_TURNS: u32 = 900;
/// How often somebody looks for pictures whose sizes are to be made, once there were none.
const LOOK_FOR_WORK: Duration = Duration::from_secs(2);
/// How long after its start a site begins with what nobody waits for.
const SETTLED: Duration = Duration::from_secs(60);
/// How long it rests after that, in times of what it took: a tenth of one processor.
const LONG_REST: u32 = 9;

/// Serves until SIGTERM or an interrupt; requests under way finish.
///
/// # Errors
/// The listener's.
pub async fn serve(listener: TcpListener, site: Site, mailer: Mailer) -> io::Result<()> {
    let newsroom = site.newsroom().clone();
    let reads = site.reads.clone();
    let left = newsroom::library::sweep(&newsroom);
    if left > 0 {
        tracing::info!(left, "files that had not arrived were swept away");
    }
    let housekeeping = tokio::spawn(keep_house(newsroom.clone(), reads.clone()));
    let indexing = tokio::spawn(bring_index_up_to_date(newsroom.clone()));
    let picturing = tokio::spawn(make_pictures(newsroom.clone()));
    let (end_of_post, until) = tokio::sync::watch::channel(false);
    let telling = Arc::new(Poster::new(newsroom.reaches_near()));
    let telling = tokio::spawn(webhooks::work(site.app.clone(), telling, until.clone()));
    let posting = tokio::spawn(mail::work(site.app.clone(), Arc::new(mailer), until));
    // Without it each answer waits 40 ms for the other side's delayed acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    });
    let app = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        told_to_stop().await;
        let _ = stopping.send(());
    });
    let too_long = async {
        // A channel that was dropped means that serving ended by itself.
        if stopped.await.is_ok() {
            tokio::time::sleep(LAST_REQUESTS).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    let result = tokio::select! {
        result = serving => result,
        () = too_long => Ok(()),
    };
    // What is on its way gets there; what waits, waits in the store.
    let _ = end_of_post.send(true);
    let last = async { tokio::join!(posting, telling) };
    let _ = tokio::time::timeout(LAST_REQUESTS, last).await;
    housekeeping.abort();
    indexing.abort();
    picturing.abort();
    let last = tokio::task::spawn_blocking(move || {
        count_reads(&newsroom, &reads);
        newsroom.checkpoint()
    });
    if let Ok(Err(error)) = last.await {
        tracing::warn!(%error, "the write-ahead log could not be moved");
    }
    result
}

/// What cannot be counted is lost: readers are not to wait for it.
fn count_reads(newsroom: &Newsroom, reads: &Reads) {
    if let Err(error) = most_read::count(newsroom, &as_program(newsroom), &reads.take()) {
        tracing::warn!(%error, "reads were not counted");
    }
    if let Err(error) = arranging::count_hits(newsroom, &as_program(newsroom), &reads.take_hits()) {
        tracing::warn!(%error, "old addresses were not counted");
    }
}

/// Publishes and takes down what waited for its moment; the first turn catches up with the time before the start.
fn do_what_is_due(newsroom: &Newsroom) {
    match writing::do_what_is_due(newsroom, &as_program(newsroom)) {
        Ok(writing::Done { acts: 0, given_up: 0 }) => {}
        Ok(done) => tracing::info!(acts = done.acts, given_up = done.given_up, "planned acts"),
        Err(error) => tracing::warn!(%error, "a planned act waits for the next turn"),
    }
}

fn as_program(newsroom: &Newsroom) -> Context {
    newsroom.context(domain::Actor::System, newsroom::RequestId(0))
}

/// What is done beside serving, turn after turn.
pub(super) async fn keep_house(newsroom: Newsroom, reads: Reads) {
    let mut turns = tokio::time::interval(LOOK_AROUND);
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for turn in 1_u32.. {
        turns.tick().await;
        let (newsroom, reads) = (newsroom.clone(), reads.clone());
        let done = tokio::task::spawn_blocking(move || {
            newsroom.refresh_content_generation()?;
            do_what_is_due(&newsroom);
            if turn.is_multiple_of(COUNT_TURNS) {
                count_reads(&newsroom, &reads);
            }
            // The first turn is at the start.
            if turn % DRAW_TURNS == 1 {
                most_read::draw_up(&newsroom, &as_program(&newsroom))?;
                newsroom::accounts::sweep(&newsroom, &as_program(&newsroom))?;
                newsroom::webhooks::sweep(&newsroom, &as_program(&newsroom))?;
                let gone = newsroom::library::purge(&newsroom, &as_program(&newsroom))?;
                if gone > 0 {
                    tracing::info!(gone, "media that were taken out of the library went for good");
                }
            }
            if turn.is_multiple_of(CHECKPOINT_TURNS) { newsroom.checkpoint() } else { Ok(()) }
        })
        .await;
        if let Ok(Err(error)) = done {
            tracing::warn!(%error, "housekeeping");
        }
    }
}

/// An index that was made by another program's rules is made anew while readers read: step after step, with a pause in
/// which others write.
async fn bring_index_up_to_date(newsroom: Newsroom) {
    loop {
        let newsroom = newsroom.clone();
        let step =
            tokio::task::spawn_blocking(move || newsroom::searching::reindex(&newsroom, &as_program(&newsroom), false));
        match step.await {
            Ok(Ok(step)) if step.done => {
                if step.versions > 0 {
                    tracing::info!("the index of search is of today's rules");
                }
                return;
            }
            Ok(Ok(_)) => tokio::time::sleep(Duration::from_millis(20)).await,
            Ok(Err(error)) => {
                tracing::warn!(%error, "the index of search is not up to date");
                return;
            }
            Err(_) => return,
        }
    }
}

/// Makes the sizes of pictures, one picture after another, and rests after each as long as it took: a machine with one
/// processor goes on serving.
async fn make_pictures(newsroom: Newsroom) {
    let started = std::time::Instant::now();
    loop {
        let drawn = turn(&newsroom, |newsroom, ctx| picturing::draw_first_page(newsroom, ctx, &first_page::draw)).await;
        let rest = match if drawn.is_some() { drawn } else { turn(&newsroom, picturing::work).await } {
            Some(took) => took,
            None if started.elapsed() < SETTLED => LOOK_FOR_WORK,
            None => match turn(&newsroom, picturing::lighten).await {
                Some(took) => took * LONG_REST,
                None => LOOK_FOR_WORK,
            },
        };
        tokio::time::sleep(rest).await;
    }
}

/// One turn of work off the threads that serve, and how long it took; `None`: there was nothing to do, or it cannot be done.
async fn turn(
    newsroom: &Newsroom,
    work: fn(&Newsroom, &Context) -> Result<Option<Worked>, NewsroomError>,
) -> Option<Duration> {
    let newsroom = newsroom.clone();
    let begun = std::time::Instant::now();
    match tokio::task::spawn_blocking(move || work(&newsroom, &as_program(&newsroom))).await {
        Ok(Ok(worked)) => worked.map(|_| begun.elapsed()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "work cannot be taken");
            None
        }
        Err(error) => {
            tracing::error!(%error, "a job panicked");
            None
        }
    }
}

async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
