//! The classic stream.

use super::{Voice, article, body, card, credit};
use domain::Document;
use domain::contributor::CreditRole;
use domain::page::StreamPost;
use domain::short_address::ShortCode;
use newsroom::reading::{Names, Post};

/// The posts of a page.
pub(super) fn posts(voice: &Voice<'_>, names: &Names, posts: &[Post]) -> Vec<StreamPost> {
    posts.iter().map(|one| post(voice, names, one)).collect()
}

fn post(voice: &Voice<'_>, names: &Names, post: &Post) -> StreamPost {
    let whole = &post.content.body;
    let teaser = whole.before_more();
    let cut = teaser.len() < whole.blocks().len();
    let shown = if cut { Document::new(teaser.to_vec()).ok() } else { None };
    let edition = voice.edition;
    let card = card::card(voice, names, &post.card);
    let image = card.picture.as_ref().map(|picture| picture.src.as_str()).unwrap_or_default();
    let short = post.short.map_or_else(|| card.href.clone(), ShortCode::href);
    StreamPost {
        lead: post.content.lead.as_ref().and_then(|lead| body::lead(names, lead, edition)),
        body: body::body(voice, names, shown.as_ref().unwrap_or(whole), edition, body::Shown::default()),
        // The author stands below the headline.
        credits: CreditRole::ALL
            .iter()
            .filter(|role| **role != CreditRole::Author)
            .filter_map(|role| credit::line(voice, names, &post.content.credits, *role))
            .collect(),
        share: article::share(voice, &card.headline, &short, image),
        short: voice.site.absolute(&short),
        cut: cut && shown.is_some(),
        card,
    }
}
