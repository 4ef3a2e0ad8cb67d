/**
 * Pictures in pasted HTML that are no web addresses. Those that lie in the text itself (`data:`) go into the library: until
 * one is there, its figure has a passing address, is shown from memory and is not part of what is stored. Those in a file of
 * another computer cannot be had; they are counted, so that somebody can be told.
 */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { node } from "./blocks";
import type { Intake } from "./intake";
import { instead, library, type Picked } from "./library";

const PASSING = "#pasted-picture-";
/** Where a web page may have its pictures. */
const ON_THE_WEB = /^(?:https?:)?\/\/|^\/(?!\/)/i;
const DATA = /^data:(image\/[a-z.+-]+);base64,/i;

let last = 0;

export function isPassing(block: Node): boolean {
  return block.type.name === "figure" && ((block.attrs["src"] as string | null) ?? "").startsWith(PASSING);
}

function fileOf(address: string): File | null {
  const [head = "", kind = ""] = DATA.exec(address) ?? [];
  if (head === "") return null;
  try {
    const bytes = Uint8Array.from(atob(address.slice(head.length).replace(/\s+/g, "")), (sign) => sign.charCodeAt(0));
    last += 1;
    return new File([bytes], `pasted-${last}.${kind.slice(6).replace(/\+.*/, "")}`, { type: kind });
  } catch {
    return null;
  }
}

export class PastedPictures {
  /** Files that have been pasted and wait to be sent, by their passing address. */
  private readonly waiting = new Map<string, File>();
  private left = 0;

  constructor(private readonly pictures: Record<string, string>) {}

  /** Prepares the pictures of HTML that is about to be pasted. */
  take(body: HTMLElement): void {
    for (const image of Array.from(body.querySelectorAll("img"))) {
      const address = (image.getAttribute("src") ?? "").trim();
      if (ON_THE_WEB.test(address)) continue;
      const file = library() === undefined ? null : fileOf(address);
      if (file !== null) {
        const passing = PASSING + String(last);
        this.waiting.set(passing, file);
        this.pictures[passing] = URL.createObjectURL(file);
        image.setAttribute("src", passing);
        continue;
      }
      // A line that a program drew is a picture as well.
      if (image.getAttribute("width") !== "1" && image.getAttribute("height") !== "1") this.left += 1;
      image.remove();
    }
  }

  /** Sends what has come in, and says what has not. */
  send(view: EditorView, intake: Intake): void {
    if (this.left > 0) intake.left(this.left);
    this.left = 0;
    const files = Array.from(this.waiting);
    this.waiting.clear();
    if (files.length > 0) void this.sendAll(view, files, intake);
  }

  /** One after the other, so that a weak line has something to show soon. */
  private async sendAll(view: EditorView, files: readonly (readonly [string, File])[], { left }: Intake): Promise<void> {
    const { pictures } = this;
    let missing = 0;
    for (const [passing, file] of files) {
      const picked = await library()?.upload([file], { lang: view.dom.lang }).catch(() => []);
      if (view.isDestroyed) return;
      const one = picked?.[0];
      if (one === undefined) missing += 1;
      else pictures[one.media] = one.src;
      settle(view, passing, one);
      URL.revokeObjectURL(pictures[passing]!);
      delete pictures[passing];
    }
    if (missing > 0) left(missing);
  }
}

/** Gives a figure its picture, or takes it out when there is none; its caption becomes a paragraph then. */
function settle(view: EditorView, passing: string, picked: Picked | undefined): void {
  const { tr } = view.state;
  view.state.doc.forEach((block, position) => {
    if (block.attrs["src"] !== passing) return;
    const at = tr.mapping.map(position);
    if (picked === undefined) {
      tr.replaceWith(at, at + block.nodeSize, block.content.size > 0 || view.state.doc.childCount === 1 ? node("paragraph").create(null, block.content) : []);
      return;
    }
    tr.setNodeMarkup(at, null, { ...block.attrs, ...instead(block.attrs, picked) });
  });
  if (tr.docChanged) view.dispatch(tr);
}
