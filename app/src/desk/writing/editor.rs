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
    _change: Closure<dyn FnMut(String)>,
}

impl Editor {
    /// Fills an element with an editor of the document; `None` if the module is not there or refuses.
    pub(super) fn mount(
        root: &HtmlElement,
        body: &Document,
        edition: &EditionRef,
        texts: Texts,
        changed: impl FnMut(String) + 'static,
    ) -> Option<Self> {
        let options =
            json!({ "doc": body, "lang": edition.lang, "dir": edition.dir, "labels": labels(texts) }).to_string();
        let change = Closure::<dyn FnMut(String)>::new(changed);
        let arguments = js_sys::Array::of3(root, &JsValue::from(options), change.as_ref());
        let number = call("mount", &arguments)?;
        Some(Self { number, _change: change })
    }

    /// The document as it stands, with changes of the last moment.
    pub(super) fn content(&self) -> Option<Document> {
        let json = call("content", &js_sys::Array::of1(&self.number))?.as_string()?;
        serde_json::from_str(&json).ok()
    }
}

impl Editor {
    /// Brings a block before the writer's eyes.
    pub(super) fn show(&self, block: &str) {
        call("show", &js_sys::Array::of2(&self.number, &JsValue::from(block)));
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
