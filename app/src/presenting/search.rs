//! The page of search, and suggestions.

use super::frame::{Head, edition_ref, frame};
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

/// The fields of a search that is not the plain one, in the order of an address.
fn fields(asking: &Asking) -> Vec<(&'static str, &str)> {
    let mut fields = Vec::new();
    let mut add = |name, value: Option<&'_ str>| fields.extend(value.map(|value| (name, value)));
    add("kind", asking.kind.map(Kind::as_str));
    fields
}

fn href(edition: &EditionCode, asking: &Asking) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("q", &asking.words);
    for (name, value) in conditions(asking) {
        query.append_pair(name, &value);
    }
    if let Some(page) = asking.page.filter(|page| *page != PageNumber::FIRST) {
        query.append_pair("page", &page.get().to_string());
    }
    format!("{}?{}", Place::Search.href(edition), query.finish())
}

/// The conditions of a search, as fields of its form.
fn conditions(asking: &Asking) -> Vec<(&'static str, String)> {
    let _ = fields(asking);
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
