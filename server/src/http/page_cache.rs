//! Finished pages, kept by content generation and address.
//!
//! A commit that readers can see makes a new generation, so that an old page is never found again and falls out by
//! itself. Concurrent requests for a page that is not there wait for one rendering. A page that failed is not kept.

use super::page::Page;
use moka::Expiry;
use moka::future::Cache;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    generation: u64,
    address: Box<str>,
}

/// A page and how long it says the same.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The page.
    pub page: Arc<Page>,
    /// How long it may be given.
    pub lasts: Duration,
}

/// Pages in memory, bounded in bytes. Cheap to clone.
#[derive(Clone)]
pub struct PageCache(Option<Cache<Key, Kept>>);

struct Lasts;

impl Expiry<Key, Kept> for Lasts {
    fn expire_after_create(&self, _: &Key, kept: &Kept, _: Instant) -> Option<Duration> {
        Some(kept.lasts)
    }
}

impl PageCache {
    /// A cache of so many bytes. One of none makes every page anew for everyone, also for those who ask at once.
    pub fn new(bytes: u64) -> Self {
        if bytes == 0 {
            return Self(None);
        }
        let cache = Cache::builder()
            .max_capacity(bytes)
            .weigher(|key: &Key, kept: &Kept| u32::try_from(key.address.len() + kept.page.weight()).unwrap_or(u32::MAX))
            .expire_after(Lasts)
            .build();
        Self(Some(cache))
    }

    /// The page at an address in a generation, if it is there: what most requests come for, without the future that
    /// would make it.
    pub async fn get(&self, generation: u64, address: &str) -> Option<Arc<Page>> {
        let key = Key { generation, address: address.into() };
        Some(self.0.as_ref()?.get(&key).await?.page)
    }

    /// The page at an address in a generation; made if it is not there. An error is given to all who waited.
    pub async fn get_or_make(
        &self,
        generation: u64,
        address: &str,
        make: impl Future<Output = Result<Kept, Arc<Page>>> + Send,
    ) -> Arc<Page> {
        let Some(cache) = &self.0 else {
            return make.await.map_or_else(|failed| failed, |kept| kept.page);
        };
        let key = Key { generation, address: address.into() };
        match cache.try_get_with(key, make).await {
            Ok(kept) => kept.page,
            Err(failed) => Arc::clone(&failed),
        }
    }

    /// How many pages there are.
    #[cfg(test)]
    pub async fn len(&self) -> u64 {
        let Some(cache) = &self.0 else { return 0 };
        cache.run_pending_tasks().await;
        cache.entry_count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::{HeaderMap, StatusCode};
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn page(status: StatusCode) -> Arc<Page> {
        Arc::new(Page::new(status, &HeaderMap::new(), None, Bytes::from_static(b"page")))
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_thousand_readers_wait_for_one_rendering() {
        let cache = PageCache::new(1_000_000);
        let made = Arc::new(AtomicUsize::new(0));
        let readers: Vec<_> = (0..1_000)
            .map(|_| {
                let (cache, made) = (cache.clone(), Arc::clone(&made));
                tokio::spawn(async move {
                    let make = async {
                        made.fetch_add(1, Ordering::SeqCst);
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        Ok(Kept { page: page(StatusCode::OK), lasts: Duration::from_secs(60) })
                    };
                    cache.get_or_make(1, "/en/", make).await
                })
            })
            .collect();
        for reader in readers {
            assert_eq!(reader.await.expect("a page").status(), StatusCode::OK);
        }
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn without_room_every_reader_gets_a_rendering_of_their_own() {
        let cache = PageCache::new(0);
        let made = Arc::new(AtomicUsize::new(0));
        let readers = (0..5).map(|_| {
            let (cache, made) = (cache.clone(), Arc::clone(&made));
            tokio::spawn(async move {
                let make = async {
                    made.fetch_add(1, Ordering::SeqCst);
                    tokio::task::yield_now().await;
                    Ok(Kept { page: page(StatusCode::OK), lasts: Duration::from_secs(60) })
                };
                cache.get_or_make(1, "/en/", make).await
            })
        });
        for reader in readers.collect::<Vec<_>>() {
            assert_eq!(reader.await.expect("a page").status(), StatusCode::OK);
        }
        assert_eq!(made.load(Ordering::SeqCst), 5);
    }

    #[tokio::test]
    async fn a_new_generation_and_a_failure_are_made_anew() {
        let cache = PageCache::new(1_000_000);
        let good = || async { Ok(Kept { page: page(StatusCode::OK), lasts: Duration::from_secs(60) }) };
        let bad = || async { Err(page(StatusCode::INTERNAL_SERVER_ERROR)) };
        assert_eq!(cache.get_or_make(1, "/en/", bad()).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(cache.get_or_make(1, "/en/", good()).await.status(), StatusCode::OK);
        assert_eq!(cache.get_or_make(1, "/en/", bad()).await.status(), StatusCode::OK);
        assert_eq!(cache.get_or_make(2, "/en/", bad()).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
