//! Other forms of the pictures, films and recordings in rendered HTML: our own renderer's, whose attributes stand in
//! double quotes.

/// What is shown or heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `img`, alone or within `picture`.
    Picture,
    /// `video`.
    Film,
    /// `audio`.
    Recording,
}

impl Kind {
    const ALL: [(Self, &'static str, Option<&'static str>); 3] = [
        (Self::Picture, "<img ", None),
        (Self::Film, "<video ", Some("</video>")),
        (Self::Recording, "<audio ", Some("</audio>")),
    ];
}

/// One of them as it stands in HTML; both texts are escaped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Medium<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its address.
    pub src: &'a str,
    /// Its description.
    pub alt: &'a str,
    /// Whether it stands within a link.
    pub linked: bool,
}

/// The HTML with each of them replaced by what is made of it.
pub(super) fn replaced(html: &str, mut with: impl FnMut(Medium<'_>) -> String) -> String {
    let html = without_alternatives(html);
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    let next = |rest: &str| {
        let found = Kind::ALL.into_iter().filter_map(|(kind, begins, ends)| Some((rest.find(begins)?, kind, ends)));
        found.min_by_key(|(at, ..)| *at)
    };
    while let Some((at, kind, ends)) = next(rest) {
        let (before, tag) = rest.split_at(at);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        out.push_str(before);
        let linked = out.rfind("<a ").is_some_and(|open| out.rfind("</a>").is_none_or(|closed| closed < open));
        out.push_str(&with(Medium { kind, src: attribute(tag, "src"), alt: attribute(tag, "alt"), linked }));
        rest = match ends {
            Some(end) => after.split_once(end).map_or("", |(_, after)| after),
            None => after,
        };
    }
    out.push_str(rest);
    out
}

/// Without the other formats of pictures, whose place is taken by the one that every browser reads.
fn without_alternatives(html: &str) -> String {
    let html = html.replace("<picture>", "").replace("</picture>", "");
    let mut parts = html.split("<source ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('>').map_or("", |(_, after)| after));
    }
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let value = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, value)| value);
    value.split('"').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_replaced_once_and_other_formats_go() {
        let html = "<p>a</p><figure><picture><source type=\"image/avif\" srcset=\"/x 1w\"><img src=\"/media/1/a.jpeg\" \
                    alt=\"A &quot;lamp&quot;\"></picture></figure><a href=\"/b\"><img alt=\"\" src=\"/c\"></a>\
                    <video controls src=\"/v\" poster=\"/p\"></video><audio controls src=\"/r\"></audio>.";
        let seen = replaced(html, |one| format!("[{:?} {} {} {}]", one.kind, one.src, one.alt, one.linked));
        assert_eq!(
            seen,
            "<p>a</p><figure>[Picture /media/1/a.jpeg A &quot;lamp&quot; false]</figure><a href=\"/b\">\
             [Picture /c  true]</a>[Film /v  false][Recording /r  false]."
        );
    }

    #[test]
    fn a_tag_that_does_not_end_is_no_loop() {
        assert_eq!(replaced("a<img src=\"x\"", |one| one.src.to_owned()), "ax");
        assert_eq!(replaced("a<video src=\"x\">b", |one| one.src.to_owned()), "ax");
    }
}
