/**
 * The desk's editor, as the desk's Rust sees it: `window.newsEditor`.
 *
 * Editors are numbered from 1. `mount` fills an element that Leptos leaves alone and throws when the document
 * cannot be opened; `change` is called at the first change, a moment after those behind it, and on blur, on leaving the page
 * and before `destroy`, if something is still to be told; `remarked` hears who begins a remark or wants to read one. Functions on an unknown number do nothing.
 */

import { Editor, type Options, type Remarked } from "./editor";
import type { Told } from "./remarks";

const editors = new Map<number, Editor>();
let last = 0;

const newsEditor = {
  mount(root: HTMLElement, options: string, change: () => void, remarked?: Remarked): number {
    const editor = new Editor(root, JSON.parse(options) as Options, change, remarked);
    last += 1;
    editors.set(last, editor);
    return last;
  },
  /** The stored document as JSON; empty for an unknown number. */
  content: (id: number): string => editors.get(id)?.content() ?? "",
  /** Keeps the document in this browser, as the field `body` of the JSON object `head`. Throws where there is no room. */
  keep: (id: number, key: string, head: string): void => editors.get(id)?.keep(key, head),
  /** Shows the block with this id and puts the caret in it. */
  show: (id: number, block: string): boolean => editors.get(id)?.show(block) ?? false,
  /** Shows another stored document, given as JSON, and leaves the caret where it can. */
  replace(id: number, document: string): void {
    editors.get(id)?.replace(document);
  },
  /** Id and first words of the block with the caret; empty where there is none. */
  block: (id: number): Told => editors.get(id)?.block() ?? [],
  /** Marks the blocks that have open remarks, their ids as a JSON list. */
  mark(id: number, blocks: string): void {
    editors.get(id)?.mark(JSON.parse(blocks) as string[]);
  },
  destroy(id: number): void {
    editors.get(id)?.destroy();
    editors.delete(id);
  },
};

declare global {
  interface Window {
    newsEditor: typeof newsEditor;
  }
}

window.newsEditor = newsEditor;
window.dispatchEvent(new Event("newseditor"));
