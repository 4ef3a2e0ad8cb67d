/** The newsroom's library, where the desk has put one on the page, and the blocks that its media become. */

import type { Node } from "prosemirror-model";
import { node } from "./blocks";
import { schema } from "./schema";

export type MediaKind = "picture" | "video" | "audio" | "document";

/** One medium that somebody chose or sent in. `src` is an address that the desk may show. */
export interface Picked {
  readonly media: string;
  readonly kind: MediaKind;
  readonly name: string;
  readonly src: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

interface Library {
  /** An empty list: given up. */
  pick(wish: { kinds: readonly MediaKind[]; many: boolean; lang: string }): Promise<Picked[]>;
  /** Shows its own progress and refusals. */
  upload(files: File[], wish: { lang: string }): Promise<Picked[]>;
}

declare global {
  interface Window {
    newsLibrary?: Library;
  }
}

export const library = (): Library | undefined => window.newsLibrary;

/** A file whose kind the editor puts into a text. */
export function isMedium(file: File): boolean {
  return /^(?:image|video|audio)\//.test(file.type) || file.type === "application/pdf";
}

const pixels = (length: number | null | undefined): number | null =>
  typeof length === "number" && Number.isInteger(length) && length > 0 ? length : null;

export function pictureOf({ media, width, height, alt, credit }: Picked): Record<string, unknown> {
  return { media, src: null, width: pixels(width), height: pixels(height), alt: alt ?? "", credit: credit ?? "" };
}

/** The attributes of a picture that takes another's place: words that are written already stay. */
export function instead(attrs: Readonly<Record<string, unknown>>, picked: Picked): Record<string, unknown> {
  const made = pictureOf(picked);
  return { ...made, alt: attrs["alt"] || made["alt"], credit: attrs["credit"] || made["credit"] };
}

const words = (caption: string | undefined): Node | null => (caption ? schema.text(caption) : null);

export function galleryOf(many: readonly Picked[]): Node {
  return node("gallery").create(null, many.map((one) => node("gallery_item").create(pictureOf(one), words(one.caption))));
}

/** The block that shows a medium. */
export function blockOf(picked: Picked): Node {
  const { media, kind, name, caption } = picked;
  if (kind === "picture") return node("figure").create(pictureOf(picked), words(caption));
  if (kind === "document") return node("file").create({ media, src: null, name, bytes: null });
  return node(kind).create({ media, src: null }, words(caption));
}
