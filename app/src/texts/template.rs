//! Placeholders: `By {names}`.

/// The template with its placeholders filled in one pass, so that braces within a value stay as they are.
/// A placeholder without a value stays too.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        filled.push_str(before);
        let value = tail.split_once('}').and_then(|(name, behind)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, behind))
        });
        if let Some((value, behind)) = value {
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push('{');
            rest = tail;
        }
    }
    filled.push_str(rest);
    filled
}

/// What stands before and behind a placeholder; all of it before where the template lacks it.
#[must_use]
pub fn around<'a>(template: &'a str, placeholder: &str) -> (&'a str, &'a str) {
    template
        .match_indices('{')
        .find_map(|(at, _)| {
            let behind = template[at + 1..].strip_prefix(placeholder)?.strip_prefix('}')?;
            Some((&template[..at], behind))
        })
        .unwrap_or((template, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(fill("Page {page} of {pages}", &[("page", "2"), ("pages", "{page}")]), "Page 2 of {page}");
        assert_eq!(fill("{unknown} { {a", &[("a", "x")]), "{unknown} { {a");
        assert_eq!(fill("", &[]), "");
    }

    #[test]
    fn a_template_splits_at_its_placeholder() {
        assert_eq!(around("By {names}.", "names"), ("By ", "."));
        assert_eq!(around("نوشتهٔ {names}", "names"), ("نوشتهٔ ", ""));
        assert_eq!(around("No names", "names"), ("No names", ""));
    }
}
