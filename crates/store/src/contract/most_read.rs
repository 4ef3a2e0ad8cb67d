//! What readers read.

use super::samples::{NOON, minutes, with};
use super::{Constructor, Outcome};
use domain::most_read::{Day, Reads};
use domain::{Kind, State};

pub fn reads_add_up_by_day_and_are_forgotten(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let read = |day, reads| Reads { version, day: Day(day), reads };
        s.store.write(|w| w.reads_add(&[read(9, 5), read(10, 1), read(10, 0)]))?;
        s.store.write(|w| w.reads_add(&[read(10, 2)]))?;
        let since = |day| s.store.read(|r| r.reads_since(Day(day)));
        assert_eq!(since(9)?, [read(9, 5), read(10, 3)]);
        assert_eq!(since(10)?, [read(10, 3)]);
        assert_eq!(s.store.write(|w| w.reads_forget(Day(10)))?, 1);
        assert_eq!(since(0)?, [read(10, 3)]);
        Ok(())
    })
}

pub fn counting_leaves_the_generation(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let before = s.store.generation();
        s.store.write(|w| w.reads_add(&[Reads { version, day: Day(1), reads: 1 }]))?;
        s.store.write(|w| w.reads_forget(Day(2)))?;
        assert_eq!(s.store.generation(), before);
        Ok(())
    })
}

pub fn the_list_stands_until_it_is_drawn_up_again(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for path in ["a", "b", "c"] {
            ids.push(s.published(Kind::Article, &s.en, path, minutes(1))?.id);
        }
        let list = |limit| -> Result<Vec<_>, crate::StoreError> {
            Ok(s.store.read(|r| r.most_read(&s.en, limit, NOON))?.into_iter().map(|card| card.version).collect())
        };
        assert_eq!(list(9)?, []);
        s.store.write(|w| w.most_read_put(&s.en, &[ids[2], ids[0], ids[1]]))?;
        assert_eq!(list(9)?, [ids[2], ids[0], ids[1]]);
        assert_eq!(s.store.read(|r| r.most_read(&s.fa, 9, NOON))?, []);
        s.store.write(|w| w.version_unlist(ids[2], &State::Withdrawn { note: String::new() }))?;
        assert_eq!(list(2)?, [ids[0], ids[1]], "what was taken back makes room at once");
        assert_eq!(s.store.read(|r| r.most_read_versions(&s.en))?, [ids[2], ids[0], ids[1]]);
        s.store.write(|w| w.most_read_put(&s.en, &[ids[1]]))?;
        assert_eq!(list(9)?, [ids[1]]);
        Ok(())
    })
}
