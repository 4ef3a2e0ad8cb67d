/** A list to choose from while the focus stays where one types: ARIA's listbox, worked through its owner. */

import { make } from "./elements";


export interface Choice {
  readonly name: string;
  /** A quieter second line. */
  readonly detail?: string;
  readonly sign?: Element;
  readonly lang?: string;
  readonly choose: () => void;
}

let lists = 0;

export class Choices {
  readonly dom: HTMLElement;
  private shown: readonly Choice[] = [];
  private at = 0;
  private owner: HTMLElement | null = null;

  constructor(label: string) {
    lists += 1;
    this.dom = make("div", "choices");
    this.dom.id = `editor-choices-${lists}`;
    this.dom.setAttribute("role", "listbox");
    this.dom.setAttribute("aria-label", label);
    // The focus stays with the owner.
    this.dom.addEventListener("mousedown", (event) => event.preventDefault());
    this.dom.addEventListener("click", (event) => {
      const index = Array.from(this.dom.children).findIndex((child) => child.contains(event.target as globalThis.Node));
      this.shown[index]?.choose();
    });
  }

  get size(): number {
    return this.shown.length;
  }

  /** Ties the list to the element that holds the focus. */
  own(owner: HTMLElement | null): void {
    for (const name of ["aria-controls", "aria-activedescendant"]) this.owner?.removeAttribute(name);
    this.owner = owner;
    owner?.setAttribute("aria-controls", this.dom.id);
  }

  show(choices: readonly Choice[]): void {
    this.shown = choices;
    this.dom.replaceChildren(
      ...choices.map(({ name, detail, sign, lang }, index) => {
        const option = make("div", "choice");
        option.id = `${this.dom.id}-${index}`;
        option.setAttribute("role", "option");
        const title = make("span", "choice-name", name);
        if (lang) title.lang = lang;
        title.dir = "auto";
        option.append(...(sign ? [sign] : []), title);
        if (detail) option.append(make("span", "choice-detail", detail));
        return option;
      }),
    );
    this.mark(0);
  }

  /** Handles a key of the owner's; true when the list took it. */
  key(event: KeyboardEvent): boolean {
    const last = this.shown.length - 1;
    if (last < 0) return false;
    if (event.code === "ArrowDown") this.mark(this.at === last ? 0 : this.at + 1);
    else if (event.code === "ArrowUp") this.mark(this.at <= 0 ? last : this.at - 1);
    else if ((event.code === "Enter" || event.code === "NumpadEnter") && this.at >= 0) this.shown[this.at]?.choose();
    else return false;
    return true;
  }

  /** Marks one as chosen; -1: none, until an arrow goes to it. */
  mark(index: number): void {
    this.at = index;
    Array.from(this.dom.children).forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const chosen = this.dom.children[index];
    if (chosen) this.owner?.setAttribute("aria-activedescendant", chosen.id);
    else this.owner?.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView?.({ block: "nearest" });
  }
}
