/** A small form of one line under the toolbar. */

import type { EditorView } from "prosemirror-view";
import { addressField, formButton, make, panel, spoken } from "./elements";
import type { Labels } from "./labels";

export interface Line {
  readonly name: string;
  readonly label: string;
  readonly apply: string;
  readonly address?: true;
  /** Does what the form is for; what it answers is a refusal. */
  readonly take: (value: string) => string | null;
}

export class LineForm {
  readonly dom: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly refused: HTMLElement;

  constructor(private readonly line: Line, labels: Labels, private readonly view: () => EditorView) {
    this.dom = panel("link-form", "group", line.name);
    const label = make("label", "", line.label);
    this.input = line.address ? addressField() : make("input");
    label.append(this.input);
    this.refused = spoken("link-refused", "alert");
    this.dom.append(label, formButton(line.apply, "primary", () => this.apply()), formButton(labels.cancel, "", () => this.close()), this.refused);
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && event.target === this.input && !event.isComposing) this.apply();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  open(value = ""): void {
    const view = this.view();
    this.dom.hidden = false;
    this.input.value = value;
    if (!this.line.address) {
      this.input.lang = view.dom.lang;
      this.input.dir = view.dom.dir;
    }
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

  private apply(): void {
    const refusal = this.line.take(this.input.value.trim());
    if (refusal === null) return this.close();
    this.refuse(refusal);
    this.input.focus();
  }
}
