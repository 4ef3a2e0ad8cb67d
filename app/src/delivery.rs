//! Sends a page's data along with its markup, without its texts.
//!
//! Hydration needs the data that a page was rendered from, but not the HTML bodies within it: they are in the markup
//! already, and `inner_html` leaves what the server rendered alone. So a page that travels inside the document empties
//! them; a page that a client navigation fetches comes whole.

use crate::error::ApiError;
use crate::wire::{self, FromJson, Json, Unexpected};
use codee::{Decoder, Encoder};
use domain::page::{Answer, ReaderPage};
use serde::{Serialize, Serializer};

/// An answer on its way into a document: serialised without its bodies.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivered(pub Answer<ReaderPage>);

impl Serialize for Delivered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Answer::Found { page } => Answer::Found { page: page.without_bodies() }.serialize(serializer),
            other => other.serialize(serializer),
        }
    }
}

impl FromJson for Delivered {
    fn from_json(json: &Json<'_>) -> Self {
        Self(Answer::from_json(json))
    }
}

/// How an answer stands in a document: JSON, read by the same code that reads a server function's answer.
#[derive(Debug, Clone, Copy)]
pub struct InDocument;

impl Encoder<Result<Delivered, ApiError>> for InDocument {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(answer: &Result<Delivered, ApiError>) -> Result<String, Self::Error> {
        serde_json::to_string(answer)
    }
}

impl Decoder<Result<Delivered, ApiError>> for InDocument {
    type Error = Unexpected;
    type Encoded = str;

    fn decode(json: &str) -> Result<Result<Delivered, ApiError>, Self::Error> {
        wire::read(json)
    }
}
