use domain::page::{CreditLine, NameLink};
use leptos::prelude::*;

/// A line of credits: `By Mira Holt and Parisa Bahar`.
#[component]
pub(crate) fn Credit(
    /// Which.
    line: CreditLine,
) -> impl IntoView {
    let names = line.names.into_iter().map(|name| view! { <Name name /> }).collect_view();
    view! {
        <span class="credit">
            {words(line.before)}
            {names}
            {words(line.after)}
        </span>
    }
}

/// A name, isolated, because its direction is its own.
#[component]
fn Name(name: NameLink) -> impl IntoView {
    let NameLink { joint, name, href, external } = name;
    let name = match href {
        Some(href) => {
            view! { <bdi><a href=href rel=external.then_some("external noopener")>{name}</a></bdi> }.into_any()
        }
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    view! {
        {words(joint)}
        {name}
    }
}

/// Nothing where there are none: the server would set a blank for an empty text.
fn words(words: String) -> Option<impl IntoView> {
    (!words.is_empty()).then(|| view! { <span>{words}</span> })
}
