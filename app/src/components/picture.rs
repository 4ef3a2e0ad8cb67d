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
    let widths = (!picture.srcset.is_empty()).then_some((sizes, picture.srcset));
    let (sizes, srcset) = widths.unzip();
    view! {
        <img
            alt=picture.alt
            width=picture.width.to_string()
            height=picture.height.to_string()
            loading=if first { "eager" } else { "lazy" }
            decoding="async"
            fetchpriority=first.then_some("high")
            sizes=sizes
            srcset=srcset
            src=picture.src
        />
    }
}
