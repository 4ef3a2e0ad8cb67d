/** The small form under the toolbar in which a link's address is written. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { typedAddress } from "./addresses";
import { markType } from "./blocks";
import type { Labels } from "./labels";
import { make } from "./nodeviews";

/** The stretch that the form works on: the link at the caret, or the selection. */
function stretch(state: EditorState): { from: number; to: number; href: string } {
  const link = markType("link");
  const { from, to, empty, $from } = state.selection;
  const at = link.isInSet($from.marks()) ?? ($from.nodeAfter ? link.isInSet($from.nodeAfter.marks) : undefined);
  const href = (at?.attrs["href"] as string | undefined) ?? "";
  if (!empty || !at) return { from, to, href };
  let [start, end] = [from, to];
  $from.parent.forEach((child, offset) => {
    const place = $from.start() + offset;
    if (!at.isInSet(child.marks)) return;
    // Bold inside a link cuts it into several texts that touch.
    if (place + child.nodeSize >= start && place <= end) [start, end] = [Math.min(start, place), Math.max(end, place + child.nodeSize)];
  });
  return { from: start, to: end, href };
}

export class LinkForm {
  readonly dom: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly refused: HTMLElement;
  private readonly removal: HTMLButtonElement;
  private target = { from: 0, to: 0, href: "" };

  constructor(labels: Labels, private readonly view: () => EditorView) {
    this.dom = make("div", "link-form");
    this.dom.setAttribute("role", "group");
    this.dom.setAttribute("aria-label", labels.link);
    this.dom.hidden = true;
    const label = make("label", "", labels.link_address);
    this.input = make("input");
    this.input.type = "text";
    this.input.inputMode = "url";
    this.input.dir = "ltr";
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    label.append(this.input);
    this.refused = make("p", "link-refused");
    this.refused.setAttribute("role", "alert");
    const button = (text: string, act: () => void): HTMLButtonElement => {
      const made = make("button", "", text);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    const apply = button(labels.link_apply, () => this.apply(labels));
    apply.className = "primary";
    this.removal = button(labels.link_remove, () => this.write(null));
    this.dom.append(label, apply, this.removal, button(labels.cancel, () => this.close()), this.refused);
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && event.target === this.input) this.apply(labels);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  open(): void {
    const { state, editable } = this.view();
    if (!editable || !state.selection.$from.parent.type.allowsMarkType(markType("link"))) return;
    this.target = stretch(state);
    this.input.value = this.target.href;
    this.removal.hidden = this.target.href === "";
    this.dom.hidden = false;
    this.refuse("");
    this.input.focus();
    this.input.select();
  }

  close(): void {
    if (this.dom.hidden) return;
    this.dom.hidden = true;
    this.view().focus();
  }

  private refuse(message: string): void {
    this.refused.textContent = message;
    this.input.setAttribute("aria-invalid", String(message !== ""));
  }

  private apply(labels: Labels): void {
    if (this.input.value.trim() === "" && this.target.href !== "") return this.write(null);
    const href = typedAddress(this.input.value);
    if (href === null) {
      this.refuse(labels.link_refused);
      this.input.focus();
      return;
    }
    this.write(href);
  }

  private write(href: string | null): void {
    const view = this.view();
    const { from, to } = this.target;
    const end = Math.min(to, view.state.doc.content.size);
    const link = markType("link");
    const tr = view.state.tr.removeMark(from, end, link);
    if (href !== null && from === end) tr.replaceWith(from, end, view.state.schema.text(href, [link.create({ href })]));
    else if (href !== null) tr.addMark(from, end, link.create({ href }));
    view.dispatch(tr.removeStoredMark(link).scrollIntoView());
    this.close();
  }
}
