/** A field under the toolbar with a list that it filters: ARIA's combobox. */

import type { EditorView } from "prosemirror-view";
import { Choices, type Choice } from "./choices";
import { combobox, make, panel, spoken } from "./elements";

export interface Wish {
  readonly label: string;
  /** What is said where nothing fits. */
  readonly none: string;
  readonly find: (typed: string) => readonly Choice[];
}

export class ChoiceForm {
  readonly dom: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly choices: Choices;
  private readonly none: HTMLElement;

  constructor(private readonly wish: Wish, private readonly view: () => EditorView) {
    this.dom = panel("choice-form", "group", wish.label);
    const label = make("label", "", wish.label);
    this.input = combobox();
    this.input.setAttribute("aria-expanded", "true");
    label.append(this.input);
    this.choices = new Choices(wish.label);
    this.none = spoken("form-note");
    this.dom.append(label, this.choices.dom, this.none);
    this.input.addEventListener("input", () => this.filter());
    this.dom.addEventListener("keydown", (event) => {
      if (event.code === "Escape") this.close(true);
      else if (event.isComposing || !this.choices.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.dom.addEventListener("focusout", (event) => {
      if (event.relatedTarget !== null && !this.dom.contains(event.relatedTarget as globalThis.Node)) this.close(false);
    });
  }

  open(): void {
    this.dom.hidden = false;
    this.input.value = "";
    this.choices.own(this.input);
    this.filter();
    this.input.focus();
  }

  private close(back: boolean): void {
    if (this.dom.hidden) return;
    this.dom.hidden = true;
    this.choices.own(null);
    if (back) this.view().focus();
  }

  private filter(): void {
    const found = this.wish.find(this.input.value);
    this.none.textContent = found.length === 0 ? this.wish.none : "";
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.choices.show(found.map((one) => ({
      ...one,
      choose: () => {
        this.close(true);
        one.choose();
      },
    })));
  }
}
