use domain::page::PictureView;
use leptos::prelude::*;

/// A picture with its other widths.
#[component]
pub(crate) fn Picture(
    /// Which.
    picture: PictureView,
    /// How wide it stands, as HTML's `sizes`.
    sizes: &'static str,
    /// The largest thing in the first view: fetched at once. The others wait until they come near.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let PictureView { src, srcset, width, height, alt, class } = picture;
    let widths = (!srcset.is_empty()).then(|| view! { <source type="image/webp" sizes=sizes srcset=srcset /> });
    view! {
        <picture>
            {widths}
            <img
                alt=alt
                class=class
                width=width.to_string()
                height=height.to_string()
                loading=if first { "eager" } else { "lazy" }
                decoding="async"
                fetchpriority=first.then_some("high")
                src=src
            />
        </picture>
    }
}
