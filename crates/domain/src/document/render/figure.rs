//! Pictures into HTML.

use super::block::{Context, Writer};
use super::{ResolvedPicture, escape, link};
use crate::document::{Figure, Gallery, Inline, Picture, Size};

/// How wide a page is at most, in rem.
const WIDEST_REM: u32 = 76;

/// Pictures that are narrower do not fill the column, in pixels: they stand as wide as they are.
const NARROW: u32 = 545;

/// How wide a figure stands, as HTML's `sizes`: what `style/body.css` makes of it.
fn standing(size: Size) -> &'static str {
    match size {
        Size::Normal => "(min-width: 46rem) 34rem, 100vw",
        Size::Wide => "(min-width: 46rem) 46rem, 100vw",
        Size::Full => "(min-width: 76rem) 76rem, 100vw",
        Size::Start | Size::End => "(min-width: 46rem) 17rem, 100vw",
    }
}

impl Writer<'_> {
    pub(super) fn figure(&mut self, it: &Figure, context: Context<'_>) {
        let class = match it.size {
            Size::Normal => "picture".to_owned(),
            size => format!("picture picture-{}", size.as_str()),
        };
        let inner = self.open("figure", &class, &it.attrs, context);
        self.picture(&it.picture, inner, standing(it.size));
        self.close("figure");
    }

    pub(super) fn gallery(&mut self, it: &Gallery, context: Context<'_>) {
        let class = format!("gallery columns-{}", it.columns.get());
        let inner = self.open("ul", &class, &it.attrs, context);
        let columns = u32::from(it.columns.get());
        let sizes = if columns == 1 {
            standing(Size::Full).to_owned()
        } else {
            format!("(min-width: 46rem) {}rem, 50vw", WIDEST_REM / columns)
        };
        for item in &it.items {
            self.out.push_str("<li><figure class=\"picture\">");
            self.picture(&item.picture, inner, &sizes);
            self.out.push_str("</figure></li>");
        }
        self.close("ul");
    }

    /// `sizes` is how wide it stands, as in HTML.
    fn picture(&mut self, it: &Picture, context: Context<'_>, sizes: &str) {
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
            Some(found) => self.image(it, found, sizes),
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

    fn image(&mut self, it: &Picture, found: &ResolvedPicture, sizes: &str) {
        // It stands no wider than it is.
        let narrow = found.width.filter(|width| *width < NARROW);
        let narrow = narrow.map(|width| format!("(min-width: {width}px) {width}px, 100vw"));
        let sizes = found.sizes.as_deref().or(narrow.as_deref()).unwrap_or(sizes);
        let out = &mut self.out;
        if !found.sources.is_empty() {
            out.push_str("<picture>");
        }
        for source in &found.sources {
            out.push_str("<source");
            escape::attribute(out, "type", &source.mime);
            escape::attribute(out, "srcset", &source.srcset);
            escape::attribute(out, "sizes", sizes);
            out.push('>');
        }
        out.push_str("<img");
        let class = [found.class.as_str(), narrow.as_ref().map_or("", |_| "small")].join(" ");
        if !class.trim().is_empty() {
            escape::attribute(out, "class", class.trim());
        }
        escape::attribute(out, "src", &found.src);
        if let Some(srcset) = &found.srcset {
            escape::attribute(out, "srcset", srcset);
            escape::attribute(out, "sizes", sizes);
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
