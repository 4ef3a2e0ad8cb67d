/** The interface's words. The desk hands over translations under these names; English fills the gaps. */

export const english = {
  toolbar: "Text tools",
  body: "Story text",
  placeholder: "Write the story…",
  block: "Paragraph style",
  paragraph: "Paragraph",
  heading_2: "Heading",
  heading_3: "Subheading",
  heading_4: "Minor heading",
  pullquote: "Pull quote",
  verse: "Verse",
  code_block: "Code",
  strong: "Bold",
  strong_sign: "B",
  em: "Italic",
  em_sign: "I",
  underline: "Underline",
  strike: "Strikethrough",
  link: "Link",
  link_address: "Address",
  link_apply: "Set link",
  link_remove: "Remove link",
  link_refused: "This address cannot be used. Start it with https://, mailto: or /.",
  cancel: "Cancel",
  quote: "Quote",
  bullet_list: "List",
  ordered_list: "Numbered list",
  separator: "Separator",
  footnote: "Footnote",
  footnotes: "Footnotes",
  picture: "Picture",
  direction: "Right to left",
  zwnj: "Half-space",
  invisibles: "Show invisible characters",
  undo: "Undo",
  redo: "Redo",
  figure: "Picture",
  gallery: "Gallery",
  gallery_item: "Picture in gallery",
  audio: "Audio",
  video: "Video",
  embed: "Embedded page",
  file: "File",
  more: "Read more",
  page_break: "Page break",
  background: "Background",
  raw: "Imported code",
  caption: "Caption",
  alt: "Description for those who cannot see it",
  credit: "Credit",
  size: "Size",
  size_normal: "Normal",
  size_wide: "Wide",
  size_full: "Full width",
  size_start: "Beside the text, at its start",
  size_end: "Beside the text, at its end",
  cite: "Source",
} as const;

export type Label = keyof typeof english;
export type Labels = Readonly<Record<Label, string>>;

/** Translations over English; unknown names and values that are not text are ignored. */
export function labelled(translated: Readonly<Record<string, unknown>> | undefined): Labels {
  const known = Object.entries(translated ?? {}).filter(([name, value]) => name in english && typeof value === "string" && value !== "");
  return { ...english, ...Object.fromEntries(known) };
}
