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
            <span>{line.before}</span>
            {names}
            <span>{line.after}</span>
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
        <span>{joint}</span>
        {name}
    }
}
