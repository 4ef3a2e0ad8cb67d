//! The form of what a version has beside its text. Its fields have no view in the bundle: the browser gets them as they
//! are, and `frontend/particulars` helps with names, order and pictures.

use super::moment;
use crate::components::raw_text;
use crate::presenting::{Voice, written};
use crate::texts::DeskMsg;
use domain::Kind;
use domain::contributor::CreditRole;
use domain::ids::SectionId;
use domain::media::Media;
use domain::page::Html;
use domain::picture_size::Size;
use domain::story::Commenting;
use domain::taxonomy::Section;
use leptos::prelude::*;
use newsroom::writing::{Credited, Described, NamedCredit};

/// What a kind shows is what counts for it: of a drawing nobody asks a series.
fn asks_for_series(kind: Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Issue)
}

fn asks_for_excerpt(kind: Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Page | Kind::Issue)
}

/// The form's fields, in the desk's words; `own` is the voice of the version's edition.
pub(super) fn form(voice: &Voice<'_>, own: &Voice<'_>, stands: &Described) -> Html {
    let particulars = &stands.particulars;
    let kind = particulars.kind;
    let (lang, dir) = (own.edition.language.clone(), own.edition.direction.as_str());
    let excerpt = asks_for_excerpt(kind).then(|| {
        let text = raw_text(&particulars.excerpt);
        view! {
            <p class="field">
                <label for="p-excerpt">{words(voice, DeskMsg::Excerpt)}</label>
                <textarea id="p-excerpt" name="excerpt" rows="3" maxlength="500" lang=lang.clone() dir=dir inner_html=text></textarea>
                <small>{words(voice, DeskMsg::ExcerptHint)}</small>
            </p>
        }
    });
    let version = stands.version.id.to_string();
    written(view! {
        <input type="hidden" name="seen" value=stands.seen.clone() />
        <div data-particulars=version data-choose-day=words(voice, DeskMsg::ChooseDay)>
            <details data-group="sections" id="p-sections">
                <summary>{words(voice, DeskMsg::SectionsAndTags)}</summary>
                <p class="hint">{words(voice, DeskMsg::LiveAtOnce)}</p>
                {sections(voice, stands)}
                {tags(voice, stands, &lang)}
            </details>
            <details data-group="credits" id="p-credits">
                <summary>{words(voice, DeskMsg::Credits)}</summary>
                {credits(voice, stands, &lang)}
            </details>
            <details data-group="lead" id="p-lead">
                <summary>{words(voice, DeskMsg::LeadPicture)}</summary>
                {lead(voice, own, stands)}
                {excerpt}
            </details>
            <details data-group="kind" id="p-kind">
                <summary>{words(voice, DeskMsg::KindAndSeries)}</summary>
                <p class="hint">{words(voice, DeskMsg::KindHint)}</p>
                {kinds(voice, own, stands)}
            </details>
            <details data-group="front" id="p-front">
                <summary>{words(voice, DeskMsg::CommentsAndPin)}</summary>
                {comments_and_pin(voice, own, stands)}
            </details>
        </div>
    })
}

fn words(voice: &Voice<'_>, message: DeskMsg) -> String {
    voice.words.t(message).to_owned()
}

fn sections(voice: &Voice<'_>, stands: &Described) -> impl IntoView + use<> {
    let chosen = &stands.particulars.sections;
    let tree = in_order(&stands.sections);
    let primary: Vec<_> = tree
        .iter()
        .map(|(depth, section)| {
            let name = format!("{}{}", "– ".repeat(*depth), section.name);
            view! { <option value=section.id.to_string() selected=chosen.first() == Some(&section.id)>{name}</option> }
        })
        .collect();
    let also: Vec<_> = tree
        .iter()
        .map(|(_, section)| {
            let checked = chosen.iter().skip(1).any(|id| *id == section.id);
            view! {
                <label class="check">
                    <input type="checkbox" name="section" value=section.id.to_string() checked=checked />
                    " "
                    {section.name.clone()}
                </label>
            }
        })
        .collect();
    let any = chosen.len() > 1;
    view! {
        <input type="hidden" name="has" value="sections" />
        <p class="field">
            <label for="p-section">{words(voice, DeskMsg::MainSection)}</label>
            <select id="p-section" name="section">
                <option value="" selected=chosen.is_empty()>{words(voice, DeskMsg::NoSection)}</option>
                {primary}
            </select>
        </p>
        <details class="also" open=any>
            <summary>{words(voice, DeskMsg::AlsoInSections)}</summary>
            <div class="checks" role="group" aria-label=words(voice, DeskMsg::AlsoInSections)>{also}</div>
        </details>
    }
}

/// The tree from its root, each section with its depth.
fn in_order(sections: &[Section]) -> Vec<(usize, &Section)> {
    fn below<'a>(all: &'a [Section], parent: Option<SectionId>, depth: usize, out: &mut Vec<(usize, &'a Section)>) {
        for section in all.iter().filter(|section| section.parent == parent) {
            if out.len() < all.len() {
                out.push((depth, section));
                below(all, Some(section.id), depth + 1, out);
            }
        }
    }
    let mut out = Vec::with_capacity(sections.len());
    below(sections, None, 0, &mut out);
    out
}

fn tags(voice: &Voice<'_>, stands: &Described, lang: &str) -> impl IntoView + use<> {
    let remove = words(voice, DeskMsg::Remove);
    let chip = |name: &str| {
        let label = format!("{remove}: {name}");
        view! {
            <li class="chip">
                <input type="hidden" name="tag" value=name.to_owned() />
                <bdi>{name.to_owned()}</bdi>
                <button type="button" data-remove="" aria-label=label>"×"</button>
            </li>
        }
    };
    let chips: Vec<_> = stands.particulars.tags.iter().map(|name| chip(name)).collect();
    let (add, lang) = (words(voice, DeskMsg::AddNew), lang.to_owned());
    view! {
        <input type="hidden" name="has" value="tags" />
        <div class="field" data-tags="" data-remove-word=remove>
            <label for="p-tag">{words(voice, DeskMsg::Tags)}</label>
            <ul class="chips">{chips}</ul>
            <input id="p-tag" name="tag" maxlength="80" lang=lang dir="auto" autocomplete="off" data-suggest="tags" data-add=add aria-describedby="p-tag-hint" />
            <small id="p-tag-hint">{words(voice, DeskMsg::TagsHint)}</small>
        </div>
    }
}

fn role_word(role: CreditRole) -> DeskMsg {
    match role {
        CreditRole::Author => DeskMsg::CreditAuthor,
        CreditRole::Translator => DeskMsg::CreditTranslator,
        CreditRole::Photographer => DeskMsg::CreditPhotographer,
        CreditRole::Illustrator => DeskMsg::CreditIllustrator,
        CreditRole::Editor => DeskMsg::CreditEditor,
        CreditRole::Organisation => DeskMsg::CreditOrganisation,
        CreditRole::Source => DeskMsg::CreditSource,
    }
}

fn credits(voice: &Voice<'_>, stands: &Described, lang: &str) -> impl IntoView + use<> {
    let row = |credit: &NamedCredit| {
        let who = match credit.who {
            Credited::Known(id) => id.to_string(),
            Credited::New => "new".to_owned(),
            Credited::Name => String::new(),
        };
        let roles: Vec<_> = CreditRole::ALL
            .into_iter()
            .map(|role| {
                view! { <option value=role.as_str() selected=role == credit.role>{words(voice, role_word(role))}</option> }
            })
            .collect();
        let known = !who.is_empty();
        let add = words(voice, DeskMsg::AddPerson);
        view! {
            <li class="credit">
                <select name="credit-role" aria-label=words(voice, DeskMsg::CreditRole)>{roles}</select>
                <input type="hidden" name="credit-who" value=who />
                <input
                    name="credit-name" value=credit.name.clone() maxlength="200" lang=lang.to_owned() dir="auto" autocomplete="off"
                    data-suggest="people" data-add=add aria-label=words(voice, DeskMsg::CreditName) placeholder=words(voice, DeskMsg::CreditName)
                />
                <input
                    name="credit-link" value=credit.link.clone() maxlength="1000" dir="ltr" inputmode="url" autocomplete="off" placeholder=words(voice, DeskMsg::CreditLink)
                    aria-label=words(voice, DeskMsg::CreditLink)
                />
                <small data-known="" hidden=!known>{words(voice, DeskMsg::CreditKnown)}</small>
                <span class="order">
                    <button type="button" data-up="" aria-label=words(voice, DeskMsg::MoveUp)>"↑"</button>
                    <button type="button" data-down="" aria-label=words(voice, DeskMsg::MoveDown)>"↓"</button>
                    <button type="button" data-remove="" aria-label=words(voice, DeskMsg::Remove)>"×"</button>
                </span>
            </li>
        }
    };
    let rows: Vec<_> = stands.particulars.credits.iter().map(row).collect();
    let blank = NamedCredit { role: CreditRole::Author, who: Credited::Name, name: String::new(), link: String::new() };
    // One more row, hidden, is the mould of new ones; its fields are not sent.
    view! {
        <input type="hidden" name="has" value="credits" />
        <div data-credits="">
            <ol class="credit-rows">{rows}</ol>
            <fieldset hidden disabled data-mould=""><ol>{row(&blank)}</ol></fieldset>
            <button type="button" data-add-credit="">{words(voice, DeskMsg::AddCredit)}</button>
            <p class="hint">{words(voice, DeskMsg::CreditsHint)}</p>
        </div>
    }
}

/// An address at which the desk sees a picture; empty where its file is missing.
fn thumbnail(media: &Media) -> String {
    match (media.hash.as_deref(), media.width) {
        (Some(hash), Some(width)) => Size::plain(width).address(hash),
        _ => String::new(),
    }
}

fn lead(voice: &Voice<'_>, own: &Voice<'_>, stands: &Described) -> impl IntoView + use<> {
    let (lang, dir) = (own.edition.language.clone(), own.edition.direction.as_str());
    let lead = stands.particulars.lead.as_ref();
    let media = stands.lead.as_ref();
    let texts = media.and_then(|media| media.text_in(&own.edition.code));
    let (own_alt, own_caption) = texts.map(|texts| (texts.alt.clone(), texts.caption.clone())).unwrap_or_default();
    let id = lead.map(|lead| lead.media.to_string()).unwrap_or_default();
    let alt = lead.and_then(|lead| lead.alt.clone()).unwrap_or_default();
    let caption = raw_text(&lead.and_then(|lead| lead.caption.clone()).unwrap_or_default());
    let src = media.map(thumbnail).unwrap_or_default();
    let none = id.is_empty();
    view! {
        <input type="hidden" name="has" value="lead" />
        <div data-lead="">
            <input type="hidden" name="lead" value=id />
            <img src=(!src.is_empty()).then_some(src.clone()) alt="" hidden=src.is_empty() width="240" />
            <p class="buttons">
                <button type="button" data-pick-lead="" hidden>{words(voice, DeskMsg::ChoosePicture)}</button>
                <button type="button" data-drop-lead="" hidden=none>{words(voice, DeskMsg::NoPicture)}</button>
            </p>
            <div data-lead-texts="" hidden=none>
                <p class="field">
                    <label for="p-alt">{words(voice, DeskMsg::PictureAlt)}</label>
                    <input id="p-alt" name="alt" value=alt maxlength="500" lang=lang.clone() dir=dir placeholder=own_alt aria-describedby="p-alt-hint" />
                </p>
                <p class="field">
                    <label for="p-caption">{words(voice, DeskMsg::PictureCaption)}</label>
                    <textarea id="p-caption" name="caption" rows="2" maxlength="1000" lang=lang dir=dir placeholder=own_caption inner_html=caption></textarea>
                </p>
                <p class="hint" id="p-alt-hint">{words(voice, DeskMsg::PictureTextsHint)}</p>
            </div>
        </div>
    }
}

fn kind_word(kind: Kind) -> DeskMsg {
    match kind {
        Kind::Article => DeskMsg::KindArticle,
        Kind::Page => DeskMsg::KindPage,
        Kind::Gallery => DeskMsg::KindGallery,
        Kind::Cartoon => DeskMsg::KindCartoon,
        Kind::Newspic => DeskMsg::KindNewspic,
        Kind::Video => DeskMsg::KindVideo,
        Kind::Issue => DeskMsg::KindIssue,
    }
}

fn kinds(voice: &Voice<'_>, own: &Voice<'_>, stands: &Described) -> impl IntoView + use<> {
    let particulars = &stands.particulars;
    let kinds: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let selected = kind == particulars.kind;
            view! { <option value=kind.as_str() selected=selected>{words(voice, kind_word(kind))}</option> }
        })
        .collect();
    let series = asks_for_series(particulars.kind).then(|| {
        let all: Vec<_> = stands
            .series
            .iter()
            .map(|series| {
                let name = series.names.iter().find(|name| name.edition == own.edition.code).or(series.names.first());
                let name = name.map_or_else(|| series.slug.as_str().to_owned(), |name| name.name.clone());
                let selected = particulars.series == Some(series.id);
                view! { <option value=series.id.to_string() selected=selected>{name}</option> }
            })
            .collect();
        view! {
            <p class="field">
                <label for="p-series">{words(voice, DeskMsg::SeriesOf)}</label>
                <select id="p-series" name="series">
                    <option value="">{words(voice, DeskMsg::NoSeries)}</option>
                    {all}
                </select>
            </p>
        }
    });
    let number =
        |value: Option<u32>| value.map(|value| own.edition.digits.write(&value.to_string())).unwrap_or_default();
    let issue = (particulars.kind == Kind::Issue).then(|| {
        view! {
            <p class="field">
                <label for="p-number">{words(voice, DeskMsg::IssueNumber)}</label>
                <input id="p-number" name="number" inputmode="numeric" maxlength="9" dir="ltr" value=number(particulars.issue.number) />
            </p>
            <p class="field">
                <label for="p-pages">{words(voice, DeskMsg::IssuePages)}</label>
                <input id="p-pages" name="pages" inputmode="numeric" maxlength="9" dir="ltr" value=number(particulars.issue.pages) />
            </p>
        }
    });
    view! {
        <p class="field">
            <label for="p-kind-of">{words(voice, DeskMsg::Kind)}</label>
            <select id="p-kind-of" name="kind">{kinds}</select>
        </p>
        {series}
        {issue}
    }
}

fn comments_and_pin(voice: &Voice<'_>, own: &Voice<'_>, stands: &Described) -> impl IntoView + use<> {
    let particulars = &stands.particulars;
    let pin = stands.may_publish.then(|| {
        let typed = particulars.pinned_until.map(|at| moment::typed_moment(own, at)).unwrap_or_default();
        let said = particulars.pinned_until.map(|at| moment::words(voice, own, at)).unwrap_or_default();
        view! {
            <div class="field">
                <label for="p-pin-day">{words(voice, DeskMsg::PinUntil)}</label>
                <span class="moment-fields">
                    <input
                        id="p-pin-day" name="pin-day" value=typed.day dir="ltr" autocomplete="off" data-calendar=own.edition.code.to_string()
                        aria-describedby="p-pin-hint"
                    />
                    <input
                        name="pin-time" value=typed.time dir="ltr" inputmode="numeric" autocomplete="off" placeholder="07:00"
                        aria-label=words(voice, DeskMsg::TimeOfDay)
                    />
                </span>
                <small id="p-pin-hint">{words(voice, DeskMsg::PinHint)} " " <bdi>{own.edition.zone.clone()}</bdi> " " {said}</small>
            </div>
        }
    });
    let open = particulars.commenting == Commenting::Open;
    view! {
        <input type="hidden" name="has" value="comments" />
        <label class="check">
            <input type="checkbox" name="comments" value="open" checked=open />
            " "
            {words(voice, DeskMsg::CommentsOpen)}
        </label>
        {pin}
    }
}
