//! Bodies of blocks: `<!-- wp:name {json} -->…<!-- /wp:name -->`, nested, with free HTML between them.

mod grammar;

use super::markup::Shot;
use super::tokens::{Token, escape, tokens};
use super::{Reading, autop, classic, embeds, gallery, markup};
use grammar::{Block, Part, parse};
use serde_json::Value;

/// Shared blocks within shared blocks.
const MAX_SHARED_DEPTH: usize = 4;

/// Whether a body is one of blocks.
pub(in crate::wxr::body) fn has_blocks(body: &str) -> bool {
    body.contains("<!-- wp:")
}

/// The whole body.
pub(in crate::wxr::body) fn to_html(body: &str, reading: &mut Reading<'_>) -> String {
    let root = parse(body);
    let mut out = String::with_capacity(body.len());
    for part in &root.parts {
        match part {
            Part::Html(html) => out.push_str(&free(html, reading)),
            Part::Block(block) => out.push_str(&render(block, reading)),
        }
    }
    out
}

/// HTML between blocks: from the classic block, with its paragraphs or without.
fn free(html: &str, reading: &mut Reading<'_>) -> String {
    if html.trim().is_empty() {
        String::new()
    } else if html.contains("<p") {
        classic::shortcodes_only(html, reading)
    } else {
        classic::to_html(html, reading)
    }
}

/// Its HTML with the blocks in it in their places.
fn whole(block: &Block<'_>, reading: &mut Reading<'_>) -> String {
    block
        .parts
        .iter()
        .map(|part| match part {
            Part::Html(html) => classic::shortcodes_only(html, reading),
            Part::Block(inner) => render(inner, reading),
        })
        .collect()
}

/// Only the blocks in it: the boxes around them say nothing to a reader.
fn unwrapped(block: &Block<'_>, reading: &mut Reading<'_>) -> String {
    block
        .parts
        .iter()
        .filter_map(|p| if let Part::Block(inner) = p { Some(inner) } else { None })
        .map(|b| render(b, reading))
        .collect()
}

fn render(block: &Block<'_>, reading: &mut Reading<'_>) -> String {
    match block.name {
        "columns" | "column" | "group" | "row" | "stack" | "buttons" => unwrapped(block, reading),
        "cover" | "cover-image" => cover(block) + &unwrapped(block, reading),
        "media-text" => media_text(&block.own_html()) + &unwrapped(block, reading),
        "button" => button(&block.own_html()),
        "gallery" => gallery::of_block(&whole(block, reading), &block.attributes, reading),
        "embed" => embed(block),
        name if name.starts_with("core-embed/") || name.starts_with("embed/") => embed(block),
        "spacer" => String::new(),
        "shortcode" => classic::shortcodes_only(block.own_html().trim(), reading),
        "freeform" => autop::autop(&whole(block, reading)),
        "more" | "nextpage" => format!("\n{}\n", block.own_html().trim()),
        "footnotes" => footnotes(reading),
        "block" => shared(block, reading),
        name if is_dynamic(name) => {
            if !reading.dynamic.iter().any(|known| known == name) {
                reading.dynamic.push(name.to_owned());
            }
            String::new()
        }
        name => {
            let html = whole(block, reading);
            if html.trim().is_empty() {
                reading.warn(format!("the block `{name}` was left out: it has no content of its own in the file"));
            } else if !is_static(name) {
                reading.warn(format!("the block `{name}` is unknown; its content was kept"));
            }
            html
        }
    }
}

/// Blocks whose saved HTML is their content.
fn is_static(name: &str) -> bool {
    matches!(
        name,
        "paragraph"
            | "heading"
            | "list"
            | "list-item"
            | "quote"
            | "pullquote"
            | "verse"
            | "code"
            | "preformatted"
            | "table"
            | "separator"
            | "image"
            | "audio"
            | "video"
            | "file"
            | "html"
            | "details"
            | "text-columns"
            | "subhead"
            | "math"
            | "missing"
    )
}

/// Blocks that the old site filled when it was asked: their HTML, if any, is only a frame.
fn is_dynamic(name: &str) -> bool {
    matches!(
        name,
        "archives"
            | "avatar"
            | "calendar"
            | "categories"
            | "comments"
            | "home-link"
            | "latest-comments"
            | "latest-posts"
            | "loginout"
            | "navigation"
            | "page-list"
            | "pattern"
            | "query"
            | "query-title"
            | "read-more"
            | "rss"
            | "search"
            | "social-links"
            | "social-link"
            | "tag-cloud"
            | "template-part"
            | "term-description"
            | "legacy-widget"
            | "widget-group"
            | "nextpage-link"
            | "breadcrumbs"
    ) || ["post-", "site-", "query-", "comment-", "comments-", "navigation-"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

/// A shared block, in the place where it is used.
fn shared(block: &Block<'_>, reading: &mut Reading<'_>) -> String {
    let id = block.attributes.get("ref").and_then(Value::as_u64).unwrap_or(0);
    match reading.shared.get(&id) {
        Some(body) if !reading.inside.contains(&id) && reading.inside.len() < MAX_SHARED_DEPTH => {
            reading.inside.push(id);
            let html = to_html(body, reading);
            reading.inside.pop();
            html
        }
        Some(_) => String::new(),
        None => {
            reading.warn(format!("the shared block #{id} is not in the file; it was left out"));
            String::new()
        }
    }
}

fn cover(block: &Block<'_>) -> String {
    let html = block.own_html();
    let src = tokens(&html)
        .find_map(|t| match t {
            Token::Tag(tag) if tag.is("img") => tag.attribute("src"),
            _ => None,
        })
        .unwrap_or_else(|| block.text("url").to_owned());
    if src.is_empty() {
        return String::new();
    }
    if block.text("backgroundType") == "video" {
        return markup::video(&src, None, "");
    }
    let alt = block.text("alt").to_owned();
    // Early versions had the text in the block itself.
    let text = if block.parts.len() == 1 { markup::inside(&html, "p").to_owned() } else { String::new() };
    markup::figure(&Shot { src, alt, caption: text, ..Shot::default() }, "") + "\n"
}

fn media_text(html: &str) -> String {
    let figure = markup::inside(html, "figure");
    if figure.trim().is_empty() { String::new() } else { format!("<figure>{figure}</figure>\n") }
}

fn button(html: &str) -> String {
    let text = markup::inside(html, "a").trim();
    let href = tokens(html).find_map(|t| match t {
        Token::Tag(tag) if tag.is("a") => tag.attribute("href"),
        _ => None,
    });
    match (href, text) {
        (_, "") => String::new(),
        (Some(href), text) => format!("<p><a href=\"{}\">{text}</a></p>\n", escape(&href)),
        (None, text) => format!("<p>{text}</p>\n"),
    }
}

fn embed(block: &Block<'_>) -> String {
    let html = block.own_html();
    let caption = markup::inside(&html, "figcaption");
    let address = match block.text("url") {
        "" => tokens(&html)
            .find_map(|t| match t {
                Token::Text(text) => Some(text.trim()).filter(|t| t.starts_with("http")),
                _ => None,
            })
            .map(super::unescape)
            .unwrap_or_default(),
        url => url.to_owned(),
    };
    if address.is_empty() { html } else { embeds::chosen(&address, caption) }
}

/// The notes stand beside the body, as `[{"id": …, "content": …}]`.
fn footnotes(reading: &mut Reading<'_>) -> String {
    let Ok(Value::Array(notes)) = serde_json::from_str(reading.footnotes) else {
        reading.warn("the footnotes are not in the file".into());
        return String::new();
    };
    let items = notes.iter().filter_map(|note| {
        let id = note.get("id")?.as_str()?;
        Some(format!("<li id=\"{}\">{}</li>", escape(id), note.get("content")?.as_str()?))
    });
    format!("<ol class=\"wp-block-footnotes\">{}</ol>\n", items.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn blocks_lose_their_comments_and_boxes() {
        let body = "<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column {\"width\":\"50%\"} -->\n<div><!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->\n\nfree\n\n<!-- wp:latest-posts {\"x\":\"\\u002d\\u002d\"} /-->";
        let (html, warnings) = read(body);
        assert_eq!(html.split_whitespace().collect::<String>(), "<p>a</p><p>free</p>");
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn galleries_old_and_new_are_galleries() {
        let old = "<!-- wp:gallery {\"ids\":[1,2],\"columns\":2} -->\n<ul class=\"wp-block-gallery\"><li><figure><img src=\"a.jpg\" alt=\"A\" data-id=\"1\"/><figcaption>one</figcaption></figure></li><li><figure><a href=\"/b\"><img src=\"b.jpg\"/></a></figure></li></ul>\n<!-- /wp:gallery -->";
        let new = "<!-- wp:gallery {\"columns\":2} -->\n<figure class=\"wp-block-gallery columns-2\"><!-- wp:image -->\n<figure><img src=\"a.jpg\" alt=\"A\"/><figcaption>one</figcaption></figure>\n<!-- /wp:image -->\n<!-- wp:image -->\n<figure><a href=\"/b\"><img src=\"b.jpg\"/></a></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->";
        for body in [old, new] {
            let (html, _) = read(body);
            assert!(
                html.contains("columns-2")
                    && html.contains("<figcaption>one</figcaption>")
                    && html.contains("<a href=\"/b\"><img src=\"b.jpg\""),
                "{html}"
            );
        }
        let (html, warnings) = read("<!-- wp:gallery {\"ids\":[2,763]} /-->");
        assert!(html.contains("uploads/2.jpg") && warnings.len() == 1, "{html} {warnings:?}");
    }

    #[test]
    fn embeds_buttons_and_covers_keep_what_they_lead_to() {
        for (body, part) in [
            (
                "<!-- wp:core-embed/youtube {\"url\":\"https://youtu.be/x\"} --><figure>https://youtu.be/x<figcaption>c</figcaption></figure><!-- /wp:core-embed/youtube -->",
                "<figcaption>c</figcaption>",
            ),
            (
                "<!-- wp:buttons --><div><!-- wp:button --><div><a class=\"x\" href=\"/go\">Go</a></div><!-- /wp:button --></div><!-- /wp:buttons -->",
                "<p><a href=\"/go\">Go</a></p>",
            ),
            (
                "<!-- wp:cover {\"url\":\"c.jpg\"} --><div style=\"x\"><p>over</p></div><!-- /wp:cover -->",
                "<img src=\"c.jpg\"",
            ),
            ("<!-- wp:shortcode -->[gallery ids=\"1\"]<!-- /wp:shortcode -->", "uploads/1.jpg"),
            ("<!-- wp:more {\"customText\":\"Go on\"} --><!--more Go on--><!-- /wp:more -->", "<!--more Go on-->"),
        ] {
            let (html, _) = read(body);
            assert!(html.contains(part), "{body}: {html}");
        }
    }

    #[test]
    fn a_shared_block_stands_where_it_is_used() {
        let (html, warnings) = read("<!-- wp:block {\"ref\":5} /--><!-- wp:block {\"ref\":6} /-->");
        assert_eq!(html, "<p>shared</p>");
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn what_is_left_open_ends_with_what_is_around_it() {
        let (html, _) = read(
            "<!-- wp:group --><div><!-- wp:paragraph --><p>a</p><!-- /wp:group --><!-- /wp:list --><!-- wp:paragraph --><p>b</p>",
        );
        assert_eq!(html, "<p>a</p><p>b</p>");
    }
}
