//! What is longer, and what is less, than a page expects.

use super::{Sample, picture};
use domain::Kind;
use domain::page::{
    ArticlePage, CardView, FigureView, Frame, FrontPage, Html, ListingKind, ListingPage, Paging, PictureView,
};

/// What no line has room for.
const ENDLESS: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

impl Sample {
    /// A day with one story, which has a long headline and no picture.
    pub fn thin_front(&self) -> FrontPage {
        FrontPage {
            lead: Some(CardView { picture: None, ..self.long_card() }),
            paging: Paging::default(),
            ..self.empty_front()
        }
    }

    /// A new edition.
    pub fn empty_front(&self) -> FrontPage {
        FrontPage {
            frame: self.bare_frame(),
            lead: None,
            related: Vec::new(),
            seconds: Vec::new(),
            cards: Vec::new(),
            headlines: Vec::new(),
            opinion_section: None,
            opinion: Vec::new(),
            strip: Vec::new(),
            most_read: Vec::new(),
            paging: Paging::default(),
            ..self.front()
        }
    }

    /// A headline of over 200 characters and an endless word.
    pub fn long_article(&self) -> ArticlePage {
        ArticlePage {
            headline: self.long_headline(),
            deck: [self.decks[0]; 3].join(" "),
            section: Some(self.link(ENDLESS)),
            tags: (0..12).map(|at| self.link(if at == 5 { ENDLESS } else { self.headlines[at % 7] })).collect(),
            ..self.article(Kind::Article)
        }
    }

    /// Three words, of nobody and about nothing.
    pub fn bare_article(&self) -> ArticlePage {
        let words: Vec<_> = self.decks[1].split(' ').take(3).collect();
        ArticlePage {
            frame: self.bare_frame(),
            section: None,
            deck: String::new(),
            byline: Vec::new(),
            credits: Vec::new(),
            updated: None,
            reading_time: String::new(),
            lead: None,
            above: Html::default(),
            body: Html(format!("<p>{}</p>", words.join(" "))),
            tags: Vec::new(),
            share: Vec::new(),
            short: String::new(),
            corrections: Html::default(),
            also: Vec::new(),
            comment_count: String::new(),
            comments: Vec::new(),
            onward: Html::default(),
            ..self.article(Kind::Article)
        }
    }

    /// A section with so few stories.
    pub fn short_listing(&self, stories: usize) -> ListingPage {
        ListingPage {
            frame: self.bare_frame(),
            introduction: String::new(),
            picture: None,
            above: Vec::new(),
            below: Vec::new(),
            cards: (0..stories).map(|at| self.card(at)).collect(),
            paging: Paging::default(),
            ..self.listing(ListingKind::Section)
        }
    }

    /// An edition that has no more than its name.
    fn bare_frame(&self) -> Frame {
        Frame {
            banner: Html::default(),
            menu: Vec::new(),
            footer: Vec::new(),
            recent: Vec::new(),
            social: Vec::new(),
            ..self.frame()
        }
    }

    fn long_headline(&self) -> String {
        let [first, second, third, ..] = self.headlines;
        let all = [first, second, ENDLESS, third, first, second, third].join(" ");
        assert!(all.chars().count() > 200, "{all}");
        all
    }

    pub fn long_card(&self) -> CardView {
        CardView {
            headline: self.long_headline(),
            deck: [self.decks[0]; 2].join(" "),
            section: Some(self.link(ENDLESS)),
            ..self.card(1)
        }
    }

    pub fn bare_card(&self) -> CardView {
        CardView {
            headline: self.sections[0].into(),
            deck: String::new(),
            section: None,
            byline: None,
            comments: String::new(),
            reading_time: String::new(),
            picture: None,
            ..self.card(1)
        }
    }

    pub fn tall_figure(&self) -> FigureView {
        FigureView { picture: Some(PictureView { width: 600, height: 1_100, ..picture(1) }), ..self.figure(1) }
    }
}
