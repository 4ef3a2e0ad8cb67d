//! The document around a page of the desk that the server alone writes: the settings, the library.

use crate::desk::frame::Surroundings;
use crate::presenting::written;
use crate::shell::DocumentAssets;
use domain::page::desk::DeskFrame;
use leptos::prelude::*;

/// A whole document within the desk's frame; `here` is the address of the part it belongs to, which the rail marks.
pub(crate) fn desk_document(
    frame: DeskFrame,
    assets: &DocumentAssets,
    here: &'static str,
    title: &str,
    page: AnyView,
) -> String {
    let (lang, dir) = (frame.interface.lang.clone(), frame.interface.dir.clone());
    let title = format!("{title} · {}", frame.site_name);
    let (css, font) = (assets.css.clone(), assets.font.clone());
    let (script, words) = assets.library.clone();
    let html = written(view! {
        <html lang=lang dir=dir>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <link rel="stylesheet" href=css />
                {(!font.is_empty())
                    .then(|| view! { <link rel="preload" r#as="font" r#type="font/woff2" href=font crossorigin="" /> })}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <script defer=true src=script data-library=words></script>
            </head>
            <body>
                <Surroundings frame=frame here=here>{page}</Surroundings>
            </body>
        </html>
    });
    format!("<!DOCTYPE html>{}", html.0)
}
