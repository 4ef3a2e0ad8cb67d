//! Pictures, films and issues: their pages, and what lists them.

use super::{Sample, moment, picture};
use crate::presenting::exhibit::{CoverView, ExhibitView, exhibits, shelf, shelves_nav};
use crate::presenting::issue::{FileView, IssueView, panel};
use crate::presenting::{above, written};
use crate::texts;
use domain::Kind;
use domain::page::{ArticlePage, CardView, FigureView, Html, IndexPage, ListingKind, ListingPage, PictureView};
use leptos::prelude::*;

impl Sample {
    pub fn above(&self, kind: Kind, figure: FigureView) -> Html {
        above::lead(texts::of(&self.edition.lang), kind, figure, Some(self.place.into()), (None, None))
    }

    /// A story of a kind, with what stands above its text.
    pub fn story(&self, kind: Kind) -> ArticlePage {
        let file = |name: &str, pdf| FileView {
            href: "/files/1/a.pdf".into(),
            name: name.into(),
            lang: self.edition.lang.clone(),
            dir: if self.edition.dir == "rtl" { "rtl" } else { "ltr" },
            size: "354 kB".into(),
            pdf,
        };
        let above = match kind {
            Kind::Issue => panel(
                texts::of(&self.edition.lang),
                IssueView {
                    cover: self.cover(1),
                    facts: vec![(self.sections[0].into(), "48".into()), (self.sections[1].into(), self.site[0].into())],
                    published: Some(moment(self.dates[1])),
                    file: Some(file(self.site[0], true)),
                    others: vec![file(self.sections[2], true), file(self.sections[3], false)],
                },
            ),
            Kind::Cartoon => self.above(kind, self.tall_figure()),
            kind => self.above(kind, self.figure(0)),
        };
        let page = self.article(kind);
        if kind == Kind::Video {
            return ArticlePage { body: Html(self.played() + &page.body.0), ..page };
        }
        ArticlePage { above, ..page }
    }

    /// A service's player with a still and without, a film, a recording: as the renderer of bodies writes them.
    fn played(&self) -> String {
        let [title, words, note] = [self.headlines[1], self.sections[0], self.decks[1]];
        let player = |class: &str, still: &str| {
            format!(
                "<figure class=\"embed player{class}\" data-provider=\"vimeo\" data-frame=\"https://player.vimeo.com/video/1\" data-title=\"{title}\">\
                 <a href=\"https://vimeo.com/1\" rel=\"external noopener\">{still}<span class=\"play\"></span><span class=\"player-words\"><b>{title}</b> \
                 <span class=\"without-script\">{words}</span><span class=\"with-script\">{words} Vimeo</span></span></a>\
                 <p class=\"player-note\"><span class=\"with-script\">{note}</span></p></figure>"
            )
        };
        let facts = format!(
            "<p class=\"media-facts\"><span>0:18</span> <data value=\"1\">108 kB</data> <a href=\"/files/1/a\" download rel=\"external\">{words}</a></p>"
        );
        let caption = format!("<figcaption>{}</figcaption>", self.caption[0]);
        let transcript = format!(
            "<details class=\"transcript\" open><summary>{words}</summary><div><p>{note}</p><p>{title}</p></div></details>"
        );
        let still = format!("<img src=\"{}\" width=\"1200\" height=\"675\" alt=\"\">", picture(0).src);
        [
            player("", &still),
            player(" bare", ""),
            format!("<figure class=\"video\"><video controls preload=\"none\" width=\"1200\" height=\"675\"></video>{facts}{caption}</figure>{transcript}"),
            format!("<figure class=\"audio\"><audio controls preload=\"none\"></audio>{facts}{caption}</figure>{transcript}"),
        ]
        .concat()
    }

    /// A listing of a kind: usual, long and bare entries.
    pub fn exhibition(&self, kind: Kind) -> ListingPage {
        let entries = written(exhibits(kind, self.entries(kind), 2));
        ListingPage { written: Some(entries), ..self.listing(ListingKind::Pictures) }
    }

    /// A landing page of some kinds.
    pub fn landing(&self, kinds: &[Kind]) -> IndexPage {
        let count = || self.comments.to_owned();
        let nav = shelves_nav(
            self.sections[0].into(),
            kinds.iter().map(|_| (self.link(self.sections[1]), count())).collect(),
        );
        let shelves: Vec<_> = kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| {
                let entries = exhibits(*kind, self.entries(*kind), 3);
                shelf(*kind, self.link(self.sections[at]), self.decks[1].into(), self.sections[4].into(), entries, at)
            })
            .collect();
        IndexPage {
            entries: Vec::new(),
            years: Vec::new(),
            written: Some(written(view! { {nav} {shelves} })),
            ..self.index()
        }
    }

    fn entries(&self, kind: Kind) -> Vec<ExhibitView> {
        let cards = [self.card(1), self.long_card(), self.bare_card(), self.card(2), self.card(4)];
        let shapes = [(1_200, 800), (600, 1_100), (1_600, 700), (900, 900), (1_200, 800)];
        cards
            .into_iter()
            .zip(shapes)
            .enumerate()
            .map(|(at, (card, (width, height)))| ExhibitView {
                caption: if at == 2 { String::new() } else { self.caption[0].into() },
                credit: if at == 2 { String::new() } else { self.caption[1].into() },
                extent: if at == 2 { String::new() } else { self.reading.into() },
                cover: (kind == Kind::Issue).then(|| self.cover(at)),
                card: CardView {
                    kind,
                    picture: card.picture.map(|picture| PictureView { width, height, ..picture }),
                    ..card
                },
            })
            .collect()
    }

    /// In each colour; with an upright picture, with one that lies, without.
    fn cover(&self, at: usize) -> CoverView {
        let upright = PictureView { width: 600, height: 900, ..picture(at) };
        CoverView {
            series: self.menu[9].into(),
            number: if at == 2 { String::new() } else { "48".into() },
            title: self.headlines[at % 7].into(),
            year: "2012".into(),
            tone: at,
            picture: [Some(upright), Some(picture(at)), None][at % 3].clone(),
        }
    }
}
