/** The small form under the toolbar in which a link's address is written. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { typedAddress } from "./addresses";
import { markType } from "./blocks";
import { Choices } from "./choices";
import { combobox, formButton, make, panel, spoken } from "./elements";
import type { Labels } from "./labels";
import { localNumber } from "./numbers";
import { linkable, type Linkable } from "./server";

/** Milliseconds without a key before stories are looked for. */
const PAUSE = 250;

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
  private readonly stories: Choices;
  private readonly heard: HTMLElement;
  private readonly refused: HTMLElement;
  private readonly removal: HTMLButtonElement;
  private timer: number | undefined;
  private target = { from: 0, to: 0, href: "" };

  constructor(private readonly labels: Labels, private readonly view: () => EditorView) {
    this.dom = panel("link-form", "group", labels.link);
    const label = make("label", "", labels.link_search);
    this.input = combobox();
    this.input.setAttribute("aria-expanded", "false");
    label.append(this.input);
    this.stories = new Choices(labels.link_stories);
    this.stories.dom.hidden = true;
    this.heard = spoken("only-read");
    this.input.addEventListener("input", () => this.search());
    this.refused = spoken("link-refused", "alert");
    this.removal = formButton(labels.link_remove, "", () => this.write(null));
    this.dom.append(
      label, formButton(labels.link_apply, "primary", () => this.apply(labels)), this.removal, formButton(labels.cancel, "", () => this.close()),
      this.stories.dom, this.refused, this.heard,
    );
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      else if (event.target === this.input && !event.isComposing && this.stories.key(event)) this.stories.own(this.input);
      else if (event.key === "Enter" && event.target === this.input) this.apply(labels);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  open(): void {
    const { state } = this.view();
    if (!state.selection.$from.parent.type.allowsMarkType(markType("link"))) return;
    this.target = stretch(state);
    this.input.value = this.target.href;
    this.list([]);
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

  /** Stories whose words are typed; an address is no such thing. */
  private search(): void {
    window.clearTimeout(this.timer);
    const words = this.input.value.trim();
    if (words.length < 2 || typedAddress(words) !== null || words.startsWith("http")) return this.list([]);
    this.timer = window.setTimeout(() => {
      void linkable(words, this.view().dom.lang).then((found) => {
        if (!this.dom.hidden && this.input.value.trim() === words) this.list(found);
      });
    }, PAUSE);
  }

  private list(found: readonly Linkable[]): void {
    this.stories.dom.hidden = found.length === 0;
    this.stories.own(found.length === 0 ? null : this.input);
    this.stories.show(found.map(({ headline, lang, detail, href }) => ({ name: headline, lang, detail, choose: () => this.write(href, headline) })));
    if (found.length > 0) this.stories.mark(-1);
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.heard.textContent = found.length > 0 ? `${this.labels.link_stories}: ${localNumber(found.length, this.dom.closest<HTMLElement>("[lang]")?.lang ?? "en")}` : "";
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

  private write(href: string | null, words = href): void {
    const view = this.view();
    const { from, to } = this.target;
    const end = Math.min(to, view.state.doc.content.size);
    const link = markType("link");
    const tr = view.state.tr.removeMark(from, end, link);
    if (href !== null && from === end) tr.replaceWith(from, end, view.state.schema.text(words!, [link.create({ href })]));
    else if (href !== null) tr.addMark(from, end, link.create({ href }));
    view.dispatch(tr.removeStoredMark(link).scrollIntoView());
    this.close();
  }
}
