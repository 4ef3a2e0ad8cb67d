//! Pages to look at and to test views with: invented stories in two editions.

mod exhibition;
mod extremes;

use super::listing::Shape;
use domain::Kind;
use domain::page::{
    ArticlePage, CardView, CommentView, CreditLine, EditionLink, EditionRef, FigureView, FilterGroup, FilterOption,
    Frame, FrontPage, Html, IndexEntry, IndexPage, LinkView, ListingKind, ListingPage, MenuLink, Meta, Moment,
    NameLink, NoticePage, OtherEdition, Paging, PictureView, PieceView, RankedStory, RecentStory, ResultView,
    SearchForm, SearchPage, StreamPost,
};

/// An edition's words.
pub struct Sample {
    pub edition: EditionRef,
    site: [&'static str; 3],
    sections: [&'static str; 5],
    headlines: [&'static str; 7],
    decks: [&'static str; 3],
    dates: [&'static str; 3],
    by: &'static str,
    authors: [&'static str; 2],
    and: &'static str,
    comments: &'static str,
    reading: &'static str,
    caption: [&'static str; 2],
    menu: [&'static str; 13],
    share: [&'static str; 4],
    body: &'static str,
    said: [&'static str; 2],
    place: &'static str,
}

pub fn en() -> Sample {
    Sample {
        edition: EditionRef { code: "en".into(), lang: "en".into(), dir: "ltr".into() },
        site: ["The Harbour Record", "News of a river town, in four languages", "© 2003–2012 The Harbour Record"],
        sections: ["City", "Culture", "Rivers", "Markets", "Science"],
        headlines: [
            "The night train returns to the valley after eleven years",
            "A library lends its tools as well as its books",
            "Counting salmon by ear under the old mill bridge",
            "What a Tuesday costs: the price of bread, beans and a haircut",
            "The observatory opens its dome to anyone who can climb",
            "Pupils redraw the town map from memory",
            "The ferry timetable, explained by the man who wrote it",
        ],
        decks: [
            "Two carriages, forty bunks and a kettle: the sleeper that linked the harbour with the hill towns ran again on Friday, and every seat was taken.",
            "The oldest drill in the catalogue has been out ninety-one times.",
            "Volunteers listen through a pipe, and write down every splash.",
        ],
        dates: ["Sunday, 16 December 2012", "15 December 2012", "14 December 2012"],
        by: "By ",
        authors: ["Mira Holt", "پریسا بهار"],
        and: " and ",
        comments: "12 comments",
        reading: "5 min read",
        caption: ["The 23:40 to the hills leaves the harbour station.", "Drawing: Lena Brook"],
        menu: [
            "Home",
            "Articles",
            "Media",
            "Cartoons",
            "News pictures",
            "Photo galleries",
            "Videos",
            "Publications",
            "Books",
            "Newsletter",
            "About us",
            "Contact us",
            "Editions",
        ],
        share: ["Facebook", "X", "WhatsApp", "E-mail"],
        body: include_str!("samples/body.en.html"),
        said: [
            "I have waited for this whistle since I was nine. It sounds a third lower than it did.",
            "The lower one is the new carriage; the old one follows it at the bend.",
        ],
        place: "Page 2 of 10",
    }
}

pub fn fa() -> Sample {
    Sample {
        edition: EditionRef { code: "fa".into(), lang: "fa".into(), dir: "rtl".into() },
        site: ["دفتر بندر", "خبرهای شهری کنار رود، به چهار زبان", "© ۱۳۸۲–۱۳۹۱ دفتر بندر"],
        sections: ["شهر", "فرهنگ", "رودها", "بازار", "دانش"],
        headlines: [
            "قطار شب پس از یازده سال به دره بازگشت",
            "کتابخانه‌ای که ابزار هم امانت می‌دهد",
            "شمردن ماهی‌های آزاد با گوش، زیر پل آسیاب",
            "یک سه‌شنبه چند تمام می‌شود؟ نان، لوبیا و اصلاح سر",
            "رصدخانه در گنبدش را به روی همه گشود",
            "دانش‌آموزان نقشهٔ شهر را از حافظه کشیدند",
            "برنامهٔ کشتی‌ها، به زبان کسی که آن را نوشت",
        ],
        decks: [
            "دو واگن، چهل تخت و یک کتری: قطار خوابی که بندر را به شهرهای کوهپایه می‌رساند جمعه شب دوباره به راه افتاد و همهٔ جاهایش پر بود.",
            "کهن‌ترین مته‌اش نود و یک بار امانت رفته است.",
            "داوطلبان از درون لوله گوش می‌دهند و هر صدای آب را می‌نویسند.",
        ],
        dates: ["یکشنبه ۲۶ آذر ۱۳۹۱", "۲۵ آذر ۱۳۹۱", "۲۴ آذر ۱۳۹۱"],
        by: "نوشتهٔ ",
        authors: ["میرا هالت", "Lena Brook"],
        and: " و ",
        comments: "۱۲ دیدگاه",
        reading: "۵ دقیقه خواندن",
        caption: ["قطار ساعت ۲۳:۴۰ کوهپایه ایستگاه بندر را ترک می‌کند.", "نقاشی: لنا بروک"],
        menu: [
            "خانه",
            "مقاله‌ها",
            "رسانه",
            "کارتون‌ها",
            "عکس خبری",
            "گالری عکس",
            "ویدئوها",
            "نشریات",
            "کتاب‌ها",
            "خبرنامه",
            "دربارهٔ ما",
            "تماس با ما",
            "نسخه‌ها",
        ],
        share: ["فیس‌بوک", "ایکس", "واتس‌اپ", "ایمیل"],
        body: include_str!("samples/body.fa.html"),
        said: [
            "از نه‌سالگی چشم‌به‌راه این سوت بودم. یک پرده بم‌تر شده است.",
            "صدای بم از واگن تازه است؛ واگن کهنه سر پیچ به آن می‌رسد.",
        ],
        place: "صفحهٔ ۲ از ۱۰",
    }
}

/// A hill before a sky, drawn within its address.
const PICTURE: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9' \
     preserveAspectRatio='none'%3E%3Cpath fill='%23b9cbd6' d='M0 0h16v9H0z'/%3E%3Cpath fill='%234c6b5d' d='M0 9V6l5-3 4 3 3-1 4 3v1z'/%3E%3C/svg%3E";

impl Sample {
    pub fn frame(&self) -> Frame {
        let m = self.menu;
        let leaf = |label: &str| self.item(label, Vec::new());
        let editions =
            [("ar", "rtl", "العربية"), ("fa", "rtl", "فارسی"), ("sq", "ltr", "Shqip"), ("en", "ltr", "English")].map(
                |(code, dir, name)| EditionLink {
                    edition: EditionRef { code: code.into(), lang: code.into(), dir: dir.into() },
                    name: name.into(),
                    href: format!("/{code}/"),
                    same: code != "sq",
                    current: code == self.edition.code,
                },
            );
        let mut languages = self.item(m[12], Vec::new());
        languages.href = None;
        languages.children = editions
            .iter()
            .map(|link| MenuLink {
                label: link.name.clone(),
                href: Some(link.href.clone()),
                edition: Some(link.edition.clone()),
                external: false,
                children: Vec::new(),
            })
            .collect();
        let deep = self
            .item(m[9], vec![self.item("4", vec![self.item("5", vec![self.item("6", vec![leaf("7")])])]), leaf("4b")]);
        Frame {
            edition: self.edition.clone(),
            texts: String::new(),
            nameplate: Html(self.site[0].into()),
            home: None,
            tagline: self.site[1].into(),
            today: moment(self.dates[0]),
            banner: Html(format!("<a class=page href=/en/x><p>{}</p></a>", self.decks[2])),
            editions: editions.into(),
            menu: vec![
                leaf(m[0]),
                leaf(m[1]),
                self.item(m[2], m[3..7].iter().map(|label| leaf(label)).collect()),
                self.item(m[7], vec![leaf(m[8]), self.item(m[9], vec![leaf(m[10]), deep])]),
                leaf(m[10]),
                leaf(m[11]),
                languages,
            ],
            footer: vec![leaf(m[0]), leaf(m[1]), leaf(m[10]), leaf(m[11])],
            recent: (0..5)
                .map(|at| RecentStory { link: self.link(self.headlines[at + 1]), published: moment(self.dates[1]) })
                .collect(),
            social: vec![self.link("Facebook"), self.link("X"), self.link("Instagram")],
            imprint: Html(format!("<p class=copyright>{}</p>", self.site[2])),
        }
    }

    pub fn front(&self) -> FrontPage {
        FrontPage {
            frame: self.frame(),
            meta: self.meta(self.site[0]),
            absent: Html::default(),
            lead: Some(self.card(0)),
            related: vec![self.link(self.headlines[5]), self.link(self.headlines[6])],
            seconds: vec![self.card(1), self.card(2)],
            cards: (3..6).map(|at| self.card(at)).collect(),
            headlines: vec![self.card(6)],
            opinion_section: Some(self.link(self.sections[1])),
            opinion: vec![self.card(6)],
            stream: Vec::new(),
            strip: (0..5)
                .map(|at| CardView { kind: [Kind::Gallery, Kind::Cartoon, Kind::Video][at % 3], ..self.card(at) })
                .collect(),
            most_read: (0..5)
                .map(|at| RankedStory { number: (at + 1).to_string(), link: self.link(self.headlines[at]) })
                .collect(),
            paging: Paging { newer: None, older: Some("/en/?page=2".into()), place: self.place.into() },
        }
    }

    pub fn stream(&self) -> FrontPage {
        let post = |at: usize| StreamPost {
            card: self.card(at),
            lead: Some(self.figure(at)),
            body: Html(self.body().split_inclusive("</p>").take(2).collect()),
            credits: vec![self.credit()],
            share: self.shares(),
            short: String::new(),
            cut: true,
        };
        FrontPage {
            lead: None,
            seconds: Vec::new(),
            cards: Vec::new(),
            headlines: Vec::new(),
            opinion_section: None,
            strip: Vec::new(),
            stream: vec![post(0), post(2)],
            ..self.front()
        }
    }

    pub fn article(&self, kind: Kind) -> ArticlePage {
        ArticlePage {
            frame: self.frame(),
            meta: self.meta(self.headlines[0]),
            version: "v1".into(),
            kind,
            lang: self.edition.lang.clone(),
            dir: self.edition.dir.clone(),
            section: Some(self.link(self.sections[0])),
            headline: self.headlines[0].into(),
            deck: self.decks[0].into(),
            byline: vec![self.credit()],
            credits: vec![self.credit()],
            published: Some(moment(self.dates[0])),
            updated: Some(moment(self.dates[1])),
            reading_time: self.reading.into(),
            lead: Some(self.figure(0)),
            above: self.above(Kind::Article, self.figure(0)),
            body: Html(self.body()),
            tags: vec![self.link(self.sections[1]), self.link(self.sections[2])],
            share: self.shares(),
            short: "https://news.example/s/4t".into(),
            corrections: Html("<section id=corrections></section>".into()),
            also: self.frame().editions.into_iter().filter(|link| !link.current).collect(),
            comment_count: self.comments.into(),
            comments: vec![self.comment(10), self.comment(1)],
            onward: Html("<section class=related></section>".into()),
        }
    }

    pub fn listing(&self, kind: ListingKind) -> ListingPage {
        ListingPage {
            frame: self.frame(),
            meta: self.meta(self.sections[2]),
            kind,
            label: String::new(),
            heading: self.sections[2].into(),
            introduction: self.decks[2].into(),
            portrait: (kind == ListingKind::Contributor).then(|| picture(1)),
            picture: (kind == ListingKind::Section).then(|| picture(3)),
            above: vec![self.link(self.sections[0])],
            below: vec![self.link(self.sections[3]), self.link(self.sections[4])],
            cards: (0..7).map(|at| self.card(at)).collect(),
            written: None,
            stream: Vec::new(),
            paging: Paging {
                newer: Some("/en/articles".into()),
                older: Some("/en/articles?page=3".into()),
                place: self.place.into(),
            },
        }
    }

    pub fn index(&self) -> IndexPage {
        let entry = |label: &str, children| IndexEntry {
            link: self.link(label),
            count: self.comments.into(),
            introduction: String::new(),
            children,
        };
        IndexPage {
            frame: self.frame(),
            meta: self.meta(self.sections[0]),
            heading: self.sections[0].into(),
            entries: self
                .sections
                .iter()
                .map(|label| entry(label, vec![entry(self.sections[1], Vec::new())]))
                .collect(),
            written: None,
            years: vec![domain::page::ArchiveYear {
                link: self.link("2012"),
                months: self.dates.iter().map(|date| entry(date, Vec::new())).collect(),
            }],
        }
    }

    pub fn search(&self) -> SearchPage {
        let option = |label: &str, chosen| FilterOption {
            label: label.into(),
            count: "12".into(),
            href: self.link(label).href,
            chosen,
        };
        let pieces = |text: &str| {
            let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
            [(first, true), (rest, false)].map(|(text, sought)| PieceView { text: text.into(), sought }).into()
        };
        let result = |at: usize, name: &str| {
            let CardView {
                kind,
                href,
                headline,
                deck,
                section,
                byline,
                published,
                comments,
                comments_href,
                picture,
                ..
            } = self.card(at);
            ResultView {
                edition: self.edition.clone(),
                edition_name: name.into(),
                kind,
                href,
                headline: pieces(&headline),
                passage: pieces(&deck),
                section,
                byline,
                published,
                comments,
                comments_href,
                picture,
            }
        };
        let canonical = format!("https://news.example/{}/search", self.edition.code);
        SearchPage {
            frame: self.frame(),
            meta: Meta { canonical, ..self.meta(self.headlines[0]) },
            form: SearchForm {
                action: format!("/{}/search", self.edition.code),
                words: self.headlines[0].into(),
                kept: vec![("kind".into(), "article".into())],
                from: "2012/01/01".into(),
                until: String::new(),
                day_example: "2012/12/16".into(),
                day_problem: String::new(),
            },
            summary: self.comments.into(),
            results: vec![result(0, ""), result(1, "فارسی"), result(6, "")],
            meant: Some(self.link(self.headlines[1])),
            orders: vec![option(self.sections[0], true), option(self.sections[1], false)],
            filters: vec![FilterGroup { name: self.sections[0].into(), options: vec![option(self.sections[1], true)] }],
            others: vec![OtherEdition {
                edition: self.edition.clone(),
                name: "Shqip".into(),
                count: self.comments.into(),
                href: "/sq/search?q=x".into(),
            }],
            everywhere: Some(self.link(self.sections[2])),
            advice: self.decks[0].into(),
            sections: vec![self.link(self.sections[3])],
            paging: Paging::default(),
        }
    }

    pub fn notice(&self) -> NoticePage {
        NoticePage {
            frame: self.frame(),
            meta: Meta { canonical: String::new(), noindex: true, ..self.meta("404") },
            note: String::new(),
            words: self.headlines[0].into(),
            near: self.headlines[..2].iter().map(|headline| self.link(headline)).collect(),
        }
    }

    fn item(&self, label: &str, children: Vec<MenuLink>) -> MenuLink {
        MenuLink { label: label.into(), href: Some(self.link(label).href), edition: None, external: false, children }
    }

    fn link(&self, label: &str) -> LinkView {
        LinkView { label: label.into(), href: format!("/{}/x", self.edition.code) }
    }

    fn meta(&self, title: &str) -> Meta {
        Meta {
            title: title.into(),
            description: self.decks[0].into(),
            canonical: format!("https://news.example/{}/y", self.edition.code),
            shortlink: "https://news.example/s/4t".into(),
            alternates: vec![("en".into(), "https://news.example/en/y".into())],
            noindex: false,
            for_machines: None,
        }
    }

    /// With the picture in its places, whose addresses the files leave empty.
    fn body(&self) -> String {
        self.body.replace("src=\"\"", &format!("src=\"{PICTURE}\""))
    }

    /// Only the lead has room for them.
    pub fn related(&self, shape: Shape) -> Vec<LinkView> {
        if shape == Shape::Lead { self.front().related } else { Vec::new() }
    }

    pub fn card(&self, at: usize) -> CardView {
        CardView {
            kind: Kind::Article,
            href: format!("/{}/story-{at}", self.edition.code),
            headline: self.headlines[at % 7].into(),
            deck: if at.is_multiple_of(3) && at > 0 { String::new() } else { self.decks[at % 3].into() },
            section: Some(self.link(self.sections[at % 5])),
            byline: (at < 3).then(|| self.credit()),
            published: moment(self.dates[1 + at % 2]),
            comments: self.comments.into(),
            comments_href: format!("/{}/story-{at}#comments", self.edition.code),
            reading_time: self.reading.into(),
            picture: (at != 6).then(|| picture(at)),
            number: None,
        }
    }

    pub fn figure(&self, at: usize) -> FigureView {
        FigureView { picture: Some(picture(at)), caption: self.caption[0].into(), credit: self.caption[1].into() }
    }

    fn credit(&self) -> CreditLine {
        let name = |joint: &str, name: &str| NameLink {
            joint: joint.into(),
            name: name.into(),
            href: Some(self.link(name).href),
            external: false,
        };
        CreditLine {
            before: self.by.into(),
            names: vec![name("", self.authors[0]), name(self.and, self.authors[1])],
            after: String::new(),
        }
    }

    pub fn shares(&self) -> Vec<LinkView> {
        self.share.iter().map(|label| self.link(label)).collect()
    }

    fn comment(&self, depth: usize) -> CommentView {
        CommentView {
            anchor: format!("comment-{depth}"),
            author: self.authors[depth % 2].into(),
            author_href: None,
            staff: depth == 8,
            at: moment(self.dates[1]),
            paragraphs: vec![vec![self.said[depth % 2].into()]],
            replies: if depth > 1 { vec![self.comment(depth - 1)] } else { Vec::new() },
        }
    }
}

fn moment(text: &str) -> Moment {
    Moment { iso: "2012-12-16T08:00:00+01:00".into(), text: text.into() }
}

fn picture(at: usize) -> PictureView {
    PictureView {
        src: PICTURE.into(),
        srcset: String::new(),
        width: 1200,
        height: 675,
        alt: format!("A drawn landscape, {at}"),
        class: String::new(),
    }
}
