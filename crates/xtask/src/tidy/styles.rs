//! Style sheets speak of start and end, never of left and right: half of the editions run the other way.

use super::SourceFile;

/// Properties that name a side.
const PROPERTIES: [&str; 12] = [
    "left",
    "right",
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "border-top-left-radius",
    "border-top-right-radius",
    "border-bottom-left-radius",
    "border-bottom-right-radius",
];
/// Properties whose value may name one.
const SIDED_VALUES: [&str; 3] = ["text-align", "float", "clear"];

/// Declarations of `style/` that name a side. A line may say `/* physical: why */`.
pub fn violations(files: &[SourceFile]) -> Vec<String> {
    let sheets = files.iter().filter(|file| file.path.starts_with("style/") && file.path.ends_with(".css"));
    sheets
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| !line.contains("/* physical:"));
            lines.flat_map(move |(index, line)| {
                line.split(['{', ';', '}']).filter_map(physical).map(move |what| {
                    format!("{}:{}: `{what}` names a side; say inline-start or inline-end", file.path, index + 1)
                })
            })
        })
        .collect()
}

fn physical(declaration: &str) -> Option<String> {
    let (property, value) = declaration.split_once(':')?;
    let (property, value) = (property.trim(), value.trim());
    let sided = PROPERTIES.contains(&property)
        || PROPERTIES[6..8].iter().any(|side| property.strip_prefix(side).is_some_and(|rest| rest.starts_with('-')));
    let sided_value =
        SIDED_VALUES.contains(&property) && value.split_whitespace().any(|word| ["left", "right"].contains(&word));
    (sided || sided_value).then(|| format!("{property}: {value}"))
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_side_by_name_is_refused() {
        for seeded in
            ["a { margin-left: 1px; }", "a { left: 0 }", "a { text-align: right; }", "a { border-left-color: red; }"]
        {
            assert_eq!(violations(&[file("style/a.css", seeded)]).len(), 1, "{seeded}");
        }
    }

    #[test]
    fn logical_properties_and_stated_exceptions_pass() {
        let sheet = "a:hover { margin-inline-start: 1px; text-align: start; inset-inline-end: 0; }\n\
                     b { left: 0; } /* physical: the video's own controls */\n\
                     .copyright { color: red; }";
        assert_eq!(violations(&[file("style/a.css", sheet)]), Vec::<String>::new());
    }
}
