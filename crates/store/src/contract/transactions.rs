//! Atomicity, isolation, and the content generation.

use super::samples::{NOON, edition, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::Kind;

pub fn a_write_that_fails_leaves_nothing(new: Constructor) -> Outcome {
    with(new, |s| {
        let failed: Result<(), StoreError> = s.store.write(|w| {
            w.setting_put("half", &1)?;
            Err(StoreError::Missing { what: "reason" })
        });
        assert!(matches!(failed, Err(StoreError::Missing { what: "reason" })));
        assert_eq!(s.store.read(|r| r.setting_get::<u32>("half"))?, None);
        Ok(())
    })
}

pub fn a_write_that_panics_leaves_nothing_and_the_next_one_works(new: Constructor) -> Outcome {
    with(new, |s| {
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            s.store.write::<(), StoreError>(|w| {
                w.setting_put("half", &1)?;
                std::panic::resume_unwind(Box::new("on purpose"))
            })
        }));
        assert!(panicked.is_err());
        s.store.write(|w| w.setting_put("whole", &2))?;
        assert_eq!(s.store.read(|r| r.setting_get::<u32>("half"))?, None);
        assert_eq!(s.store.read(|r| r.setting_get::<u32>("whole"))?, Some(2));
        Ok(())
    })
}

pub fn a_write_reads_its_own_writes(new: Constructor) -> Outcome {
    with(new, |s| {
        let seen = s.store.write::<_, StoreError>(|w| {
            w.setting_put("a", &1)?;
            w.setting_get::<u32>("a")
        })?;
        assert_eq!(seen, Some(1));
        Ok(())
    })
}

pub fn a_reading_sees_one_moment(new: Constructor) -> Outcome {
    with(new, |s| {
        s.store.write(|w| w.setting_put("a", &1))?;
        let (before, after) = s.store.read::<_, StoreError>(|r| {
            let before = r.setting_get::<u32>("a")?;
            s.store.write(|w| w.setting_put("a", &2))?;
            Ok((before, r.setting_get::<u32>("a")?))
        })?;
        assert_eq!((before, after), (Some(1), Some(1)));
        assert_eq!(s.store.read(|r| r.setting_get::<u32>("a"))?, Some(2));
        Ok(())
    })
}

pub fn the_generation_moves_only_when_asked(new: Constructor) -> Outcome {
    with(new, |s| {
        let start = s.store.generation();
        let version = s.draft(Kind::Article, &s.en, "quiet")?;
        s.publish(&version, NOON)?;
        assert_eq!(s.store.generation(), start, "nobody asked");
        s.store.write::<_, StoreError>(|w| {
            w.shows_to_readers();
            w.shows_to_readers();
            w.setting_put("a", &1)
        })?;
        assert_eq!(s.store.generation(), start + 1);
        assert_eq!(s.store.read(|r| r.generation())?, start + 1);
        assert_eq!(s.store.generation_refresh()?, start + 1);
        Ok(())
    })
}

pub fn a_failed_write_leaves_the_generation(new: Constructor) -> Outcome {
    with(new, |s| {
        let start = s.store.generation();
        let failed: Result<(), StoreError> = s.store.write(|w| {
            w.shows_to_readers();
            Err(StoreError::Busy)
        });
        assert!(failed.is_err());
        assert_eq!((s.store.generation(), s.store.generation_refresh()?), (start, start));
        Ok(())
    })
}

pub fn writers_on_many_threads_lose_nothing(new: Constructor) -> Outcome {
    with(new, |s| {
        let store = s.store;
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let added = add_one(store);
                        assert!(added.is_ok(), "{added:?}");
                    }
                });
            }
        });
        assert_eq!(s.store.read(|r| r.setting_get::<u32>("sum"))?, Some(40));
        // Readers and writers have their own connections: an edition put now is seen at once.
        let sq = edition("sq", 2)?;
        s.store.write(|w| w.edition_put(&sq))?;
        assert_eq!(s.store.read(|r| r.edition_list())?.len(), 3);
        Ok(())
    })
}

fn add_one(store: &crate::Store) -> Result<(), StoreError> {
    store.write(|w| {
        let sum = w.setting_get::<u32>("sum")?.unwrap_or(0);
        w.setting_put("sum", &(sum + 1))
    })
}
