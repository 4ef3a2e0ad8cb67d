//! How long pages of a listing take: `cargo run --release -p store --example pages -- 100000`.
#![expect(clippy::print_stdout, reason = "it reports")]

use domain::contributor::{Contributor, Credit, CreditRole};
use domain::document::{BlockId, Direction};
use domain::edition::{Calendar, Digits, MissingTranslation, Months, SiteIdentity};
use domain::ids::{ContributorId, RevisionId, SectionId, StoryId, TagId, TopicId, VersionId};
use domain::listing::{PageNumber, Scope};
use domain::story::{Commenting, Origin};
use domain::taxonomy::{Section, Tag};
use domain::{Content, Document, Edition, EditionCode, Kind, Path, Slug, State, Story, Timestamp, Version};
use std::error::Error;
use std::time::{Duration, Instant};
use store::{NewRevision, Publication, Reading, Store, StoreError, Writing};

const NOW: Timestamp = Timestamp(1_780_000_000_000);
/// Fifteen years, evenly.
const SPAN_MS: i64 = 15 * 365 * 86_400_000;
const PER_PAGE: u32 = 20;

struct Filing {
    edition: EditionCode,
    sections: Vec<SectionId>,
    tags: Vec<TagId>,
    contributors: Vec<ContributorId>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let count: u32 = std::env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let dir = tempfile::tempdir()?;
    let store = Store::open(dir.path())?;
    let filing = store.write::<_, Box<dyn Error + Send + Sync>>(lay_out).map_err(|e| e as Box<dyn Error>)?;
    let began = Instant::now();
    for from in (0..count).step_by(500) {
        store
            .write::<_, Box<dyn Error + Send + Sync>>(|w| {
                (from..count.min(from + 500)).try_for_each(|n| publish(w, &filing, n, count))
            })
            .map_err(|e| e as Box<dyn Error>)?;
    }
    store.checkpoint()?;
    let bytes = std::fs::metadata(dir.path().join("nashr.sqlite"))?.len();
    println!("{count} versions published in {:.1?}, {} MB", began.elapsed(), bytes >> 20);
    drop(store);

    let began = Instant::now();
    let store = Store::open(dir.path())?;
    println!("opened in {:.1?}", began.elapsed());
    let last = count.div_ceil(PER_PAGE);
    for number in [1, 2, 10, 100, 500, 1_000, last / 2, last] {
        let page = PageNumber::new(number).ok_or("page 0")?;
        report(&store, &format!("flow, page {number}"), |r| {
            r.listing(&filing.edition, &Scope::Flow, page, PER_PAGE, NOW).map(drop)
        })?;
    }
    let year = Scope::Period { from: Timestamp(NOW.0 - 365 * 86_400_000), until: NOW };
    report(&store, "the last year, page 1", |r| {
        r.listing(&filing.edition, &year, PageNumber::FIRST, PER_PAGE, NOW).map(drop)
    })?;
    let section = Scope::Section(filing.sections[0]);
    report(&store, "a top section, page 1", |r| {
        r.listing(&filing.edition, &section, PageNumber::FIRST, PER_PAGE, NOW).map(drop)
    })?;
    let month = 30 * 86_400_000;
    let months: Vec<_> = (0..180).map(|n| (Timestamp(NOW.0 - (n + 1) * month), Timestamp(NOW.0 - n * month))).collect();
    report(&store, "the archive's 180 months", |r| r.archive_counts(&filing.edition, &months).map(drop))?;
    report(&store, "the board, page 1", |r| {
        r.board(std::slice::from_ref(&filing.edition), PageNumber::FIRST, 50).map(drop)
    })?;
    let path = Path::new(&format!("story-{}", count / 2))?;
    report(&store, "an article with its live text", |r| {
        let version = r.version_by_path(&filing.edition, &path)?;
        version.and_then(|v| v.live).map_or(Ok(None), |live| r.revision_by_id(live)).map(drop)
    })
}

fn report(
    store: &Store,
    name: &str,
    act: impl Fn(&Reading<'_>) -> Result<(), StoreError>,
) -> Result<(), Box<dyn Error>> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..201 {
        let began = Instant::now();
        store.read(&act)?;
        times.push(began.elapsed());
    }
    let cold = times[0];
    times.sort();
    println!("{name:32} median {:>9.1?}  p95 {:>9.1?}  first {cold:>9.1?}", times[100], times[190]);
    Ok(())
}

fn lay_out(w: &Writing<'_>) -> Result<Filing, Box<dyn Error + Send + Sync>> {
    let edition: EditionCode = "en".parse()?;
    w.edition_put(&Edition {
        code: edition.clone(),
        language: "en".into(),
        name: "English".into(),
        direction: Direction::Ltr,
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        months: Months::Gregorian,
        zone: "UTC".into(),
        missing: MissingTranslation::Hide,
        position: 0,
        site: SiteIdentity::default(),
    })?;
    let mut filing = Filing { edition, sections: vec![], tags: vec![], contributors: vec![] };
    for n in 0..20_u32 {
        let id = SectionId::from_parts(i64::from(n), 1);
        let slug = Slug::new(&format!("section-{n}"))?;
        let parent = (n >= 5).then(|| filing.sections[n as usize % 5]);
        w.section_put(&Section {
            id,
            edition: filing.edition.clone(),
            topic: TopicId::from_parts(i64::from(n), 1),
            parent,
            path: slug.to_string(),
            slug,
            name: String::new(),
            description: String::new(),
            position: n,
        })?;
        filing.sections.push(id);
    }
    for n in 0..300_u32 {
        let (id, slug) = (TagId::from_parts(i64::from(n), 1), Slug::new(&format!("tag-{n}"))?);
        let topic = TopicId::from_parts(i64::from(n), 2);
        w.tag_put(&Tag {
            id,
            edition: filing.edition.clone(),
            topic,
            slug,
            name: String::new(),
            description: String::new(),
        })?;
        filing.tags.push(id);
    }
    for n in 0..100_u32 {
        let (id, slug) = (ContributorId::from_parts(i64::from(n), 1), Slug::new(&format!("somebody-{n}"))?);
        w.contributor_put(&Contributor { id, slug, name: format!("Somebody {n}"), portrait: None, texts: vec![] })?;
        filing.contributors.push(id);
    }
    Ok(filing)
}

fn publish(w: &Writing<'_>, filing: &Filing, n: u32, count: u32) -> Result<(), Box<dyn Error + Send + Sync>> {
    // The order of arrival is not that of dates, as in an import.
    let place = i64::from(u32::try_from(u64::from(n) * 7_919 % u64::from(count))?);
    let at = Timestamp(NOW.0 - SPAN_MS + place * SPAN_MS / i64::from(count));
    let kind = if n.is_multiple_of(10) { Kind::Gallery } else { Kind::Article };
    let story = Story { id: StoryId::from_parts(i64::from(n), 3), kind, series: None, created_at: at };
    let pick = |salt: u32, of: usize| {
        (n.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) >> 7) as usize % of
    };
    let revision = RevisionId::from_parts(i64::from(n), 5);
    let version = Version {
        id: VersionId::from_parts(i64::from(n), 4),
        story: story.id,
        kind,
        edition: filing.edition.clone(),
        path: Path::new(&format!("story-{n}"))?,
        state: State::Draft,
        flag: None,
        published_at: None,
        updated_at: None,
        commenting: Commenting::Open,
        pinned_until: None,
        sections: vec![filing.sections[5 + pick(1, 15)]],
        tags: (2..5).map(|salt| filing.tags[pick(salt, 300)]).collect(),
        translated_from: None,
        live: None,
        working: revision,
    };
    let contributor = Some(filing.contributors[pick(9, 100)]);
    let mut body = Document::empty(BlockId::derived("seed", n as usize, ""), Direction::Ltr).into_blocks();
    body.extend(Document::from_json(&paragraphs(n))?.into_blocks());
    let content = Content {
        headline: format!("Story {n} of the river and the bridges above it"),
        deck: "Where the night train stops, the market opens before the library does, and nobody minds.".into(),
        excerpt: String::new(),
        body: Document::new(body)?,
        credits: vec![Credit { role: CreditRole::Author, contributor, name: String::new(), link: None }],
        lead: None,
    };
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

/// Some 3 kB of text.
fn paragraphs(n: u32) -> String {
    let sentence = "The river rises in the hills and passes eleven bridges before it meets the sea. ";
    let blocks: Vec<String> = (0..6)
        .map(|p| {
            format!(
                r#"{{"type":"paragraph","attrs":{{"id":"p{n:06}{p}","dir":"ltr"}},"content":[{{"type":"text","text":"{}"}}]}}"#,
                sentence.repeat(6).trim_end()
            )
        })
        .collect();
    format!(r#"{{"v":1,"doc":{{"type":"doc","content":[{}]}}}}"#, blocks.join(","))
}
