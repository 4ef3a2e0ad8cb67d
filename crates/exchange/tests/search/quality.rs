//! How well readers' queries find the stories of the demo newsroom among hundreds of others.
//!
//! `queries.tsv` says of each query which stories should be found, and of a spelling variant which query it varies.
//! Of variants counts which of them are found at all, of every query the reciprocal of the place of the first one
//! (MRR) and whether the best one comes first.

use crate::corpus::{Corpus, Fault, Size};
use domain::ids::StoryId;
use domain::listing::PageNumber;
use domain::{Actor, EditionCode};
use exchange::demo::seed;
use newsroom::reading::Reading;
use newsroom::searching::{Asking, search};
use newsroom::{Context, Newsroom, RequestId, SystemSurroundings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use store::Store;

const QUERIES: &str = include_str!("queries.tsv");
/// Stories an edition that nobody looks for.
const NOISE: u32 = 300;
/// Their headlines are made of few and common words, since what stands in a headline is what somebody looks for.
const SIZE: Size = Size { words: 6_000, headline_words: 40, paragraphs: 2 };

/// A line of the table.
pub struct Judged {
    pub edition: String,
    pub words: String,
    /// Keys of the stories that should be found, the best first.
    pub stories: Vec<String>,
    /// The query that it is another spelling of.
    pub varies: Option<String>,
}

/// What came of a query.
pub struct Outcome {
    pub judged: Judged,
    /// The stories in order, page by page until all that should be found are there; those of the demo newsroom by key.
    pub found: Vec<Option<String>>,
    pub total: u64,
}

impl Outcome {
    fn place_of(&self, key: &str) -> Option<usize> {
        self.found.iter().position(|found| found.as_deref() == Some(key))
    }

    /// Of what should be found, what is not.
    pub fn missed(&self) -> Vec<&str> {
        self.judged.stories.iter().map(String::as_str).filter(|key| self.place_of(key).is_none()).collect()
    }

    /// One by the place of the first story that should be found.
    pub fn reciprocal_rank(&self) -> f64 {
        let place = self.judged.stories.iter().filter_map(|key| self.place_of(key)).min();
        place.map_or(0.0, |place| 1.0 / f64::from(u32::try_from(place + 1).unwrap_or(u32::MAX)))
    }

    /// Whether the best story comes first.
    pub fn best_is_first(&self) -> bool {
        self.judged.stories.first().is_some_and(|best| self.place_of(best) == Some(0))
    }
}

/// Figures of an edition, or of all.
#[derive(Default, Clone, Copy)]
pub struct Figures {
    pub queries: u32,
    pub variants: u32,
    wanted: u32,
    found: u32,
    ranks: f64,
    best_first: u32,
}

impl Figures {
    fn add(&mut self, outcome: &Outcome) {
        self.queries += 1;
        self.ranks += outcome.reciprocal_rank();
        self.best_first += u32::from(outcome.best_is_first());
        if outcome.judged.varies.is_some() {
            self.variants += 1;
            let wanted = u32::try_from(outcome.judged.stories.len()).unwrap_or(0);
            self.wanted += wanted;
            self.found += wanted - u32::try_from(outcome.missed().len()).unwrap_or(0);
        }
    }

    /// Of the stories that variants should find, the part that they find.
    pub fn variant_recall(&self) -> f64 {
        f64::from(self.found) / f64::from(self.wanted.max(1))
    }

    /// Mean reciprocal rank of all queries.
    pub fn mean_reciprocal_rank(&self) -> f64 {
        self.ranks / f64::from(self.queries.max(1))
    }

    /// The part of the queries whose best story comes first.
    pub fn best_first(&self) -> f64 {
        f64::from(self.best_first) / f64::from(self.queries.max(1))
    }
}

/// The table, `\u{…}` read as the character.
pub fn queries() -> Vec<Judged> {
    let lines = QUERIES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('\t').map(unescaped);
            let mut cell = || cells.next().unwrap_or_default();
            let (edition, words, stories, varies) = (cell(), cell(), cell(), cell());
            Judged {
                edition,
                words,
                stories: stories.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
                varies: Some(varies).filter(|base| !base.is_empty()),
            }
        })
        .collect()
}

fn unescaped(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap_or_default();
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// The demo newsroom with the others in a folder, every query asked.
pub fn ask(folder: &Path) -> Result<Vec<Outcome>, Fault> {
    let store = Store::open(folder)?;
    let newsroom = Newsroom::new(store.clone(), folder, Arc::new(SystemSurroundings));
    let ctx = newsroom.context(Actor::System, RequestId(1));
    seed(&newsroom, &ctx, Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")))?;
    let editions = store.read(|store| store.edition_list())?;
    let corpora: Vec<Corpus> = store
        .read(|store| editions.iter().map(|edition| Corpus::of(store, edition, &SIZE)).collect::<Result<_, Fault>>())?;
    store.write(|w| {
        corpora.iter().try_for_each(|corpus| (0..NOISE).try_for_each(|n| corpus.publish(w, n, NOISE, ctx.now)))
    })?;
    let queries = queries();
    let known: BTreeMap<StoryId, String> = queries
        .iter()
        .flat_map(|judged| &judged.stories)
        .map(|key| (StoryId::derived("demo", key), key.clone()))
        .collect();
    queries.into_iter().map(|judged| asked(&newsroom, &ctx, &known, judged)).collect()
}

fn asked(
    newsroom: &Newsroom,
    ctx: &Context,
    known: &BTreeMap<StoryId, String>,
    judged: Judged,
) -> Result<Outcome, Fault> {
    let mut outcome = Outcome { judged, found: Vec::new(), total: 0 };
    for page in 1.. {
        let asking = Asking { words: outcome.judged.words.clone(), page: PageNumber::new(page), ..Asking::default() };
        let Reading::Found(_, searched) = search(newsroom, ctx, &outcome.judged.edition, asking)? else { break };
        let Some(hits) = searched.hits.filter(|hits| hits.total > 0) else { break };
        outcome.total = hits.total;
        outcome.found.extend(hits.hits.iter().map(|hit| known.get(&hit.card.story).cloned()));
        if outcome.missed().is_empty() || outcome.found.len() as u64 >= hits.total {
            break;
        }
    }
    Ok(outcome)
}

/// Figures of each edition in the table.
pub fn figures(outcomes: &[Outcome]) -> BTreeMap<EditionCode, Figures> {
    let editions: BTreeSet<&String> = outcomes.iter().map(|outcome| &outcome.judged.edition).collect();
    let of = |code: &str| {
        let mut figures = Figures::default();
        outcomes.iter().filter(|outcome| outcome.judged.edition == code).for_each(|outcome| figures.add(outcome));
        figures
    };
    editions.into_iter().filter_map(|code| Some((code.parse().ok()?, of(code)))).collect()
}

/// Figures of all.
pub fn overall(outcomes: &[Outcome]) -> Figures {
    let mut figures = Figures::default();
    outcomes.iter().for_each(|outcome| figures.add(outcome));
    figures
}

/// The figures to read, and every query that does not find its best story first.
pub fn report(outcomes: &[Outcome]) -> String {
    use std::fmt::Write as _;
    let mut report = String::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.best_is_first() || !outcome.missed().is_empty()) {
        let Outcome { judged: Judged { edition, words, stories, varies }, found, total } = outcome;
        let found: Vec<&str> = found.iter().take(6).map(|key| key.as_deref().unwrap_or("·")).collect();
        let varies = varies.as_deref().map(|base| format!(" (as {base})")).unwrap_or_default();
        let _ = writeln!(
            report,
            "{edition} {words}{varies}: {} of {stories:?}; {total}: {found:?}",
            missed_or_late(outcome)
        );
    }
    let mut line = |name: &str, figures: &Figures| {
        let _ = writeln!(
            report,
            "{name:8} {:>4} queries, {:>4} of them variants   recall of variants {:>5.1} %   mean reciprocal rank {:.3}   best first {:>5.1} %",
            figures.queries,
            figures.variants,
            figures.variant_recall() * 100.0,
            figures.mean_reciprocal_rank(),
            figures.best_first() * 100.0
        );
    };
    figures(outcomes).iter().for_each(|(edition, figures)| line(edition.as_str(), figures));
    line("all", &overall(outcomes));
    report
}

fn missed_or_late(outcome: &Outcome) -> &'static str {
    if outcome.missed().is_empty() { "late" } else { "missed some" }
}
