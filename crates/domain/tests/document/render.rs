//! What is rendered, piece by piece.

use domain::background::BackgroundText;
use domain::document::render::{HtmlOptions, PictureSource, ResolvedPicture, html};
use domain::document::{Direction, Document, MediaRef};
use serde_json::{Value, json};

fn document(blocks: Value) -> Document {
    Document::from_prosemirror(&json!({ "type": "doc", "content": blocks })).expect("a document")
}

fn block(kind: &str, more: Value, content: Value) -> Value {
    let mut attrs = json!({ "id": format!("{kind:x<4}").replace('_', ""), "dir": "ltr" });
    attrs.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    json!({ "type": kind, "attrs": attrs, "content": content })
}

fn text(text: &str) -> Value {
    json!([{ "type": "text", "text": text }])
}

fn linked(href: &str) -> Value {
    json!([{ "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": href } }] }])
}

fn picture(media: &MediaRef) -> Option<ResolvedPicture> {
    let src = media.src.as_ref()?.to_string();
    src.starts_with('/').then(|| ResolvedPicture {
        srcset: Some(format!("{src} 800w")),
        sizes: Some("100vw".into()),
        sources: vec![PictureSource { mime: "image/avif".into(), srcset: format!("{src}.avif 800w") }],
        width: Some(800),
        height: Some(600),
        alt: "From the library".into(),
        credit: "Library".into(),
        class: String::new(),
        src,
    })
}

fn plain(blocks: Value) -> String {
    let options = HtmlOptions {
        picture: &picture,
        ids: false,
        origin: Some("https://news.example"),
        ..HtmlOptions::new("en", Direction::Ltr)
    };
    html(&document(blocks), &options)
}

#[test]
fn text_and_attributes_are_escaped() {
    let written = plain(json!([
        block("paragraph", json!({}), text("<b> & \"x\"")),
        block(
            "quote",
            json!({ "cite": "</footer><script>" }),
            json!([block("heading", json!({ "level": 2 }), text("x"))])
        ),
        block("figure", json!({ "src": "/a.jpg", "alt": "\"><script>", "credit": "</cite>" }), json!([])),
    ]));
    assert!(written.contains("&lt;b&gt; &amp; \"x\""), "{written}");
    assert!(!written.contains("<script>"), "{written}");
    assert!(written.contains("alt=\"&quot;&gt;&lt;script&gt;\""), "{written}");
}

#[test]
fn language_and_direction_stand_only_where_they_differ() {
    let p =
        |id: &str, dir: &str, lang: Value| block("paragraph", json!({ "id": id, "dir": dir, "lang": lang }), text("x"));
    let blocks = json!([
        p("aaaa", "ltr", json!(null)),
        p("bbbb", "rtl", json!("fa")),
        block(
            "quote",
            json!({ "dir": "rtl", "lang": "fa" }),
            json!([p("cccc", "rtl", json!("fa")), p("dddd", "ltr", json!("en"))])
        ),
    ]);
    assert_eq!(
        plain(blocks),
        "<p>x</p><p lang=\"fa\" dir=\"rtl\">x</p><blockquote lang=\"fa\" dir=\"rtl\"><p>x</p>\
         <p lang=\"en\" dir=\"ltr\">x</p></blockquote>"
    );
}

#[test]
fn links_leave_the_page_the_right_way() {
    let cases = [
        ("/en/story", ""),
        ("/en/media", ""),
        ("#b-aaaa", ""),
        ("https://news.example/en/story", ""),
        ("https://news.example.evil.example/", " rel=\"noopener\""),
        ("https://news.example/media/ab/800.avif", " rel=\"external\""),
        ("/media/ab/800.avif", " rel=\"external\""),
        ("/files/1/report.pdf", " rel=\"external\""),
        ("/desk/", " rel=\"external\""),
        ("/desk", " rel=\"external\""),
        ("/en/feed.xml", " rel=\"external\""),
        ("/en/section/world/feed.atom?x", " rel=\"external\""),
        ("https://example.org/", " rel=\"noopener\""),
        ("mailto:a@example.org", ""),
    ];
    for (href, rel) in cases {
        let written = plain(json!([block("paragraph", json!({}), linked(href))]));
        assert_eq!(written, format!("<p><a href=\"{href}\"{rel}>x</a></p>"));
    }
}

#[test]
fn a_figure_is_responsive_and_keeps_its_place() {
    let written = plain(json!([block("figure", json!({ "src": "/a.jpg", "size": "wide" }), text("Dawn."))]));
    assert_eq!(
        written,
        "<figure class=\"picture picture-wide\"><picture>\
         <source type=\"image/avif\" srcset=\"/a.jpg.avif 800w\" sizes=\"100vw\">\
         <img src=\"/a.jpg\" srcset=\"/a.jpg 800w\" sizes=\"100vw\" width=\"800\" height=\"600\" alt=\"From the library\" \
         loading=\"lazy\" decoding=\"async\"></picture><figcaption>Dawn. <cite>Library</cite></figcaption></figure>"
    );
}

#[test]
fn a_missing_picture_leaves_its_text() {
    let written = plain(json!([
        block("figure", json!({ "src": "https://gone.example/a.jpg", "alt": "A bridge" }), json!([])),
        block("figure", json!({ "id": "bbbb", "src": "https://gone.example/b.jpg" }), json!([])),
    ]));
    assert_eq!(
        written,
        "<figure class=\"picture\"><span class=\"missing\">A bridge</span></figure>\
         <figure class=\"picture\"><span class=\"missing\">Picture not available</span></figure>"
    );
}

#[test]
fn other_sites_are_loaded_only_when_the_reader_asks() {
    let written = plain(json!([
        block("embed", json!({ "url": "https://vimeo.com/1", "provider": "vimeo", "title": "Film" }), text("By us")),
        block("video", json!({ "src": "https://old.example/v.mp4", "poster": "https://old.example/p.jpg" }), json!([])),
        block("audio", json!({ "src": "/files/1/a.mp3" }), json!([])),
    ]));
    assert_eq!(
        written,
        "<figure class=\"embed\" data-provider=\"vimeo\"><a href=\"https://vimeo.com/1\" rel=\"external noopener\">Film</a>\
         <figcaption>By us</figcaption></figure>\
         <figure class=\"embed\" data-provider=\"video\"><a href=\"https://old.example/v.mp4\" rel=\"external noopener\" \
         dir=\"ltr\">https://old.example/v.mp4</a></figure>\
         <figure class=\"audio\"><audio controls preload=\"none\" src=\"/files/1/a.mp3\"></audio></figure>"
    );
}

#[test]
fn a_table_scrolls_and_names_its_columns_and_rows() {
    let cell = |header: bool, content: &str| json!({ "type": "table_cell", "attrs": { "header": header }, "content": text(content) });
    let row = |cells: Value| json!({ "type": "table_row", "content": cells });
    let written = plain(json!([block(
        "table",
        json!({ "caption": "Arrivals" }),
        json!([
            row(json!([cell(true, "Year"), cell(true, "Count")])),
            row(json!([cell(true, "2011"), cell(false, "40")])),
        ])
    )]));
    assert_eq!(
        written,
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Arrivals\"><table><caption>Arrivals</caption>\
         <thead><tr><th scope=\"col\">Year</th><th scope=\"col\">Count</th></tr></thead>\
         <tbody><tr><th scope=\"row\">2011</th><td>40</td></tr></tbody></table></div>"
    );
}

#[test]
fn footnotes_lead_there_and_back_in_the_editions_digits() {
    let reference = json!([{ "type": "text", "text": "So" }, { "type": "footnote_ref", "attrs": { "note": "n" } },
        { "type": "footnote_ref", "attrs": { "note": "gone" } }]);
    let blocks = json!([
        block("paragraph", json!({}), reference),
        { "type": "footnotes", "attrs": { "id": "notes" }, "content": [
            { "type": "footnote", "attrs": { "note": "n", "dir": "ltr" }, "content": text("There") } ] },
    ]);
    let number = |number: u64| format!("({number})");
    let options = HtmlOptions { number: &number, ids: false, ..HtmlOptions::new("en", Direction::Ltr) };
    assert_eq!(
        html(&document(blocks), &options),
        "<p>So<sup class=\"footnote-ref\"><a href=\"#fn-n\" id=\"fnref-n\" role=\"doc-noteref\">(1)</a></sup></p>\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol><li id=\"fn-n\">There \
         <a href=\"#fnref-n\" aria-label=\"Back to the text\" role=\"doc-backlink\">↩</a></li></ol></section>"
    );
}

#[test]
fn a_shared_paragraph_is_set_in_without_its_ids() {
    let media = "01j0000000000000000000000a";
    let shared = |_: &_| {
        let body = document(json!([block("paragraph", json!({}), text("Shared"))]));
        Some(BackgroundText { heading: "What it is & was".to_owned(), body })
    };
    let options = HtmlOptions { background: &shared, ..HtmlOptions::new("en", Direction::Ltr) };
    let blocks = json!([{ "type": "background", "attrs": { "id": "back1", "background": media } }]);
    assert_eq!(
        html(&document(blocks), &options),
        "<aside id=\"b-back1\" class=\"background\"><h2>What it is &amp; was</h2><p>Shared</p></aside>"
    );
}

#[test]
fn program_text_runs_left_to_right_in_any_version() {
    let code = json!([block("code", json!({ "language": "rust" }), text("a < b"))]);
    let marked = json!([{ "type": "paragraph", "attrs": { "id": "bbbb", "dir": "rtl" }, "content": [
        { "type": "text", "text": "x", "marks": [{ "type": "code" }] }] }]);
    let options = HtmlOptions { ids: false, ..HtmlOptions::new("ar", Direction::Rtl) };
    assert_eq!(html(&document(code), &options), "<pre dir=\"ltr\"><code class=\"language-rust\">a &lt; b</code></pre>");
    assert_eq!(html(&document(marked), &options), "<p><code dir=\"ltr\">x</code></p>");
}

#[test]
fn text_for_feeds_search_and_descriptions() {
    let document = document(json!([
        block("heading", json!({ "level": 2 }), text("Heading")),
        block("figure", json!({ "src": "/a.jpg", "alt": "Alt", "credit": "Credit" }), text("Caption")),
        block("paragraph", json!({}), text("The trains run again between both banks.")),
        { "type": "raw", "attrs": { "id": "rawx", "html": "<p>Raw &amp; <b>old</b></p>" } },
        block("pullquote", json!({ "cite": "A guard" }), text("Nobody waves.")),
    ]));
    let plain =
        ["Heading", "Caption", "The trains run again between both banks.", "Raw & old", "Nobody waves.", "A guard"];
    assert_eq!(document.plain_text(), plain.join("\n\n"));
    let search = document.search_text();
    assert_eq!(search.running, "Heading\nThe trains run again between both banks.\nRaw & old");
    // A pull-quote repeats a sentence or holds one of its own: it is found, as what stands beside the text.
    assert_eq!(search.captions, "Caption\nAlt\nCredit\nNobody waves.\nA guard");
    assert_eq!(document.excerpt(16), "The trains run…");
    assert_eq!(document.first_picture().map(|picture| picture.alt.as_str()), Some("Alt"));
}
