//! The HTML document around both halves: the reader's pages and the desk.

use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Addresses of what a document loads; content-hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentAssets {
    /// The style sheet.
    pub css: String,
    /// The sheet with the colours that the newsroom chose; empty: it chose none.
    pub theme: String,
    /// Fetches script and WASM when the moment is right; for readers with the small scripts that need neither.
    pub start: String,
    /// The bundle's script.
    pub js: String,
    /// The bundle's WASM.
    pub wasm: String,
    /// The editor's module; empty for readers.
    pub editor: String,
    /// The library's script and the address of its words; empty for readers.
    pub library: (String, String),
    /// The small script beside the desk's forms: names, order, pictures, calendars; empty for readers.
    pub particulars: String,
    /// The font of the document's script, to be fetched early; empty: none.
    pub font: String,
    /// The interface's texts in the document's language.
    pub texts: String,
    /// The words of the small scripts; empty at the desk.
    pub words: String,
    /// The small scripts' module that shows pictures large, fetched where there is one; empty at the desk.
    pub lightbox: String,
}

/// What the document is, apart from the page within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFacts {
    /// `lang`.
    pub lang: String,
    /// `dir`.
    pub dir: String,
    /// What it loads; without the address of a bundle it is a document of forms, which needs none.
    pub assets: DocumentAssets,
    /// Start at once (the desk) or when the line is quiet (readers).
    pub eager: bool,
}

/// Sets what the reader chose before anything is painted (`frontend/reader/controls.js` lets them choose), and tells
/// the styles that there is a script. Its hash goes into the content policy.
const BEFORE_PAINT: &str = "(r=>{r.script='';try{for(const k of['theme','size']){const v=localStorage.getItem('nashr-'+k);if(v)r[k]=v}\
     const p=r.theme&&document.querySelector('meta[media*='+r.theme+']');\
     if(p)document.querySelectorAll('meta[name=theme-color]').forEach(m=>m.content=p.content)}catch{}})(document.documentElement.dataset)";

/// As `--paper` of `style/tokens.css`, by scheme.
const PAPER: [(&str, &str); 2] = [("light", "#fcfbf8"), ("dark", "#15140f")];

/// What the browser's own bars take on. The macro knows no `media` here.
fn theme_colour((scheme, colour): (&'static str, &'static str)) -> impl IntoView {
    let media = format!("(prefers-color-scheme: {scheme})");
    leptos::html::meta().name("theme-color").attr("media", media).content(colour)
}

/// The document of one of the two applications.
pub fn document<V: IntoView + 'static>(facts: DocumentFacts, app: impl FnOnce() -> V) -> impl IntoView {
    let DocumentFacts { lang, dir, assets, eager } = facts;
    let language = lang.clone();
    view! {
        <!DOCTYPE html>
        <html lang=language dir=dir data-start=if eager { "now" } else { "idle" }>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                {(!eager).then(|| {
                    view! {
                        {PAPER.map(theme_colour).collect_view()}
                        <script inner_html=BEFORE_PAINT></script>
                    }
                })}
                <link rel="stylesheet" href=assets.css />
                {(!assets.theme.is_empty()).then(|| view! { <link rel="stylesheet" href=assets.theme.clone() /> })}
                {(!assets.font.is_empty())
                    .then(|| view! { <link rel="preload" r#as="font" r#type="font/woff2" href=assets.font.clone() crossorigin="" /> })}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <link rel="icon" href="/favicon.ico" sizes="32x32" />
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
                {(!assets.wasm.is_empty()).then(|| view! {
                <script
                    defer=true
                    src=assets.start
                    data-js=assets.js
                    data-wasm=assets.wasm
                    data-editor=assets.editor
                    data-particulars=(!assets.particulars.is_empty()).then_some(assets.particulars)
                    data-texts=assets.texts
                    data-words=(!assets.words.is_empty()).then_some(assets.words)
                    data-lightbox=(!assets.lightbox.is_empty()).then_some(assets.lightbox)
                    data-lang=lang
                ></script>
                })}
                {(!assets.library.0.is_empty())
                    .then(|| view! { <script defer=true src=assets.library.0 data-library=assets.library.1></script> })}
                <MetaTags />
            </head>
            <body>{app()}</body>
        </html>
    }
}
