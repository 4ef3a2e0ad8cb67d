use leptos::prelude::*;
use leptos_meta::Title;

/// The document's title.
///
/// `leptos_meta` writes it into the server's markup as it stands, and into the browser's as text, so it is escaped
/// here, on the server alone.
#[component]
pub(crate) fn PageTitle(
    /// Plain text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let text = if crate::SERVER { escaped(&text) } else { text };
    view! { <Title text /> }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
