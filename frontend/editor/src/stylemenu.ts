/** The menu of paragraph styles: a button in the toolbar that shows the style at the caret. */

import type { Command, EditorState } from "prosemirror-state";
import { become } from "./blocks";
import { formButton, make, panel } from "./elements";
import type { Label, Labels } from "./labels";

interface Style {
  readonly label: Label;
  readonly node: string;
  readonly level?: number;
}

const STYLES: readonly Style[] = [
  { label: "paragraph", node: "paragraph" },
  { label: "heading_2", node: "heading", level: 2 },
  { label: "heading_3", node: "heading", level: 3 },
  { label: "heading_4", node: "heading", level: 4 },
  { label: "pullquote", node: "pullquote" },
  { label: "verse", node: "verse" },
  { label: "code_block", node: "code_block" },
];

let menus = 0;

export class StyleMenu {
  readonly button: HTMLButtonElement;
  readonly dom: HTMLElement;
  private readonly name: HTMLElement;
  private readonly items: HTMLElement[];

  constructor(private readonly labels: Labels, act: (command: Command) => void, private readonly back: () => void) {
    menus += 1;
    this.dom = panel("style-menu", "menu", labels.block);
    this.dom.id = `editor-styles-${menus}`;
    this.button = formButton("", "tool tool-block", () => (this.dom.hidden ? this.open() : this.close(true)));
    this.button.setAttribute("aria-haspopup", "menu");
    this.button.setAttribute("aria-expanded", "false");
    this.button.setAttribute("aria-controls", this.dom.id);
    this.name = make("span", "tool-name", labels.paragraph);
    this.button.append(make("span", "only-read", `${labels.block}: `), this.name);
    this.button.addEventListener("keydown", (event) => {
      if (event.code !== "ArrowDown" && event.code !== "ArrowUp") return;
      event.preventDefault();
      this.open();
    });
    this.items = STYLES.map((style) => {
      const item = formButton(labels[style.label], `style style-${style.label}`, () => {
        this.close(false);
        act(become(style.node, style.level === undefined ? {} : { level: style.level }));
      });
      item.tabIndex = -1;
      item.setAttribute("role", "menuitemradio");
      item.addEventListener("mousedown", (event) => event.preventDefault());
      return item;
    });
    this.dom.append(...this.items);
    this.dom.addEventListener("keydown", (event) => this.move(event));
    this.dom.addEventListener("focusout", (event) => {
      const to = event.relatedTarget as Node | null;
      if (!this.dom.contains(to) && to !== this.button) this.close(false);
    });
  }

  update(state: EditorState): void {
    const { type, attrs } = state.selection.$from.parent;
    const at = STYLES.findIndex((style) => style.node === type.name && (style.level === undefined || style.level === attrs["level"]));
    this.name.textContent = this.labels[STYLES[at]?.label ?? (type.name in this.labels ? (type.name as Label) : "paragraph")];
    this.items.forEach((item, index) => item.setAttribute("aria-checked", String(index === at)));
  }

  private open(): void {
    this.dom.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    (this.items.find((item) => item.getAttribute("aria-checked") === "true") ?? this.items[0])?.focus();
  }

  private close(back: boolean): void {
    if (this.dom.hidden) return;
    this.dom.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (back) this.back();
  }

  private move(event: KeyboardEvent): void {
    const index = this.items.indexOf(document.activeElement as HTMLElement);
    const last = this.items.length - 1;
    const target: Record<string, number> = { ArrowDown: index === last ? 0 : index + 1, ArrowUp: index <= 0 ? last : index - 1, Home: 0, End: last };
    const next = target[event.code];
    if (next !== undefined) this.items[next]?.focus();
    else if (event.code === "Escape") {
      this.close(false);
      this.button.focus();
    } else if (event.code === "Tab") return this.close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
