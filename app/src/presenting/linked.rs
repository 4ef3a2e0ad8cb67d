//! What search engines are told of a page in JSON-LD, in the words of schema.org.

use super::{Voice, body, credit, head};
use domain::contributor::{Credit, CreditRole};
use domain::correction::Correction;
use domain::document::Block;
use domain::edition::Edition;
use domain::media::Media;
use domain::page::{FigureView, LinkView};
use domain::routes::Place;
use domain::{Content, EditionCode, Kind, Timestamp, Version};
use newsroom::reading::Names;
use serde_json::{Map, Value, json};

/// How many pictures of a gallery are named.
const PICTURES: usize = 60;

/// A story, as its page's head needs it.
#[derive(Debug)]
pub(super) struct Story<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its text.
    pub content: &'a Content,
    /// One sentence.
    pub description: &'a str,
    /// Absolute.
    pub url: String,
    /// The edition whose text it is.
    pub of: &'a Edition,
    /// The picture above it.
    pub lead: Option<&'a FigureView>,
    /// The primary section.
    pub section: Option<&'a LinkView>,
    /// Its tags.
    pub tags: &'a [LinkView],
    /// What readers are told was changed.
    pub corrections: &'a [Correction],
    /// The addresses of the story in the editions that have it.
    pub translations: &'a [(EditionCode, String)],
    /// All editions.
    pub editions: &'a [Edition],
    /// How many comments it has.
    pub comments: u64,
    /// Names of everything above.
    pub names: &'a Names,
    /// When readers first saw it, ISO 8601; empty for pages.
    pub published: String,
    /// When it last changed, ISO 8601; empty for pages.
    pub modified: String,
}

/// The date of a story and of its last change, ISO 8601.
pub(super) fn dates(voice: &Voice<'_>, version: &Version, corrections: &[Correction]) -> (String, String) {
    let Some(published) = version.published_at.filter(|_| version.kind != Kind::Page) else {
        return (String::new(), String::new());
    };
    let changes = corrections.iter().map(|one| one.at).chain(version.updated_at);
    let modified = changes.fold(published, Timestamp::max);
    (voice.formats.iso(published.unix_ms()), voice.formats.iso(modified.unix_ms()))
}

/// The text of a script element that some things make; empty for none. Nothing in it ends the element or begins a comment
/// in it (RS-54).
pub(super) fn script(things: &[Value]) -> String {
    if things.is_empty() {
        return String::new();
    }
    let json = json!({ "@context": "https://schema.org", "@graph": things }).to_string();
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Who publishes, and how the site is searched: for the front page.
pub(super) fn site(voice: &Voice<'_>) -> Vec<Value> {
    let edition = voice.edition;
    let home = voice.site.absolute(&Place::Front.href(voice.code()));
    let search = voice.site.absolute(&Place::Search.href(voice.code()));
    let services: Vec<&str> = edition.site.social.iter().map(|link| link.url.as_str()).collect();
    let mut publisher = publisher(voice);
    publisher["sameAs"] = json!(services);
    publisher["description"] = json!(edition.site.tagline);
    let website = json!({
        "@type": "WebSite",
        "@id": format!("{home}#website"),
        "url": home,
        "name": edition.site.name,
        "inLanguage": edition.language,
        "publisher": { "@id": publisher["@id"] },
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{search}?q={{words}}") },
            "query-input": "required name=words",
        },
    });
    vec![said(publisher), said(website)]
}

fn publisher(voice: &Voice<'_>) -> Value {
    let logo = voice.site.absolute(head::ICON);
    json!({
        "@type": "NewsMediaOrganization",
        "@id": format!("{}/#publisher", voice.site.origin),
        "name": voice.edition.site.name,
        "url": voice.site.absolute(&Place::Front.href(voice.code())),
        "logo": { "@type": "ImageObject", "url": logo, "width": 512, "height": 512 },
    })
}

/// The way to a page: the front page, what is above it, itself.
pub(super) fn way(voice: &Voice<'_>, above: &[LinkView], name: &str, href: &str) -> Value {
    let site = LinkView { label: voice.edition.site.name.clone(), href: Place::Front.href(voice.code()) };
    let own = LinkView { label: name.to_owned(), href: href.to_owned() };
    let steps = [&site].into_iter().chain(above).chain([&own]).zip(1..).map(|(step, position)| {
        json!({ "@type": "ListItem", "position": position, "name": step.label, "item": voice.site.absolute(&step.href) })
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>() })
}

/// A story with all that hangs on it.
pub(super) fn story(voice: &Voice<'_>, story: &Story<'_>, href: &str) -> Vec<Value> {
    let above: Vec<LinkView> = story.section.into_iter().cloned().collect();
    let mut things = vec![article(voice, story), way(voice, &above, &story.content.headline, href)];
    things.extend(gallery(voice, story));
    things.extend(video(voice, story));
    things
}

fn article(voice: &Voice<'_>, story: &Story<'_>) -> Value {
    let Story { version, content, .. } = story;
    let by = |roles: &[CreditRole]| -> Vec<Value> {
        let of = |role: &CreditRole| content.credits.iter().filter(|credit| credit.role == *role).collect::<Vec<_>>();
        roles.iter().flat_map(of).map(|credit| somebody(voice, story.names, credit)).collect()
    };
    let original = content.credits.iter().find(|credit| credit.role == CreditRole::Source);
    let mut thing = json!({
        "@type": match version.kind {
            Kind::Page => "WebPage",
            Kind::Issue => "PublicationIssue",
            _ => "NewsArticle",
        },
        "@id": story.url,
        "url": story.url,
        "mainEntityOfPage": story.url,
        "headline": content.headline,
        "name": content.headline,
        "description": story.description,
        "inLanguage": story.of.language,
        "isAccessibleForFree": true,
        "datePublished": story.published,
        "dateModified": story.modified,
        "author": by(&[CreditRole::Author]),
        "translator": by(&[CreditRole::Translator]),
        "editor": by(&[CreditRole::Editor]),
        "sourceOrganization": by(&[CreditRole::Organisation]),
        "isBasedOn": original.and_then(|credit| credit.link.clone()),
        "image": picture(voice, story),
        "articleSection": story.section.map(|section| section.label.clone()),
        "keywords": story.tags.iter().map(|tag| tag.label.clone()).collect::<Vec<_>>(),
        "publisher": publisher(voice),
        "correction": story.corrections.iter().map(|one| correction(voice, one)).collect::<Vec<_>>(),
        "commentCount": story.comments,
    });
    // These say something of texts that readers are shown in another language.
    let work = |(code, href): &(EditionCode, String)| {
        let language = story.editions.iter().find(|edition| edition.code == *code).map(|edition| &edition.language);
        said(json!({ "@type": "NewsArticle", "@id": voice.site.absolute(href), "inLanguage": language }))
    };
    let source = version.translated_from.as_ref().map(|from| &from.edition);
    match source {
        Some(source) => {
            if let Some(original) = story.translations.iter().find(|(code, _)| code == source) {
                thing["translationOfWork"] = work(original);
            }
        }
        None => {
            let others = story.translations.iter().filter(|(code, _)| *code != version.edition);
            thing["workTranslation"] = others.map(work).collect();
        }
    }
    said(thing)
}

fn somebody(voice: &Voice<'_>, names: &Names, one: &Credit) -> Value {
    let known = one.contributor.and_then(|id| names.contributors.get(&id));
    let page = known.map(|known| voice.site.absolute(&Place::Contributor(&known.slug).href(voice.code())));
    said(json!({
        "@type": if one.role == CreditRole::Organisation { "Organization" } else { "Person" },
        "name": credit::name_of(voice, names, one),
        "url": page.or_else(|| one.link.clone()),
    }))
}

fn correction(voice: &Voice<'_>, one: &Correction) -> Value {
    json!({ "@type": "CorrectionComment", "text": one.text, "datePublished": voice.formats.iso(one.at.unix_ms()) })
}

fn picture(voice: &Voice<'_>, story: &Story<'_>) -> Option<Value> {
    let figure = story.lead?;
    let shared = body::shared(figure.picture.as_ref()?);
    Some(said(json!({
        "@type": "ImageObject",
        "url": voice.site.absolute(&shared.href),
        "width": shared.width,
        "height": shared.height,
        "caption": figure.caption,
        "creditText": figure.credit,
    })))
}

/// The pictures of a photo story.
fn gallery(voice: &Voice<'_>, story: &Story<'_>) -> Option<Value> {
    if story.version.kind != Kind::Gallery {
        return None;
    }
    let media = story.content.body.media().filter_map(|id| story.names.media.get(&id));
    let pictures = media.filter(|media| media.is_picture()).take(PICTURES);
    let all: Vec<Value> = pictures.filter_map(|media| library_picture(voice, story, media)).collect();
    Some(said(json!({
        "@type": "ImageGallery",
        "@id": format!("{}#gallery", story.url),
        "url": story.url,
        "name": story.content.headline,
        "inLanguage": story.of.language,
        "datePublished": story.published,
        "image": all,
    })))
}

fn library_picture(voice: &Voice<'_>, story: &Story<'_>, media: &Media) -> Option<Value> {
    let shared = body::shared(&body::picture(voice, media, None)?);
    let texts = media.text_in(&story.of.code);
    Some(said(json!({
        "@type": "ImageObject",
        "contentUrl": voice.site.absolute(&shared.href),
        "width": shared.width,
        "height": shared.height,
        "caption": texts.map(|texts| texts.caption.clone()),
        "creditText": texts.map(|texts| texts.credit.clone()),
    })))
}

/// The film of a story that is one: its own file, or where it can be seen.
fn video(voice: &Voice<'_>, story: &Story<'_>) -> Option<Value> {
    if story.version.kind != Kind::Video {
        return None;
    }
    let (file, page) = story.content.body.blocks().iter().find_map(|block| match block {
        Block::Video(it) => {
            let own = it.media.media.and_then(|id| body::media_href(story.names.media.get(&id)?));
            Some((own.map(|href| voice.site.absolute(&href)), it.media.src.as_ref().map(ToString::to_string)))
        }
        Block::Embed(it) => Some((None, Some(it.url.to_string()))),
        _ => None,
    })?;
    let still = story.lead.and_then(|figure| figure.picture.as_ref()).map(|picture| voice.site.absolute(&picture.src));
    Some(said(json!({
        "@type": "VideoObject",
        "@id": format!("{}#video", story.url),
        "name": story.content.headline,
        "description": if story.description.is_empty() { &story.content.headline } else { story.description },
        "inLanguage": story.of.language,
        "uploadDate": story.published,
        "thumbnailUrl": still,
        "contentUrl": file,
        // Not embedded before somebody asks for it: the page where it is shown.
        "url": page.unwrap_or_else(|| story.url.clone()),
    })))
}

/// Without what says nothing.
fn said(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(all) => !all.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, value)| says(value)).collect::<Map<_, _>>())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_and_everything_is_read_back() {
        let payload = "</script><!--<script>&lt;\u{2028}\"";
        let text = script(&[json!({ "name": payload })]);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["@graph"][0]["name"], payload);
        assert_eq!(script(&[]), "");
    }
}
