//! Recordings, films and what other sites show, into HTML; and the link from a picture to itself, large.

use super::block::{Context, Writer};
use super::{HtmlOptions, OnPage, ResolvedPicture, escape};
use crate::document::{Audio, BlockAttrs, Embed, Href, Inline, MediaRef, Picture, Spoken, Video, players};

impl Writer<'_> {
    pub(super) fn audio(&mut self, it: &Audio, context: Context<'_>) {
        match ((self.options.file)(&it.media), &it.media.src) {
            (Some(address), _) => {
                let inner = self.open("figure", "audio", &it.attrs, context);
                self.out.push_str("<audio controls preload=\"none\"");
                escape::attribute(&mut self.out, "src", &address);
                self.out.push('>');
                self.tracks(&it.media, &it.spoken, inner);
                self.out.push_str("</audio>");
                self.facts(&it.media, &it.spoken, &address);
                self.caption(&it.caption, "", inner);
                self.close("figure");
                self.transcript(&it.attrs, &it.media, &it.spoken, context);
            }
            (None, Some(src)) => self.link_out(&it.attrs, "audio", src, "", &it.caption, context),
            (None, None) => {}
        }
    }

    pub(super) fn video(&mut self, it: &Video, context: Context<'_>) {
        match ((self.options.file)(&it.media), &it.media.src) {
            (Some(address), _) => {
                let inner = self.open("figure", "video", &it.attrs, context);
                self.out.push_str("<video controls playsinline preload=\"none\"");
                escape::attribute(&mut self.out, "src", &address);
                // A still from another site would be fetched before the reader asks for anything.
                let own = it.poster.as_ref().filter(|poster| poster.is_relative()).map(Href::as_str);
                let options = self.options;
                if let Some(poster) = own.or_else(|| still(options).map(|still| still.src.as_str())) {
                    escape::attribute(&mut self.out, "poster", poster);
                    // The room that it takes; the film's own shape is known once it plays.
                    if let Some((width, height)) = still(options).and_then(|still| still.width.zip(still.height)) {
                        escape::attribute(&mut self.out, "width", &width.to_string());
                        escape::attribute(&mut self.out, "height", &height.to_string());
                    }
                }
                self.out.push('>');
                self.tracks(&it.media, &it.spoken, inner);
                self.out.push_str("</video>");
                self.facts(&it.media, &it.spoken, &address);
                self.caption(&it.caption, "", inner);
                self.close("figure");
                self.transcript(&it.attrs, &it.media, &it.spoken, context);
            }
            (None, Some(src)) => self.link_out(&it.attrs, "video", src, "", &it.caption, context),
            (None, None) => {}
        }
    }

    pub(super) fn embed(&mut self, it: &Embed, context: Context<'_>) {
        match self.options.page.as_ref().map(|page| (page, it.frame())) {
            Some((page, Some(frame))) => self.player(it, page, &frame, context),
            _ => self.link_out(&it.attrs, &it.provider, &it.url, &it.title, &it.caption, context),
        }
    }

    /// A still that is a link to the service's own page. The page's script makes the service's frame of it when the
    /// reader asks for that, and says whose it is before.
    fn player(&mut self, it: &Embed, page: &OnPage<'_>, frame: &str, context: Context<'_>) {
        let class = if page.still.is_some() { "embed player" } else { "embed player bare" };
        let inner = self.open("figure", class, &it.attrs, context);
        self.out.pop();
        escape::attribute(&mut self.out, "data-provider", &it.provider);
        escape::attribute(&mut self.out, "data-frame", frame);
        let service = players::service(&it.provider, &it.url);
        let name = if it.title.is_empty() { service } else { &it.title };
        escape::attribute(&mut self.out, "data-title", name);
        self.out.push_str("><a");
        escape::attribute(&mut self.out, "href", it.url.as_str());
        self.out.push_str(" rel=\"external noopener\">");
        if let Some(still) = &page.still {
            self.out.push_str("<img");
            escape::attribute(&mut self.out, "src", &still.src);
            for (name, pixels) in [("width", still.width), ("height", still.height)] {
                if let Some(pixels) = pixels {
                    escape::attribute(&mut self.out, name, &pixels.to_string());
                }
            }
            self.out.push_str(" alt=\"\" decoding=\"async\">");
        }
        self.out.push_str("<span class=\"play\"></span><span class=\"player-words\">");
        if !it.title.is_empty() {
            self.out.push_str("<b>");
            escape::text(&mut self.out, &it.title);
            self.out.push_str("</b> ");
        }
        let [visit, show, note] = (page.service)(service);
        for (class, words) in [("without-script", &visit), ("with-script", &show)] {
            self.out.push_str("<span");
            escape::attribute(&mut self.out, "class", class);
            self.out.push('>');
            escape::text(&mut self.out, words);
            self.out.push_str("</span>");
        }
        self.out.push_str("</span></a><p class=\"player-note\"><span class=\"with-script\">");
        escape::text(&mut self.out, &note);
        self.out.push_str("</span></p>");
        self.caption(&it.caption, "", inner);
        self.close("figure");
    }

    /// A plain link to what can only be visited.
    fn link_out(
        &mut self,
        attrs: &BlockAttrs,
        provider: &str,
        url: &Href,
        title: &str,
        caption: &[Inline],
        context: Context<'_>,
    ) {
        let inner = self.open("figure", "embed", attrs, context);
        self.out.pop();
        escape::attribute(&mut self.out, "data-provider", provider);
        self.out.push_str("><a");
        escape::attribute(&mut self.out, "href", url.as_str());
        self.out.push_str(" rel=\"external noopener\"");
        if title.is_empty() {
            self.out.push_str(" dir=\"ltr\">");
            escape::text(&mut self.out, url.as_str());
        } else {
            self.out.push('>');
            escape::text(&mut self.out, title);
        }
        self.out.push_str("</a>");
        self.caption(caption, "", inner);
        self.close("figure");
    }

    /// Captions of the newsroom's own: a track from another site would be fetched from there. Those of the block come before
    /// those of the library.
    fn tracks(&mut self, media: &MediaRef, spoken: &Spoken, context: Context<'_>) {
        if let Some(captions) = spoken.captions.as_ref().filter(|captions| captions.is_relative()) {
            let label = self.options.page.as_ref().map(|page| page.captions);
            self.track(captions.as_str(), context.lang, label, true);
        }
        let known = self.options.page.as_ref().map(|page| (page.said)(media).tracks).unwrap_or_default();
        for track in known {
            let own = spoken.captions.is_some() && track.default;
            if !own {
                self.track(&track.src, &track.lang, Some(&track.label), track.default);
            }
        }
    }

    fn track(&mut self, src: &str, lang: &str, label: Option<&str>, default: bool) {
        self.out.push_str("<track kind=\"captions\"");
        if default {
            self.out.push_str(" default");
        }
        escape::attribute(&mut self.out, "src", src);
        escape::attribute(&mut self.out, "srclang", lang);
        if let Some(label) = label {
            escape::attribute(&mut self.out, "label", label);
        }
        self.out.push('>');
    }

    /// How long, how large, and where to have it.
    fn facts(&mut self, media: &MediaRef, spoken: &Spoken, address: &str) {
        let Some(page) = &self.options.page else { return };
        self.out.push_str("<p class=\"media-facts\">");
        if let Some(seconds) = spoken.seconds {
            self.out.push_str("<span>");
            escape::text(&mut self.out, &(page.length)(seconds));
            self.out.push_str("</span> ");
        }
        if let Some(bytes) = (page.size)(media) {
            self.out.push_str("<data");
            escape::attribute(&mut self.out, "value", &bytes.to_string());
            self.out.push('>');
            escape::text(&mut self.out, &(self.options.bytes)(bytes));
            self.out.push_str("</data> ");
        }
        self.out.push_str("<a");
        escape::attribute(&mut self.out, "href", address);
        self.out.push_str(" download rel=\"external\">");
        escape::text(&mut self.out, page.download);
        self.out.push_str("</a></p>");
    }

    fn transcript(&mut self, attrs: &BlockAttrs, media: &MediaRef, spoken: &Spoken, context: Context<'_>) {
        let Some(page) = &self.options.page else { return };
        let own = spoken.transcript.trim();
        let transcript = if own.is_empty() { (page.said)(media).transcript } else { own.to_owned() };
        if transcript.trim().is_empty() {
            return;
        }
        self.out.push_str("<details class=\"transcript\"><summary>");
        escape::text(&mut self.out, page.transcript);
        self.out.push_str("</summary><div");
        self.language(attrs.lang.as_ref(), attrs.dir, context);
        self.out.push('>');
        for paragraph in transcript.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            self.out.push_str("<p>");
            escape::text(&mut self.out, paragraph);
            self.out.push_str("</p>");
        }
        self.out.push_str("</div></details>");
    }

    /// Opens the link to a picture at its largest, on a reader's page; answers whether there is one.
    pub(super) fn open_enlarged(&mut self, it: &Picture, found: &ResolvedPicture) -> bool {
        let Some(page) = self.options.page.as_ref().filter(|_| !self.is_shared()) else { return false };
        let Some(counter) = page.counter else { return false };
        let number = page.first + self.count_picture();
        self.out.push_str("<a class=\"enlarge\" rel=\"external\"");
        escape::attribute(&mut self.out, "id", &format!("picture-{number}"));
        escape::attribute(&mut self.out, "href", largest(found));
        escape::attribute(&mut self.out, "data-counter", &counter(number));
        if it.alt.is_empty() && found.alt.is_empty() {
            escape::attribute(&mut self.out, "aria-label", page.enlarge);
        }
        self.out.push('>');
        true
    }
}

/// The picture that stands for the story's film before it plays.
fn still<'a>(options: &'a HtmlOptions<'_>) -> Option<&'a ResolvedPicture> {
    options.page.as_ref()?.still.as_ref()
}

/// The widest of a picture's sizes in the format that every browser reads.
fn largest(found: &ResolvedPicture) -> &str {
    let candidates = found.srcset.as_deref().unwrap_or_default().split(", ").filter_map(|candidate| {
        let (address, width) = candidate.trim().rsplit_once(' ')?;
        Some((width.strip_suffix('w')?.parse::<u32>().ok()?, address))
    });
    candidates.max_by_key(|(width, _)| *width).map_or(found.src.as_str(), |(_, address)| address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_size_is_the_large_one() {
        let mut picture = ResolvedPicture { src: "/media/a/640.jpeg".into(), ..ResolvedPicture::default() };
        assert_eq!(largest(&picture), "/media/a/640.jpeg");
        picture.srcset = Some("/media/a/320.jpeg 320w, /media/a/1600.jpeg 1600w, /media/a/960.jpeg 960w".into());
        assert_eq!(largest(&picture), "/media/a/1600.jpeg");
    }
}
