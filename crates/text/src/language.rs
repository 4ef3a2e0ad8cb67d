/// The language subtag of a BCP 47 tag: `fa` of `fa-AF`.
pub(crate) fn primary_subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
