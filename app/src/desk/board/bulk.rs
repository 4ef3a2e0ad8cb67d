//! What can be done with many stories at once: a plain form, whose buttons say what; and what came of it.

use crate::desk::form::Act;
use crate::desk::problem::input;
use crate::texts::{DeskMsg, Texts};
use domain::page::desk::{BulkView, FilterView};
use domain::page::people::Choice;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

fn options(filters: &[FilterView], name: &str, besides: &str) -> impl IntoView + use<> {
    let choices = filters.iter().find(|filter| filter.name == name).map(|filter| filter.choices.clone());
    let besides = besides.to_owned();
    choices
        .unwrap_or_default()
        .into_iter()
        .filter(move |choice| choice.value != besides)
        .map(|Choice { value, label, lang, .. }| view! { <option value=value lang=lang>{label}</option> })
        .collect_view()
}

/// The form to which the boxes before the stories belong.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn Bulk(
    /// What can be chosen is what can be filtered by.
    filters: Vec<FilterView>,
    /// The next days.
    days: Vec<(String, String)>,
    /// Where to go on.
    asked: String,
    /// It was refused: what was filled in stands there again.
    refused: bool,
    texts: Texts,
) -> impl IntoView {
    let t = texts;
    let filled = use_query_map();
    let [day, tag, author] = ["day", "tag", "author"]
        .map(|name| filled.with_untracked(|query| query.get(name)).filter(|_| refused).unwrap_or_default());
    let days = days.into_iter().map(|(typed, words)| view! { <option value=typed>{words}</option> }).collect_view();
    let button = |act: &'static str, words| view! { <button name="act" value=act>{t.t(words)}</button> };
    view! {
        <details class="bulk" open=refused>
            <summary>{t.t(DeskMsg::Bulk)}</summary>
            <form id="bulk" method="post" action="/desk/bulk">
                // Enter in a field does nothing: which button would it press?
                <button disabled=true hidden=true></button>
                <input type="hidden" name="back" value=asked />
                <p>
                    <label for="bulk-person">{t.t(DeskMsg::Person)}</label>
                    <select id="bulk-person" name="person"><option value="">"–"</option>{options(&filters, "person", "")}</select>
                    <label for="bulk-day">{t.t(DeskMsg::AssignDue)}</label>
                    <input id="bulk-day" name="day" value=day list="bulk-days" dir="ltr" autocomplete="off" maxlength="40" />
                    <datalist id="bulk-days">{days}</datalist>
                    {button("assign", DeskMsg::Assign)}
                </p>
                <p>
                    <label for="bulk-edition">{t.t(DeskMsg::BulkIn)}</label>
                    <select id="bulk-edition" name="edition"><option value="">{t.t(DeskMsg::FilterAny)}</option>{options(&filters, "edition", "")}</select>
                    {button("unpublish", DeskMsg::BulkUnpublish)}
                </p>
                <p>
                    <label for="bulk-section">{t.t(DeskMsg::Section)}</label>
                    <select id="bulk-section" name="section"><option value="">"–"</option>{options(&filters, "section", "")}</select>
                    {button("add_section", DeskMsg::BulkAddSection)}
                    {button("replace_section", DeskMsg::BulkReplaceSection)}
                </p>
                <p>
                    <label for="bulk-tag">{t.t(DeskMsg::BulkTag)}</label>
                    <input id="bulk-tag" name="tag" value=tag dir="auto" maxlength="100" />
                    {button("tag", DeskMsg::BulkAddTag)}
                </p>
                <p>
                    <label for="bulk-author">{t.t(DeskMsg::BulkAuthor)}</label>
                    <input id="bulk-author" name="author" value=author dir="auto" maxlength="120" />
                    {button("author", DeskMsg::BulkAddAuthor)}
                </p>
                <p>
                    <label for="bulk-kind">{t.t(DeskMsg::BulkKind)}</label>
                    <select id="bulk-kind" name="kind">{options(&filters, "kind", "issue")}</select>
                    {button("kind", DeskMsg::BulkChangeKind)}
                </p>
            </form>
        </details>
    }
}

/// What came of it, and its undoing.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn Outcome(outcome: Option<BulkView>, problem: String, asked: String, texts: Texts) -> impl IntoView {
    let t = texts;
    let wrong = (!problem.is_empty()).then(|| {
        let words = if problem == "empty" { DeskMsg::ProblemSelect } else { input(&problem) };
        view! { <p class="alert" role="alert">{t.t(words)}</p> }
    });
    let told = outcome.map(|outcome| {
        let left = outcome.left.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        let undo = (!outcome.undo.is_empty()).then(|| {
            let fields = vec![("bulk", outcome.undo), ("back", asked)];
            view! { <Act action="/desk/bulk/undo" fields words=t.t(DeskMsg::Undo) /> }
        });
        let any = !outcome.line.is_empty();
        view! {
            <div class="done" role="status">
                {any.then_some(outcome.line)} {undo}
                <ul class="left" aria-label=t.t(DeskMsg::BulkLeft)>{left}</ul>
            </div>
        }
    });
    view! { {wrong} {told} }
}
