//! The stored form: what is accepted, and what is refused with its place.

use domain::document::{
    Block, BlockHash, BlockId, Direction, Document, DocumentProblem as Problem, Href, Inline, Mark, MediaRef, Rewrite,
};
use domain::ids::MediaId;
use serde_json::{Value, json};

fn doc(blocks: Value) -> Value {
    json!({ "type": "doc", "content": blocks })
}

fn paragraph(content: Value) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": "aaaa", "dir": "ltr" }, "content": content })
}

fn refused(value: Value, path: &str, problem: Problem) {
    let error = Document::from_prosemirror(&value).expect_err(&value.to_string());
    assert_eq!((error.path.as_str(), error.problem), (path, problem), "{value}");
}

#[test]
fn every_node_of_the_editor_is_read_and_written_as_it_was() {
    let common = |more: Value| {
        let mut attrs = json!({ "id": "", "dir": "rtl", "dir_set": true, "lang": "fa" });
        attrs.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        attrs
    };
    let text = json!([{ "type": "text", "text": "x", "marks": [
        { "type": "strong" }, { "type": "em" }, { "type": "underline" }, { "type": "strike" }, { "type": "code" },
        { "type": "sub" }, { "type": "sup" }, { "type": "highlight" },
        { "type": "link", "attrs": { "href": "https://example.org", "title": null } },
        { "type": "span", "attrs": { "lang": "en", "dir": "ltr" } },
    ] }, { "type": "hard_break" }, { "type": "footnote_ref", "attrs": { "note": "n1" } }]);
    let media = "01j0000000000000000000000a";
    let picture = json!({ "media": media, "src": "/a.jpg", "width": 4, "height": 3, "alt": "A", "credit": "C",
        "link": "https://example.org/" });
    let mut figure = common(picture.clone());
    figure["size"] = json!("wide");
    let p =
        |id: &str| json!({ "type": "paragraph", "attrs": { "id": id, "dir": "ltr", "dir_set": false, "lang": null } });
    let inner_list = json!({ "type": "list", "attrs": { "id": "list2", "dir": "ltr", "dir_set": false, "lang": null,
        "ordered": true, "start": 4 }, "content": [{ "type": "list_item", "content": [p("item2")] }] });
    let cell = json!({ "type": "table_cell", "attrs": { "header": true, "colspan": 2, "rowspan": 1, "align": "end" },
        "content": text });
    let mut blocks = vec![
        json!({ "type": "paragraph", "attrs": common(json!({})), "content": text }),
        json!({ "type": "heading", "attrs": common(json!({ "level": 3 })), "content": text }),
        json!({ "type": "list", "attrs": common(json!({ "ordered": false, "start": 1 })),
            "content": [{ "type": "list_item", "content": [p("item1"), inner_list] }] }),
        json!({ "type": "quote", "attrs": common(json!({ "cite": "C" })), "content": [p("quot1")] }),
        json!({ "type": "pullquote", "attrs": common(json!({ "cite": "" })), "content": text }),
        json!({ "type": "verse", "attrs": common(json!({})), "content": text }),
        json!({ "type": "figure", "attrs": figure, "content": text }),
        json!({ "type": "gallery", "attrs": common(json!({ "columns": 9 })),
            "content": [{ "type": "gallery_item", "attrs": picture, "content": text }] }),
        json!({ "type": "table", "attrs": common(json!({ "caption": "T" })),
            "content": [{ "type": "table_row", "content": [cell] }] }),
        json!({ "type": "code", "attrs": { "id": "", "dir": "ltr", "dir_set": false, "lang": null, "language": "rust" },
            "content": [{ "type": "text", "text": "a\nb" }] }),
        json!({ "type": "audio", "attrs": common(json!({ "media": media, "src": null,
            "captions": null, "transcript": "Rain.", "seconds": 24 })), "content": text }),
        json!({ "type": "video", "attrs": common(json!({ "media": null, "src": "/v", "poster": "/p",
            "captions": "/c.vtt", "transcript": "", "seconds": null })), "content": text }),
        json!({ "type": "embed", "attrs": common(json!({ "url": "https://x.com/a/status/1", "provider": "x",
            "title": "T" })), "content": text }),
        json!({ "type": "file", "attrs": common(json!({ "media": media, "src": null, "name": "N", "bytes": 5 })) }),
        json!({ "type": "separator", "attrs": { "id": "" } }),
        json!({ "type": "more", "attrs": { "id": "", "label": "L" } }),
        json!({ "type": "page_break", "attrs": { "id": "" } }),
        json!({ "type": "background", "attrs": { "id": "", "background": media } }),
        json!({ "type": "raw", "attrs": { "id": "", "html": "<p>", "reason": "r" } }),
        json!({ "type": "footnotes", "attrs": { "id": "" }, "content": [
            { "type": "footnote", "attrs": { "note": "n1", "dir": "rtl", "lang": null }, "content": text } ] }),
    ];
    for (index, block) in blocks.iter_mut().enumerate() {
        block["attrs"]["id"] = json!(format!("block{index}"));
    }
    let value = doc(Value::Array(blocks));
    let document = Document::from_prosemirror(&value).expect("a document");
    assert_eq!(document.to_prosemirror(), value);
    let stored: Value = serde_json::from_str(&document.to_json()).expect("JSON");
    assert_eq!(stored, json!({ "v": 1, "doc": value }));
}

#[test]
fn what_the_document_does_not_know_is_refused_with_its_place() {
    let text = |text: &str| json!([{ "type": "text", "text": text }]);
    refused(doc(json!([])), "doc", Problem::Empty);
    refused(json!({ "type": "paragraph" }), "doc", Problem::Misplaced("paragraph".into()));
    refused(doc(json!([{ "type": "iframe" }])), "doc.content[0]", Problem::UnknownNode("iframe".into()));
    refused(doc(json!([{ "type": "text", "text": "x" }])), "doc.content[0]", Problem::Misplaced("text".into()));
    refused(doc(json!([7])), "doc.content[0]", Problem::Expected("a node"));
    refused(
        doc(json!([paragraph(json!([{ "type": "image" }]))])),
        "doc.content[0].content[0]",
        Problem::UnknownNode("image".into()),
    );
    let marked = |mark: Value| doc(json!([paragraph(json!([{ "type": "text", "text": "x", "marks": [mark] }]))]));
    let marks = "doc.content[0].content[0].marks";
    refused(marked(json!({ "type": "blink" })), marks, Problem::UnknownMark("blink".into()));
    refused(
        marked(json!({ "type": "strong", "attrs": { "onclick": "x" } })),
        &format!("{marks}.attrs"),
        Problem::UnknownKey("onclick".into()),
    );
    refused(
        marked(json!({ "type": "link", "attrs": { "href": "javascript:alert(1)" } })),
        &format!("{marks}.attrs.href"),
        Problem::Address("javascript:alert(1)".into()),
    );
    let attrs = |attrs: Value| doc(json!([{ "type": "paragraph", "attrs": attrs, "content": text("x") }]));
    refused(attrs(json!({ "dir": "ltr" })), "doc.content[0].attrs.id", Problem::Missing);
    refused(attrs(json!({ "id": "aaaa" })), "doc.content[0].attrs.dir", Problem::Missing);
    refused(attrs(json!({ "id": "aaaa", "dir": "auto" })), "doc.content[0].attrs.dir", Problem::Value("auto".into()));
    refused(attrs(json!({ "id": "A!", "dir": "ltr" })), "doc.content[0].attrs.id", Problem::Value("A!".into()));
    refused(
        attrs(json!({ "id": "aaaa", "dir": "ltr", "style": "x" })),
        "doc.content[0].attrs",
        Problem::UnknownKey("style".into()),
    );
    refused(
        attrs(json!({ "id": "aaaa", "dir": "ltr", "lang": "no lang" })),
        "doc.content[0].attrs.lang",
        Problem::Value("no lang".into()),
    );
    refused(
        doc(json!([paragraph(json!([])), paragraph(json!([]))])),
        "doc.content[1].attrs.id",
        Problem::Duplicate("aaaa".into()),
    );
    let heading = json!({ "type": "heading", "attrs": { "id": "aaaa", "dir": "ltr", "level": 1 } });
    refused(doc(json!([heading])), "doc.content[0].attrs.level", Problem::Value("1".into()));
    let notes = |id: &str| {
        json!({ "type": "footnotes", "attrs": { "id": id }, "content": [
        { "type": "footnote", "attrs": { "note": "n", "dir": "ltr" } } ] })
    };
    refused(
        doc(json!([notes("bbbb"), paragraph(json!([]))])),
        "doc.content[0]",
        Problem::Misplaced("footnotes".into()),
    );
    refused(doc(json!([notes("bbbb"), notes("cccc")])), "doc.content[0]", Problem::Misplaced("footnotes".into()));
}

#[test]
fn the_frame_around_the_tree_is_checked() {
    let error = |json: &str| Document::from_json(json).expect_err(json).problem;
    assert_eq!(error("{\"v\":2,\"doc\":{}}"), Problem::Format("2".into()));
    assert_eq!(error("{\"doc\":{}}"), Problem::Format("null".into()));
    assert_eq!(error("{\"v\":1}"), Problem::Missing);
    assert_eq!(error("{\"v\":1,\"x\":0}"), Problem::UnknownKey("x".into()));
    assert!(matches!(error("{"), Problem::Syntax(_)));
    assert_eq!(error(&" ".repeat(6_000_000)), Problem::TooLong);
}

#[test]
fn depth_and_size_are_bounded() {
    let nested = |levels: usize| {
        let mut id = 0;
        let mut p = || {
            id += 1;
            json!({ "type": "paragraph", "attrs": { "id": format!("p{id:05}"), "dir": "ltr" } })
        };
        (0..levels).fold(Value::Null, |inner, level| {
            let mut item = vec![p()];
            item.extend(Some(inner).filter(|inner| !inner.is_null()));
            json!({ "type": "list", "attrs": { "id": format!("l{level:05}"), "dir": "ltr" },
                "content": [{ "type": "list_item", "content": item }] })
        })
    };
    assert!(Document::from_prosemirror(&doc(json!([nested(15)]))).is_ok());
    let error = Document::from_prosemirror(&doc(json!([nested(17)]))).expect_err("too deep");
    assert_eq!(error.problem, Problem::TooDeep);
    // serde_json itself stops far below what would overflow the stack.
    let hostile = format!("{{\"v\":1,\"doc\":{}", "[".repeat(100_000));
    assert!(matches!(Document::from_json(&hostile).expect_err("too deep").problem, Problem::Syntax(_)));
    let long = paragraph(json!([{ "type": "text", "text": "x".repeat(6_000_000) }]));
    assert_eq!(Document::from_prosemirror(&doc(json!([long]))).expect_err("too long").problem, Problem::TooLong);
}

#[test]
fn one_body_has_one_form() {
    let split = paragraph(json!([
        { "type": "text", "text": "e" }, { "type": "text", "text": "" }, { "type": "text", "text": "\u{301}" },
        { "type": "text", "text": "x", "marks": [{ "type": "em" }, { "type": "strong" }, { "type": "em" }] },
        { "type": "text", "text": "\u{0}y", "marks": [{ "type": "strong" }, { "type": "em" }] },
        { "type": "hard_break", "marks": [{ "type": "em" }] },
    ]));
    let whole = paragraph(json!([
        { "type": "text", "text": "é" },
        { "type": "text", "text": "xy", "marks": [{ "type": "strong" }, { "type": "em" }] },
        { "type": "hard_break" },
    ]));
    let read = |value| Document::from_prosemirror(&doc(json!([value]))).expect("a document");
    assert_eq!(read(split), read(whole));
}

#[test]
fn a_hash_changes_with_what_is_said_alone() {
    let hash = |id: &str, dir: &str, text: &str| -> BlockHash {
        let value = json!({ "type": "paragraph", "attrs": { "id": id, "dir": dir }, "content": [{ "type": "text", "text": text }] });
        Document::from_prosemirror(&doc(json!([value]))).expect("a document").block_hashes()[0].1
    };
    let first = hash("aaaa", "ltr", "x");
    assert_eq!(first, hash("bbbb", "rtl", "x"));
    assert_ne!(first, hash("aaaa", "ltr", "y"));
    assert_eq!(BlockHash::parse(&first.to_string()), Some(first));
}

#[test]
fn derived_ids_depend_on_seed_place_and_content() {
    let id = BlockId::derived("site/1", 0, "x");
    assert_eq!(id, BlockId::derived("site/1", 0, "x"));
    assert!(BlockId::parse(id.as_str()).is_some());
    for other in
        [BlockId::derived("site/2", 0, "x"), BlockId::derived("site/1", 1, "x"), BlockId::derived("site/1", 0, "y")]
    {
        assert_ne!(id, other);
    }
}

#[test]
fn addresses_are_read_as_browsers_read_them() {
    let cases = [
        ("https://example.org", Some("https://example.org")),
        ("HTTPS://example.org", Some("https://example.org")),
        (" \u{1}java\nscript:alert(1)", None),
        ("javascript\u{2028}:x", None),
        ("data:text/html,x", None),
        ("//example.org/x", Some("https://example.org/x")),
        ("/\\example.org", Some("/%5Cexample.org")),
        ("http:/example.org", None),
        ("https:///example.org", None),
        ("/fa/خبر", Some("/fa/خبر")),
        ("/a\u{202e}b", Some("/a%E2%80%AEb")),
        ("x.html", None),
        ("", None),
        ("?page=2", Some("?page=2")),
        ("tel:", None),
    ];
    for (raw, expected) in cases {
        assert_eq!(Href::parse(raw).as_ref().map(Href::as_str), expected, "{raw:?}");
    }
}

#[test]
fn a_new_body_is_blank_and_a_teaser_ends_at_more() {
    let document = Document::empty(BlockId::derived("x", 0, ""), Direction::Rtl);
    assert!(document.is_blank());
    let more = json!({ "type": "more", "attrs": { "id": "more" } });
    let mut last = paragraph(json!([{ "type": "text", "text": "After", "marks": [] }]));
    last["attrs"]["id"] = json!("cccc");
    let document = Document::from_prosemirror(&doc(json!([paragraph(json!([])), more, last]))).expect("a document");
    assert_eq!(document.before_more().len(), 1);
    assert!(
        matches!(&document.blocks()[2], Block::Paragraph(it) if it.content == [Inline::marked("After", None::<Mark>)])
    );
}

#[test]
fn an_import_points_addresses_elsewhere() {
    struct ToOwn;
    impl Rewrite for ToOwn {
        fn media(&mut self, media: &mut MediaRef) {
            *media = MediaRef { media: Some(MediaId::derived("site", "7")), src: None };
        }
        fn link(&mut self, href: &mut Href) {
            *href = Href::parse("/en/story").expect("an address");
        }
    }
    let link = json!([{ "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": "https://old.example/?p=1" } }] }]);
    let figure =
        json!({ "type": "figure", "attrs": { "id": "bbbb", "dir": "ltr", "src": "https://old.example/a.jpg" } });
    let document = Document::from_prosemirror(&doc(json!([paragraph(link), figure]))).expect("a document");
    let written = document.rewrite(&mut ToOwn).expect("a document").to_json();
    assert!(!written.contains("old.example") && written.contains("/en/story"), "{written}");
    assert!(written.contains(&MediaId::derived("site", "7").to_string()), "{written}");
}
