/** Remarks on a text: one begins at the block with the caret; blocks with open ones have a quiet mark beside them. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { make, signButton } from "./elements";
import type { Labels } from "./labels";

/** A block's id, and how it begins; nothing among the footnotes. */
export type Told = readonly [id: string, words: string] | readonly [];

/** Characters of a block's text by which somebody knows it again. */
const LONGEST = 60;

/** The block with the caret, as the document lists them. */
export function blockAtCaret({ doc, selection }: EditorState): Told {
  const block = doc.child(Math.min(selection.$from.index(0), doc.childCount - 1));
  const text = Array.from(block.textBetween(0, block.content.size, " ", " ").trim());
  const words = text.slice(0, LONGEST).join("");
  return block.type.name === "footnotes" ? [] : [block.attrs["id"] as string, text.length > LONGEST ? `${words}…` : words];
}

export class RemarkMarks {
  readonly dom = make("div", "remark-marks");
  private readonly marks = new Map<string, HTMLElement>();
  private readonly resized = new ResizeObserver(() => this.place());

  constructor(private readonly labels: Labels, lang: string, private readonly view: () => EditorView, private readonly open: (block: string) => void) {
    this.dom.lang = lang;
  }

  /** Shows which blocks have open remarks. */
  show(blocks: readonly string[]): void {
    this.marks.clear();
    for (const block of blocks) this.marks.set(block, signButton("remark", this.labels.remark_open, "remark-mark", () => this.open(block)));
    this.dom.replaceChildren(...this.marks.values());
    this.resized.disconnect();
    if (this.marks.size > 0) this.resized.observe(this.view().dom);
    this.place();
  }

  destroy(): void {
    this.resized.disconnect();
  }

  /** Puts each mark beside its block. */
  place(): void {
    const { dom } = this.view();
    for (const [block, mark] of this.marks) {
      const element = dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(block)}"]`);
      mark.hidden = element === null;
      if (element) mark.style.setProperty("--top", `${dom.offsetTop + element.offsetTop}px`);
    }
  }
}
