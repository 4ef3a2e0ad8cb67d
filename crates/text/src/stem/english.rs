//! English plurals, after Harman's S-stemmer (1991).

/// `elections` → `election`, `cities` → `city`. One rule more than Harman's: after a sibilant the whole `es` goes,
/// and the `e` of `…che` too, so that boxes find box and caches find cache.
pub(super) fn stem(word: &str) -> String {
    if word.len() < 4 {
        return word.to_owned();
    }
    if let Some(rest) = word.strip_suffix("ies") {
        // Words of four letters (ties, lies, dies) are not plurals in -y.
        if rest.len() > 1 && !rest.ends_with(['a', 'e']) {
            return format!("{rest}y");
        }
    }
    let rest = match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['u', 's']) => rest,
        _ => word,
    };
    let Some(bare) = rest.strip_suffix('e') else {
        return rest.to_owned();
    };
    let after_sibilant = bare.len() > 1 && ["x", "ch", "sh", "ss"].iter().any(|sibilant| bare.ends_with(sibilant));
    if after_sibilant { bare.to_owned() } else { rest.to_owned() }
}
