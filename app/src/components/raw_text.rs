//! What stands in a `textarea`.

/// A text as the HTML of a `textarea`, for `inner_html`: the server's renderer does not escape its children. A leading line
/// break is doubled, because the parser drops one.
pub(crate) fn raw_text(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_headline_stays_text() {
        assert_eq!(raw_text("</textarea><script>&"), "&lt;/textarea&gt;&lt;script&gt;&amp;");
        assert_eq!(raw_text("\na"), "\n\na");
    }
}
