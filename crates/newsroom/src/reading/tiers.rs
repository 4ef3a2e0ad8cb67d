//! Which story stands in which tier of the front page. No story stands in two.

use domain::Kind;
use domain::ids::{SectionId, VersionId};
use domain::listing::Card;
use std::collections::BTreeSet;

/// How many links stand below the lead.
pub(super) const RELATED: usize = 3;
/// How many cards stand beside the rail: one row of them below seconds, two where no lead stands above.
const CARDS: [usize; 2] = [3, 6];
/// Cards stand three in a row, and no row is half empty.
const ROW: usize = 3;
/// How far behind the lead a second may stand: it needs a picture, and should still be news.
const NEAR: usize = 6;

/// The front page in tiers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tiers {
    /// The first story; on the first page alone.
    pub lead: Option<Card>,
    /// What belongs to it.
    pub related: Vec<Card>,
    /// Two with pictures, or none.
    pub seconds: Vec<Card>,
    /// Rows of three with pictures.
    pub cards: Vec<Card>,
    /// All others, as text.
    pub headlines: Vec<Card>,
    /// Opinion, the newest first; on the first page alone.
    pub opinion: Vec<Card>,
    /// Pictures and videos, the newest first; on the first page alone.
    pub strip: Vec<Card>,
}

/// What the tiers of the first page are made of.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The page of the flow, pinned stories first.
    pub flow: Vec<Card>,
    /// The newest of the section of opinion.
    pub opinion: Vec<Card>,
    /// That section and those below it.
    pub opinion_sections: BTreeSet<SectionId>,
    /// The newest pictures and videos.
    pub media: Vec<Card>,
}

impl Tiers {
    /// The first page: what is opinion and what is to be looked at have their own places, unless they are pinned.
    pub(super) fn first(sources: Sources) -> Self {
        let Sources { flow, opinion, opinion_sections, media } = sources;
        let is_pinned = |card: &Card| flow.iter().any(|one| one.version == card.version && one.pinned);
        let is_opinion = |card: &Card| {
            !is_media(card.kind) && card.section.is_some_and(|section| opinion_sections.contains(&section))
        };
        let mut opinion: Vec<Card> =
            opinion.into_iter().filter(|card| !is_media(card.kind) && !is_pinned(card)).collect();
        // All of the flow's: what is taken out there must stand here.
        let known: BTreeSet<VersionId> = opinion.iter().map(|card| card.version).collect();
        opinion.extend(
            flow.iter().filter(|card| is_opinion(card) && !card.pinned && !known.contains(&card.version)).cloned(),
        );
        opinion.sort_by_key(|card| std::cmp::Reverse((card.published_at, card.version)));
        let strip: Vec<Card> = media.into_iter().filter(|card| !is_pinned(card)).collect();

        let apart: BTreeSet<VersionId> = opinion.iter().chain(&strip).map(|card| card.version).collect();
        let mut rest: Vec<Card> = flow.iter().filter(|card| !apart.contains(&card.version)).cloned().collect();
        // A paper of pictures alone: they make the page themselves.
        let (opinion, strip) = if rest.is_empty() {
            rest = flow;
            (Vec::new(), Vec::new())
        } else {
            (opinion, strip)
        };
        let lead = if rest.is_empty() { None } else { Some(rest.remove(0)) };
        Self { lead, opinion, strip, ..Self::filled(rest, CARDS[0]) }
    }

    /// An older page.
    pub(super) fn older(flow: Vec<Card>) -> Self {
        Self::filled(flow, CARDS[1])
    }

    fn filled(mut rest: Vec<Card>, most_cards: usize) -> Self {
        let seconds = if rest.len() >= 4 { seconds(&mut rest) } else { Vec::new() };
        let pictured = rest.iter().filter(|card| card.lead.is_some()).count();
        let mut room = (pictured / ROW * ROW).min(most_cards);
        let (cards, headlines) = rest.into_iter().partition(|card| {
            let placed = room > 0 && card.lead.is_some();
            room -= usize::from(placed);
            placed
        });
        Self { seconds, cards, headlines, ..Self::default() }
    }

    /// What else belongs to the lead, of what stands nowhere on the page.
    pub(super) fn relate(&mut self, found: Vec<Card>) {
        let shown: BTreeSet<VersionId> = self.all().map(|card| card.version).collect();
        self.related = found.into_iter().filter(|card| !shown.contains(&card.version)).take(RELATED).collect();
    }

    /// Everything that stands in a tier.
    pub fn all(&self) -> impl Iterator<Item = &Card> {
        let Self { lead, related, seconds, cards, headlines, opinion, strip } = self;
        lead.iter().chain(related).chain(seconds).chain(cards).chain(headlines).chain(opinion).chain(strip)
    }
}

/// Two with pictures, if there are two near the top.
fn seconds(rest: &mut Vec<Card>) -> Vec<Card> {
    let places: Vec<usize> = (0..rest.len().min(NEAR)).filter(|place| rest[*place].lead.is_some()).take(2).collect();
    match places[..] {
        // The one behind first, so that the other stays where it is.
        [first, second] => {
            let second = rest.remove(second);
            vec![rest.remove(first), second]
        }
        _ => Vec::new(),
    }
}

fn is_media(kind: Kind) -> bool {
    kind.media_segment().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{MediaId, StoryId};
    use domain::story::LeadPicture;
    use domain::{Path, Timestamp};

    /// `a12p`: kind (article, video, opinion), number (the newest is the highest), `p` with picture, `!` pinned.
    fn card(code: &str) -> Card {
        let number: u128 = code[1..].trim_end_matches(['p', '!']).parse().expect("a number");
        let (kind, section) = match &code[..1] {
            "v" => (Kind::Video, None),
            "o" => (Kind::Article, Some(opinion())),
            _ => (Kind::Article, None),
        };
        let lead =
            code.contains('p').then(|| LeadPicture { media: MediaId::from_parts(0, 1), alt: None, caption: None });
        Card {
            version: VersionId::from_parts(0, number),
            story: StoryId::from_parts(0, number),
            kind,
            path: Path::new("a").expect("a path"),
            headline: code.to_owned(),
            deck: String::new(),
            credits: Vec::new(),
            lead,
            section,
            published_at: Timestamp(i64::try_from(number).expect("a number")),
            comments: 0,
            pinned: code.contains('!'),
        }
    }

    fn opinion() -> SectionId {
        SectionId::from_parts(0, 1)
    }

    fn cards(codes: &str) -> Vec<Card> {
        codes.split_whitespace().map(card).collect()
    }

    fn codes<'a>(cards: impl IntoIterator<Item = &'a Card>) -> String {
        cards.into_iter().map(|card| card.headline.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn first(flow: &str, opinion_cards: &str, media: &str) -> Tiers {
        Tiers::first(Sources {
            flow: cards(flow),
            opinion: cards(opinion_cards),
            opinion_sections: [opinion()].into(),
            media: cards(media),
        })
    }

    fn shown(tiers: &Tiers) -> [String; 6] {
        [
            codes(&tiers.lead),
            codes(&tiers.seconds),
            codes(&tiers.cards),
            codes(&tiers.headlines),
            codes(&tiers.opinion),
            codes(&tiers.strip),
        ]
    }

    #[test]
    fn each_story_has_its_tier() {
        for (flow, opinion, media, expected) in [
            // Opinion and media stand apart; the rest fills lead, seconds, a row, headlines.
            (
                "a20p v19p a18 a17p o16 a15p a14p a13p a12p a11p v10p",
                "o16 o2",
                "v19p v10p v1p",
                ["a20p", "a17p a15p", "a14p a13p a12p", "a18 a11p", "o16 o2", "v19p v10p v1p"],
            ),
            // What is pinned leads, whatever it is, and stands nowhere else.
            ("o3! v9p a8p a7p", "o3! o1", "v9p", ["o3!", "", "", "a8p a7p", "o1", "v9p"]),
            ("v2p! a8", "", "v9p v2p!", ["v2p!", "", "", "a8", "", "v9p"]),
            // More of the flow is opinion than the section's newest.
            ("a9 o8 o7 o6 o5", "o8 o7 o6", "", ["a9", "", "", "", "o8 o7 o6 o5", ""]),
            // A paper of pictures, or of opinion, alone.
            ("v3p v2p", "", "v3p v2p", ["v3p", "", "", "v2p", "", ""]),
            ("o3 o2", "o3 o2", "", ["o3", "", "", "o2", "", ""]),
            // One picture among four makes no second; two make no row.
            ("a9p a8 a7p a6 a5", "", "", ["a9p", "", "", "a8 a7p a6 a5", "", ""]),
            ("a9p a8p a7p a6p a5p", "", "", ["a9p", "a8p a7p", "", "a6p a5p", "", ""]),
            ("a1", "", "", ["a1", "", "", "", "", ""]),
            ("", "", "", ["", "", "", "", "", ""]),
        ] {
            assert_eq!(shown(&first(flow, opinion, media)), expected, "{flow}");
        }
    }

    #[test]
    fn an_older_page_has_two_rows_and_then_headlines() {
        let tiers = Tiers::older(cards("a20p v19p o18 a17p a16p a15p a14p a13p a12p a11p"));
        let expected = ["", "a20p v19p", "a17p a16p a15p a14p a13p a12p", "o18 a11p", "", ""];
        assert_eq!(shown(&tiers), expected);
    }

    #[test]
    fn what_belongs_to_the_lead_stands_nowhere_else() {
        let mut tiers = first("a9p a8 o7", "o7", "v6p");
        tiers.relate(cards("a8 a5 o7 a4 a9p v6p a3 a2"));
        assert_eq!(codes(&tiers.related), "a5 a4 a3");
        let all: Vec<_> = tiers.all().map(|card| card.version).collect();
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
    }
}
