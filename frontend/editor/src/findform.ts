/** The form under the toolbar for finding and replacing. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { formButton, make, panel, spoken } from "./elements";
import { finding, replace, seek, step } from "./find";
import type { Labels } from "./labels";
import { filled, localNumber } from "./numbers";

export class FindForm {
  readonly dom: HTMLElement;
  private readonly words: HTMLInputElement;
  private readonly other: HTMLInputElement;
  private readonly exact: HTMLInputElement;
  private readonly count: HTMLElement;
  private shown: unknown;

  constructor(private readonly labels: Labels, private readonly lang: string, private readonly view: () => EditorView) {
    this.dom = panel("link-form find-form", "search", labels.find);
    this.words = make("input");
    this.other = make("input");
    const field = (words: string, input: HTMLInputElement): HTMLElement => {
      const label = make("label", "", words);
      input.type = "text";
      input.autocomplete = "off";
      label.append(input);
      return label;
    };
    this.exact = make("input");
    this.exact.type = "checkbox";
    const exact = make("label", "find-exact");
    exact.append(this.exact, make("span", "", labels.find_exact));
    this.count = spoken("form-note");
    this.dom.append(
      field(labels.find_what, this.words), field(labels.find_replace, this.other), exact, this.count,
      formButton(labels.find_previous, "", () => this.go(-1)), formButton(labels.find_next, "primary", () => this.go(1)),
      formButton(labels.find_one, "", () => this.write(false)), formButton(labels.find_all, "", () => this.write(true)),
      formButton(labels.find_close, "", () => this.close()),
    );
    for (const input of [this.words, this.exact]) input.addEventListener("input", () => this.seek());
    this.dom.addEventListener("keydown", (event) => {
      const enter = (event.code === "Enter" || event.code === "NumpadEnter") && !event.isComposing;
      if (event.code === "Escape") this.close();
      else if (enter && event.target === this.words) this.go(event.shiftKey ? -1 : 1);
      else if (enter && event.target === this.other) this.write(false);
      else if (event.code === "KeyF" && (event.ctrlKey || event.metaKey)) this.words.select();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  open(): void {
    const { state, dom } = this.view();
    const { from, to, $from } = state.selection;
    this.dom.hidden = false;
    for (const input of [this.words, this.other]) {
      input.lang = dom.lang;
      input.dir = dom.dir;
    }
    if (to > from && to <= $from.end() && $from.parent.isTextblock) this.words.value = state.doc.textBetween(from, to);
    this.seek();
    this.words.focus();
    this.words.select();
  }

  close(): void {
    if (this.dom.hidden) return;
    this.dom.hidden = true;
    const view = this.view();
    seek({ words: "", exact: false })(view.state, view.dispatch);
    view.focus();
  }

  /** Says how many there are, after every change. */
  update(state: EditorState): void {
    const found = finding(state);
    if (this.dom.hidden || found === this.shown) return;
    this.shown = found;
    const { hits, at } = found;
    const number = (value: number): string => localNumber(value, this.lang);
    this.count.textContent = this.words.value === "" ? "" : hits.length === 0 ? this.labels.find_none
      : filled(this.labels.find_count, { at: number(at + 1), all: number(hits.length) });
  }

  private seek(): void {
    const view = this.view();
    seek({ words: this.words.value, exact: this.exact.checked })(view.state, view.dispatch);
  }

  /** The focus stays in the form; the text shows the place. */
  private go(by: 1 | -1): void {
    const view = this.view();
    step(by)(view.state, view.dispatch);
    this.reveal();
  }

  private write(all: boolean): void {
    const view = this.view();
    const before = finding(view.state).hits.length;
    if (!replace(this.other.value, all)(view.state, view.dispatch)) return;
    if (all) this.count.textContent = filled(this.labels.find_replaced, { count: localNumber(before, this.lang) });
    else this.reveal();
  }

  private reveal(): void {
    const { state, dom } = this.view();
    if (finding(state).at >= 0) dom.querySelector(".hit-at")?.scrollIntoView({ block: "center" });
  }
}
