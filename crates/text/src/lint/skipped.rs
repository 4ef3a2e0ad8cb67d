//! What is no prose: addresses, handles, file names, code.

use std::ops::Range;

use super::runs;

/// Ranges that no suggestion touches.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let chunks = runs(text, |c| !c.is_whitespace()).filter_map(|(start, chunk)| {
        // The marks around an address belong to the sentence.
        let inner = chunk.trim_start_matches(is_around);
        let start = start + chunk.len() - inner.len();
        let inner = inner.trim_end_matches(is_around);
        is_technical(inner).then(|| start..start + inner.len())
    });
    let code = code(text);
    chunks.chain(code).collect()
}

/// Between backticks, on one line.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let ticks: Vec<usize> = line.match_indices('`').map(|(at, _)| start + at).collect();
        ranges.extend(ticks.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()? + 1)));
        start += line.len();
    }
    ranges
}

fn is_technical(chunk: &str) -> bool {
    let is_handle = chunk.starts_with('@') || chunk.get(1..).is_some_and(|rest| rest.contains('@'));
    let has_code_sign = chunk.is_ascii() && chunk.contains(['_', '/', '\\', '{', '}', '<', '>', '=', '$', '[', ']']);
    let bytes = chunk.as_bytes();
    let has_inner_point = bytes.windows(3).any(
        |three| matches!(three, [before, b'.', after] if before.is_ascii_alphanumeric() && after.is_ascii_alphabetic()),
    );
    chunk.contains("://") || chunk.starts_with("www.") || is_handle || has_code_sign || has_inner_point
}

fn is_around(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '('
            | ')'
            | ','
            | ';'
            | '?'
            | '!'
            | '.'
            | '،'
            | '؛'
            | '؟'
    )
}
