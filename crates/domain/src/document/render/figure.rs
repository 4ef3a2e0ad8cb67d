//! Pictures into HTML.

use super::block::{Context, Writer};
use super::{ResolvedPicture, escape, link};
use crate::document::{Figure, Gallery, Inline, Picture, Size};

impl Writer<'_> {
    pub(super) fn figure(&mut self, it: &Figure, context: Context<'_>) {
        let class = match it.size {
            Size::Normal => "picture".to_owned(),
            size => format!("picture picture-{}", size.as_str()),
        };
        let inner = self.open("figure", &class, &it.attrs, context);
        self.picture(&it.picture, inner);
        self.close("figure");
    }

    pub(super) fn gallery(&mut self, it: &Gallery, context: Context<'_>) {
        let class = format!("gallery columns-{}", it.columns.get());
        let inner = self.open("ul", &class, &it.attrs, context);
        for item in &it.items {
            self.out.push_str("<li><figure class=\"picture\">");
            self.picture(&item.picture, inner);
            self.out.push_str("</figure></li>");
        }
        self.close("ul");
    }

    fn picture(&mut self, it: &Picture, context: Context<'_>) {
        let found = (self.options.picture)(&it.media);
        if let Some(link) = &it.link {
            self.out.push_str("<a");
            escape::attribute(&mut self.out, "href", link.as_str());
            if let Some(rel) = link::rel(link, self.options.origin) {
                escape::attribute(&mut self.out, "rel", rel);
            }
            self.out.push('>');
        }
        let enlarged = found.as_ref().is_some_and(|found| it.link.is_none() && self.open_enlarged(it, found));
        match &found {
            Some(found) => self.image(it, found),
            None => {
                self.out.push_str("<span class=\"missing\">");
                let label = self.options.labels.missing_picture;
                escape::text(&mut self.out, if it.alt.is_empty() { label } else { &it.alt });
                self.out.push_str("</span>");
            }
        }
        if it.link.is_some() || enlarged {
            self.close("a");
        }
        let credit = found.as_ref().map_or("", |found| found.credit.as_str());
        self.caption(&it.caption, if it.credit.is_empty() { credit } else { &it.credit }, context);
    }

    fn image(&mut self, it: &Picture, found: &ResolvedPicture) {
        let out = &mut self.out;
        if !found.sources.is_empty() {
            out.push_str("<picture>");
        }
        for source in &found.sources {
            out.push_str("<source");
            escape::attribute(out, "type", &source.mime);
            escape::attribute(out, "srcset", &source.srcset);
            if let Some(sizes) = &found.sizes {
                escape::attribute(out, "sizes", sizes);
            }
            out.push('>');
        }
        out.push_str("<img");
        escape::attribute(out, "src", &found.src);
        if let Some(srcset) = &found.srcset {
            escape::attribute(out, "srcset", srcset);
            if let Some(sizes) = &found.sizes {
                escape::attribute(out, "sizes", sizes);
            }
        }
        for (name, pixels) in [("width", found.width.or(it.width)), ("height", found.height.or(it.height))] {
            if let Some(pixels) = pixels {
                escape::attribute(out, name, &pixels.to_string());
            }
        }
        escape::attribute(out, "alt", if it.alt.is_empty() { &found.alt } else { &it.alt });
        out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if !found.sources.is_empty() {
            out.push_str("</picture>");
        }
    }

    pub(super) fn caption(&mut self, caption: &[Inline], credit: &str, context: Context<'_>) {
        if caption.is_empty() && credit.is_empty() {
            return;
        }
        self.out.push_str("<figcaption>");
        self.inlines(caption, context);
        if !credit.is_empty() {
            if !caption.is_empty() {
                self.out.push(' ');
            }
            self.out.push_str("<cite>");
            escape::text(&mut self.out, credit);
            self.out.push_str("</cite>");
        }
        self.out.push_str("</figcaption>");
    }
}
