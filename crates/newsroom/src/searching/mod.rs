//! Searching: the reader's page, suggestions while somebody types, the desk's search, the index itself.
//!
//! Readers find what they may read and nothing else; the desk finds drafts too, as far as the actor may open them.

mod asked;
mod correction;
mod desk;
mod found;
mod index;
mod near;
mod suggest;

pub use asked::{Asked, Asking};
pub use desk::{DeskHits, desk};
pub use found::{Hit, Hits, Other, Piece, SEARCH_PAGE, Searched, search};
pub use index::{Reindexed, reindex};
pub use near::{near, words_of_address};
pub use suggest::{Suggestion, SuggestionKind, links, suggest};
