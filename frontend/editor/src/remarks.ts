/** Remarks on a text: one begins at the block with the caret; blocks with open ones have a quiet mark beside them. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { make, signButton } from "./elements";
import type { Labels } from "./labels";
import { filled, localNumber } from "./numbers";

/** A block of the document, and how it begins. */
export interface Told {
  readonly id: string;
  readonly words: string;
}

/** Characters of a block's text by which somebody knows it again. */
const LONGEST = 60;

/** The block with the caret, as the document lists them; null among the footnotes. */
export function blockAtCaret(state: EditorState): Told | null {
  const block = state.doc.child(Math.min(state.selection.$from.index(0), state.doc.childCount - 1));
  const id = block.attrs["id"] as string | undefined;
  if (id === undefined || block.type.name === "footnotes") return null;
  const text = block.textBetween(0, block.content.size, " ", " ").replace(/\s+/g, " ").trim();
  const short = Array.from(text).slice(0, LONGEST).join("");
  return { id, words: short.length < text.length ? `${short}…` : text };
}

export class RemarkMarks {
  readonly dom = make("div", "remark-marks");
  private readonly marks = new Map<string, HTMLElement>();
  private frame = 0;
  private readonly resized = new ResizeObserver(() => this.place());

  constructor(private readonly labels: Labels, lang: string, private readonly view: () => EditorView, private readonly open: (block: string) => void) {
    this.dom.lang = lang;
  }

  /** Shows the blocks that have open remarks, each once for each of them. */
  show(blocks: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
    this.marks.clear();
    for (const [block, count] of counts) {
      const words = filled(this.labels.remark_open, { count: localNumber(count, this.dom.lang) });
      this.marks.set(block, signButton("remark", words, "remark-mark", () => this.open(block)));
    }
    this.dom.replaceChildren(...this.marks.values());
    this.resized.disconnect();
    if (this.marks.size > 0) this.resized.observe(this.view().dom);
    this.place();
  }

  /** Once for whatever changes until the next picture of the screen. */
  update(): void {
    if (this.marks.size > 0 && this.frame === 0) this.frame = requestAnimationFrame(() => this.place());
  }

  destroy(): void {
    this.resized.disconnect();
    cancelAnimationFrame(this.frame);
  }

  private place(): void {
    this.frame = 0;
    const view = this.view();
    if (view.isDestroyed) return;
    const places = new Map<string, number>();
    view.state.doc.forEach((block, position) => {
      const id = block.attrs["id"] as string;
      const element = this.marks.has(id) ? (view.nodeDOM(position) as HTMLElement | null) : null;
      if (element) places.set(id, view.dom.offsetTop + element.offsetTop);
    });
    for (const [block, mark] of this.marks) {
      const top = places.get(block);
      mark.hidden = top === undefined;
      if (top !== undefined) mark.style.setProperty("--top", `${top}px`);
    }
  }
}
