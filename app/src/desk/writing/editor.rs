//! The editor's module, as this side sees it: `window.newsEditor`, loaded beside the desk's bundle.

use crate::texts::{DeskMsg, Key as _, Texts};
use domain::Document;
use domain::page::EditionRef;
use leptos::ev::Event;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{self, HtmlElement, js_sys};
use serde_json::{Map, Value, json};

/// A mounted editor; goes with its page.
pub(super) struct Editor {
    number: JsValue,
    _change: Closure<dyn FnMut()>,
    _remarked: Closure<dyn FnMut(String, String, String)>,
}

impl Editor {
    /// Fills an element with an editor of the document; `None` if the module is not there or refuses.
    pub(super) fn mount(
        root: &HtmlElement,
        body: &Document,
        page: &Around<'_>,
        changed: impl FnMut() + 'static,
        remarked: impl FnMut(String, String, String) + 'static,
    ) -> Option<Self> {
        let Around { edition, backgrounds, texts } = page;
        let backgrounds: Map<String, Value> =
            backgrounds.iter().map(|(id, words)| (id.clone(), Value::from(words.as_str()))).collect();
        let options = json!({
            "doc": body, "lang": edition.lang, "dir": edition.dir, "labels": labels(*texts), "backgrounds": backgrounds,
        });
        let change = Closure::<dyn FnMut()>::new(changed);
        let remarked = Closure::<dyn FnMut(String, String, String)>::new(remarked);
        let options = JsValue::from(options.to_string());
        let number = call("mount", &js_sys::Array::of4(root, &options, change.as_ref(), remarked.as_ref()))?;
        Some(Self { number, _change: change, _remarked: remarked })
    }

    /// The document as it stands, with changes of the last moment.
    pub(super) fn content(&self) -> Option<Document> {
        let json = call("content", &js_sys::Array::of1(&self.number))?.as_string()?;
        serde_json::from_str(&json).ok()
    }

    /// Puts the document into the browser's storage, as the last field of `head`, a JSON object; whether that worked.
    pub(super) fn keep(&self, key: &str, head: &str) -> bool {
        call("keep", &js_sys::Array::of3(&self.number, &key.into(), &head.into())).is_some()
    }

    /// Shows another document; where both are the same, the caret stays.
    pub(super) fn replace(&self, body: &Document) {
        let json = serde_json::to_string(body).unwrap_or_default();
        call("replace", &js_sys::Array::of2(&self.number, &json.into()));
    }
}

/// What an editor is to know besides its document.
pub(super) struct Around<'p> {
    /// The version's edition.
    pub(super) edition: &'p EditionRef,
    /// Paragraphs that many stories share: their ids and how they begin.
    pub(super) backgrounds: &'p [(String, String)],
    /// The interface's words.
    pub(super) texts: Texts,
}

impl Editor {
    /// The block with the caret, and how it begins.
    pub(super) fn block(&self) -> Option<(String, String)> {
        let told: js_sys::Array = call("block", &js_sys::Array::of1(&self.number))?.dyn_into().ok()?;
        Some((told.get(0).as_string()?, told.get(1).as_string()?))
    }

    /// Marks the blocks that have open remarks.
    pub(super) fn mark(&self, blocks: &[&str]) {
        let blocks = json!(blocks).to_string();
        call("mark", &js_sys::Array::of2(&self.number, &blocks.into()));
    }

    /// Brings a block into view and puts the caret there.
    pub(super) fn show(&self, block: &str) {
        call("show", &js_sys::Array::of2(&self.number, &block.into()));
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        call("destroy", &js_sys::Array::of1(&self.number));
    }
}

fn call(method: &str, arguments: &js_sys::Array) -> Option<JsValue> {
    let window = web_sys::window()?;
    let module = js_sys::Reflect::get(&window, &"newsEditor".into()).ok()?;
    let function = js_sys::Reflect::get(&module, &method.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    function.apply(&module, arguments).ok()
}

/// The editor's words: the desk's texts whose keys begin with `editor_`.
fn labels(texts: Texts) -> Value {
    let all = DeskMsg::ALL.iter().filter_map(|message| {
        let name = message.key().strip_prefix("editor_")?;
        Some((name.to_owned(), Value::from(texts.t(*message))))
    });
    Value::Object(all.collect::<Map<_, _>>())
}

/// Asks the browser to hold somebody back who leaves with unsaved text.
pub(super) fn hold_back(event: &Event) {
    event.prevent_default();
}
