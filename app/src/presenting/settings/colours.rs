//! The accent colour, with a sample of it beside each field.

use super::{Content, Page};
use crate::texts::SettingsMsg;
use domain::look::{Colour, Scheme};
use leptos::prelude::*;
use newsroom::arranging;

pub(super) fn colours(page: &Page<'_>) -> Content {
    let t = page.t;
    let look = arranging::look(&page.voice.site.newsroom)?;
    let sheet = page.sheet("accent");
    let mut fields = Vec::new();
    for (scheme, label) in [(Scheme::Light, SettingsMsg::AccentLight), (Scheme::Dark, SettingsMsg::AccentDark)] {
        let stored = look.chosen(scheme).map(|colour| colour.to_string()).unwrap_or_default();
        let own = format!("\u{2066}{}\u{2069}", scheme.accent());
        let hint = t.fill(SettingsMsg::AccentHint, &[("colour", &own)]);
        let name = scheme.as_str();
        fields.push(sheet.input(name, 0, t.t(label), &stored, "ltr", Some(&hint)));
        // What was refused is shown as it would look: that says best what is wrong with it.
        let shown = sheet.typed(name).unwrap_or(stored).parse::<Colour>().unwrap_or(scheme.accent());
        fields.push(sample(page, scheme, shown));
    }
    let form = sheet.form(t.t(SettingsMsg::Accent), "/desk/settings/colours/accent", &[], fields, SettingsMsg::Save);
    Ok((t.t(SettingsMsg::Colours).to_owned(), view! { <div class="sheets">{form}</div> }.into_any()))
}

/// A headline in the colour on the page's own ground. Colours stand in attributes: the policy allows no style in a page.
fn sample(page: &Page<'_>, scheme: Scheme, colour: Colour) -> AnyView {
    let tenths = (scheme.contrast(colour) * 10.0).floor();
    let ratio = page.voice.edition.digits.write(&format!("{:.1}", tenths / 10.0));
    let words = page.t.fill(SettingsMsg::ContrastIs, &[("ratio", &ratio)]);
    let grounds = scheme.grounds().map(|ground| ground.to_string());
    let text = page.t.t(SettingsMsg::AccentSample).to_owned();
    let halves = grounds
        .into_iter()
        .zip([("0", "25%"), ("50%", "75%")])
        .map(|(ground, (x, middle))| {
            view! {
                <rect x=x y="0" width="50%" height="100%" fill=ground />
                <text x=middle y="62%" text-anchor="middle" fill=colour.to_string()>{text.clone()}</text>
            }
        })
        .collect_view();
    view! {
        <figure class="colour-sample">
            <svg aria-hidden="true" height="64" data-sample=scheme.as_str()>{halves}</svg>
            <figcaption class="hint">{words}</figcaption>
        </figure>
    }
    .into_any()
}
