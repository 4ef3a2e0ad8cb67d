//! How long searches take: `cargo run --release -p exchange --example search_speed -- 10000 50000`, stories an edition.
//! `SEARCH_SPEED_IN=folder` keeps the newsrooms there, and the next run finds them made.
//!
//! The demo newsroom's four editions, each with so many generated stories of some 300 words; then the reader's page of
//! search with all its counts, and suggestions, as use-cases: what a request costs without HTTP and HTML.

#![expect(clippy::print_stdout, reason = "its figures are its output")]

#[path = "../tests/search/corpus.rs"]
mod corpus;

use corpus::{Corpus, Fault, Random, Size};
use domain::Actor;
use exchange::demo::seed;
use newsroom::reading::Reading;
use newsroom::searching::{Asking, search, suggest};
use newsroom::{Context, Newsroom, RequestId, SystemSurroundings};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Store;

/// Stories of some 300 words, of a vocabulary such as editions have.
const SIZE: Size = Size { words: 40_000, headline_words: 40_000, paragraphs: 5 };
/// Searches of each sort.
const SEARCHES: usize = 1_000;
/// Queries of any characters at all.
const STRANGE: usize = 10_000;
/// Steps of making the index anew that are timed.
const REINDEXED: usize = 100;
/// Stories that are published at once.
const AT_ONCE: u32 = 500;

struct Bench {
    newsroom: Newsroom,
    ctx: Context,
    corpora: Vec<Corpus>,
    stories: u32,
}

fn main() -> Result<(), Fault> {
    let mut sizes: Vec<u32> = std::env::args().skip(1).map(|n| n.parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes.push(10_000);
    }
    for stories in sizes {
        match std::env::var_os("SEARCH_SPEED_IN") {
            Some(folder) => measure(&Path::new(&folder).join(stories.to_string()), stories)?,
            None => measure(tempfile::tempdir()?.path(), stories)?,
        }
    }
    Ok(())
}

fn measure(folder: &Path, stories: u32) -> Result<(), Fault> {
    let made = folder.join("nashr.sqlite").exists();
    let store = Store::open(folder)?;
    let newsroom = Newsroom::new(store.clone(), folder, Arc::new(SystemSurroundings));
    let ctx = newsroom.context(Actor::System, RequestId(1));
    if !made {
        seed(&newsroom, &ctx, Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")))?;
    }
    let corpora: Vec<Corpus> = store.read(|store| {
        let editions = store.edition_list()?;
        editions.iter().map(|edition| Corpus::of(store, edition, &SIZE)?.filed(store)).collect::<Result<_, Fault>>()
    })?;
    let all = f64::from(stories) * 4.0;
    if !made {
        fill(&store, &newsroom, &ctx, &corpora, stories)?;
    }
    let (bytes, whole) =
        (store.read(|store| store.search_size())?, std::fs::metadata(folder.join("nashr.sqlite"))?.len());
    #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
    let (index, of) = (bytes as f64 / all, whole as f64 / all);
    row(
        &format!("{stories} stories an edition: index"),
        &format!("{index:.0} B a story"),
        &format!("of {of:.0} B in all"),
    );
    let bench = Bench { newsroom, ctx, corpora, stories };
    bench.searches()?;
    bench.suggestions()?;
    bench.strange()
}

/// Publishes every story, and makes a part of the index anew.
fn fill(store: &Store, newsroom: &Newsroom, ctx: &Context, corpora: &[Corpus], stories: u32) -> Result<(), Fault> {
    let begun = Instant::now();
    for corpus in corpora {
        for from in (0..stories).step_by(AT_ONCE as usize) {
            let until = stories.min(from + AT_ONCE);
            store.write(|w| (from..until).try_for_each(|n| corpus.publish(w, n, stories, ctx.now)))?;
        }
    }
    let all = f64::from(stories) * 4.0;
    row(
        &format!("{stories} stories an edition: published"),
        &format!("{:.0} /s", all / begun.elapsed().as_secs_f64()),
        "",
    );
    let begun = Instant::now();
    let mut versions = 0;
    for step in 0..REINDEXED {
        let reindexed = newsroom::searching::reindex(newsroom, ctx, step == 0)?;
        versions += u32::try_from(reindexed.versions)?;
        if reindexed.done {
            break;
        }
    }
    row("  indexed anew", &format!("{:.0} /s", f64::from(versions) / begun.elapsed().as_secs_f64()), "");
    store.checkpoint()?;
    Ok(())
}

impl Bench {
    /// What readers ask for: mostly a rare word or two, sometimes a common one, a headline, a phrase.
    fn query(&self, corpus: &Corpus, random: &mut Random) -> String {
        let (rare, common) = (corpus.words.len().min(20_000), 30);
        let mut word = || {
            // As many of each order of magnitude.
            let rank = f64::from(common) * (rare as f64 / f64::from(common)).powf(random.part());
            corpus.words.get(rank as usize).map_or("", String::as_str)
        };
        let (one, other, third) = (word(), word(), word());
        let headline = corpus.headline(u32::try_from(random.below(self.stories as usize)).unwrap_or(0));
        let words: Vec<&str> = headline.split(' ').collect();
        match random.below(20) {
            0..=6 => one.to_owned(),
            7..=11 => format!("{one} {other}"),
            12 => format!("{one} {other} {third}"),
            13..=15 => words.get(1..4).unwrap_or(&words).join(" "),
            16 => headline,
            17 => format!("\"{}\"", words.get(1..3).unwrap_or(&words).join(" ")),
            18 => format!("{one} -{other}"),
            _ => corpus.words.get(random.below(common as usize)).cloned().unwrap_or_default(),
        }
    }

    fn searches(&self) -> Result<(), Fault> {
        let mut random = Random::new(1);
        let mut times = Vec::new();
        for _ in 0..SEARCHES {
            let corpus = &self.corpora[random.below(self.corpora.len())];
            let words = self.query(corpus, &mut random);
            times.push((self.search(corpus, &words)?, words));
        }
        print("  search", times, "p50 ≤ 5 ms, p95 ≤ 20 ms at 10,000");
        Ok(())
    }

    fn search(&self, corpus: &Corpus, words: &str) -> Result<Duration, Fault> {
        let asking = Asking { words: words.to_owned(), ..Asking::default() };
        let begun = Instant::now();
        match search(&self.newsroom, &self.ctx, corpus.edition.code.as_str(), asking)? {
            Reading::Found(..) => Ok(begun.elapsed()),
            _ => Err(format!("no page for {words}").into()),
        }
    }

    /// Every beginning of what is typed.
    fn suggestions(&self) -> Result<(), Fault> {
        let mut random = Random::new(2);
        let mut times = Vec::new();
        while times.len() < SEARCHES {
            let corpus = &self.corpora[random.below(self.corpora.len())];
            let words = self.query(corpus, &mut random);
            let ends = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(12);
            for end in ends {
                let typed = &words[..end];
                let begun = Instant::now();
                suggest(&self.newsroom, &self.ctx, corpus.edition.code.as_str(), typed)?;
                times.push((begun.elapsed(), typed.to_owned()));
            }
        }
        print("  suggestions, a letter at a time", times, "p50 ≤ 5 ms, p95 ≤ 20 ms at 10,000");
        Ok(())
    }

    fn strange(&self) -> Result<(), Fault> {
        let mut random = Random::new(3);
        let mut times = Vec::new();
        for _ in 0..STRANGE {
            let corpus = &self.corpora[random.below(self.corpora.len())];
            let words = strange(&mut random);
            times.push((self.search(corpus, &words)?, words));
        }
        print("  10,000 queries of any characters", times, "");
        Ok(())
    }
}

fn print(what: &str, mut times: Vec<(Duration, String)>, goal: &str) {
    times.sort();
    let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |(time, _)| time.as_secs_f64() * 1_000.0);
    let (slowest, words) =
        times.last().map_or((0.0, ""), |(time, words)| (time.as_secs_f64() * 1_000.0, words.as_str()));
    row(what, &format!("p50 {:.2} ms, p95 {:.2} ms", at(50), at(95)), goal);
    row("    slowest", &format!("{slowest:.2} ms"), &format!("{words:?}"));
}

fn row(what: &str, figure: &str, goal: &str) {
    println!("{what:46} {figure:>28}   {goal}");
}

/// A query of any characters at all, many of them with a meaning of their own somewhere.
fn strange(random: &mut Random) -> String {
    const RANGES: [(u32, u32); 9] = [
        (0x20, 0x60),
        (0x60, 0x250),
        (0x300, 0x370),
        (0x600, 0x700),
        (0x2000, 0x2070),
        (0xe000, 0xe010),
        (0xfb50, 0xff00),
        (0x1, 0x3000),
        (0x1, 0x1_ffff),
    ];
    const TURNS: [&str; 9] = ["\"", " -", "* ", " OR ", "NEAR(", "title:", "\0", "\u{200c}", " AND NOT "];
    let mut words = String::new();
    for _ in 0..1 + random.below(16) {
        let (from, until) = RANGES[random.below(RANGES.len())];
        let span = usize::try_from(until - from).unwrap_or(1);
        for _ in 0..1 + random.below(4) {
            words.extend(char::from_u32(from + u32::try_from(random.below(span)).unwrap_or(0)));
        }
        if random.below(4) == 0 {
            words.push_str(TURNS[random.below(TURNS.len())]);
        }
    }
    words
}
