//! What every page promises to screen readers, search engines and scripts outside, on sample pages.

use super::preview::{Preview, pages};

/// Pages of an edition that has no more than its name.
const BARE: [&str; 5] = ["front-thin", "front-empty", "article-bare", "listing-one", "listing-empty"];

/// The English page of that name.
fn page(name: &str) -> String {
    pages().into_iter().find(|page| page.name == name).expect("a page").html
}

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

#[test]
fn every_page_has_its_landmarks() {
    for Preview { name, html, .. } in pages() {
        for (what, times) in
            [("<main", 1), ("<h1", 1), ("<header class=\"masthead\"", 1), ("<footer class=\"footer\"", 1)]
        {
            assert_eq!(count(&html, what), times, "{what} on {name}");
        }
        // A new edition has nothing to put there.
        assert_eq!(count(&html, "<aside"), usize::from(!BARE.contains(&name)), "recent stories on {name}");
        assert_eq!(
            count(&html, "<nav"),
            count(&html, "<nav aria-label=") + count(&html, "<nav class=\""),
            "a name for each nav on {name}"
        );
        let submits = count(&html, "type=\"submit\"");
        assert_eq!(count(&html, "<button"), count(&html, "type=\"button\"") + submits, "no button is vague on {name}");
        assert_eq!(submits, count(&html, "<form"), "a button sends each form on {name}");
        assert!(html.contains("href=\"#content\""), "skip link on {name}");
    }
}

#[test]
fn the_nameplate_is_the_heading_of_the_front_page_alone() {
    for Preview { name, html, .. } in pages() {
        let heading = html.split("<h1").nth(1).and_then(|rest| rest.split('>').next()).expect("a heading");
        assert_eq!(heading.contains("nameplate"), name.starts_with("front") || name == "stream", "{name}");
    }
}

#[test]
fn submenus_open_by_buttons_and_deep_ones_are_lists() {
    let html = page("front");
    assert_eq!(count(&html, "<button type=\"button\" aria-expanded=\"false\""), 4, "{html}");
    assert!(html.contains("<nav aria-label=\"Main menu\""));
    assert!(html.contains("aria-label=\"Submenu: Media\""));
    assert!(html.contains("class=\"menu-4\""));
    for id in html.split("aria-controls=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn an_entry_has_section_heading_date_and_comment_count() {
    let html = page("section");
    let entry = html.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).expect("an entry");
    for part in [
        "class=\"kicker\"><a href",
        "<h2 class=\"card-headline\"><a href",
        "<time datetime=\"2012-12-16T08:00:00+01:00\"",
        "#comments",
    ] {
        assert!(entry.contains(part), "{part}");
    }
    assert!(html.contains("rel=\"prev\"") && html.contains("rel=\"next\""));
}

#[test]
fn editions_are_links_in_their_own_language() {
    for Preview { name, html, .. } in pages() {
        assert!(html.contains("hreflang=\"sq\" lang=\"sq\" dir=\"ltr\""), "{name}");
    }
}

#[test]
fn names_and_comments_are_isolated() {
    let html = page("article");
    assert!(html.contains("<bdi><a href=\"/en/x\">پریسا بهار</a></bdi>"));
    assert!(html.contains("<p dir=\"auto\">"));
    assert_eq!(count(&html, "class=\"thread flat\""), 6, "ten deep, four indented");
}
