//! Absolute addresses in rendered HTML: our own renderers', whose attributes stand in double quotes and whose texts have
//! no bare `<`.

/// Attributes that hold one address.
const SINGLE: [&str; 3] = [" href=\"", " src=\"", " poster=\""];
/// The attribute that holds several.
const SEVERAL: &str = " srcset=\"";

/// The HTML with addresses that hold wherever it is read: paths begin with the origin, places within the text with the
/// story's own address.
pub(crate) fn absolute(html: &str, origin: &str, story: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some((text, from_tag)) = rest.split_once('<') {
        // A `>` within an attribute is escaped by the renderers, so the first one ends the tag.
        let (tag, after) = from_tag.split_once('>').map_or((from_tag, None), |(tag, after)| (tag, Some(after)));
        out.push_str(text);
        out.push('<');
        out.push_str(&whole(tag, origin, story));
        let Some(after) = after else { return out };
        out.push('>');
        rest = after;
    }
    out.push_str(rest);
    out
}

fn whole(tag: &str, origin: &str, story: &str) -> String {
    let mut tag = tag.to_owned();
    for name in SINGLE {
        tag = tag
            .replace(&format!("{name}/"), &format!("{name}{origin}/"))
            .replace(&format!("{name}#"), &format!("{name}{story}#"));
    }
    let Some((before, list)) = tag.split_once(SEVERAL) else { return tag };
    let (list, after) = list.split_once('"').unwrap_or((list, ""));
    let each: Vec<String> = list
        .split(',')
        .map(|one| one.trim_start())
        .map(|one| if one.starts_with('/') { format!("{origin}{one}") } else { one.to_owned() })
        .collect();
    format!("{before}{SEVERAL}{}\"{after}", each.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_wherever_they_are_read_and_words_stay() {
        let html = "<p>Say href=\"/x\" &lt;a href=\"/y\"&gt; <a href=\"/en/b\">b</a><a href=\"#n1\">1</a>\
                    <a rel=\"noopener\" href=\"https://other.example/\">o</a></p>\
                    <img src=\"/media/1/a.jpeg\" srcset=\"/media/1/s.webp 1w, /media/1/l.webp 2w\" alt=\"a &gt; b\">";
        assert_eq!(
            absolute(html, "https://news.example", "https://news.example/en/a"),
            "<p>Say href=\"/x\" &lt;a href=\"/y\"&gt; <a href=\"https://news.example/en/b\">b</a>\
             <a href=\"https://news.example/en/a#n1\">1</a><a rel=\"noopener\" href=\"https://other.example/\">o</a></p>\
             <img src=\"https://news.example/media/1/a.jpeg\" srcset=\"https://news.example/media/1/s.webp 1w, \
             https://news.example/media/1/l.webp 2w\" alt=\"a &gt; b\">"
        );
        assert_eq!(absolute("a<b href=\"/", "o", "s"), "a<b href=\"o/");
    }
}
