//! Sizes of pictures that somebody asks for before they are made: one makes them, the others wait, and when too many wait
//! the rest is told to come again.

use domain::Actor;
use domain::picture_size::Size;
use newsroom::Newsroom;
use newsroom::picturing::{self, Made};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many are made for readers at once; the worker makes one more beside them.
const AT_ONCE: usize = 2;
/// How many requests may wait.
const QUEUE: usize = 64;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(15);
/// When to ask again.
const RETRY_SECS: u32 = 5;

type Lock = tokio::sync::Mutex<()>;

/// What is being made.
pub struct Making {
    queue: Semaphore,
    turns: Arc<Semaphore>,
    under_way: Mutex<HashMap<(String, Size), Weak<Lock>>>,
}

/// Why a size is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmade {
    /// The picture cannot be decoded.
    Never,
    /// Too much is to be done, or the disk is full.
    Busy {
        /// When to ask again.
        retry_secs: u32,
    },
}

impl Default for Making {
    fn default() -> Self {
        Self { queue: Semaphore::new(QUEUE), turns: Arc::new(Semaphore::new(AT_ONCE)), under_way: Mutex::default() }
    }
}

impl Making {
    /// Makes a size, or waits for somebody who does.
    pub async fn make(&self, newsroom: &Newsroom, hash: &str, size: Size) -> Result<(), Unmade> {
        let busy = Unmade::Busy { retry_secs: RETRY_SECS };
        let _place = self.queue.try_acquire().map_err(|_| busy)?;
        let lock = self.lock(hash, size);
        let made = tokio::time::timeout(PATIENCE, async {
            let _alone = lock.lock().await;
            let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| busy)?;
            let (newsroom, hash) = (newsroom.clone(), hash.to_owned());
            // It goes on where nobody waits any more, and keeps its turn until then.
            let made = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                let ctx = newsroom.context(Actor::System, newsroom::RequestId(0));
                picturing::make(&newsroom, &ctx, &hash, &[size])
            });
            match made.await {
                Ok(Ok(Made::Sizes(_))) => Ok(()),
                Ok(Ok(Made::Refused)) => Err(Unmade::Never),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "a size of a picture cannot be made");
                    Err(busy)
                }
                Err(error) => {
                    tracing::error!(%error, "making a size of a picture panicked");
                    Err(Unmade::Never)
                }
            }
        });
        made.await.unwrap_or(Err(busy))
    }

    fn lock(&self, hash: &str, size: Size) -> Arc<Lock> {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        under_way.retain(|_, lock| lock.strong_count() > 0);
        let key = (hash.to_owned(), size);
        if let Some(lock) = under_way.get(&key).and_then(Weak::upgrade) {
            return lock;
        }
        let lock = Arc::default();
        under_way.insert(key, Arc::downgrade(&lock));
        lock
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsroom::SystemSurroundings;

    #[tokio::test]
    async fn when_too_many_wait_the_next_is_told_to_come_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store::Store::open(folder.path()).expect("a store");
        let newsroom = Newsroom::new(store, folder.path(), Arc::new(SystemSurroundings));
        let making = Making::default();
        let size = Size::parse("160.webp").expect("a size");
        let hash = "0".repeat(64);
        let waiting = making.queue.try_acquire_many(u32::try_from(QUEUE).expect("few")).expect("an empty queue");
        let busy = Err(Unmade::Busy { retry_secs: RETRY_SECS });
        assert_eq!(making.make(&newsroom, &hash, size).await, busy);
        drop(waiting);
        // There is no such file: it is not the picture's fault.
        assert_eq!(making.make(&newsroom, &hash, size).await, busy);
        assert!(making.lock(&hash, size).try_lock().is_ok());
    }
}
