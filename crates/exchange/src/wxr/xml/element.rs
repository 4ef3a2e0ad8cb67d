//! An element of the file, whole, and the vocabulary that its name belongs to.

use quick_xml::name::ResolveResult;

/// Which vocabulary a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::wxr) enum Vocabulary {
    /// RSS itself: no namespace.
    Rss,
    /// WordPress's own, any version.
    Wp,
    /// `content:encoded`.
    Content,
    /// `excerpt:encoded`.
    Excerpt,
    /// `dc:creator`.
    DublinCore,
    /// Anything else.
    Foreign,
}

/// An element with all that is in it.
#[derive(Debug)]
pub(in crate::wxr) struct Element {
    pub vocabulary: Vocabulary,
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Its own text: CDATA runs joined; the blanks around a CDATA section fall away.
    pub text: String,
    pub children: Vec<Element>,
    pub(super) has_cdata: bool,
    pub(super) bare_text_is_blank: bool,
}

impl Element {
    /// Whether it is called so.
    pub(in crate::wxr) fn is(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && self.name == name
    }

    /// The value of an attribute; empty if absent.
    pub(in crate::wxr) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// The untrimmed text of the first child called so; empty if absent.
    pub(in crate::wxr) fn text_of(&self, vocabulary: Vocabulary, name: &str) -> &str {
        self.children.iter().find(|c| c.is(vocabulary, name)).map_or("", |c| &c.text)
    }

    /// The trimmed text of the first `wp:` child called so.
    pub(in crate::wxr) fn wp(&self, name: &str) -> &str {
        self.text_of(Vocabulary::Wp, name).trim()
    }

    pub(super) fn push_text(&mut self, text: &str, cdata: bool) {
        if cdata && !self.has_cdata && self.bare_text_is_blank {
            self.text.clear();
        }
        if !cdata {
            let blank = text.trim().is_empty();
            if blank && self.has_cdata && self.bare_text_is_blank {
                return;
            }
            self.bare_text_is_blank &= blank;
        }
        self.has_cdata |= cdata;
        self.text.push_str(text);
    }
}

pub(super) fn vocabulary(namespace: &ResolveResult<'_>) -> Vocabulary {
    let ResolveResult::Bound(namespace) = namespace else { return Vocabulary::Rss };
    let address: &str = namespace.as_ref();
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    match bare {
        "purl.org/rss/1.0/modules/content" => Vocabulary::Content,
        "purl.org/dc/elements/1.1" => Vocabulary::DublinCore,
        _ => match bare.strip_prefix("wordpress.org/export/1.") {
            Some(version) if version.ends_with("/excerpt") => Vocabulary::Excerpt,
            Some(version) if !version.contains('/') => Vocabulary::Wp,
            _ => Vocabulary::Foreign,
        },
    }
}
