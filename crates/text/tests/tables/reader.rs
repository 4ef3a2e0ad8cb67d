//! Reads a table: columns are separated by tabs, `#` starts a remark, `\u{…}` stands for a character that cannot be
//! seen, `\n` for a line end.

/// The rows of a table; each must have the number of columns that its test names.
pub fn rows<const COLUMNS: usize>(table: &str) -> Vec<[String; COLUMNS]> {
    let rows: Vec<_> = table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(unescape).collect();
            cells.try_into().unwrap_or_else(|cells: Vec<_>| panic!("{} columns in `{line}`", cells.len()))
        })
        .collect();
    assert!(!rows.is_empty(), "an empty table proves nothing");
    rows
}

fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, tail) = after.split_once('}').expect("an escape is closed");
        out.push_str(before);
        out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("an escape is a character"));
        rest = tail;
    }
    out.push_str(rest);
    out.replace("\\n", "\n")
}
