//! What a publisher should have seen before a version goes to readers.

use super::authorised;
use crate::{Context, Newsroom, NewsroomError, reading};
use domain::assignment::Remark;
use domain::document::{Block, BlockAttrs, Inline, ItemPart, List, Mark, Picture, QuotePart};
use domain::edition::Edition;
use domain::ids::VersionId;
use domain::media::Media;
use domain::plan::PlannedAct;
use domain::{Content, Document, EditionCode, Kind, State};
use std::collections::BTreeSet;
use store::Reading;
use text::lint::{Problem, lint};

/// A headline with more characters is cut by most services.
const LONG_HEADLINE: usize = 110;
/// A paragraph with fewer letters says too little of its language.
const SHORT_PARAGRAPH: usize = 24;
/// So many characters of a remark say which it is.
const REMARK: usize = 80;

/// Something to look at before publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Where.
    pub place: Place,
    /// What.
    pub matter: Matter,
}

/// Where something is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the headline.
    Headline,
    /// In the text, in the block of that id.
    Block(String),
    /// Among the sections.
    Sections,
    /// At the picture that stands for the version.
    Lead,
    /// Among what is planned.
    Plans,
    /// Among what was said about it.
    Remarks,
}

/// What is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// There is no headline: it cannot be published.
    NoHeadline,
    /// So many characters.
    LongHeadline(usize),
    /// Nothing is written.
    NoText,
    /// It stands in no section.
    NoSection,
    /// No picture stands for it.
    NoPicture,
    /// Whoever does not see the picture is told nothing.
    NoAlt,
    /// The picture has no caption.
    NoCaption,
    /// A link leads to a page of the site that readers do not find.
    DeadLink(String),
    /// The paragraph is of another language than the version and does not say so.
    OtherLanguage,
    /// Characters that are not seen and turn what stands around them.
    HiddenControls,
    /// So many spellings to look at.
    Spelling(usize),
    /// Something older is planned to go out.
    StalePlan,
    /// Something that was said about it is not resolved: its beginning.
    OpenRemark(String),
}

impl Matter {
    /// Whether nothing can be published before.
    pub fn blocks(&self) -> bool {
        *self == Self::NoHeadline
    }
}

/// What the rules look at.
#[derive(Debug)]
struct Facts<'a> {
    edition: &'a Edition,
    kind: Kind,
    content: &'a Content,
    has_section: bool,
    lead: Option<&'a Media>,
    dead: &'a BTreeSet<String>,
    stale_plan: bool,
    remarks: &'a [Remark],
}

/// What is to be looked at in a version's working text, in the order of the page.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn concerns(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Vec<Concern>, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        let edition = store.edition_by_code(&version.edition)?.ok_or(NewsroomError::NotFound)?;
        let content = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?.content;
        let lead = content.lead.as_ref().map(|lead| store.media_by_id(lead.media)).transpose()?.flatten();
        let codes: Vec<EditionCode> = store.edition_list()?.into_iter().map(|edition| edition.code).collect();
        let mut dead = BTreeSet::new();
        for href in links(&content.body) {
            if is_dead(store, &codes, &href)? {
                dead.insert(href);
            }
        }
        let stale_plan = store
            .plans_of_version(version.id)?
            .iter()
            .any(|plan| matches!(plan.act, PlannedAct::Publish { revision } if revision != version.working));
        let mut remarks = store.remarks_of_version(version.id)?;
        remarks.retain(|remark| remark.answers.is_none() && remark.resolved_at.is_none());
        Ok(found(&Facts {
            edition: &edition,
            kind: version.kind,
            content: &content,
            has_section: !version.sections.is_empty(),
            lead: lead.as_ref(),
            dead: &dead,
            stale_plan,
            remarks: &remarks,
        }))
    })
}

/// Whether an address of this site leads readers nowhere. Only stories are looked for: the other pages are few, and an
/// editor sees them.
fn is_dead(store: &Reading<'_>, editions: &[EditionCode], href: &str) -> Result<bool, NewsroomError> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let Some((code, path)) = path.strip_prefix('/').and_then(|rest| rest.split_once('/')) else { return Ok(false) };
    let Some(edition) = editions.iter().find(|edition| edition.as_str() == code) else { return Ok(false) };
    let decoded = decoded(path);
    let Ok(path) = domain::Path::new(decoded.trim_end_matches('/')) else { return Ok(false) };
    if store.version_by_path(edition, &path)?.is_some_and(|version| version.state == State::Published) {
        return Ok(false);
    }
    Ok(reading::moved(store, edition, path.as_str())?.is_none())
}

/// A path without its percent signs; what they do not make into text stays as it is.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let pair = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match pair.filter(|_| first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The rules.
fn found(facts: &Facts<'_>) -> Vec<Concern> {
    let Facts { edition, kind, content, has_section, lead, dead, stale_plan, remarks } = *facts;
    let mut concerns = Vec::new();
    let mut add = |place: Place, matter: Matter| concerns.push(Concern { place, matter });
    let length = content.headline.chars().count();
    if content.headline.is_empty() {
        add(Place::Headline, Matter::NoHeadline);
    } else if length > LONG_HEADLINE {
        add(Place::Headline, Matter::LongHeadline(length));
    }
    if lint(&content.headline, &edition.language).iter().any(|finding| is_hidden(finding.problem)) {
        add(Place::Headline, Matter::HiddenControls);
    }
    if content.body.is_blank()
        && matches!(kind, Kind::Article | Kind::Page)
        && let Some(first) = content.body.blocks().first()
    {
        add(block(first), Matter::NoText);
    }
    for one in content.body.blocks() {
        look_at(facts, one, dead, &mut add);
    }
    if kind.flows() && !has_section {
        add(Place::Sections, Matter::NoSection);
    }
    match (&content.lead, lead) {
        (Some(of), Some(media)) => {
            let own = media.text_in(&edition.code);
            let is_silent = |here: &Option<String>, own: Option<&String>| {
                here.as_ref().or(own).is_none_or(|text| text.trim().is_empty())
            };
            if is_silent(&of.alt, own.map(|own| &own.alt)) {
                add(Place::Lead, Matter::NoAlt);
            }
            if kind != Kind::Video && is_silent(&of.caption, own.map(|own| &own.caption)) {
                add(Place::Lead, Matter::NoCaption);
            }
        }
        _ if kind.flows() && content.body.first_picture().is_none() => add(Place::Lead, Matter::NoPicture),
        _ => {}
    }
    for remark in remarks {
        let there = content.body.blocks().iter().find(|one| Some(one.id()) == remark.block.as_ref());
        add(there.map_or(Place::Remarks, block), Matter::OpenRemark(beginning(&remark.text)));
    }
    if stale_plan {
        add(Place::Plans, Matter::StalePlan);
    }
    concerns
}

fn look_at(facts: &Facts<'_>, one: &Block, dead: &BTreeSet<String>, add: &mut impl FnMut(Place, Matter)) {
    let edition = facts.edition;
    let mut pictures: Vec<&Picture> = Vec::new();
    match one {
        Block::Figure(figure) => pictures.push(&figure.picture),
        Block::Gallery(gallery) => pictures.extend(gallery.items.iter().map(|item| &item.picture)),
        _ => {}
    }
    if pictures.iter().any(|picture| picture.alt.trim().is_empty()) {
        add(block(one), Matter::NoAlt);
    }
    if pictures.iter().any(|picture| picture.caption.iter().all(Inline::is_blank)) {
        add(block(one), Matter::NoCaption);
    }
    let (mut hidden, mut spellings) = (false, 0);
    for line in lines(one) {
        for href in line.iter().filter_map(link).filter(|href| dead.contains(*href)) {
            add(block(one), Matter::DeadLink(href.to_owned()));
        }
        let text: String = line.iter().filter_map(letters).collect();
        // What says that it is of another language is not held against the rules of this one.
        let own = one.attrs().is_none_or(|attrs: &BlockAttrs| attrs.lang.is_none());
        if !own {
            continue;
        }
        let another = text.chars().filter(|c| c.is_alphabetic()).count() >= SHORT_PARAGRAPH
            && text::direction::majority(&text).is_some_and(|direction| direction != edition.direction);
        if another {
            add(block(one), Matter::OtherLanguage);
            continue;
        }
        let findings = lint(&text, &edition.language);
        hidden |= findings.iter().any(|finding| is_hidden(finding.problem));
        spellings += findings.iter().filter(|finding| !is_hidden(finding.problem)).count();
    }
    if hidden {
        add(block(one), Matter::HiddenControls);
    }
    if spellings > 0 {
        add(block(one), Matter::Spelling(spellings));
    }
}

/// Enough of a remark to know it by.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(REMARK) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn is_hidden(problem: Problem) -> bool {
    matches!(problem, Problem::HiddenControl | Problem::UnpairedIsolate)
}

fn block(block: &Block) -> Place {
    Place::Block(block.id().as_str().to_owned())
}

fn links(body: &Document) -> BTreeSet<String> {
    let all = body.blocks().iter().flat_map(lines);
    all.flatten().filter_map(link).filter(|href| href.starts_with('/')).map(str::to_owned).collect()
}

fn link(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Text { marks, .. } => marks.iter().find_map(|mark| match mark {
            Mark::Link { href, .. } => Some(href.as_str()),
            _ => None,
        }),
        _ => None,
    }
}

fn letters(inline: &Inline) -> Option<&str> {
    match inline {
        // A run that names its own language is read by that one's rules.
        Inline::Text { marks, .. }
            if marks.iter().any(|mark| matches!(mark, Mark::Code | Mark::Span { lang: Some(_), .. })) =>
        {
            None
        }
        Inline::Text { text, .. } => Some(text),
        Inline::HardBreak => Some("\n"),
        Inline::FootnoteRef { .. } => None,
    }
}

/// What is written in a block, line by line.
fn lines(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Paragraph(one) => vec![&one.content],
        Block::Heading(one) => vec![&one.content],
        Block::Pullquote(one) => vec![&one.content],
        Block::Verse(one) => vec![&one.content],
        Block::List(one) => list(one),
        Block::Quote(one) => one
            .content
            .iter()
            .flat_map(|part| match part {
                QuotePart::Paragraph(one) => vec![one.content.as_slice()],
                QuotePart::Heading(one) => vec![one.content.as_slice()],
                QuotePart::List(one) => list(one),
            })
            .collect(),
        Block::Table(one) => one.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.content.as_slice()).collect(),
        Block::Footnotes(one) => one.notes.iter().map(|note| note.content.as_slice()).collect(),
        Block::Figure(one) => vec![&one.picture.caption],
        Block::Gallery(one) => one.items.iter().map(|item| item.picture.caption.as_slice()).collect(),
        Block::Audio(one) => vec![&one.caption],
        Block::Video(one) => vec![&one.caption],
        Block::Embed(one) => vec![&one.caption],
        Block::Code(_)
        | Block::File(_)
        | Block::Separator(_)
        | Block::More(_)
        | Block::PageBreak(_)
        | Block::Background(_)
        | Block::Raw(_) => Vec::new(),
    }
}

fn list(list: &List) -> Vec<&[Inline]> {
    list.items
        .iter()
        .flat_map(|item| {
            let rest = item.rest.iter().flat_map(|part| match part {
                ItemPart::Paragraph(one) => vec![one.content.as_slice()],
                ItemPart::List(one) => self::list(one),
            });
            std::iter::once(item.first.content.as_slice()).chain(rest).collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::room::edition as edition_named;
    use domain::document::html::{HtmlInput, from_html};
    use domain::edition::{Direction, MissingTranslation};

    fn found_in(language: &str, direction: Direction, headline: &str, html: &str) -> Vec<Matter> {
        let edition = Edition { direction, ..edition_named(language, 0, MissingTranslation::Hide) };
        let body = from_html(html, &HtmlInput { lang: language, dir: direction, seed: "a" }).document;
        let (deck, excerpt) = (String::new(), String::new());
        let content = Content { headline: headline.into(), deck, excerpt, body, credits: vec![], lead: None };
        let facts = Facts {
            edition: &edition,
            kind: Kind::Page,
            content: &content,
            has_section: true,
            lead: None,
            dead: &BTreeSet::from(["/en/gone".to_owned()]),
            stale_plan: false,
            remarks: &[],
        };
        found(&facts).into_iter().map(|concern| concern.matter).collect()
    }

    #[test]
    fn each_rule_finds_what_it_is_for_and_nothing_else() {
        let long = "x".repeat(LONG_HEADLINE + 1);
        let rows: [(&str, &str, &[Matter]); 10] = [
            ("A headline", "<p>Some text that is all right.</p>", &[]),
            ("", "<p>Some text.</p>", &[Matter::NoHeadline]),
            (&long, "<p>Some text.</p>", &[Matter::LongHeadline(LONG_HEADLINE + 1)]),
            ("A", "", &[Matter::NoText]),
            ("A", "<p>Go <a href=\"/en/gone\">there</a>.</p>", &[Matter::DeadLink("/en/gone".into())]),
            ("A", "<p>Go <a href=\"/en/alive\">there</a>.</p>", &[]),
            ("A", "<p>این بند به زبان دیگری نوشته شده است و چیزی نمی‌گوید.</p>", &[Matter::OtherLanguage]),
            ("A \u{202e}hidden\u{202c} turn", "<p>Some text.</p>", &[Matter::HiddenControls]),
            ("A", "<p>Two  blanks.</p>", &[]),
            ("A", "<figure><img src=\"https://news.example/a.jpg\"></figure>", &[Matter::NoAlt, Matter::NoCaption]),
        ];
        for (headline, html, expected) in rows {
            assert_eq!(found_in("en", Direction::Ltr, headline, html), expected, "{headline} {html}");
        }
        let arabic = found_in("fa", Direction::Rtl, "چراغ", "<p>كتاب‌هاي ما.</p>");
        assert!(matches!(arabic[..], [Matter::Spelling(_)]), "{arabic:?}");
    }

    #[test]
    fn a_headline_alone_blocks() {
        assert!(Matter::NoHeadline.blocks());
        assert!(!Matter::NoText.blocks() && !Matter::StalePlan.blocks());
    }
}
