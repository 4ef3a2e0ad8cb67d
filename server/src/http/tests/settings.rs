//! The desk's settings: pages that work without a script, forms that lead back, and keep what was typed where it is wrong.

use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode, header};
use domain::Role;
use newsroom::accounts::{self, PersonChange};

const FORM: &str = "application/x-www-form-urlencoded";

fn fields(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

async fn page(site: &TestNewsroom, cookie: &str, address: &str) -> (StatusCode, String) {
    let answer = site.send(Request::get(address).header(header::COOKIE, cookie)).await;
    (answer.status, answer.body)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_a_whole_document_that_needs_no_script_in_each_language() {
    let site = TestNewsroom::demo();
    site.cookie_of(Role::Admin);
    for language in ["en", "ar", "fa", "sq"] {
        let login = format!("admin-{language}");
        site.person(&login, &login, Role::Admin, language);
        let cookie = site.sign_in(&login);
        let (_, index) = page(&site, &cookie, "/desk/settings").await;
        for part in ["", "/site/fa", "/sections/en", "/menus/ar/header", "/menus/sq/footer", "/series", "/front/fa"]
            .into_iter()
            .chain([
                "/colours",
                "/redirects?sort=hits",
                "/redirects",
                "/redirects?test=/en/nothing",
                "/tags/en",
                "/authors",
                "/webhooks",
                "/site",
                "/front/en?q=bridge",
            ])
        {
            let (status, html) = page(&site, &cookie, &format!("/desk/settings{part}")).await;
            assert_eq!(status, StatusCode::OK, "{language}: {part}");
            let dir = if matches!(language, "ar" | "fa") { "rtl" } else { "ltr" };
            assert!(
                html.starts_with(&format!("<!DOCTYPE html><html lang=\"{language}\" dir=\"{dir}\">")),
                "{html:.80}"
            );
            assert_eq!(html.matches("<script").count(), 1, "{language}: {part}: that of fields for pictures");
            assert!(html.contains("<h1>"), "{language}: {part}");
        }
        assert!(index.contains("/desk/people"), "{language}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_see_a_new_name_at_once_and_the_old_one_when_it_is_undone() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let before = site.get("/en/").await.body;
    let hostile = "Bell & <img src=x onerror=alert(1)>";
    let sent = fields(&[
        ("page", "/desk/settings/site/en"),
        ("at", "identity"),
        ("edition", "en"),
        ("name", hostile),
        ("since", "۱۹۹۹"),
    ]);
    let answer = site.post("/desk/settings/site/identity", FORM, &cookie, sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let to = answer.header("location").to_owned();
    let token = to.strip_prefix("/desk/settings/site/en?done=saved&undo=").expect("a way back");
    let read = site.get("/en/").await.body;
    assert!(read.contains("Bell &amp; &lt;img src=x"), "readers see it");
    assert!(!read.contains("<img src=x onerror"), "and nothing runs");
    let (_, html) = page(&site, &cookie, &to).await;
    assert!(html.contains("/desk/settings/undo") && html.contains("role=\"status\""), "{html}");
    assert!(!html.contains("<img src=x"), "{html}");
    let sent = fields(&[("page", "/desk/settings/site/en"), ("token", token)]);
    let answer = site.post("/desk/settings/undo", FORM, &cookie, sent).await;
    assert_eq!(answer.header("location"), "/desk/settings/site/en?done=undone");
    let title = |html: &str| html.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
    assert_eq!(title(&site.get("/en/").await.body), title(&before));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_comes_back_as_it_was_sent_and_says_what_to_do() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let typed = "A name\"><script>alert(1)</script>";
    for (form, at, pairs, wrong) in [
        ("site/identity", "identity", vec![("edition", "en"), ("name", " "), ("tagline", typed)], "name"),
        ("site/banner", "banner", vec![("edition", "en"), ("text", typed), ("link", "javascript:alert(1)")], "link"),
        ("sections/add", "add", vec![("edition", "en"), ("name", typed), ("slug", "a/b")], "slug"),
        ("redirects/add", "add", vec![("from", "/en/articles"), ("to", typed)], "to"),
    ] {
        let back = match form {
            "sections/add" => "/desk/settings/sections/en",
            "redirects/add" => "/desk/settings/redirects",
            _ => "/desk/settings/site/en",
        };
        let mut sent = vec![("page", back), ("at", at)];
        sent.extend(pairs);
        let answer = site.post(&format!("/desk/settings/{form}"), FORM, &cookie, fields(&sent)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert_eq!(answer.body.matches("role=\"alert\"").count(), 1, "{form}");
        assert!(answer.body.contains("A name") && !answer.body.contains("<script>"), "{form}: {}", answer.body);
        assert!(answer.body.contains("aria-invalid=\"true\""), "{form}: {wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_shows_what_its_visitor_may_do_and_no_more() {
    let site = TestNewsroom::demo();
    for role in Role::ALL {
        site.person(role.as_str(), role.as_str(), role, "en");
    }
    let id = site.person("faonly", "faonly", Role::Publisher, "en");
    let change = PersonChange { role: Role::Publisher, editions: vec!["fa".parse().expect("fa")], sections: vec![] };
    accounts::change_person(&site.newsroom, &site.system(), id, &change).expect("changed");
    for (login, index, front, menus) in [
        ("author", 403, 403, 403),
        ("translator", 403, 403, 403),
        ("editor", 403, 403, 403),
        ("publisher", 200, 200, 403),
        ("faonly", 200, 403, 403),
        ("admin", 200, 200, 200),
    ] {
        let cookie = site.sign_in(login);
        for (address, status) in [("", index), ("/front/en", front), ("/menus/en", menus), ("/redirects", menus)] {
            let found = page(&site, &cookie, &format!("/desk/settings{address}")).await.0;
            assert_eq!(found.as_u16(), status, "{login}: {address}");
        }
    }
    let answer = site.get("/desk/settings/site/en").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/desk/sign-in"));
    let cookie = site.sign_in("admin");
    for nowhere in
        ["/desk/settings/x", "/desk/settings/site/zz", "/desk/settings/menus/en/kept", "/desk/settings/series/0"]
    {
        assert_eq!(page(&site, &cookie, nowhere).await.0, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_leads_to_pages_of_the_settings_alone() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    for page in ["https://evil.example/", "//evil.example", "/en/", "/desk/settingsx", "", "/desk/settings\r\nx: y"] {
        let sent = fields(&[("page", page), ("edition", "en"), ("name", "Bell"), ("at", "identity")]);
        let answer = site.post("/desk/settings/site/identity", FORM, &cookie, sent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(answer.header("location").starts_with("/desk/settings?done="), "{}", answer.header("location"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_arranged_by_forms_reaches_readers() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let send = async |form: &str, pairs: &[(&str, &str)]| {
        let answer = site.post(&format!("/desk/settings/{form}"), FORM, &cookie, fields(pairs)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.body);
        answer.header("location").to_owned()
    };
    let to = send("sections/add", &[("edition", "fa"), ("name", "هواشناسی")]).await;
    assert!(to.starts_with("/desk/settings/sections/fa/"), "{to}");
    let section = to.split(['/', '?']).nth(5).expect("an id").to_owned();
    let page = "/desk/settings/menus/fa/header";
    let target = format!("section:{section}");
    send(
        "menus/act",
        &[
            ("page", page),
            ("edition", "fa"),
            ("place", "header"),
            ("act", "add"),
            ("label", "هوای فردا"),
            ("target", &target),
        ],
    )
    .await;
    let front = site.get("/fa/").await.body;
    assert!(front.contains("هوای فردا"), "the menu is a reader's at once");
    let old = "/fa/section/%D9%87%D9%88%D8%A7%D8%B4%D9%86%D8%A7%D8%B3%DB%8C";
    assert_eq!(site.get(old).await.status, StatusCode::OK);
    send(
        "sections/change",
        &[("page", "/desk/settings/sections/fa"), ("section", &section), ("name", "هوا"), ("slug", "")],
    )
    .await;
    let moved = site.get(old).await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (StatusCode::MOVED_PERMANENTLY, "/fa/section/%D9%87%D9%88%D8%A7")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_set_up_tried_and_taken_away_with_plain_forms() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let home = "/desk/settings/webhooks";
    let url = "https://hook.example/a\"><script>alert(1)</script>";
    let sent = fields(&[("page", home), ("at", "add"), ("url", url), ("event", "published"), ("event", "changed")]);
    let answer = site.post(&format!("{home}/add"), FORM, &cookie, sent).await;
    let to = answer.header("location").to_owned();
    let own = to.split('?').next().expect("a path").to_owned();
    let id = own.strip_prefix("/desk/settings/webhooks/").expect("its page").to_owned();
    let (_, html) = page(&site, &cookie, &to).await;
    let secret = html.split("id=\"secret-value\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let secret = secret.expect("a secret").to_owned();
    assert!(secret.len() == 64 && !html.contains("<script>alert"), "{html}");
    assert!(!to.contains(&secret), "no address holds it");
    let send = async |act: &str, more: &[(&str, &str)]| {
        let pairs = [&[("page", own.as_str()), ("webhook", id.as_str())], more].concat();
        site.post(&format!("{home}/{act}"), FORM, &cookie, fields(&pairs)).await
    };
    assert_eq!(send("hide", &[]).await.header("location"), own);
    let (_, html) = page(&site, &cookie, &own).await;
    assert!(!html.contains(&secret) && html.contains("webhooks/renew"), "it is shown once");
    assert_eq!(send("test", &[]).await.header("location"), format!("{own}#told"));
    let refused = send("change", &[("at", "webhook"), ("url", "http://hook.example/"), ("event", "changed")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"http://hook.example/\"") && refused.body.contains("role=\"alert\""));
    let to = send("delete", &[]).await.header("location").to_owned();
    let token = to.strip_prefix("/desk/settings/webhooks?done=removed&undo=").expect("a way back").to_owned();
    assert_eq!(page(&site, &cookie, &own).await.0, StatusCode::NOT_FOUND);
    let sent = fields(&[("page", home), ("token", &token)]);
    site.post("/desk/settings/undo", FORM, &cookie, sent).await;
    assert_eq!(page(&site, &cookie, &own).await.0, StatusCode::OK);
    let publisher = site.cookie_of(Role::Publisher);
    assert_eq!(page(&site, &publisher, home).await.0, StatusCode::FORBIDDEN);
    assert_eq!(page(&site, &publisher, &own).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_colour_reaches_pages_as_a_sheet_of_its_own_that_is_kept_for_ever() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let sheet_of =
        |html: &str| html.split("href=\"/theme/").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    assert_eq!(sheet_of(&site.get("/en/").await.body), None);
    let send = async |light: &str, dark: &str| {
        let sent = fields(&[("page", "/desk/settings/colours"), ("at", "accent"), ("light", light), ("dark", dark)]);
        site.post("/desk/settings/colours/accent", FORM, &cookie, sent).await
    };
    for (light, dark) in [("#ffdd00", ""), ("", "#202020"), ("red", "")] {
        let refused = send(light, dark).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{light}{dark}");
        assert_eq!(refused.body.matches("role=\"alert\"").count(), 1);
        assert_eq!(refused.body.matches("aria-invalid=\"true\"").count(), 1, "{light}{dark}");
        assert!(refused.body.contains(&format!("value=\"{light}{dark}\"")));
    }
    let done = send("#004B87", "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = site.get("/fa/").await;
    let file = sheet_of(&page.body).expect("a sheet");
    assert!(!page.header("content-security-policy").contains("unsafe-inline"));
    assert!(page.body.find("/theme/") > page.body.find("main"), "after the others");
    let sheet = site.get(&format!("/theme/{file}")).await;
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.header("cache-control").contains("immutable"));
    assert!(sheet.body.starts_with(":root{--accent:#004b87}"), "{}", sheet.body);
    assert!(site.get("/sw.js").await.body.contains(&file), "off the line, too");
    let other = site.get("/theme/0000000000000000.css").await;
    assert_eq!((other.status, other.header("cache-control")), (StatusCode::OK, "no-store"));
    send("", "").await;
    assert_eq!(sheet_of(&site.get("/fa/").await.body), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn nameplate_and_contact_stand_on_every_page_of_their_edition() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    let all = site.store().read(|store| store.media_list(None, 500)).expect("read");
    let picture = all.into_iter().find(domain::media::Media::is_picture).expect("a picture");
    let id = picture.id.to_string();
    let send = async |form: &str, pairs: &[(&str, &str)]| {
        let mut all = vec![("page", "/desk/settings/site/en"), ("edition", "en"), ("at", "x")];
        all.extend(pairs);
        site.post(&format!("/desk/settings/site/{form}"), FORM, &cookie, fields(&all)).await
    };
    assert_eq!(send("nameplate", &[("dark", &id)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send("nameplate", &[("nameplate", &id), ("dark", &id)]).await.status, StatusCode::SEE_OTHER);
    let contact = [("mail", "desk@news.example"), ("phone", "+44 20 555"), ("address", "1 <Quay>\nHarbour")];
    assert_eq!(send("contact", &contact).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send("contact", &[("mail", "desk@")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in ["/en/", "/en/articles"] {
        let html = site.get(page).await.body;
        let plate =
            html.split("class=\"nameplate\"").nth(1).and_then(|rest| rest.split("</a>").next()).expect("a nameplate");
        assert!(plate.contains("class=\"plate on-light\"") && plate.contains("class=\"plate on-dark\""), "{plate}");
        assert_eq!(plate.matches("alt=\"The Harbour Record\"").count(), 2, "{plate}");
        assert!(plate.contains("width=\"") && plate.contains("height=\""), "nothing moves when it comes: {plate}");
        for part in ["mailto:desk@news.example", "tel:+4420555", "1 &lt;Quay&gt;"] {
            assert!(html.contains(part), "{page}: {part}");
        }
    }
    let other = site.get("/fa/").await.body;
    assert!(!other.contains("class=\"plate") && !other.contains("mailto:desk@"), "each edition has its own");
    let light = site.get("/lite/en/").await.body;
    assert!(light.contains("mailto:desk@news.example") && !light.contains("class=\"plate"), "{light}");
    let gone =
        send("nameplate", &[("nameplate", &id), ("dark", &id), ("without", "nameplate"), ("without", "dark")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!site.get("/en/").await.body.contains("class=\"plate"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_address_is_counted_in_memory_and_shown_with_its_hits() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Admin);
    for (from, to) in [("/en/old-one", "/en/articles"), ("/en/old-two", "/en/sections")] {
        let sent = fields(&[("page", "/desk/settings/redirects"), ("at", "add"), ("from", from), ("to", to)]);
        let done = site.post("/desk/settings/redirects/add", FORM, &cookie, sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    for _ in 0..3 {
        let browser = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";
        let led = site.send(Request::get("/en/old-two").header(header::USER_AGENT, browser)).await;
        assert_eq!(led.status, StatusCode::MOVED_PERMANENTLY);
    }
    let generation = site.newsroom.content_generation();
    let hits = site.reads.take_hits();
    newsroom::arranging::count_hits(&site.newsroom, &site.system(), &hits).expect("counted");
    assert_eq!(site.newsroom.content_generation(), generation, "pages stay kept");
    let (_, html) = page(&site, &cookie, "/desk/settings/redirects?sort=hits").await;
    assert!(html.find("/en/old-two") < html.find("/en/old-one"), "{html}");
    assert!(html.contains("asked for 3 times") && html.contains("never asked for"), "{html}");
}
