//! What serde writes is what is read.

use super::{FromJson, Unexpected, read};
use crate::delivery::{Delivered, InDocument};
use crate::error::ApiError;
use crate::reader::samples;
use codee::{Decoder, Encoder};
use domain::Kind;
use domain::page::{Answer, ListingKind, MenuLink, NoticePage, ReaderPage};
use serde::Serialize;
use std::fmt::Debug;

fn comes_back<T: Serialize + FromJson + PartialEq + Debug>(sent: &T) {
    let json = serde_json::to_string(sent).expect("writable");
    assert_eq!(read::<T>(&json).as_ref(), Ok(sent), "{json}");
}

#[test]
fn every_page_comes_back_whole() {
    for sample in [samples::en(), samples::fa()] {
        let mut pages = vec![
            ReaderPage::Front(sample.front()),
            ReaderPage::Front(sample.stream()),
            ReaderPage::Index(sample.index()),
            ReaderPage::Search(sample.search()),
        ];
        pages.extend(Kind::ALL.map(|kind| ReaderPage::Article(sample.article(kind))));
        pages.extend(
            [
                ListingKind::Articles,
                ListingKind::Section,
                ListingKind::Tag,
                ListingKind::Contributor,
                ListingKind::Period,
                ListingKind::Pictures,
                ListingKind::Series,
            ]
            .map(|kind| ReaderPage::Listing(sample.listing(kind))),
        );
        for page in pages {
            comes_back(&Answer::Found { page });
        }
    }
}

#[test]
fn every_other_answer_comes_back() {
    let notice = || NoticePage { note: "Taken back.".into(), ..samples::fa().notice() };
    for answer in [Answer::Missing(notice()), Answer::Gone(notice()), Answer::Moved { to: "/en/".into() }] {
        comes_back::<Answer<ReaderPage>>(&answer);
    }
}

#[test]
fn every_error_comes_back() {
    for error in [
        ApiError::NotFound,
        ApiError::SignInNeeded,
        ApiError::Forbidden,
        ApiError::Invalid { field: "headline".into(), code: "empty".into() },
        ApiError::Conflict,
        ApiError::State,
        ApiError::TooMany { retry_secs: 90 },
        ApiError::Unavailable,
        ApiError::Outdated,
        ApiError::Network,
        ApiError::Internal { id: "0f".into() },
    ] {
        comes_back(&error);
        comes_back::<Result<String, ApiError>>(&Err(error));
    }
}

#[test]
fn what_a_document_carries_is_read_without_its_bodies() {
    let page = ReaderPage::Article(samples::en().article(Kind::Article));
    let bare = page.without_bodies();
    let json = InDocument::encode(&Ok(Delivered(Answer::Found { page }))).expect("writable");
    assert_eq!(InDocument::decode(&json), Ok(Ok(Delivered(Answer::Found { page: bare }))));
}

#[test]
fn what_is_left_out_is_empty_and_what_is_new_is_passed_over() {
    let link = read::<MenuLink>(r#"{"label": "Media", "href": null, "later": [1, {"x": 2}]}"#);
    let expected = MenuLink { label: "Media".into(), href: None, edition: None, external: false, children: vec![] };
    assert_eq!(link, Ok(expected));
}

#[test]
fn another_versions_json_is_refused_as_a_whole() {
    for json in [
        "",
        "{",
        "null",
        "[]",
        r#"{"folded": {}}"#,
        r#"{"found": {"page": {"poster": {}}}}"#,
        r#"{"moved": {"to": 7}}"#,
        r#"{"missing": {"note": ""}}"#,
    ] {
        assert_eq!(read::<Answer<ReaderPage>>(json), Err(Unexpected), "{json}");
    }
    assert_eq!(read::<ListingKind>(r#""feuilleton""#), Err(Unexpected));
    assert_eq!(read::<Kind>(r#""feuilleton""#), Err(Unexpected));
    assert_eq!(read::<u32>("-1"), Err(Unexpected));
    assert_eq!(read::<Vec<String>>(r#"["a", 1]"#), Err(Unexpected));
}
