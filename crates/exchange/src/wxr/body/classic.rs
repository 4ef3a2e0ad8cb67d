//! Classic bodies: shortcodes out of the text, paragraphs into what is left.

use super::shortcodes::{Segment, Shortcode, segments};
use super::tokens::{Token, tokens, unescape};
use super::{Reading, autop, embeds, gallery, markup};
use markup::Shot;

const KNOWN: &[&str] = &[
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
    "youtube",
    "vimeo",
    "twitter",
    "tweet",
    "dailymotion",
    "soundcloud",
    "instagram",
    "facebook",
    "tiktok",
    "ted",
    "wpvideo",
];
/// Page builders whose shortcodes are only layout: their inside is kept, they themselves go.
const LAYOUT: &[&str] = &["vc_", "et_pb_", "penci_", "fusion_", "av_", "tatsu_"];

/// The whole body.
pub(super) fn to_html(body: &str, reading: &mut Reading<'_>) -> String {
    let body = without_layout(body, reading);
    note_unknown(&body, reading);
    let mut out = String::with_capacity(body.len() + body.len() / 8);
    // Text between two shortcodes of which the first stood escaped is one text.
    let mut text = String::new();
    for segment in segments(&body, |name| KNOWN.contains(&name)) {
        match segment {
            Segment::Text(part) => text.push_str(part),
            Segment::Shortcode(shortcode) => {
                out.push_str(&autop::autop(&std::mem::take(&mut text)));
                out.push_str(&block(&shortcode, reading));
            }
        }
    }
    out.push_str(&autop::autop(&text));
    out
}

/// Only the shortcodes: for HTML that has its paragraphs.
pub(super) fn shortcodes_only(html: &str, reading: &mut Reading<'_>) -> String {
    if !html.contains('[') {
        return html.to_owned();
    }
    let html = without_layout(html, reading);
    note_unknown(&html, reading);
    segments(&html, |name| KNOWN.contains(&name))
        .into_iter()
        .map(|segment| match segment {
            Segment::Text(text) => text.to_owned(),
            Segment::Shortcode(shortcode) => block(&shortcode, reading),
        })
        .collect()
}

fn block(shortcode: &Shortcode<'_>, reading: &mut Reading<'_>) -> String {
    match shortcode.name {
        "caption" | "wp_caption" => caption(shortcode),
        "gallery" => gallery::of_shortcode(shortcode, reading),
        "playlist" => playlist(shortcode, reading),
        "audio" => recording(shortcode, reading, &["src", "mp3", "m4a", "ogg", "wav"], false),
        "video" => recording(shortcode, reading, &["src", "mp4", "webm", "m4v", "ogv", "flv"], true),
        _ => embed(shortcode, reading),
    }
}

/// Both forms: the caption as attribute, or as the text behind the picture.
fn caption(shortcode: &Shortcode<'_>) -> String {
    let content = shortcode.content.unwrap_or_default();
    let Some((picture, rest)) = first_picture(content) else {
        return autop::autop(content);
    };
    let text = shortcode.attribute("caption").unwrap_or(rest).trim();
    let align = shortcode.attribute("align").unwrap_or_default();
    markup::figure(&Shot { caption: text.to_owned(), ..picture }, align) + "\n"
}

/// The first picture with the link around it, and what follows both.
fn first_picture(html: &str) -> Option<(Shot, &str)> {
    let mut at = 0;
    let mut link = None;
    let mut found: Option<(Shot, usize)> = None;
    for token in tokens(html) {
        let length = match token {
            Token::Text(raw) | Token::Comment { raw, .. } => raw.len(),
            Token::Tag(tag) => {
                if tag.is("a") && !tag.closes && found.is_none() {
                    link = tag.attribute("href").filter(|h| !h.is_empty());
                } else if tag.is("a") && tag.closes {
                    link = None;
                    if let Some((shot, end)) = &mut found
                        && shot.link.is_some()
                        && html.get(*end..at).is_some_and(|between| between.trim().is_empty())
                    {
                        *end = at + tag.raw.len();
                    }
                } else if tag.is("img") && found.is_none() {
                    let src = tag.attribute("src").unwrap_or_default();
                    let shot = Shot {
                        src,
                        alt: tag.attribute("alt").unwrap_or_default(),
                        caption: String::new(),
                        link: link.clone(),
                    };
                    found = Some((shot, at + tag.raw.len()));
                }
                tag.raw.len()
            }
        };
        at += length;
    }
    found.map(|(shot, end)| (shot, html.get(end..).unwrap_or_default()))
}

fn recording(shortcode: &Shortcode<'_>, reading: &mut Reading<'_>, names: &[&str], film: bool) -> String {
    let inner = shortcode.content.unwrap_or_default();
    let named = names.iter().find_map(|name| shortcode.attribute(name)).or(shortcode.positional()).map(str::to_owned);
    let prefix = if film { "video/" } else { "audio/" };
    let attached = || {
        let all = reading.library.attached_to(reading.item);
        all.into_iter()
            .find(|a| super::super::library::mime_of(&a.file_name()).starts_with(prefix))
            .map(|a| a.url.clone())
    };
    let in_content = || {
        tokens(inner).find_map(|t| match t {
            Token::Tag(tag) => tag.attribute("src").or_else(|| tag.attribute("href")),
            _ => None,
        })
    };
    match named.or_else(in_content).or_else(attached) {
        Some(src) if film && !embeds_as_film(&src) => embeds::of_address(&src),
        Some(src) if film => markup::video(&src, shortcode.attribute("poster"), ""),
        Some(src) => markup::audio(&src, ""),
        None => {
            reading.warn(format!("a recording without a file was left out: {}", shortcode.raw));
            String::new()
        }
    }
}

fn embeds_as_film(src: &str) -> bool {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

fn playlist(shortcode: &Shortcode<'_>, reading: &mut Reading<'_>) -> String {
    let film = shortcode.attribute("type") == Some("video");
    let (chosen, _) = gallery::chosen(shortcode, reading);
    let mut out = String::new();
    for attachment in chosen {
        let mime = super::super::library::mime_of(&attachment.file_name());
        let caption = if attachment.caption.is_empty() { &attachment.title } else { &attachment.caption };
        match (film, mime.starts_with("audio/"), mime.starts_with("video/")) {
            (false, true, _) => out.push_str(&markup::audio(&attachment.url, caption)),
            (true, _, true) => out.push_str(&markup::video(&attachment.url, None, caption)),
            _ => {}
        }
    }
    if out.is_empty() {
        reading.warn("a playlist names no recording that is in the file, so it was left out".into());
    }
    out
}

fn embed(shortcode: &Shortcode<'_>, reading: &mut Reading<'_>) -> String {
    let named = || {
        shortcode
            .attribute("src")
            .or(shortcode.attribute("url"))
            .or(shortcode.attribute("id"))
            .or(shortcode.positional())
    };
    let address =
        shortcode.content.map(str::trim).filter(|c| !c.is_empty()).or_else(named).map(unescape).unwrap_or_default();
    let page = match shortcode.name {
        _ if address.starts_with("http://") || address.starts_with("https://") => Some(address),
        _ if address.is_empty() || address.contains(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))) => None,
        "youtube" => Some(format!("https://www.youtube.com/watch?v={address}")),
        "vimeo" => Some(format!("https://vimeo.com/{address}")),
        "dailymotion" => Some(format!("https://www.dailymotion.com/video/{address}")),
        "wpvideo" => Some(format!("https://videopress.com/v/{address}")),
        _ => None,
    };
    match page {
        Some(page) => embeds::chosen(&page, ""),
        None => {
            reading.warn(format!("an embed without an address was left out: {}", shortcode.raw));
            String::new()
        }
    }
}

fn is_layout(name: &str) -> bool {
    LAYOUT.iter().any(|prefix| name.starts_with(prefix))
}

/// Takes the tags of page builders out, not what is between them.
fn without_layout(text: &str, reading: &mut Reading<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let inner = from.get(1..).unwrap_or_default();
        let name = bracket_name(inner);
        let end = if is_layout(name) { from.find(']') } else { None };
        match end {
            Some(end) => {
                reading.warn(format!("the layout shortcode [{name}] was taken out, its text kept"));
                out.push_str("\n\n");
                rest = from.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('[');
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

fn bracket_name(inner: &str) -> &str {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default()
}

/// A shortcode that nobody knows stays as text; only what cannot be prose is reported: `[name a="b"]`, `[/name]`.
fn note_unknown(text: &str, reading: &mut Reading<'_>) {
    for (at, _) in text.match_indices('[') {
        let inner = text.get(at + 1..).unwrap_or_default();
        let name = bracket_name(inner);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !KNOWN.contains(&name);
        if !is_name || text.get(..at).is_some_and(|before| before.ends_with('[')) {
            continue;
        }
        let Some(tag) = inner.find(']').and_then(|end| inner.get(..end)) else { return };
        let has_attributes = tag.get(name.len()..).is_some_and(|a| a.starts_with(' ') && a.contains("=\""));
        if tag.starts_with('/') || has_attributes {
            reading.warn(format!("the unknown shortcode [{name}] is kept as text"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn a_caption_is_the_text_behind_the_picture_or_an_attribute() {
        let figure = "<figure class=\"alignleft\"><a href=\"/x\"><img src=\"u.jpg\" alt=\"A\"></a><figcaption>The <em>cap</em></figcaption></figure>\n";
        for body in [
            "[caption id=\"a\" align=\"alignleft\" width=\"3\"]<a href=\"/x\"><img src=\"u.jpg\" alt=\"A\"/></a> The <em>cap</em>[/caption]",
            "[caption align=\"alignleft\" caption=\"The &lt;em&gt;cap&lt;/em&gt;\"]<a href=\"/x\"><img src=\"u.jpg\" alt=\"A\"/></a>[/caption]",
        ] {
            assert_eq!(read(body).0, figure, "{body}");
        }
    }

    #[test]
    fn a_gallery_without_ids_shows_what_was_uploaded_to_its_post() {
        let order = |html: &str| html.split("uploads/").skip(1).filter_map(|s| s.chars().next()).collect::<String>();
        for (body, pictures, columns) in [
            ("[gallery]", "321", 3),
            ("[gallery columns=\"2\" orderby=ID]", "123", 2),
            ("[gallery ids=\"2,1,9\"]", "21", 3),
            ("[gallery include=\"2,1\" order=DESC]", "12", 3),
            ("[gallery exclude=\"3\"]", "21", 3),
        ] {
            let (html, warnings) = read(body);
            assert_eq!(order(&html), pictures, "{body}: {html}");
            assert!(html.contains(&format!("columns-{columns}")), "{html}");
            assert_eq!(warnings.len(), usize::from(body.contains('9')), "{warnings:?}");
        }
        assert!(read("[gallery id=\"77\"]").0.is_empty());
    }

    #[test]
    fn recordings_and_embeds_become_blocks() {
        for (body, part) in [
            ("[audio]", "src=\"http://o.example/wp-content/uploads/4.mp3\""),
            ("[audio http://a.example/b.mp3]", "src=\"http://a.example/b.mp3\""),
            ("[video src=\"v.mp4\" poster=\"p.jpg\"]", "<video controls src=\"v.mp4\" poster=\"p.jpg\">"),
            ("[embed]https://vimeo.com/1[/embed]", "\nhttps://vimeo.com/1\n"),
            ("[youtube abc]", "watch?v=abc"),
            ("[playlist]", "4.mp3"),
            ("a\n\nhttps://youtu.be/x\n\nb", "<p>a</p>\n<figure class=\"wp-block-embed\">"),
        ] {
            let (html, _) = read(body);
            assert!(html.contains(part), "{body}: {html}");
        }
    }

    #[test]
    fn what_is_unknown_stays_and_is_reported() {
        let (html, warnings) = read("[foo a=\"b\"]x[/foo] [sic] [vc_row a=\"1\"]inner[/vc_row] [[gallery]]");
        assert!(
            html.contains("[foo a=\"b\"]x[/foo] [sic]") && html.contains("<p>inner</p>") && html.contains("[gallery]"),
            "{html}"
        );
        assert_eq!(warnings.len(), 2, "{warnings:?}");
    }
}
