//! Lines of credits: `By Mira Holt and Jonas Vale`.

use super::Voice;
use crate::texts::{Msg, around};
use domain::contributor::{Credit, CreditRole};
use domain::page::{CreditLine, NameLink};
use domain::routes::Place;
use newsroom::reading::Names;

/// The line of one role; `None` if nobody has it.
pub(super) fn line(voice: &Voice<'_>, names: &Names, credits: &[Credit], role: CreditRole) -> Option<CreditLine> {
    let of_role: Vec<&Credit> = credits.iter().filter(|credit| credit.role == role).collect();
    let last = of_role.len().checked_sub(1)?;
    let (before, after) = around(voice.words.t(message(role)), "names");
    let names = of_role.into_iter().enumerate().map(|(place, credit)| {
        let joint = match place {
            0 => "",
            place if place == last => voice.words.t(Msg::JointLast),
            _ => voice.words.t(Msg::Joint),
        };
        name(voice, names, credit, joint)
    });
    Some(CreditLine { before: before.to_owned(), names: names.collect(), after: after.to_owned() })
}

fn name(voice: &Voice<'_>, names: &Names, credit: &Credit, joint: &str) -> NameLink {
    let known = credit.contributor.and_then(|id| names.contributors.get(&id));
    let name = name_of(voice, names, credit);
    let (href, external) = match (&credit.link, known) {
        (Some(link), _) => (Some(link.clone()), true),
        (None, Some(somebody)) => (Some(Place::Contributor(&somebody.slug).href(voice.code())), false),
        (None, None) => (None, false),
    };
    NameLink { joint: joint.to_owned(), name, href, external }
}

/// Whom a credit names.
pub(super) fn name_of(voice: &Voice<'_>, names: &Names, credit: &Credit) -> String {
    match credit.contributor.and_then(|id| names.contributors.get(&id)) {
        Some(somebody) if credit.name.is_empty() => somebody.name_in(voice.code()).to_owned(),
        _ => credit.name.clone(),
    }
}

fn message(role: CreditRole) -> Msg {
    match role {
        CreditRole::Author => Msg::BylineAuthor,
        CreditRole::Translator => Msg::BylineTranslator,
        CreditRole::Photographer => Msg::CreditPhotographer,
        CreditRole::Illustrator => Msg::CreditIllustrator,
        CreditRole::Editor => Msg::CreditEditor,
        CreditRole::Organisation => Msg::CreditOrganisation,
        CreditRole::Source => Msg::CreditSource,
    }
}
