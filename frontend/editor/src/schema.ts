/**
 * The document's schema: the same tree as the server's `Document`, name for name.
 * `toDOM` and `parseDOM` are each other's reverse, so that copying inside the desk loses nothing,
 * and they also read the elements that other programs put on the clipboard.
 */

import { Schema, type Attrs, type DOMOutputSpec, type Node, type NodeSpec, type TagParseRule } from "prosemirror-model";
import { ownAddress, providerOf, safeAddress } from "./addresses";
import {
  address, choice, common, direction, flag, identity, language, leftToRight, note, optionalAddress, optionalRecord, optionalText, optionalWhole, ordinal, provider,
  read, record, specs, text, whole, write,
  type Fields,
} from "./attributes";
import { marks } from "./marks";

type Content = Pick<NodeSpec, "content" | "group" | "marks" | "isolating" | "defining" | "atom" | "code" | "selectable" | "draggable"> & { allowGapCursor?: false };

const captioned: Content = { content: "inline*", group: "block", isolating: true };
const lone: Content = { group: "block", atom: true };

const picture: Fields = {
  media: optionalRecord, src: optionalAddress, width: optionalWhole, height: optionalWhole, alt: text, credit: text, link: optionalAddress,
};
const spoken: Fields = { captions: optionalAddress, transcript: text, seconds: optionalWhole };
const recording: Fields = { ...common, media: optionalRecord, src: optionalAddress, ...spoken };
const fields = {
  heading: { ...common, level: whole(2, 4, 2) },
  list: { ...common, ordered: flag, start: ordinal },
  quote: { ...common, cite: text },
  figure: { ...common, ...picture, size: choice("normal", "wide", "full", "start", "end") },
  gallery: { ...common, columns: whole(1, 9, 3) },
  table: { ...common, caption: text },
  table_cell: { header: flag, colspan: whole(1, 1000, 1), rowspan: whole(1, 1000, 1), align: choice(null, "start", "center", "end") },
  code: { ...common, dir: leftToRight, language: optionalText },
  video: { ...recording, poster: optionalAddress },
  embed: { ...common, url: address, provider, title: text },
  file: { ...common, media: optionalRecord, src: optionalAddress, name: text, bytes: optionalWhole },
  lone: { id: identity },
  more: { id: identity, label: text },
  footnote: { note, dir: direction, lang: language },
  footnote_ref: { note },
  background: { id: identity, background: record },
  raw: { id: identity, html: text, reason: text },
} satisfies Record<string, Fields>;

/** Attributes without which the server refuses a node; one that lost them in a paste is not built. */
const REQUIRED = ["url", "note", "background"];

/** Reads an element that this module wrote; `data-block` names the node. */
function own(name: string, attributes: Fields, more: Partial<TagParseRule> = {}): TagParseRule {
  return {
    tag: `[data-block="${name}"]`,
    priority: 70,
    getAttrs: (element) => {
      const attrs = read(element, attributes);
      return REQUIRED.every((required) => attrs[required] !== "") && attrs;
    },
    ...more,
  };
}

/** A block that one HTML element shows whole. `other` reads what other programs write. */
function element(tag: string, name: string, content: Content, attributes: Fields, other: TagParseRule[] = []): NodeSpec {
  return {
    ...content,
    attrs: specs(attributes),
    parseDOM: [own(name, attributes), ...other],
    toDOM: (node): DOMOutputSpec => {
      const html = { "data-block": name, ...write(node, attributes) };
      return node.isLeaf ? [tag, html] : [tag, html, 0];
    },
  };
}

/** A block with a caption: `show` gives what stands above the caption. */
function withCaption(name: string, content: Content, attributes: Fields, show: (node: Node) => DOMOutputSpec | null, other: TagParseRule[]): NodeSpec {
  return {
    ...content,
    attrs: specs(attributes),
    parseDOM: [own(name, attributes, { contentElement: captionOf }), ...other.map((rule) => ({ contentElement: captionOf, ...rule }))],
    toDOM: (node): DOMOutputSpec => {
      const above = show(node);
      const html = { "data-block": name, ...write(node, attributes) };
      return above === null ? ["figure", html, ["figcaption", 0]] : ["figure", html, above, ["figcaption", 0]];
    },
  };
}

function captionOf(node: globalThis.Node): HTMLElement {
  const caption = (node as HTMLElement).querySelector?.("figcaption");
  return (caption as HTMLElement | null) ?? node.ownerDocument!.createElement("figcaption");
}

function pictureOf(element: Element): Attrs | false {
  const image = element.matches("img") ? element : element.querySelector("img");
  const src = safeAddress(image?.getAttribute("src"));
  if (image === null || src === null) return false;
  const link = safeAddress(image.closest("a[href]")?.getAttribute("href"));
  const size = (name: string): unknown => optionalWhole.read(image.getAttribute(name));
  return { src, link, alt: image.getAttribute("alt") ?? "", width: size("width"), height: size("height") };
}

function showPicture(node: Node): DOMOutputSpec {
  const src = safeAddress(node.attrs["src"] as string | null);
  return ["img", { ...(src === null ? {} : { src }), alt: node.attrs["alt"] as string }];
}

function showRecording(tag: "audio" | "video") {
  return (node: Node): DOMOutputSpec | null => {
    const src = safeAddress(node.attrs["src"] as string | null);
    return src === null ? null : [tag, { src, controls: "", preload: "none" }];
  };
}

function sourceOf(element: HTMLElement): string | null {
  return safeAddress(element.getAttribute("src") ?? element.querySelector("source")?.getAttribute("src"));
}

const recordingFrom = (tag: string): TagParseRule => ({
  tag,
  getAttrs: (found) => {
    const src = sourceOf(found);
    const captions = safeAddress(found.querySelector("track[src]")?.getAttribute("src"));
    return src !== null && { src, poster: safeAddress(found.getAttribute("poster")), captions };
  },
});

const headings: TagParseRule[] = [1, 2, 3, 4, 5, 6].map((level) => ({
  tag: `h${level}`,
  getAttrs: (found) => ({ ...read(found, common), level: Math.min(4, Math.max(2, level)) }),
}));

function cellFrom(found: HTMLElement): Attrs {
  const span = (name: "colspan" | "rowspan"): unknown => fields.table_cell[name].read(found.getAttribute(name));
  return { ...read(found, fields.table_cell), header: found.matches("th"), colspan: span("colspan"), rowspan: span("rowspan") };
}

const nodes = {
  doc: { content: "block+ footnotes?" },
  paragraph: {
    content: "inline*", group: "block", attrs: specs(common),
    parseDOM: [{ tag: "p", getAttrs: (found) => read(found, common) }],
    toDOM: (node) => ["p", write(node, common), 0],
  },
  heading: {
    content: "inline*", group: "block", defining: true, attrs: specs(fields.heading), parseDOM: headings,
    toDOM: (node) => [`h${node.attrs["level"] as number}`, write(node, common), 0],
  },
  list: {
    content: "list_item+", group: "block", attrs: specs(fields.list),
    parseDOM: ["ul", "ol"].map((tag) => ({
      tag,
      getAttrs: (found: HTMLElement) => ({ ...read(found, common), ordered: tag === "ol", start: fields.list.start.read(found.getAttribute("start")) }),
    })),
    toDOM: (node) => {
      const { ordered, start } = node.attrs as { ordered: boolean; start: number };
      return [ordered ? "ol" : "ul", { ...write(node, common), ...(ordered && start !== 1 ? { start: String(start) } : {}) }, 0];
    },
  },
  list_item: { content: "paragraph (paragraph | list)*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  quote: element("blockquote", "quote", { content: "(paragraph | heading | list)+", group: "block", defining: true }, fields.quote, [
    { tag: "blockquote", getAttrs: (found) => ({ ...read(found, common), cite: "" }) },
  ]),
  pullquote: element("aside", "pullquote", { content: "inline*", group: "block", defining: true }, fields.quote),
  verse: element("p", "verse", { content: "inline*", group: "block", defining: true }, common, [{ tag: "pre.wp-block-verse", preserveWhitespace: "full" }]),
  figure: withCaption("figure", { ...captioned, draggable: true }, fields.figure, showPicture, [
    { tag: "figure", getAttrs: (found) => found.querySelectorAll("img").length === 1 && pictureOf(found) },
    { tag: "img", getAttrs: pictureOf },
  ]),
  gallery: element("div", "gallery", { content: "gallery_item+", group: "block", isolating: true, allowGapCursor: false }, fields.gallery),
  gallery_item: withCaption("gallery_item", { content: "inline*", isolating: true }, picture, showPicture, []),
  table: {
    content: "table_row+", group: "block", isolating: true, attrs: specs(fields.table),
    parseDOM: [
      { tag: "table", getAttrs: (found) => ({ ...read(found, fields.table), caption: found.querySelector("caption")?.textContent?.trim() ?? "" }) },
      { tag: "caption", ignore: true },
    ],
    toDOM: (node) => {
      const { caption, ...rest } = fields.table;
      const words = node.attrs["caption"] as string;
      const body: DOMOutputSpec = ["tbody", 0];
      return words === "" ? ["table", write(node, rest), body] : ["table", write(node, rest), ["caption", words], body];
    },
  },
  // Between cells nobody writes: what is typed there would become a cell that its row alone has.
  table_row: { content: "table_cell+", allowGapCursor: false, parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: {
    content: "inline*", isolating: true, attrs: specs(fields.table_cell),
    parseDOM: ["td", "th"].map((tag) => ({ tag, getAttrs: cellFrom })),
    toDOM: (node) => {
      const { header, colspan, rowspan } = node.attrs as { header: boolean; colspan: number; rowspan: number };
      const { align } = fields.table_cell;
      const spans = { ...(colspan > 1 ? { colspan: String(colspan) } : {}), ...(rowspan > 1 ? { rowspan: String(rowspan) } : {}) };
      return [header ? "th" : "td", { ...write(node, { align }), ...spans }, 0];
    },
  },
  // "code" in the stored document; here the name belongs to the mark, and ProseMirror wants it once.
  code_block: {
    content: "text*", marks: "", group: "block", code: true, defining: true, attrs: specs(fields.code),
    parseDOM: [{ tag: "pre", preserveWhitespace: "full", getAttrs: (found) => read(found, fields.code) }],
    toDOM: (node) => ["pre", { ...write(node, fields.code), spellcheck: "false" }, ["code", 0]],
  },
  audio: withCaption("audio", captioned, recording, showRecording("audio"), [recordingFrom("audio")]),
  video: withCaption("video", captioned, fields.video, showRecording("video"), [recordingFrom("video")]),
  embed: withCaption("embed", captioned, fields.embed, (node) => {
    const url = safeAddress(node.attrs["url"] as string);
    return url === null ? null : ["a", { href: url, rel: "noopener" }, (node.attrs["title"] as string) || url];
  }, [
    {
      tag: "iframe[src]",
      getAttrs: (found) => {
        const url = safeAddress(found.getAttribute("src"));
        return url !== null && /^https?:/i.test(url) && { url, provider: providerOf(url), title: found.getAttribute("title") ?? "" };
      },
    },
  ]),
  file: element("div", "file", lone, fields.file),
  separator: element("hr", "separator", lone, fields.lone, [{ tag: "hr" }]),
  more: element("div", "more", lone, fields.more),
  page_break: element("div", "page_break", lone, fields.lone),
  footnotes: element("section", "footnotes", { content: "footnote+", isolating: true, selectable: false }, fields.lone),
  footnote: element("div", "footnote", { content: "inline*", isolating: true, selectable: false }, fields.footnote),
  background: element("div", "background", lone, fields.background),
  raw: element("div", "raw", lone, fields.raw),
  text: { group: "inline" },
  hard_break: { group: "inline", inline: true, selectable: false, linebreakReplacement: true, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  footnote_ref: {
    group: "inline", inline: true, atom: true, attrs: specs(fields.footnote_ref),
    parseDOM: [own("footnote_ref", fields.footnote_ref)],
    toDOM: (node) => ["sup", { "data-block": "footnote_ref", ...write(node, fields.footnote_ref) }],
  },
} satisfies Record<string, NodeSpec>;

export const schema = new Schema({ nodes, marks });

/** The picture's address for the editor itself, which asks no other site. A medium's own address answers whoever is at the desk. */
export function previewAddress(node: Node, previews: Readonly<Record<string, string>>): string | null {
  const media = node.attrs["media"] as string | null;
  if (media !== null) return ownAddress(previews[media]) ?? `/files/${media}/picture.webp`;
  const src = node.attrs["src"] as string | null;
  return ownAddress(previews[src ?? ""] ?? src);
}
