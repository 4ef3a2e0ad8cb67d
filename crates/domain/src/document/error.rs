//! Why a body was refused.

/// A body that was refused: where, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct DocumentError {
    /// The place in the JSON, as in `doc.content[3].attrs.id`.
    pub path: String,
    /// What is wrong there.
    pub problem: DocumentProblem,
}

/// What can be wrong with a body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentProblem {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// The stored form is of a version that this program does not know.
    #[error("format {0} is not known")]
    Format(String),
    /// Another JSON type than the one that stands here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// A node type that the document does not know.
    #[error("unknown node `{0}`")]
    UnknownNode(String),
    /// A known node in a place where it may not stand.
    #[error("`{0}` may not stand here")]
    Misplaced(String),
    /// A mark type that the document does not know.
    #[error("unknown mark `{0}`")]
    UnknownMark(String),
    /// An attribute or key that the node does not have.
    #[error("unknown key `{0}`")]
    UnknownKey(String),
    /// An attribute that the node needs.
    #[error("missing")]
    Missing,
    /// A value outside what the attribute takes.
    #[error("`{0}` is not allowed")]
    Value(String),
    /// An address with a scheme that is not allowed, or none.
    #[error("address `{0}` is not allowed")]
    Address(String),
    /// A second block with the same id, or a second footnote.
    #[error("`{0}` is used twice")]
    Duplicate(String),
    /// A node that needs content has none.
    #[error("no content")]
    Empty,
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    #[error("nested too deep")]
    TooDeep,
    /// Longer than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("longer than 5 MB")]
    TooLong,
}

/// A place in the tree, built while going down and written out only for an error.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Content(usize),
}

impl<'a> Place<'a> {
    pub(super) const ROOT: Place<'static> = Place { parent: None, step: Step::Root, depth: 0 };

    /// The n-th child node, one deeper.
    pub(super) fn child(&'a self, index: usize) -> Place<'a> {
        Place { parent: Some(self), step: Step::Content(index), depth: self.depth + 1 }
    }

    /// A key of this node.
    pub(super) fn key(&'a self, key: &'a str) -> Place<'a> {
        Place { parent: Some(self), step: Step::Key(key), depth: self.depth }
    }

    /// How many nodes lie above, `doc` being 0.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn error(&self, problem: DocumentProblem) -> DocumentError {
        DocumentError { path: self.to_string(), problem }
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => f.write_str("doc"),
            Step::Key(key) => write!(f, ".{key}"),
            Step::Content(index) => write!(f, ".content[{index}]"),
        }
    }
}
