/** The toolbar's signs: strokes on a 20 × 20 field, drawn for left-to-right and mirrored by the style sheet where `mirrors`. */

interface Icon {
  readonly path: string;
  readonly mirrors?: true;
}

export const ICONS = {
  link: { path: "M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2" },
  quote: { path: "M4 4v12M8 6h8M8 10h8M8 14h5", mirrors: true },
  bullet_list: { path: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01", mirrors: true },
  ordered_list: { path: "M9 5h8M9 10h8M9 15h8M3 4l1.5-1v4M3 13h2.5L3 16.5h2.8", mirrors: true },
  separator: { path: "M3 10h14M6 5h8M6 15h8" },
  footnote: { path: "M3 6h8M3 10h10M3 14h7M15 3l1.5-1v6", mirrors: true },
  picture: { path: "M3 4h14v12H3zM3 14l4-4 3 3 3-4 4 5M7 7h.01" },
  plus: { path: "M10 4v12M4 10h12" },
  find: { path: "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.7 12.7L17 17" },
  gallery: { path: "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z" },
  video: { path: "M3 4h14v12H3zM8.5 7.5v5l4-2.5z" },
  audio: { path: "M3 8v4h3l4 3V5L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5.5a6.5 6.5 0 0 1 0 9" },
  file: { path: "M5 2.5h7l3 3v12H5zM12 2.5v3h3M7.5 10h5M7.5 13h5" },
  heading: { path: "M5 4v12M15 4v12M5 10h10" },
  pullquote: { path: "M3 4h14M3 16h14M6 8.5h8M8 11.5h4" },
  table: { path: "M3 4h14v12H3zM3 8h14M3 12h14M8.5 4v12" },
  code: { path: "M7 6l-4 4 4 4M13 6l4 4-4 4" },
  verse: { path: "M6 4h8M4 8h9M6 12h8M4 16h7", mirrors: true },
  background: { path: "M4 3h9v11H4zM7 14v3h9V6h-3" },
  more: { path: "M3 5h14M3 15h14M5 10h.01M10 10h.01M15 10h.01" },
  direction: { path: "M9 4h7M11 4v9M14 4v9M9 4a3 3 0 0 0 0 6h2M16 16H4M7 13.5L4 16l3 2.5" },
  zwnj: { path: "M10 3v14M7 4l3 3 3-3M7 16l3-3 3 3" },
  invisibles: { path: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z" },
  underline: { path: "M6 3v6a4 4 0 0 0 8 0V3M4 17h12" },
  earlier: { path: "M12 4l-6 6 6 6", mirrors: true },
  later: { path: "M8 4l6 6-6 6", mirrors: true },
  remove: { path: "M5 5l10 10M15 5L5 15" },
  remark: { path: "M3 4h14v10H9l-4 3v-3H3zM6.5 7.5h7M6.5 10.5h4", mirrors: true },
  keys: { path: "M2.5 5h15v10h-15zM6 8h.01M10 8h.01M14 8h.01M6 12h8" },
  undo: { path: "M7 4L3 8l4 4M3 8h9a5 5 0 0 1 0 9H8", mirrors: true },
  redo: { path: "M13 4l4 4-4 4M17 8H8a5 5 0 0 0 0 9h4", mirrors: true },
} satisfies Record<string, Icon>;

export type IconName = keyof typeof ICONS;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const { path, mirrors }: Icon = ICONS[name];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", mirrors ? "icon icon-mirrors" : "icon");
  const stroke = document.createElementNS(SVG, "path");
  stroke.setAttribute("d", path);
  svg.append(stroke);
  return svg;
}
