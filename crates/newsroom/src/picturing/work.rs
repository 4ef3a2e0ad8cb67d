//! The jobs: what is to be made before anybody asks for it.

use super::make::sweep;
use super::{LIGHTER, Made, SHOWN, SIZES, WORDS, lighten, make};
use crate::{Context, Newsroom, NewsroomError};
use domain::picture_size::Size;
use store::{Job, StoreError, Writing};

/// How long a job is a worker's, in seconds; then it is taken for dead. A picture takes a few.
const LEASE: i64 = 60;
/// How long a job waits that failed, in seconds; twice as long each time, up to so long.
const WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3_600;
/// Versions a transaction.
const STEP: u32 = 200;

/// What one turn of work came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// A picture has its sizes; so many were made now.
    Sizes(usize),
    /// A picture cannot be decoded: it has none.
    Refused,
    /// It is known which media are shown.
    Shown,
    /// The library is found by its words, and what drafts use is known.
    Words,
    /// It did not work, and will be tried again.
    Failed,
}

/// Does the job that is longest due; `None`: there is none. For a worker, which calls it again and again.
///
/// # Errors
/// The store's.
pub fn work(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Worked>, NewsroomError> {
    if let Some(job) = take(newsroom, ctx, SHOWN)? {
        return carry_out(newsroom, ctx, &job, find_shown(newsroom).map(|()| Worked::Shown), |_| Ok(()));
    }
    if let Some(job) = take(newsroom, ctx, WORDS)? {
        return carry_out(newsroom, ctx, &job, find_words(newsroom).map(|()| Worked::Words), |_| Ok(()));
    }
    let Some(job) = take(newsroom, ctx, SIZES)? else { return Ok(None) };
    let done = sizes(newsroom, ctx, &job);
    let made = matches!(done, Ok(Worked::Sizes(_)));
    carry_out(
        newsroom,
        ctx,
        &job,
        done,
        |store| {
            if made { lighten::enqueue(store, ctx, hash_of(&job)) } else { Ok(()) }
        },
    )
}

/// Takes the job of that kind that is longest due.
pub(super) fn take(newsroom: &Newsroom, ctx: &Context, kind: &str) -> Result<Option<Job>, NewsroomError> {
    // Asking takes no turn of the one writer.
    if !newsroom.store().read(|store| store.job_is_due(kind, ctx.now))? {
        return Ok(None);
    }
    Ok(newsroom.store().write(|store| store.job_take(kind, ctx.now, ctx.now.plus_secs(LEASE)))?)
}

/// Ends a job that was taken: it leaves the queue, with what follows from it, or is due again later.
pub(super) fn carry_out(
    newsroom: &Newsroom,
    ctx: &Context,
    job: &Job,
    done: Result<Worked, NewsroomError>,
    follows: impl FnOnce(&Writing<'_>) -> Result<(), StoreError>,
) -> Result<Option<Worked>, NewsroomError> {
    match done {
        Ok(worked) => {
            newsroom.store().write(|store| {
                store.job_done(job.id)?;
                follows(store)
            })?;
            Ok(Some(worked))
        }
        Err(error) => {
            tracing::warn!(job = job.kind, %error, attempts = job.attempts, "a job failed");
            let wait = WAIT.saturating_mul(1 << job.attempts.min(10)).min(LONGEST_WAIT);
            let due = ctx.now.plus_secs(wait);
            newsroom.store().write(|store| store.job_retry(job.id, due, &error.to_string()))?;
            Ok(Some(Worked::Failed))
        }
    }
}

/// Which picture a job is about.
pub(super) fn hash_of(job: &Job) -> &str {
    job.payload["hash"].as_str().unwrap_or_default()
}

/// How many pictures wait for their sizes.
///
/// # Errors
/// The store's.
pub fn waiting(newsroom: &Newsroom) -> Result<u64, NewsroomError> {
    Ok(newsroom.store().read(|store| store.jobs_waiting(SIZES))?)
}

/// How many pictures wait for the lighter forms of their sizes.
///
/// # Errors
/// The store's.
pub fn waiting_to_be_lighter(newsroom: &Newsroom) -> Result<u64, NewsroomError> {
    Ok(newsroom.store().read(|store| store.jobs_waiting(LIGHTER))?)
}

fn sizes(newsroom: &Newsroom, ctx: &Context, job: &Job) -> Result<Worked, NewsroomError> {
    let hash = hash_of(job);
    let media = newsroom.store().read(|store| store.media_by_hash(hash))?;
    // It may have been replaced since.
    let Some(width) = media.iter().find_map(|media| media.width.filter(|_| media.is_picture())) else {
        return Ok(Worked::Sizes(0));
    };
    sweep(newsroom, hash);
    Ok(match make(newsroom, ctx, hash, &Size::made_of(width))? {
        Made::Sizes(count) => Worked::Sizes(count),
        Made::Refused => Worked::Refused,
    })
}

fn find_shown(newsroom: &Newsroom) -> Result<(), NewsroomError> {
    let mut after = None;
    loop {
        after = newsroom.store().write(|store| {
            let versions = store.versions_shown(after, STEP)?;
            versions.iter().try_for_each(|version| store.media_shown_refresh(*version))?;
            Ok::<_, NewsroomError>(versions.last().copied())
        })?;
        if after.is_none() {
            break;
        }
    }
    Ok(newsroom.store().write(|store| store.media_in_backgrounds_refresh())?)
}

fn find_words(newsroom: &Newsroom) -> Result<(), NewsroomError> {
    let mut after = None;
    loop {
        after = newsroom.store().write(|store| {
            let ids = store.media_all(after, STEP)?;
            store.media_by_ids(&ids)?.iter().try_for_each(|media| store.media_words_put(media))?;
            Ok::<_, NewsroomError>(ids.last().copied())
        })?;
        if after.is_none() {
            break;
        }
    }
    let mut after = None;
    loop {
        after = newsroom.store().write(|store| {
            let versions = store.versions_in_work(after, STEP)?;
            versions.iter().try_for_each(|version| store.media_in_work_refresh(*version))?;
            Ok::<_, NewsroomError>(versions.last().copied())
        })?;
        if after.is_none() {
            return Ok(());
        }
    }
}
