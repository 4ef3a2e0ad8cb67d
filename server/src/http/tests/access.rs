//! Every endpoint × every role. An endpoint that this table does not know fails the test.

use super::newsroom::TestNewsroom;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::ids::SectionId;
use domain::{EditionCode, Role, State};
use newsroom::accounts::{self, PersonChange};
use std::collections::BTreeSet;

/// Who is let through to the use-case, from the least role on; `None`: everybody.
struct Endpoint {
    method: Method,
    path: &'static str,
    /// A request that is well-formed but asks for what is not there.
    probe: (&'static str, &'static str),
    from: Option<Role>,
}

const NO_VERSION: &str = "00000000000000000000000000";

fn endpoints() -> Vec<Endpoint> {
    let get = |path, query, from| Endpoint { method: Method::GET, path, probe: (query, ""), from };
    let post = |path, body, from| Endpoint { method: Method::POST, path, probe: ("", body), from };
    vec![
        get("/api/reader/page", "?edition=en&kind=front&key=", None),
        get("/api/reader/suggest", "?edition=en&typed=a", None),
        get("/api/desk/door", "", None),
        get("/api/desk/link", "?invites=true&token=00000000000000000000000000", None),
        get("/api/desk/account", "", Some(Role::Author)),
        get("/api/desk/people", "", Some(Role::Admin)),
        get("/api/desk/person", "?person=00000000000000000000000000", Some(Role::Admin)),
        get("/api/desk/board", "", Some(Role::Author)),
        get("/api/desk/links", "?language=en&words=night", Some(Role::Author)),
        post("/api/desk/lint", r#"{"language":"fa","texts":[],"counted":0}"#, Some(Role::Author)),
        get("/api/desk/notices", "", Some(Role::Author)),
        get("/api/desk/open", "?version=00000000000000000000000000", Some(Role::Author)),
        post(
            "/api/desk/save",
            r#"{"draft":{"version":"00000000000000000000000000","base":"00000000000000000000000000","headline":"x","deck":"","body":{"v":1,"doc":{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"aaaa","dir":"ltr"}}]}}}}"#,
            Some(Role::Author),
        ),
        post(
            "/api/desk/compare",
            r#"{"draft":{"version":"00000000000000000000000000","base":"00000000000000000000000000","headline":"x","deck":"","body":{"v":1,"doc":{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"aaaa","dir":"ltr"}}]}}}}"#,
            Some(Role::Author),
        ),
        post(
            "/api/desk/merge",
            r#"{"merging":{"draft":{"version":"00000000000000000000000000","base":"00000000000000000000000000","headline":"x","deck":"","body":{"v":1,"doc":{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"aaaa","dir":"ltr"}}]}}},"base":{"headline":"","deck":"","body":{"v":1,"doc":{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"aaaa","dir":"ltr"}}]}}},"choices":[]}}"#,
            Some(Role::Author),
        ),
        post("/api/desk/present", r#"{"version":"00000000000000000000000000","window":1}"#, Some(Role::Author)),
        get("/api/desk/history", "?version=00000000000000000000000000", Some(Role::Author)),
        post(
            "/api/desk/publish",
            r#"{"version":"00000000000000000000000000","working":"00000000000000000000000000"}"#,
            Some(Role::Author),
        ),
        post(
            "/api/desk/act",
            r#"{"version":"00000000000000000000000000","act":{"act":"send_back"}}"#,
            Some(Role::Author),
        ),
        get("/api/desk/concerns", "?version=00000000000000000000000000", Some(Role::Author)),
        get("/api/desk/names", "?version=00000000000000000000000000&what=tags&typed=a", Some(Role::Author)),
        get("/api/desk/month", "?edition=en&day=", Some(Role::Author)),
        post("/api/desk/preview", r#"{"version":"00000000000000000000000000"}"#, Some(Role::Author)),
        post(
            "/api/desk/describe",
            r#"{"version":"00000000000000000000000000","working":"00000000000000000000000000","form":""}"#,
            Some(Role::Author),
        ),
        // An edition that is not there, so that nothing begins.
        post("/api/desk/begin", r#"{"edition":"zz","kind":"article","headline":""}"#, Some(Role::Author)),
        post(
            "/api/desk/begin-version",
            r#"{"source":"00000000000000000000000000","edition":"en","start":"blank"}"#,
            Some(Role::Author),
        ),
    ]
}

#[test]
fn every_server_function_stands_in_the_table() {
    let known: BTreeSet<(&str, Method)> = endpoints()
        .iter()
        .map(|endpoint| (endpoint.path, endpoint.method.clone()))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let registered: BTreeSet<(&str, Method)> = leptos::server_fn::axum::server_fn_paths().collect();
    assert_eq!(registered, known, "an endpoint without a row: say here who may use it");
    let harmless = |body: &str| {
        body.is_empty()
            || body.contains(r#""texts":[]"#)
            || body.contains(NO_VERSION)
            || body.contains(r#""edition":"zz""#)
    };
    assert!(endpoints().iter().all(|endpoint| harmless(endpoint.probe.1)));
}

#[test]
fn no_reading_function_writes() {
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        let writes = ["save", "publish", "act", "begin", "begin-version", "merge", "describe", "preview"]
            .iter()
            .any(|word| path.ends_with(word));
        // What is sent to be looked at is too long for an address.
        let sends = ["compare", "present", "desk/lint"].iter().any(|word| path.ends_with(word));
        assert_eq!(method == Method::POST, writes || sends, "{path}: a cross-site GET carries the cookie");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_endpoint_lets_in_whom_it_should() {
    let site = TestNewsroom::with(&[]);
    let mut people: Vec<(Option<Role>, String)> = vec![(None, String::new())];
    people.extend(Role::ALL.into_iter().map(|role| (Some(role), site.cookie_of(role))));
    for endpoint in endpoints() {
        for (role, cookie) in &people {
            let request = Request::builder()
                .method(endpoint.method.clone())
                .uri(format!("{}{}", endpoint.path, endpoint.probe.0))
                .header(header::COOKIE, cookie)
                .header(header::CONTENT_TYPE, "application/json")
                .header("sec-fetch-site", "same-origin");
            let status = site.send_body(request, Body::from(endpoint.probe.1)).await.status;
            let allowed = endpoint.from.is_none_or(|least| role.is_some_and(|role| role >= least));
            if allowed {
                assert!(
                    status == StatusCode::OK || status == StatusCode::NOT_FOUND,
                    "{} as {role:?}: {status}",
                    endpoint.path
                );
            } else {
                let refused = if role.is_some() { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
                assert_eq!(status, refused, "{} as {role:?}", endpoint.path);
            }
        }
    }
}

/// Every form and the least role that gets through to its use-case; `None`: everybody.
const FORMS: [(&str, Option<Role>); 73] = [
    ("/desk/sign-in", None),
    ("/desk/sign-in/code", None),
    ("/desk/sign-out", None),
    ("/desk/setup", None),
    ("/desk/invite", None),
    ("/desk/invite/again", None),
    ("/desk/reset", None),
    ("/desk/reset/set", None),
    ("/desk/account/profile", Some(Role::Author)),
    ("/desk/account/email", Some(Role::Author)),
    ("/desk/account/password", Some(Role::Author)),
    ("/desk/account/confirm", Some(Role::Author)),
    ("/desk/account/end-session", Some(Role::Author)),
    ("/desk/account/notices", Some(Role::Author)),
    ("/desk/notices/read", Some(Role::Author)),
    ("/desk/bulk", Some(Role::Author)),
    ("/desk/bulk/undo", Some(Role::Author)),
    ("/desk/account/end-others", Some(Role::Author)),
    ("/desk/account/two-factor/begin", Some(Role::Author)),
    ("/desk/account/two-factor/codes", Some(Role::Author)),
    ("/desk/account/two-factor/cancel", Some(Role::Author)),
    ("/desk/account/two-factor/on", Some(Role::Author)),
    ("/desk/account/two-factor/off", Some(Role::Author)),
    ("/desk/people/invite", Some(Role::Admin)),
    ("/desk/people/invite-again", Some(Role::Admin)),
    ("/desk/people/revoke", Some(Role::Admin)),
    ("/desk/people/rule", Some(Role::Admin)),
    ("/desk/people/change", Some(Role::Admin)),
    ("/desk/people/disable", Some(Role::Admin)),
    ("/desk/people/enable", Some(Role::Admin)),
    ("/desk/people/send-reset", Some(Role::Admin)),
    ("/desk/people/end-sessions", Some(Role::Admin)),
    ("/desk/people/remove-two-factor", Some(Role::Admin)),
    ("/desk/library/change", Some(Role::Author)),
    ("/desk/library/describe", Some(Role::Author)),
    ("/desk/library/spoken", Some(Role::Author)),
    ("/desk/library/frame", Some(Role::Author)),
    ("/desk/library/remove", Some(Role::Author)),
    ("/desk/library/restore", Some(Role::Author)),
    // Nothing is selected, and it would go into no folder.
    ("/desk/library/move", Some(Role::Author)),
    ("/desk/library/folder", Some(Role::Author)),
    ("/desk/library/folder/remove", Some(Role::Editor)),
    ("/desk/settings/undo", Some(Role::Author)),
    ("/desk/settings/site/identity", Some(Role::Admin)),
    ("/desk/settings/site/conventions", Some(Role::Admin)),
    ("/desk/settings/site/links", Some(Role::Admin)),
    ("/desk/settings/site/banner", Some(Role::Admin)),
    ("/desk/settings/site/nameplate", Some(Role::Admin)),
    ("/desk/settings/site/contact", Some(Role::Admin)),
    ("/desk/settings/colours/accent", Some(Role::Admin)),
    ("/desk/settings/sections/add", Some(Role::Admin)),
    ("/desk/settings/sections/change", Some(Role::Admin)),
    ("/desk/settings/sections/move", Some(Role::Admin)),
    ("/desk/settings/sections/delete", Some(Role::Admin)),
    ("/desk/settings/sections/look", Some(Role::Publisher)),
    ("/desk/settings/sections/pin", Some(Role::Publisher)),
    ("/desk/settings/sections/unpin", Some(Role::Publisher)),
    ("/desk/settings/menus/act", Some(Role::Admin)),
    ("/desk/settings/series/add", Some(Role::Admin)),
    ("/desk/settings/series/change", Some(Role::Admin)),
    ("/desk/settings/series/delete", Some(Role::Admin)),
    ("/desk/settings/front/pin", Some(Role::Publisher)),
    ("/desk/settings/front/unpin", Some(Role::Publisher)),
    ("/desk/settings/front/move", Some(Role::Publisher)),
    ("/desk/settings/front/order", Some(Role::Publisher)),
    ("/desk/settings/redirects/add", Some(Role::Admin)),
    ("/desk/settings/redirects/remove", Some(Role::Admin)),
    ("/desk/settings/tags/add", Some(Role::Admin)),
    ("/desk/settings/tags/change", Some(Role::Admin)),
    ("/desk/settings/tags/merge", Some(Role::Admin)),
    ("/desk/settings/authors/add", Some(Role::Admin)),
    ("/desk/settings/authors/change", Some(Role::Admin)),
    ("/desk/settings/authors/merge", Some(Role::Admin)),
];

const FORM: &str = "application/x-www-form-urlencoded";
/// Well-formed, and about nobody and nothing that is there.
const NOBODY: &str = "person=00000000000000000000000000&invite=00000000000000000000000000&session=0&role=editor&\
                      email=new@news.example&language=en&days=7&token=x&name=&\
                      media=00000000000000000000000000&folder=00000000000000000000000000&x=500&y=500";

#[test]
fn every_form_stands_in_the_table() {
    let known: BTreeSet<&str> = FORMS.iter().map(|(path, _)| *path).collect();
    let routed: BTreeSet<&str> = super::super::forms::all().map(|form| form.path).collect();
    assert_eq!(routed, known, "a form without a row: say here who may send it");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_form_lets_in_whom_it_should() {
    let site = TestNewsroom::with(&[]);
    for role in Role::ALL {
        site.person(role.as_str(), role.as_str(), role, "en");
    }
    for (path, least) in FORMS {
        for role in [None].into_iter().chain(Role::ALL.map(Some)) {
            // A session of its own for each: some forms end it, or give it another token.
            let cookie = role.map(|role| site.sign_in(role.as_str())).unwrap_or_default();
            let answer = site.post(path, FORM, &cookie, NOBODY.to_owned()).await;
            let to_the_door = answer.status == StatusCode::SEE_OTHER && answer.header("location") == "/desk/sign-in";
            match (least, role) {
                (Some(_), None) => assert!(to_the_door, "{path} as a stranger: {}", answer.status),
                (Some(least), Some(role)) if role < least => {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} as {role:?}");
                }
                _ => {
                    let answered = matches!(
                        answer.status,
                        StatusCode::SEE_OTHER | StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY
                    );
                    assert!(answered, "{path} as {role:?}: {}", answer.status);
                    assert!(!to_the_door || path == "/desk/sign-out", "{path} as {role:?}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_besides_a_forms_fields_changes_nothing() {
    let site = TestNewsroom::with(&[]);
    let id = site.person("ana", "Ana", Role::Author, "en");
    let cookie = site.sign_in("ana");
    let more = "name=Ana+Two&language=en&role=admin&id=x&disabled=0&editions=fa&email=eve%40evil.example&login=root";
    let answer = site.post("/desk/account/profile", FORM, &cookie, more.to_owned()).await;
    assert!(answer.header("location").contains("done=saved"), "{}", answer.header("location"));
    let user = site.store().read(|store| store.user_by_id(id)).expect("read").expect("a user");
    assert_eq!((user.name.as_str(), user.login.as_str(), user.role), ("Ana Two", "ana", Role::Author));
    assert_eq!((user.email.as_str(), user.editions), ("ana@news.example", vec![]));
}

/// What of a story somebody gets who works in these editions and sections.
struct Place {
    editions: Vec<EditionCode>,
    sections: Vec<SectionId>,
    inside: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_ends_where_its_editions_and_sections_end() {
    let site = TestNewsroom::demo();
    let admin = site.cookie_of(Role::Admin);
    let board = site.send(Request::get("/api/desk/board").header(header::COOKIE, &admin)).await.body;
    let board: serde_json::Value = serde_json::from_str(&board).expect("a board");
    let version = board["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["cells"][0]["version"].as_str()?.parse().ok())
        .filter_map(|id| site.store().read(|store| store.version_by_id(id)).expect("read"))
        .find(|version| !version.sections.is_empty() && version.state == State::Published)
        .expect("a published story in a section");
    let all = site.store().read(|store| store.section_list(&version.edition)).expect("read");
    let elsewhere = all.iter().find(|section| !version.sections.contains(&section.id)).expect("another section").id;
    let other: EditionCode = "sq".parse().expect("sq");
    let places = [
        Place { editions: vec![], sections: vec![], inside: true },
        Place { editions: vec![version.edition.clone()], sections: vec![], inside: true },
        Place { editions: vec![version.edition.clone()], sections: version.sections.clone(), inside: true },
        Place { editions: vec![other], sections: vec![], inside: false },
        Place { editions: vec![], sections: vec![elsewhere], inside: false },
        Place { editions: vec![version.edition.clone()], sections: vec![elsewhere], inside: false },
    ];
    for (number, place) in places.iter().enumerate() {
        for role in Role::ALL {
            let login = format!("{}{number}", role.as_str());
            let id = site.person(&login, &login, role, "en");
            let change = PersonChange { role, editions: place.editions.clone(), sections: place.sections.clone() };
            accounts::change_person(&site.newsroom, &site.system(), id, &change).expect("changed");
            let cookie = site.sign_in(&login);
            // An author has their own drafts alone: this story does not exist for them.
            let opens = place.inside && role > Role::Author;
            let seen = if opens { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let address = format!("/api/desk/open?version={}", version.id);
            let answer = site.send(Request::get(address).header(header::COOKIE, &cookie)).await;
            assert_eq!(answer.status, seen, "{login} opens");
            // Somebody inside is told that the text has moved on; somebody outside, nothing.
            let draft = serde_json::json!({ "draft": {
                "version": version.id, "base": "00000000000000000000000000", "headline": "x", "deck": "",
                "body": { "v": 1, "doc": { "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "aaaa", "dir": "ltr" } }] } },
            } });
            let answer = site.post("/api/desk/save", "application/json", &cookie, draft.to_string()).await;
            assert_eq!(
                answer.status,
                if opens { StatusCode::CONFLICT } else { StatusCode::NOT_FOUND },
                "{login} saves"
            );
            let publish = serde_json::json!({ "version": version.id, "working": version.working }).to_string();
            let answer = site.post("/api/desk/publish", "application/json", &cookie, publish).await;
            let expected = match (opens, role) {
                (false, _) => StatusCode::NOT_FOUND,
                (true, Role::Publisher | Role::Admin) => StatusCode::OK,
                (true, _) => StatusCode::FORBIDDEN,
            };
            assert_eq!(answer.status, expected, "{login} publishes");
        }
    }
}
