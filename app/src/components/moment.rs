use domain::page::Moment;
use leptos::prelude::*;

/// A date, for readers and for machines.
#[component]
pub(crate) fn When(
    /// Which.
    at: Moment,
) -> impl IntoView {
    view! { <time datetime=at.iso>{at.text}</time> }
}
