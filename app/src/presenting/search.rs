//! The page of search, and suggestions.

use super::frame::{edition_ref, frame};
use super::head::Head;
use super::{Voice, answered, card, credit, listing};
use crate::server::Site;
use crate::texts::{Count, Msg};
use domain::contributor::CreditRole;
use domain::listing::PageNumber;
use domain::page::{
    Answer, FilterGroup, FilterOption, LinkView, OtherEdition, Paging, PieceView, ResultView, SearchForm, SearchPage,
    SuggestionView, Suggestions,
};
use domain::routes::Place;
use domain::search::Order;
use domain::{EditionCode, Kind};
use form_urlencoded::Serializer;
use newsroom::reading::Setting;
use newsroom::searching::{self, Asking, Hit, Hits, Piece, SEARCH_PAGE, Searched, SuggestionKind};
use newsroom::{Context, NewsroomError};

/// More hits than that call for narrowing.
const TOO_MANY: u64 = 200;
/// Choices of a sort that are shown.
const CHOICES: usize = 10;

/// The page of search; `key` is the address' query without the page.
pub(super) fn search(
    site: &Site,
    ctx: &Context,
    edition: &str,
    key: &str,
    page: Option<u32>,
) -> Result<Answer<SearchPage>, NewsroomError> {
    let asking = Asking { page: super::page_number(page), ..asking(key) };
    let found = searching::search(&site.newsroom, ctx, edition, asking)?;
    answered(site, found, |voice, setting, searched| Ok(present(voice, setting, searched)))
}

/// What an address asks for; what it does not understand is left out.
fn asking(key: &str) -> Asking {
    let mut asking = Asking::default();
    for (name, value) in form_urlencoded::parse(key.trim_start_matches('?').as_bytes()) {
        let value = value.into_owned();
        match name.as_ref() {
            "q" => asking.words = value,
            "kind" => asking.kind = Kind::parse(&value),
            "section" => asking.section = Some(value),
            "author" => asking.contributor = Some(value),
            "from" => asking.from = Some(value).filter(|day| !day.trim().is_empty()),
            "until" => asking.until = Some(value).filter(|day| !day.trim().is_empty()),
            "sort" => asking.order = if value == "newest" { Order::Newest } else { Order::Relevance },
            "all" => asking.everywhere = value == "1",
            _ => {}
        }
    }
    asking
}

/// The address of a search.
fn href(edition: &EditionCode, asking: &Asking) -> String {
    let mut query = Serializer::new(String::new());
    if !asking.words.is_empty() {
        query.append_pair("q", &asking.words);
    }
    for (name, value) in conditions(asking) {
        query.append_pair(name, &value);
    }
    if let Some(page) = asking.page.filter(|page| *page != PageNumber::FIRST) {
        query.append_pair("page", &page.get().to_string());
    }
    let (place, query) = (Place::Search.href(edition), query.finish());
    if query.is_empty() { place } else { format!("{place}?{query}") }
}

/// The conditions of a search, as fields of its form.
fn conditions(asking: &Asking) -> Vec<(&'static str, String)> {
    let all = [
        ("kind", asking.kind.map(|kind| kind.as_str().to_owned())),
        ("section", asking.section.clone()),
        ("author", asking.contributor.clone()),
        ("from", asking.from.clone()),
        ("until", asking.until.clone()),
        ("sort", (asking.order == Order::Newest).then(|| "newest".to_owned())),
        ("all", asking.everywhere.then(|| "1".to_owned())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn present(voice: &Voice<'_>, setting: &Setting, searched: Searched) -> SearchPage {
    let Searched { asked, hits, sections, names } = searched;
    let asking = &asked.asking;
    let words = voice.words;
    let link = |changed: Asking| href(voice.code(), &Asking { page: None, ..changed });
    let own = href(voice.code(), asking);
    let title = match &hits {
        Some(_) => words.fill(Msg::SearchFor, &[("words", &isolated(&asking.words))]),
        None => words.t(Msg::Search).to_owned(),
    };
    let mut surroundings = frame(voice, setting, &[]);
    // The switch of editions keeps the words: they may mean something there too.
    for (link, edition) in surroundings.editions.iter_mut().zip(&setting.editions) {
        link.href = href(&edition.code, &Asking { words: asking.words.clone(), ..Asking::default() });
        link.same = true;
    }
    let head = Head { title: &title, href: &own, noindex: true, ..Head::default() };
    let total = hits.as_ref().map_or(0, |hits| hits.total);
    let page = asking.page.unwrap_or(PageNumber::FIRST);
    let narrowed = !asked.within.is_empty();
    SearchPage {
        frame: surroundings,
        meta: head.meta(voice),
        form: form(voice, setting, asking, asked.no_such_day),
        summary: match &hits {
            None => String::new(),
            Some(_) => {
                let count = words.plural(Count::StoryCount, total, &voice.number(total));
                words.fill(Msg::FoundFor, &[("count", &count), ("words", &isolated(&asking.words))])
            }
        },
        advice: match total {
            _ if hits.is_none() && asking.words.trim().is_empty() => words.t(Msg::SearchAdvice).to_owned(),
            _ if hits.is_none() => words.t(Msg::SearchNoWords).to_owned(),
            0 if narrowed => words.t(Msg::SearchNothingNarrowed).to_owned(),
            0 => words.t(Msg::SearchNothing).to_owned(),
            total if total > TOO_MANY && !narrowed => words.t(Msg::SearchTooMany).to_owned(),
            _ => String::new(),
        },
        meant: hits
            .as_ref()
            .and_then(|hits| hits.meant.clone())
            .map(|meant| LinkView { href: link(Asking { words: meant.clone(), ..Asking::default() }), label: meant }),
        orders: if total > 1 { orders(voice, asking, &link) } else { Vec::new() },
        filters: hits.as_ref().map(|hits| filters(voice, asking, hits, &link)).unwrap_or_default(),
        others: hits.as_ref().map(|hits| others(voice, asking, hits)).unwrap_or_default(),
        everywhere: hits.as_ref().filter(|_| setting.editions.len() > 1).map(|_| LinkView {
            label: words.t(if asking.everywhere { Msg::SearchThisEdition } else { Msg::SearchAllEditions }).to_owned(),
            href: link(Asking { everywhere: !asking.everywhere, ..asking.clone() }),
        }),
        sections: match &hits {
            Some(hits) if hits.total > 0 => Vec::new(),
            _ => sections
                .iter()
                .filter(|section| section.parent.is_none())
                .map(|section| section_link(voice, section))
                .collect(),
        },
        results: hits.iter().flat_map(|hits| &hits.hits).map(|hit| result(voice, &names, hit)).collect(),
        paging: paging(voice, asking, page, total),
    }
}

/// Words that somebody typed, in quotation marks of their own and apart from the direction around them.
fn isolated(words: &str) -> String {
    text::direction::isolate(words.trim(), None)
}

fn section_link(voice: &Voice<'_>, section: &domain::taxonomy::Section) -> LinkView {
    LinkView { label: section.name.clone(), href: Place::Section(&section.path).href(voice.code()) }
}

fn form(voice: &Voice<'_>, setting: &Setting, asking: &Asking, no_such_day: bool) -> SearchForm {
    let today = voice.formats.date(setting.now.unix_ms(), voice.edition.calendar);
    let example = format!("{:04}/{:02}/{:02}", today.year(), today.month(), today.day());
    let example = voice.edition.digits.write(&example);
    let kept = conditions(asking).into_iter().filter(|(name, _)| !matches!(*name, "from" | "until"));
    SearchForm {
        action: Place::Search.href(voice.code()),
        words: asking.words.clone(),
        kept: kept.map(|(name, value)| (name.to_owned(), value)).collect(),
        from: asking.from.clone().unwrap_or_default(),
        until: asking.until.clone().unwrap_or_default(),
        day_problem: if no_such_day {
            voice.words.fill(Msg::SearchNoSuchDay, &[("example", &example)])
        } else {
            String::new()
        },
        day_example: example,
    }
}

fn orders(voice: &Voice<'_>, asking: &Asking, link: &impl Fn(Asking) -> String) -> Vec<FilterOption> {
    [(Order::Relevance, Msg::SearchBest), (Order::Newest, Msg::SearchNewest)]
        .map(|(order, label)| FilterOption {
            label: voice.words.t(label).to_owned(),
            count: String::new(),
            href: link(Asking { order, ..asking.clone() }),
            chosen: asking.order == order,
        })
        .into()
}

fn filters(voice: &Voice<'_>, asking: &Asking, hits: &Hits, link: &impl Fn(Asking) -> String) -> Vec<FilterGroup> {
    let option = |label: String, count: u64, chosen: bool, with: Asking, without: Asking| FilterOption {
        label,
        count: voice.number(count),
        href: link(if chosen { without } else { with }),
        chosen,
    };
    let kinds = hits.kinds.iter().map(|(kind, count)| {
        let chosen = asking.kind == Some(*kind);
        let with = Asking { kind: Some(*kind), ..asking.clone() };
        option(listing::kind_heading(voice, *kind), *count, chosen, with, Asking { kind: None, ..asking.clone() })
    });
    let sections = hits.sections.iter().map(|(section, count)| {
        let chosen = asking.section.as_ref() == Some(&section.path);
        let with = Asking { section: Some(section.path.clone()), ..asking.clone() };
        option(section.name.clone(), *count, chosen, with, Asking { section: None, ..asking.clone() })
    });
    let people = hits.contributors.iter().map(|(somebody, count)| {
        let slug = somebody.slug.as_str();
        let chosen = asking.contributor.as_deref() == Some(slug);
        let with = Asking { contributor: Some(slug.to_owned()), ..asking.clone() };
        let name = somebody.name_in(voice.code()).to_owned();
        option(name, *count, chosen, with, Asking { contributor: None, ..asking.clone() })
    });
    let years = hits.years.iter().map(|(year, count)| {
        let (from, until) = (format!("{year:04}/01/01"), last_day(voice, *year));
        let chosen = asking.from.as_deref() == Some(&from) && asking.until.as_deref() == Some(&until);
        let with = Asking { from: Some(from), until: Some(until), ..asking.clone() };
        option(voice.formats.year(*year), *count, chosen, with, Asking { from: None, until: None, ..asking.clone() })
    });
    let groups: [(Msg, Vec<FilterOption>); 4] = [
        (Msg::SearchKinds, kinds.take(CHOICES).collect()),
        (Msg::Sections, sections.take(CHOICES).collect()),
        (Msg::SearchPeople, people.take(CHOICES).collect()),
        (Msg::SearchYears, years.take(CHOICES).collect()),
    ];
    groups
        .into_iter()
        // A single choice that is not chosen narrows nothing.
        .filter(|(_, options)| options.len() > 1 || options.iter().any(|option| option.chosen))
        .map(|(name, options)| FilterGroup { name: voice.words.t(name).to_owned(), options })
        .collect()
}

/// The last day of a year in the edition's calendar, as it is typed.
fn last_day(voice: &Voice<'_>, year: i32) -> String {
    let calendar = voice.edition.calendar;
    let days = text::formatting::CalendarDate::new(calendar, year, 12, 1).map_or(31, |day| day.days_in_month());
    format!("{year:04}/12/{days:02}")
}

fn others(voice: &Voice<'_>, asking: &Asking, hits: &Hits) -> Vec<OtherEdition> {
    let other = |other: &searching::Other| OtherEdition {
        edition: edition_ref(&other.edition),
        name: other.edition.name.clone(),
        count: voice.words.plural(Count::StoryCount, other.count, &voice.number(other.count)),
        href: href(&other.edition.code, &Asking { words: asking.words.clone(), ..Asking::default() }),
    };
    hits.others.iter().map(other).collect()
}

fn result(voice: &Voice<'_>, names: &newsroom::reading::Names, hit: &Hit) -> ResultView {
    let card = card::card_in(voice, &hit.edition.code, names, &hit.card);
    ResultView {
        edition: edition_ref(&hit.edition),
        edition_name: if hit.edition.code == *voice.code() { String::new() } else { hit.edition.name.clone() },
        kind: hit.card.kind,
        href: card.href,
        headline: pieces(&hit.headline),
        passage: pieces(&hit.passage),
        section: card.section,
        byline: credit::line(voice, names, &hit.card.credits, CreditRole::Author),
        published: card.published,
        comments: card.comments,
        comments_href: card.comments_href,
        picture: card.picture,
    }
}

fn pieces(pieces: &[Piece]) -> Vec<PieceView> {
    pieces.iter().map(|piece| PieceView { text: piece.text.clone(), sought: piece.sought }).collect()
}

fn paging(voice: &Voice<'_>, asking: &Asking, page: PageNumber, total: u64) -> Paging {
    let (here, pages) = (page.get(), total.div_ceil(u64::from(SEARCH_PAGE)));
    let to = |page: Option<u32>| {
        page.and_then(PageNumber::new).map(|page| href(voice.code(), &Asking { page: Some(page), ..asking.clone() }))
    };
    Paging {
        newer: to(here.checked_sub(1)),
        older: if u64::from(here) < pages { to(here.checked_add(1)) } else { None },
        place: if pages > 1 {
            let (page, pages) = (voice.number(u64::from(here)), voice.number(pages));
            voice.words.fill(Msg::PageOf, &[("page", &page), ("pages", &pages)])
        } else {
            String::new()
        },
    }
}

/// What is suggested while somebody types.
///
/// # Errors
/// The use-case's, and an edition's unknown time zone.
pub fn suggestions(site: &Site, ctx: &Context, edition: &str, typed: &str) -> Result<Suggestions, NewsroomError> {
    let Some((edition, found)) = searching::suggest(&site.newsroom, ctx, edition, typed)? else {
        return Ok(Suggestions::default());
    };
    let voice = Voice::of(site, &edition)?;
    let count = found.len() as u64;
    let said = voice.words.plural(Count::SuggestionCount, count, &voice.number(count));
    let items = found.into_iter().map(|suggestion| SuggestionView {
        sort: match suggestion.kind {
            SuggestionKind::Story => String::new(),
            SuggestionKind::Section => voice.words.t(Msg::Section).to_owned(),
            SuggestionKind::Tag => voice.words.t(Msg::Tag).to_owned(),
            SuggestionKind::Contributor => voice.words.t(Msg::Author).to_owned(),
        },
        label: suggestion.label,
        href: suggestion.href,
    });
    Ok(Suggestions { said, items: items.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_nothing_has_the_address_of_the_page() {
        let code: EditionCode = "fa".parse().expect("fa");
        assert_eq!(href(&code, &Asking::default()), "/fa/search");
        assert_eq!(href(&code, &asking("kind=gallery")), "/fa/search?kind=gallery");
    }

    #[test]
    fn an_address_and_what_it_asks_for_agree() {
        let code: EditionCode = "fa".parse().expect("fa");
        let asked = Asking {
            words: "«قطار شب» -روز & more".into(),
            kind: Some(Kind::Gallery),
            section: Some("شهر/حمل-و-نقل".into()),
            contributor: Some("mira-holt".into()),
            from: Some("۱۳۹۱/۰۱/۰۱".into()),
            until: None,
            order: Order::Newest,
            everywhere: true,
            page: None,
        };
        let address = href(&code, &asked);
        let (path, query) = address.split_once('?').expect("a query");
        assert_eq!(path, "/fa/search");
        assert_eq!(asking(query), asked);
        assert!(address.is_ascii(), "{address}");
    }

    #[test]
    fn what_an_address_means_nothing_by_is_left_out() {
        assert_eq!(asking("kind=nothing&sort=x&all=yes&from=+&utm=1"), Asking::default());
    }
}
