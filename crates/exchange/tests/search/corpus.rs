//! Stories that nobody wrote: words of the demo newsroom, drawn about as often as a language uses its words. The same
//! in every run.

use domain::contributor::{Contributor, Credit, CreditRole};
use domain::document::{Block, BlockAttrs, BlockId, Inline, Paragraph};
use domain::ids::{RevisionId, StoryId, VersionId};
use domain::story::{Commenting, Origin};
use domain::taxonomy::{Section, Tag};
use domain::{Content, Document, Edition, Kind, Path, State, Story, Timestamp, Version};
use std::collections::HashMap;
use std::error::Error;
use store::{NewRevision, Publication, Reading, Writing};

/// Anything that goes wrong here ends the test or the measurement.
pub type Fault = Box<dyn Error + Send + Sync>;

/// Begins the address of each of these stories.
const PATH: &str = "noise-";
const DAY_MS: i64 = 86_400_000;
/// Stories stand evenly in so much time before now.
const SPAN_MS: i64 = 15 * 365 * DAY_MS;
const WORDS_A_PARAGRAPH: usize = 60;

/// A small generator of numbers.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    /// Less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % end.max(1)
    }

    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() & 0xffff_ffff).unwrap_or(0)) / f64::from(u32::MAX)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// What the stories of an edition are made of.
pub struct Corpus {
    pub edition: Edition,
    /// The most used first; spelled as the demo newsroom spells them.
    pub words: Vec<String>,
    /// How often a word of this rank or a lower one is drawn, of 1.
    until: Vec<f64>,
    /// Headlines are made of so many of the most used words.
    headline_words: usize,
    paragraphs: usize,
    filing: Filing,
}

/// How large a corpus is.
pub struct Size {
    /// Words of the vocabulary.
    pub words: usize,
    /// Headlines are made of so many of the most used ones.
    pub headline_words: usize,
    /// Paragraphs a story, of 60 words.
    pub paragraphs: usize,
}

/// Where stories are filed and whom they credit.
#[derive(Default)]
struct Filing {
    sections: Vec<Section>,
    tags: Vec<Tag>,
    contributors: Vec<Contributor>,
}

impl Corpus {
    /// Of the words of an edition; where it has less of them, further ones are put together from its own. Stories are
    /// filed nowhere and credit nobody.
    pub fn of(store: &Reading<'_>, edition: &Edition, size: &Size) -> Result<Self, Fault> {
        let words = vocabulary(store, edition, size.words)?;
        let mut sum = 0.0;
        let mut until: Vec<f64> = (0..words.len())
            .map(|rank| {
                // Zipf's law, as Mandelbrot corrected it for the most used words.
                sum += 1.0 / (f64::from(u32::try_from(rank).unwrap_or(u32::MAX)) + 2.7);
                sum
            })
            .collect();
        until.iter_mut().for_each(|until| *until /= sum);
        Ok(Self {
            edition: edition.clone(),
            headline_words: size.headline_words.min(words.len()),
            paragraphs: size.paragraphs,
            words,
            until,
            filing: Filing::default(),
        })
    }

    /// The same, with stories filed in the edition's sections, under its tags and its people.
    pub fn filed(self, store: &Reading<'_>) -> Result<Self, Fault> {
        let code = &self.edition.code;
        let filing = Filing {
            sections: store.section_list(code)?,
            tags: store.tags_used_most(code, 100)?,
            contributors: store.contributor_list()?,
        };
        Ok(Self { filing, ..self })
    }

    /// A word, as a text uses it.
    pub fn word(&self, random: &mut Random) -> &str {
        let part = random.part();
        let rank = self.until.partition_point(|until| *until < part);
        self.words.get(rank).or(self.words.last()).map_or("", String::as_str)
    }

    fn sentence(&self, random: &mut Random, words: usize) -> String {
        (0..words).map(|_| self.word(random)).collect::<Vec<_>>().join(" ")
    }

    /// The headline of a story.
    pub fn headline(&self, n: u32) -> String {
        let mut random = Random::new(u64::from(n) * 2 + 1);
        let mut words = Vec::new();
        for _ in 0..5 + random.below(5) {
            let word = self.word(&mut random);
            let common = self.words.get(random.below(self.headline_words)).map_or("", String::as_str);
            words.push(if self.headline_words < self.words.len() { common } else { word });
        }
        words.join(" ")
    }

    /// Publishes story number `n` of so many.
    pub fn publish(&self, w: &Writing<'_>, n: u32, of: u32, now: Timestamp) -> Result<(), Fault> {
        let mut random = Random::new(u64::from(n) * 2);
        let key = format!("{}-{n}", self.edition.code);
        // The order of arrival is not that of dates.
        let place = i64::try_from(u64::from(n) * 7_919 % u64::from(of))?;
        let at = Timestamp(now.unix_ms() - DAY_MS - SPAN_MS + place * SPAN_MS / i64::from(of));
        let kind = if n.is_multiple_of(10) { Kind::Gallery } else { Kind::Article };
        let story = Story { id: StoryId::derived("noise", &key), kind, series: None, created_at: at };
        let revision = RevisionId::derived("noise", &key);
        let version = Version {
            id: VersionId::derived("noise", &key),
            story: story.id,
            kind,
            edition: self.edition.code.clone(),
            path: Path::new(&format!("{PATH}{n}"))?,
            state: State::Draft,
            flag: None,
            published_at: None,
            updated_at: None,
            commenting: Commenting::Open,
            pinned_until: None,
            sections: random.one(&self.filing.sections).map(|section| section.id).into_iter().collect(),
            tags: random.one(&self.filing.tags).map(|tag| tag.id).into_iter().collect(),
            translated_from: None,
            live: None,
            working: revision,
        };
        let content = self.content(n, &key, &mut random)?;
        w.story_put(&story)?;
        w.version_put(&version, version.path.as_str())?;
        w.revision_add(&NewRevision {
            id: revision,
            version: version.id,
            at,
            by: None,
            origin: Origin::Imported,
            content: &content,
        })?;
        w.version_publish(&Publication {
            version: version.id,
            revision,
            at,
            published_at: at,
            updated_at: None,
            teaser: "",
        })?;
        Ok(())
    }

    fn content(&self, n: u32, key: &str, random: &mut Random) -> Result<Content, Fault> {
        let paragraphs = (0..self.paragraphs).map(|at| {
            let attrs = BlockAttrs::new(BlockId::derived("noise", at, key), self.edition.direction);
            let sentence = self.sentence(random, WORDS_A_PARAGRAPH);
            Block::Paragraph(Paragraph { attrs, content: vec![Inline::text(sentence)] })
        });
        let body = Document::new(paragraphs.collect())?;
        let contributor = random.one(&self.filing.contributors).map(|somebody| somebody.id);
        let credit = |id| Credit { role: CreditRole::Author, contributor: Some(id), name: String::new(), link: None };
        Ok(Content {
            headline: self.headline(n),
            deck: String::new(),
            excerpt: String::new(),
            body,
            credits: contributor.map(credit).into_iter().collect(),
            lead: None,
        })
    }
}

/// The words of an edition's readers, the most used first.
fn vocabulary(store: &Reading<'_>, edition: &Edition, most: usize) -> Result<Vec<String>, Fault> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    let mut after = None;
    loop {
        let versions = store.version_ids(after, 100)?;
        let Some(last) = versions.last() else { break };
        after = Some(*last);
        for version in versions {
            let own = |version: &Version| version.edition == edition.code && !version.path.as_str().starts_with(PATH);
            let live = store.version_by_id(version)?.filter(own);
            let Some(live) = live.and_then(|version| version.live) else { continue };
            let Some(revision) = store.revision_by_id(live)? else { continue };
            let content = revision.content;
            for text in [&content.headline, &content.deck, &content.body.search_text().running] {
                for token in text::tokens(text, &edition.language) {
                    *counts.entry(text[token.range].to_lowercase()).or_default() += 1;
                }
            }
        }
    }
    let mut words: Vec<(String, u64)> = counts.into_iter().collect();
    words.sort_by(|(a, times), (b, others)| others.cmp(times).then_with(|| a.cmp(b)));
    let mut words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    words.truncate(most);
    // A language never runs out of rare words: the beginning of one, the end of another.
    let own = words.len();
    let mut random = Random::new(7);
    while words.len() < most && own > 0 {
        let (a, b) = (&words[random.below(own)], &words[random.below(own)]);
        let beginning = a.chars().take(a.chars().count().div_ceil(2) + random.below(2));
        let end = b.chars().skip(b.chars().count() / 2);
        words.push(beginning.chain(end).collect());
    }
    Ok(words)
}
