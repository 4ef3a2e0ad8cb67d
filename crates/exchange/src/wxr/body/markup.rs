//! The HTML that stands for each kind of block between a WordPress body and the document: what the document's own
//! reader takes.

use super::tokens::{Token, escape, tokens};

/// A picture of a gallery, with its caption as HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shot {
    pub src: String,
    pub alt: String,
    pub caption: String,
    pub link: Option<String>,
}

/// A grid of pictures; nothing for none.
pub(super) fn gallery(columns: u8, shots: &[Shot], caption: &str) -> String {
    if shots.is_empty() {
        return String::new();
    }
    let columns = columns.clamp(1, 9);
    let mut html = format!("<figure class=\"wp-block-gallery columns-{columns}\">");
    for shot in shots {
        html.push_str(&figure(shot, ""));
    }
    html.push_str("</figure>\n");
    // A gallery's own caption has no place in the document: it follows as a paragraph.
    if !caption.trim().is_empty() {
        html.push_str(&format!("<p>{caption}</p>\n"));
    }
    html
}

/// A picture with its caption.
pub(super) fn figure(shot: &Shot, class: &str) -> String {
    let picture = format!("<img src=\"{}\" alt=\"{}\">", escape(&shot.src), escape(&shot.alt));
    let picture = match &shot.link {
        Some(link) => format!("<a href=\"{}\">{picture}</a>", escape(link)),
        None => picture,
    };
    let caption = if shot.caption.trim().is_empty() {
        String::new()
    } else {
        format!("<figcaption>{}</figcaption>", shot.caption.trim())
    };
    format!("<figure class=\"{}\">{picture}{caption}</figure>", escape(class))
}

/// A thing of another site.
pub(super) fn embed(address: &str, caption: &str) -> String {
    let caption = figcaption(caption);
    format!(
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n{}\n</div>{caption}</figure>\n",
        escape(address)
    )
}

/// A recording.
pub(super) fn audio(src: &str, caption: &str) -> String {
    format!(
        "<figure class=\"wp-block-audio\"><audio controls src=\"{}\"></audio>{}</figure>\n",
        escape(src),
        figcaption(caption)
    )
}

/// A film.
pub(super) fn video(src: &str, poster: Option<&str>, caption: &str) -> String {
    let poster = poster.map(|p| format!(" poster=\"{}\"", escape(p))).unwrap_or_default();
    format!(
        "<figure class=\"wp-block-video\"><video controls src=\"{}\"{poster}></video>{}</figure>\n",
        escape(src),
        figcaption(caption)
    )
}

/// A paragraph that is one link.
pub(super) fn link_paragraph(address: &str) -> String {
    let address = escape(address);
    format!("<p><a href=\"{address}\">{address}</a></p>\n")
}

fn figcaption(caption: &str) -> String {
    if caption.trim().is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>", caption.trim()) }
}

/// The pictures of a piece of HTML, each with the link around it and the caption of its figure.
pub(super) fn shots(html: &str) -> Vec<Shot> {
    let mut shots: Vec<Shot> = Vec::new();
    let mut link = None;
    let mut in_caption = false;
    // A caption before its picture, or of the whole gallery, belongs to none.
    let mut fresh = false;
    for token in tokens(html) {
        match token {
            Token::Tag(tag) if tag.is("figcaption") || tag.has_class("gallery-caption") => {
                in_caption = !tag.closes && fresh;
            }
            Token::Tag(tag) if tag.is("figure") || tag.is("li") => {
                fresh = false;
                in_caption = false;
            }
            Token::Tag(tag) if in_caption => push_caption(&mut shots, tag.raw),
            Token::Tag(tag) if tag.is("a") => {
                link = if tag.closes { None } else { tag.attribute("href").filter(|h| !h.is_empty()) }
            }
            Token::Tag(tag) if tag.is("img") => {
                fresh = true;
                let src = tag.attribute("data-full-url").or_else(|| tag.attribute("src")).unwrap_or_default();
                shots.push(Shot {
                    src,
                    alt: tag.attribute("alt").unwrap_or_default(),
                    caption: String::new(),
                    link: link.clone(),
                });
            }
            Token::Text(text) if in_caption => push_caption(&mut shots, text),
            _ => {}
        }
    }
    shots.retain(|shot| !shot.src.is_empty());
    shots
}

fn push_caption(shots: &mut [Shot], html: &str) {
    if let Some(shot) = shots.last_mut() {
        shot.caption.push_str(html);
    }
}

/// The HTML inside the last element of that name; empty if there is none.
pub(super) fn inside<'a>(html: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    let mut found = "";
    let mut begin = None;
    for token in tokens(html) {
        let raw = match token {
            Token::Text(raw) | Token::Comment { raw, .. } => raw,
            Token::Tag(tag) => {
                if tag.is(name) && !tag.closes {
                    begin = Some(at + tag.raw.len());
                } else if tag.is(name) {
                    found = begin.take().and_then(|from| html.get(from..at)).unwrap_or(found);
                }
                tag.raw
            }
        };
        at += raw.len();
    }
    found
}
