//! The status code of the page that is being rendered.

use leptos::prelude::use_context;
use std::sync::Arc;

/// How a view tells the server which status the page has; the server puts it into the context, the browser does not.
#[derive(Clone)]
pub struct PageStatus(pub Arc<dyn Fn(u16) + Send + Sync>);

/// Sets the page's status code; does nothing in the browser.
pub(crate) fn set(code: u16) {
    if let Some(PageStatus(set)) = use_context() {
        set(code);
    }
}

/// Takes what only the server's documents have at the end of their heads: elements that no view of the browser's half has,
/// which would look for them in the body too.
#[derive(Clone)]
pub struct HeadEnd(pub Arc<dyn Fn(String) + Send + Sync>);
