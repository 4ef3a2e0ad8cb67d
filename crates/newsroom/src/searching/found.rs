//! The reader's page of search.

use super::asked::{Asked, Asking};
use super::correction;
use crate::reading::{Names, Reading, Setting, setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::contributor::Contributor;
use domain::edition::Edition;
use domain::listing::{Card, PageNumber, Scope};
use domain::search::{Order, Query, Readership, SearchHit, SearchHits, SearchRequest};
use domain::taxonomy::Section;
use domain::{Kind, Timestamp};
use std::collections::BTreeSet;
use std::ops::Range;
use store::Reading as Store;
use text::formatting::Formats;
use text::highlight::{glimpse, highlight, passage};

/// How many hits a page has.
pub const SEARCH_PAGE: u32 = 12;
/// Longest passage, in characters.
const PASSAGE: usize = 240;
/// Years whose hits are counted.
const YEARS: i32 = 30;

/// A search and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    /// What was asked.
    pub asked: Asked,
    /// What was found; `None` where the words ask for nothing.
    pub hits: Option<Hits>,
    /// The edition's sections, for those who do not know what to ask.
    pub sections: Vec<Section>,
    /// Names of everything that is shown.
    pub names: Names,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// One page of it.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: u64,
    /// Hits a kind, the most first.
    pub kinds: Vec<(Kind, u64)>,
    /// Hits a section, the most first.
    pub sections: Vec<(Section, u64)>,
    /// Hits somebody is credited for, the most first.
    pub contributors: Vec<(Contributor, u64)>,
    /// Hits a year of the edition's calendar, the newest first.
    pub years: Vec<(i32, u64)>,
    /// What the words may have meant, where they find little.
    pub meant: Option<String>,
    /// What other editions have, where this one was searched alone.
    pub others: Vec<Other>,
}

/// What another edition has.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Which edition.
    pub edition: Edition,
    /// How many of its stories fit.
    pub count: u64,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// In which edition.
    pub edition: Edition,
    /// What a listing shows of it.
    pub card: Card,
    /// Its headline, in pieces.
    pub headline: Vec<Piece>,
    /// The passage that shows most of what was sought.
    pub passage: Vec<Piece>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// Whether it is what was sought.
    pub sought: bool,
}

/// A page of search.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn search(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    asking: Asking,
) -> Result<Reading<Searched>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let formats = newsroom.formats(&setting.edition)?;
        let asked = Asked::of(store, &setting.edition, &formats, asking)?;
        let hits = hits(store, ctx, &setting, &formats, &asked)?;
        if hits.as_ref().is_some_and(|hits| hits.hits.is_empty() && hits.total > 0) {
            return Ok(Reading::Missing(setting));
        }
        let sections = store.section_list(&setting.edition.code)?;
        let found = hits.iter().flat_map(|hits| hits.hits.iter().map(|hit| &hit.card));
        let cards: Vec<&Card> = found.chain(&setting.recent).collect();
        let mut every_section = sections.clone();
        let others = hits.iter().flat_map(|hits| &hits.hits).map(|hit| &hit.edition.code);
        for other in others.filter(|code| **code != setting.edition.code).collect::<BTreeSet<_>>() {
            every_section.extend(store.section_list(other)?);
        }
        let names = Names::gather(store, every_section, &cards, &[], &[])?;
        Ok(Reading::Found(setting, Searched { asked, hits, sections, names }))
    })
}

fn hits(
    store: &Store<'_>,
    ctx: &Context,
    setting: &Setting,
    formats: &Formats,
    asked: &Asked,
) -> Result<Option<Hits>, NewsroomError> {
    let edition = &setting.edition;
    let query = Query::parse(&asked.asking.words, &edition.language);
    if query.is_empty() {
        return Ok(None);
    }
    let page = asked.asking.page.unwrap_or(PageNumber::FIRST).get();
    let before = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(SEARCH_PAGE as usize);
    let limit = before.saturating_add(SEARCH_PAGE as usize);
    let years = years(formats, edition, setting.now);
    let bounds: Vec<_> = years.iter().map(|(_, bounds)| *bounds).collect();
    let request = SearchRequest {
        edition: &edition.code,
        readership: Readership::Readers,
        query: &query,
        within: &asked.within,
        counted: Some(&bounds),
        order: asked.asking.order,
        limit,
        now: ctx.now,
    };
    let own = store.search(&request)?;
    let mut total = own.total;
    let mut all: Vec<(&Edition, &Query, SearchHit)> = own.hits.iter().map(|hit| (edition, &query, *hit)).collect();
    let mut others = Vec::new();
    let elsewhere = setting.editions.iter().filter(|other| other.code != edition.code);
    let elsewhere: Vec<(&Edition, Query)> =
        elsewhere.map(|other| (other, Query::parse(&asked.asking.words, &other.language))).collect();
    for (other, query) in &elsewhere {
        let other = *other;
        if asked.asking.everywhere {
            // Sections and people's conditions are an edition's own; kinds and days are everybody's.
            let within: Vec<Scope> =
                asked.within.iter().filter(|s| matches!(s, Scope::Kind(_) | Scope::Period { .. })).copied().collect();
            let found = store.search(&SearchRequest {
                edition: &other.code,
                query,
                within: &within,
                counted: None,
                ..request
            })?;
            total += found.total;
            all.extend(found.hits.into_iter().map(|hit| (other, query, hit)));
        } else {
            let count = store.search_count(&other.code, query)?;
            others.extend((count > 0).then(|| Other { edition: other.clone(), count }));
        }
    }
    if asked.asking.everywhere {
        in_order(&mut all, asked.asking.order);
    }
    let shown = all.into_iter().skip(before).take(SEARCH_PAGE as usize);
    let hits = shown.filter_map(|(edition, query, hit)| shown_hit(store, ctx, edition, query, hit).transpose());
    let hits = hits.collect::<Result<Vec<_>, _>>()?;
    let meant = if total == 0 { correction::meant(store, edition, &asked.asking.words)? } else { None };
    let SearchHits { counts, period_counts, .. } = own;
    let (mut kinds, mut sections, mut contributors) = (Vec::new(), Vec::new(), Vec::new());
    for (scope, count) in counts {
        match scope {
            Scope::Kind(kind) => kinds.push((kind, count)),
            Scope::Section(id) => sections.extend(store.section_by_id(id)?.map(|section| (section, count))),
            Scope::Contributor(id) => contributors.extend(store.contributor_by_id(id)?.map(|c| (c, count))),
            _ => {}
        }
    }
    let years = years.into_iter().map(|(year, _)| year).zip(period_counts).filter(|(_, count)| *count > 0).collect();
    Ok(Some(Hits { hits, total, kinds, sections, contributors, years, meant, others }))
}

fn in_order(all: &mut [(&Edition, &Query, SearchHit)], order: Order) {
    all.sort_by(|(.., a), (.., b)| match order {
        Order::Relevance => b.score.total_cmp(&a.score),
        Order::Newest => b.at.cmp(&a.at),
    });
}

/// The years up to now, the newest first, with their bounds.
fn years(formats: &Formats, edition: &Edition, now: Timestamp) -> Vec<(i32, (Timestamp, Timestamp))> {
    let this = formats.date(now.unix_ms(), edition.calendar).year();
    (this - YEARS..=this)
        .rev()
        .filter_map(|year| {
            let (from, until) = formats.year_bounds(edition.calendar, year)?;
            Some((year, (Timestamp(from), Timestamp(until))))
        })
        .collect()
}

/// A hit as it is shown; `None` where its card has gone.
fn shown_hit(
    store: &Store<'_>,
    ctx: &Context,
    edition: &Edition,
    query: &Query,
    hit: SearchHit,
) -> Result<Option<Hit>, NewsroomError> {
    let Some(card) = store.card_by_version(hit.version, ctx.now)? else { return Ok(None) };
    let headline = pieces(&card.headline, &highlight(&card.headline, &edition.language, query));
    let passage = found_passage(store, &card, &edition.language, query)?;
    Ok(Some(Hit { edition: edition.clone(), card, headline, passage }))
}

/// The deck if it holds what is sought, else the passage of the body or of its captions that holds most of it.
fn found_passage(store: &Store<'_>, card: &Card, language: &str, query: &Query) -> Result<Vec<Piece>, NewsroomError> {
    let in_deck = highlight(&card.deck, language, query);
    if !in_deck.is_empty() {
        return Ok(cut(&card.deck, &in_deck));
    }
    if let Some(content) = crate::reading::live_content(store, card.version)? {
        let text = content.body.search_text();
        for text in [text.running, text.captions] {
            let ranges = glimpse(&text, language, query);
            if !ranges.is_empty() {
                return Ok(cut(&text, &ranges));
            }
        }
    }
    Ok(cut(&card.deck, &[]))
}

fn cut(text: &str, ranges: &[Range<usize>]) -> Vec<Piece> {
    let passage = passage(text, ranges, PASSAGE);
    let mut all = pieces(&passage.text, &passage.ranges);
    let dots = || Piece { text: "…".to_owned(), sought: false };
    if passage.cut_before {
        all.insert(0, dots());
    }
    if passage.cut_after {
        all.push(dots());
    }
    all
}

/// A text in pieces: what is sought and what is not, in turn.
fn pieces(text: &str, ranges: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut push = |range: Range<usize>, sought| {
        let text = text.get(range).unwrap_or_default();
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), sought });
        }
    };
    let mut at = 0;
    for range in ranges {
        push(at..range.start, false);
        push(range.clone(), true);
        at = range.end;
    }
    push(at..text.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_text_again() {
        let text = "a night train";
        let found = pieces(text, &[2..7, 8..13]);
        assert_eq!(found.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        assert_eq!(found.iter().filter(|piece| piece.sought).count(), 2);
        assert_eq!(pieces("", &[]), []);
    }
}
