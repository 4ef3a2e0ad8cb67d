//! How many bytes a browser may be asked to fetch, compressed.

use crate::compress::with_ending;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::site;

/// Bytes with brotli, by logical name.
const BUDGETS: [(&str, u64); 3] = [("site.wasm", 200_000), ("desk.wasm", 400_000), ("editor.js", 150_000)];

/// Measures the site that was built, and prints the sizes.
pub fn check(project: &Project) -> Result {
    let manifest = site::manifest(project)?;
    let mut sizes = Vec::new();
    for (name, budget) in BUDGETS {
        let Some(address) = manifest.get(name) else {
            println!("note: no {name} yet");
            continue;
        };
        let file = with_ending(&project.site().join(address.trim_start_matches('/')), "br");
        let size = file.metadata().map_err(Error::file(&file))?.len();
        println!("{name}: {size} B brotli, {:.0} % of its budget", size as f64 / budget as f64 * 100.0);
        sizes.push((name, size));
    }
    let wrong = violations(&sizes);
    if wrong.is_empty() { Ok(()) } else { Err(Error::Rules(wrong)) }
}

/// Sizes over their budget.
fn violations(sizes: &[(&str, u64)]) -> Vec<String> {
    let over = |name: &str, size: u64| BUDGETS.iter().find(|(known, budget)| *known == name && size > *budget);
    sizes
        .iter()
        .filter_map(|(name, size)| {
            over(name, *size).map(|(_, budget)| format!("{name}: {size} B brotli, more than {budget}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_more_than_the_budget_is_refused() {
        assert_eq!(violations(&[("site.wasm", 200_001), ("desk.wasm", 400_000)]).len(), 1);
        assert_eq!(violations(&[("site.wasm", 200_000)]), Vec::<String>::new());
    }
}
