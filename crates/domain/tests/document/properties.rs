//! What holds for every document.

use domain::document::Document;
use proptest::prelude::*;

use crate::generated::any_blocks;

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_survives_its_stored_form(blocks in any_blocks()) {
        let document = Document::new(blocks).expect("a valid document");
        prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document.clone()));
        let through_serde: Document = serde_json::from_value(serde_json::to_value(&document).expect("JSON")).expect("a document");
        prop_assert_eq!(through_serde, document);
    }

    #[test]
    fn canonical_form_is_reached_at_once(blocks in any_blocks()) {
        let document = Document::new(blocks).expect("a valid document");
        prop_assert_eq!(Document::new(document.clone().into_blocks()), Ok(document));
    }
}

#[cfg(feature = "html")]
mod html {
    use domain::document::html::{HtmlInput, from_html, sanitise};
    use domain::document::render::{HtmlOptions, ResolvedPicture, html};
    use domain::document::{Direction, Document, MediaRef};
    use proptest::prelude::*;
    use proptest::sample::select;

    use crate::generated::{any_blocks, html_blocks, settle};

    fn picture(media: &MediaRef) -> Option<ResolvedPicture> {
        Some(ResolvedPicture { src: media.src.as_ref()?.to_string(), ..ResolvedPicture::default() })
    }

    fn write(document: &Document, dir: Direction, lang: &str) -> String {
        html(document, &HtmlOptions { picture: &picture, ..HtmlOptions::new(lang, dir) })
    }

    /// Tags, attributes and letters in no order.
    fn soup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            select(vec![
                "<p>",
                "</p>",
                "<p dir=rtl>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a href=/x>",
                "</a>",
                "<ul>",
                "</ul>",
                "<li>",
                "</li>",
                "<ol start=3>",
                "</ol>",
                "<blockquote>",
                "</blockquote>",
                "<cite>",
                "</cite>",
                "<figure>",
                "</figure>",
                "<figcaption>",
                "</figcaption>",
                "<img src=/a.jpg>",
                "<table>",
                "</table>",
                "<tr>",
                "<td>",
                "<th>",
                "</td>",
                "</tr>",
                "<caption>",
                "<pre>",
                "</pre>",
                "<h2>",
                "</h2>",
                "<div>",
                "</div>",
                "<br>",
                "<hr>",
                "<span lang=fa>",
                "</span>",
                "<!--more-->",
                "<iframe src=https://a.example>",
                "</iframe>",
                "<video src=/v.mp4>",
                "</video>",
                "<script>",
                "</script>",
                "<svg>",
                "</svg>",
                "<math>",
                "<mtext>",
                "<style>",
                "</style>",
                "<template>",
                "</template>",
                "<div class=gallery>",
                "<dl>",
                "<dt>",
                "<dd>",
                "</dl>",
                "<form>",
                "</form>",
                "<select>",
                "<option>",
                "<sup data-fn=x>",
                "</sup>",
                "<details>",
                "<summary>",
                "<p class=verse>",
                "<pre class=verse>",
                "<div class=wp-caption>",
                "<table><tr><td><ul>",
                "<blockquote class=pullquote>",
                "<section class=footnotes>",
                "<li id=fn-x>",
                "https://youtu.be/abc",
            ])
            .prop_map(str::to_owned),
            "[a-z ]{0,6}",
            Just(String::from("نشر ")),
            ".{0,4}",
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_html_can_say_comes_back(blocks in html_blocks(), rtl in any::<bool>()) {
            let (dir, lang) = if rtl { (Direction::Rtl, "ar") } else { (Direction::Ltr, "en") };
            let mut blocks = blocks;
            settle(&mut blocks, dir, lang);
            let document = Document::new(blocks).expect("a valid document");
            let written = write(&document, dir, lang);
            let read = from_html(&written, &HtmlInput { lang, dir, seed: "x" });
            prop_assert_eq!(&read.document, &document, "{}", written);
            prop_assert_eq!(read.notes, vec![]);
        }

        #[test]
        fn any_string_becomes_a_valid_document(html in ".{0,200}", rtl in any::<bool>()) {
            let dir = if rtl { Direction::Rtl } else { Direction::Ltr };
            let document = from_html(&html, &HtmlInput { lang: "en", dir, seed: "x" }).document;
            prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document));
        }

        #[test]
        fn any_soup_becomes_a_document_that_settles(html in soup()) {
            let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "x" };
            let first = from_html(&html, &input).document;
            prop_assert_eq!(Document::from_json(&first.to_json()), Ok(first.clone()));
            // Raw is unwrapped when it is read again; from then on nothing moves.
            let once = write(&from_html(&write(&first, Direction::Ltr, "en"), &input).document, Direction::Ltr, "en");
            let twice = write(&from_html(&once, &input).document, Direction::Ltr, "en");
            prop_assert_eq!(once, twice);
        }

        #[test]
        fn any_document_is_rendered(blocks in any_blocks()) {
            let document = Document::new(blocks).expect("a valid document");
            let written = write(&document, Direction::Ltr, "en");
            crate::hostile::assert_inert(&written);
            prop_assert!(document.excerpt(40).chars().count() <= 41);
            let _ = (document.plain_text(), document.search_text(), document.block_hashes());
        }

        #[test]
        fn cleaning_twice_changes_nothing(html in soup()) {
            let once = sanitise(&html);
            prop_assert_eq!(sanitise(&once), once);
        }
    }
}
