//! What a search finds, in which order, and who finds it.

use super::samples::{NOON, Result, Sample, content, credit, edition, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{TagId, VersionId};
use domain::listing::Scope;
use domain::search::{Order, Query, Readership, SearchHits, SearchRequest};
use domain::story::Origin;
use domain::{EditionCode, Kind, State, Timestamp, Version};

/// Language, one text, another: each as a query finds the other.
const PAIRS: &str = include_str!("../../../text/tests/tables/search_pairs.tsv");
/// Language, query, text that it must not find.
const MISSES: &str = include_str!("../../../text/tests/tables/search_misses.tsv");

struct Asked<'a> {
    edition: &'a EditionCode,
    readership: Readership,
    within: &'a [Scope],
    order: Order,
}

impl<'a> Asked<'a> {
    fn of_readers(edition: &'a EditionCode) -> Self {
        Self { edition, readership: Readership::Readers, within: &[], order: Order::Relevance }
    }

    fn search(&self, s: &Sample<'_>, words: &str) -> std::result::Result<SearchHits, StoreError> {
        let query = Query::parse(words, self.edition.as_str());
        s.store.read(|r| {
            r.search(&SearchRequest {
                edition: self.edition,
                readership: self.readership,
                query: &query,
                within: self.within,
                counted: Some(&[(minutes(-10), minutes(10)), (minutes(10), minutes(100))]),
                order: self.order,
                limit: 10,
                now: NOON,
            })
        })
    }

    fn found(&self, s: &Sample<'_>, words: &str) -> Result<Vec<VersionId>> {
        Ok(self.search(s, words)?.hits.into_iter().map(|hit| hit.version).collect())
    }
}

/// Publishes a text under a headline.
fn publish(s: &Sample<'_>, edition: &EditionCode, headline: &str, at: Timestamp) -> Result<Version> {
    let version = s.blank(&s.story(Kind::Article)?, edition, &format!("v{}", s.id(|n, _| n)))?;
    let mut written = content(headline);
    written.deck = String::new();
    s.begin(&version, &written)?;
    s.publish(&version, at)
}

/// The rows of a table, `\u{…}` read as the character.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<String>> {
    let unescape = |cell: &str| {
        let mut out = String::new();
        let mut parts = cell.split("\\u{");
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (code, rest) = part.split_once('}').unwrap_or_default();
            out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
            out.push_str(rest);
        }
        out
    };
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(move |line| line.split('\t').map(unescape).collect())
}

fn editions(s: &Sample<'_>) -> Outcome {
    for (code, position) in [("ar", 2), ("sq", 3), ("ja", 4)] {
        let edition = edition(code, position)?;
        s.store.write(|w| w.edition_put(&edition))?;
    }
    Ok(())
}

pub fn either_spelling_finds_the_other(new: Constructor) -> Outcome {
    with(new, |s| {
        editions(s)?;
        for row in rows(PAIRS) {
            let [language, one, other] = row.as_slice() else { return Err("three columns".into()) };
            let edition: EditionCode = language.parse()?;
            for (text, words) in [(one, other), (other, one)] {
                let version = publish(s, &edition, text, NOON)?;
                let found = Asked::of_readers(&edition).found(s, words)?;
                assert!(found.contains(&version.id), "{language}: {words} does not find {text}");
                s.store.write(|w| w.version_unlist(version.id, &State::Unpublished))?;
            }
        }
        Ok(())
    })
}

pub fn other_words_are_not_found(new: Constructor) -> Outcome {
    with(new, |s| {
        editions(s)?;
        for row in rows(MISSES) {
            let [language, words, text] = row.as_slice() else { return Err("three columns".into()) };
            let edition: EditionCode = language.parse()?;
            let version = publish(s, &edition, text, NOON)?;
            assert_eq!(Asked::of_readers(&edition).found(s, words)?, [], "{language}: {words} finds {text}");
            s.store.write(|w| w.version_unlist(version.id, &State::Unpublished))?;
        }
        Ok(())
    })
}

pub fn an_exact_spelling_ranks_first(new: Constructor) -> Outcome {
    with(new, |s| {
        editions(s)?;
        for (language, texts, words) in [
            ("sq", ["Rruga e Tirane", "Rruga e Tiranë"], "Tiranë"),
            ("ar", ["أخبار الانتخابات", "أخبار انتخابات"], "انتخابات"),
            ("fa", ["او میرود", "او می‌رود"], "می‌رود"),
        ] {
            let edition: EditionCode = language.parse()?;
            let mut versions = Vec::new();
            for text in texts {
                versions.push(publish(s, &edition, text, NOON)?.id);
            }
            let found = Asked::of_readers(&edition).found(s, words)?;
            assert_eq!(found, [versions[1], versions[0]], "{language}: {words}");
        }
        Ok(())
    })
}

pub fn a_headline_weighs_more_than_a_deck(new: Constructor) -> Outcome {
    with(new, |s| {
        let in_deck = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        let mut written = content("Something else");
        written.deck = "About the bridge".into();
        s.begin(&in_deck, &written)?;
        s.publish(&in_deck, NOON)?;
        let in_headline = publish(s, &s.en, "The bridge is open", NOON)?;
        assert_eq!(Asked::of_readers(&s.en).found(s, "bridge")?, [in_headline.id, in_deck.id]);
        Ok(())
    })
}

pub fn a_headline_weighs_more_than_a_mention_in_a_short_text(new: Constructor) -> Outcome {
    with(new, |s| {
        let long = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        let mut written = content("The night train returns");
        written.deck = "What is there to say of it that nobody said when it left, and who listens? ".repeat(60);
        s.begin(&long, &written)?;
        s.publish(&long, minutes(-600_000))?;
        let short = s.blank(&s.story(Kind::Article)?, &s.en, "b")?;
        let mut written = content("This week");
        written.deck = "The night train".into();
        s.begin(&short, &written)?;
        s.publish(&short, NOON)?;
        for n in 0..20 {
            publish(s, &s.en, &format!("Something else, number {n}"), NOON)?;
        }
        for words in ["night train", "trains", "\"night train\""] {
            assert_eq!(Asked::of_readers(&s.en).found(s, words)?, [long.id, short.id], "{words}");
        }
        Ok(())
    })
}

pub fn words_in_a_row_come_before_words_apart(new: Constructor) -> Outcome {
    with(new, |s| {
        let apart = publish(s, &s.en, "The night of the other train and of everything that goes by train at night", NOON)?.id;
        let row = publish(s, &s.en, "What else there is to say about a night train and its passengers", NOON)?.id;
        assert_eq!(Asked::of_readers(&s.en).found(s, "night train")?, [row, apart]);
        Ok(())
    })
}

pub fn of_what_fits_alike_the_newer_comes_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let year = 365 * 24 * 60;
        let old = publish(s, &s.en, "The bridge", minutes(-10 * year))?.id;
        let newer = publish(s, &s.en, "The bridge", minutes(-year))?.id;
        assert_eq!(Asked::of_readers(&s.en).found(s, "bridge")?, [newer, old]);
        let newest = publish(s, &s.en, "Something about this and that and about the bridge", minutes(0))?.id;
        let by_date = Asked { order: Order::Newest, ..Asked::of_readers(&s.en) };
        assert_eq!(by_date.found(s, "bridge")?, [newest, newer, old]);
        Ok(())
    })
}

pub fn the_index_follows_every_change_at_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let (readers, desk) =
            (Asked::of_readers(&s.en), Asked { readership: Readership::Desk, ..Asked::of_readers(&s.en) });
        let version = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        s.begin(&version, &content("Otters"))?;
        assert_eq!((readers.found(s, "otters")?, desk.found(s, "otters")?), (vec![], vec![version.id]));
        s.publish(&version, NOON)?;
        assert_eq!((readers.found(s, "otters")?, desk.found(s, "otters")?), (vec![version.id], vec![]));
        // A text that readers do not see yet is found by the desk alone.
        s.save(&version, Origin::Saved, None, minutes(1), &content("Beavers"))?;
        assert_eq!((readers.found(s, "beavers")?, desk.found(s, "beavers")?), (vec![], vec![version.id]));
        assert_eq!(readers.found(s, "otters")?, [version.id]);
        s.store.write(|w| w.version_unlist(version.id, &State::Withdrawn { note: String::new() }))?;
        assert_eq!(readers.found(s, "otters")?, []);
        // A transaction that fails leaves the index as it was.
        let failed: std::result::Result<(), StoreError> = s.store.write(|w| {
            w.search_refresh(version.id)?;
            Err(StoreError::Busy)
        });
        assert!(failed.is_err());
        assert_eq!(desk.found(s, "beavers")?, [version.id]);
        Ok(())
    })
}

pub fn what_is_refreshed_is_found_as_before(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = publish(s, &s.en, "Otters", NOON)?;
        let mut after = None;
        while let Some(id) = s.store.read(|r| r.version_ids(after, 1))?.pop() {
            s.store.write(|w| w.search_refresh(id))?;
            after = Some(id);
        }
        assert_eq!(after, Some(version.id));
        s.store.write(|w| w.search_pack())?;
        assert!(s.store.read(|r| r.search_size())? > 0);
        assert_eq!(Asked::of_readers(&s.en).found(s, "otter")?, [version.id]);
        Ok(())
    })
}

pub fn names_and_tags_find_a_text(new: Constructor) -> Outcome {
    with(new, |s| {
        let (somebody, tag) = (s.contributor("mira-holt")?, s.tag(&s.en, "ferries")?);
        let mut version = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        version.tags = vec![tag.id];
        let mut written = content("Otters");
        written.credits = vec![credit(somebody.id)];
        s.begin(&version, &written)?;
        s.publish(&version, NOON)?;
        s.tag(&s.en, "unused")?;
        assert_eq!(s.store.read(|r| r.tags_used_most(&s.en, 9))?, std::slice::from_ref(&tag));
        for words in [somebody.name.as_str(), tag.name.as_str()] {
            assert_eq!(Asked::of_readers(&s.en).found(s, words)?, [version.id], "{words}");
        }
        Ok(())
    })
}

pub fn phrases_beginnings_and_exclusions_are_understood(new: Constructor) -> Outcome {
    with(new, |s| {
        let one = publish(s, &s.en, "The night train leaves", NOON)?.id;
        let other = publish(s, &s.en, "A train by night", NOON)?.id;
        let asked = Asked::of_readers(&s.en);
        let sorted = |words: &str| -> Result<Vec<VersionId>> {
            let mut found = asked.found(s, words)?;
            found.sort();
            Ok(found)
        };
        assert_eq!(sorted("night train")?, [one, other]);
        assert_eq!(sorted("\"night train\"")?, [one]);
        assert_eq!(sorted("train -leaves")?, [other]);
        assert_eq!(sorted("trai*")?, [one, other]);
        assert_eq!(sorted("trai")?, []);
        assert_eq!(sorted("-train")?, []);
        assert_eq!(sorted("\"train night\"")?, []);
        Ok(())
    })
}

pub fn hits_are_counted_by_place_and_time(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other) = (s.tag(&s.en, "one")?, s.tag(&s.en, "other")?);
        let add = |path: &str, kind: Kind, tags: Vec<TagId>, at: Timestamp| -> Result<VersionId> {
            let mut version = s.blank(&s.story(kind)?, &s.en, path)?;
            version.tags = tags;
            s.begin(&version, &content("Otters"))?;
            Ok(s.publish(&version, at)?.id)
        };
        let first = add("a", Kind::Article, vec![one.id], minutes(0))?;
        let second = add("b", Kind::Article, vec![one.id, other.id], minutes(1))?;
        let third = add("c", Kind::Cartoon, vec![other.id], minutes(20))?;
        let count = |hits: &SearchHits, scope: Scope| hits.counts.iter().find(|(s, _)| *s == scope).map(|(_, n)| *n);
        let all = Asked::of_readers(&s.en).search(s, "otters")?;
        assert_eq!((all.total, all.period_counts.as_slice()), (3, [2, 1].as_slice()));
        assert_eq!(count(&all, Scope::Tag(one.id)), Some(2));
        assert_eq!(count(&all, Scope::Kind(Kind::Cartoon)), Some(1));

        let articles = [Scope::Kind(Kind::Article)];
        let hits = Asked { within: &articles, order: Order::Newest, ..Asked::of_readers(&s.en) }.search(s, "otters")?;
        assert_eq!(hits.hits.iter().map(|hit| hit.version).collect::<Vec<_>>(), [second, first]);
        assert_eq!(count(&hits, Scope::Tag(other.id)), Some(1), "counted among articles");
        assert_eq!(count(&hits, Scope::Kind(Kind::Cartoon)), Some(1), "what could be chosen instead");
        assert_eq!(hits.period_counts, [2, 0]);

        let late = [Scope::Period { from: minutes(10), until: minutes(100) }, Scope::Tag(other.id)];
        assert_eq!(Asked { within: &late, ..Asked::of_readers(&s.en) }.found(s, "otters")?, [third]);
        let nowhere = [Scope::Tag(s.tag(&s.en, "nothing")?.id)];
        assert_eq!(Asked { within: &nowhere, ..Asked::of_readers(&s.en) }.found(s, "otters")?, []);
        Ok(())
    })
}

pub fn editions_are_searched_apart(new: Constructor) -> Outcome {
    with(new, |s| {
        let (en, fa) = (publish(s, &s.en, "Tehran 1403", NOON)?, publish(s, &s.fa, "تهران ۱۴۰۳", NOON)?);
        assert_eq!(Asked::of_readers(&s.en).found(s, "۱۴۰۳")?, [en.id]);
        assert_eq!(Asked::of_readers(&s.fa).found(s, "1403")?, [fa.id]);
        let counts = s.store.read(|r| r.search_count(&s.fa, &Query::parse("1403", "fa")))?;
        assert_eq!(counts, 1);
        Ok(())
    })
}

pub fn what_is_being_typed_finds_heads(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = publish(s, &s.fa, "قطار شب به دره بازگشت", NOON)?;
        for typed in ["ق", "قط", "قطا", "قطار", "قطار ش", "شب", "باز"] {
            let query = Query::as_you_type(typed, "fa");
            let hits = s.store.read(|r| r.search_heads(&s.fa, &query, 100, 5))?;
            assert_eq!(hits.iter().map(|hit| hit.version).collect::<Vec<_>>(), [version.id], "{typed}");
        }
        Ok(())
    })
}

pub fn an_article_that_is_being_typed_keeps_the_suggestion(new: Constructor) -> Outcome {
    with(new, |s| {
        editions(s)?;
        let ar: EditionCode = "ar".parse()?;
        let version = publish(s, &ar, "جسر الطاحونة", NOON)?;
        let found = |typed: &str| -> Result<Vec<VersionId>> {
            let query = Query::as_you_type(typed, "ar");
            let hits = s.store.read(|r| r.search_heads(&ar, &query, 100, 5))?;
            Ok(hits.into_iter().map(|hit| hit.version).collect())
        };
        for typed in ["ا", "ال", "الط", "الطا", "الطاحونة", "جسر ال", "طاحو"] {
            assert_eq!(found(typed)?, [version.id], "{typed}");
        }
        s.store.write(|w| w.version_unlist(version.id, &State::Unpublished))?;
        assert_eq!(found("جسر")?, []);
        Ok(())
    })
}

pub fn spellings_that_begin_alike_are_known(new: Constructor) -> Outcome {
    with(new, |s| {
        publish(s, &s.en, "Lighthouse", NOON)?;
        publish(s, &s.en, "Lighthouse keeper", NOON)?;
        let spellings = |letters| s.store.read(|r| r.search_spellings("ligh", &letters));
        assert_eq!(spellings(8..=12)?, ["lighthouse"]);
        assert_eq!(spellings(2..=4)?, Vec::<String>::new());
        Ok(())
    })
}

pub fn nothing_that_is_typed_is_an_error(new: Constructor) -> Outcome {
    with(new, |s| {
        publish(s, &s.en, "Otters", NOON)?;
        // A small generator, the same in each run.
        let mut state: u64 = 0x2545_f491_4f6c_dd1d;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let ranges: [(u32, u32); 6] =
            [(0x20, 0x60), (0x60, 0x250), (0x300, 0x370), (0x600, 0x700), (0x2000, 0x2070), (0x1, 0x1_FFFF)];
        for turn in 0..2_000 {
            let words: String = (0..1 + next() % 12)
                .filter_map(|_| {
                    let (from, until) = ranges[usize::try_from(next() % 6).unwrap_or(0)];
                    char::from_u32(from + u32::try_from(next()).unwrap_or(u32::try_from(next() % 0xFFFF).unwrap_or(0)) % (until - from))
                })
                .collect();
            Asked::of_readers(if turn % 2 == 0 { &s.en } else { &s.fa }).search(s, &words)?;
            let query = Query::as_you_type(&words, "fa");
            s.store.read(|r| r.search_heads(&s.fa, &query, 10, 5))?;
            s.store.read(|r| r.search_spellings(&words, &(1..=9)))?;
        }
        Ok(())
    })
}
