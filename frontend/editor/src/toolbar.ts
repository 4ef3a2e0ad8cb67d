/** The toolbar, after the ARIA practice: one tab stop, arrow keys between the buttons, mirrored in a right-to-left interface. */

import { toggleMark } from "prosemirror-commands";
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { around, hasMark, markType, node, place, toggleList, toggleQuote } from "./blocks";
import { currentDirection, turnBlocks } from "./direction";
import { insertFootnote } from "./footnotes";
import { icon, type IconName } from "./icons";
import { showsInvisibles, toggleInvisibles } from "./invisibles";
import { insertHalfSpace, usesHalfSpace } from "./keys";
import type { Label, Labels } from "./labels";
import { LinkForm } from "./linkform";
import { make } from "./nodeviews";
import { StyleMenu } from "./stylemenu";

interface Tool {
  readonly label: Label;
  /** A drawn sign, or the label whose letter stands for one. */
  readonly sign: IconName | "strong_sign" | "em_sign";
  readonly run: Command;
  /** Whether the tool is on at the selection; absent where it has no state. */
  readonly pressed?: (state: EditorState) => boolean;
  /** Starts a new group of tools. */
  readonly first?: true;
  readonly shortcut?: string;
}

export interface ToolbarOptions {
  readonly labels: Labels;
  /** The version's language, for the tools that only some need. */
  readonly language: string;
  readonly lang: string;
  readonly dir: string;
  readonly view: () => EditorView;
  /** Asks the desk for a picture; the tool is left out without it. */
  readonly picture?: () => void;
}

const listIs = (ordered: boolean) => (state: EditorState) => around(state, "list")?.node.attrs["ordered"] === ordered;

function mark(name: "strong" | "em" | "underline", sign: Tool["sign"], shortcut: string): Tool {
  return { label: name, sign, shortcut, run: toggleMark(markType(name)), pressed: (state) => hasMark(state, name) };
}

function tools({ language, picture }: ToolbarOptions, link: Command): Tool[] {
  return [
    { ...mark("strong", "strong_sign", "Control+B"), first: true },
    mark("em", "em_sign", "Control+I"),
    { label: "link", sign: "link", shortcut: "Control+K", run: link, pressed: (state) => hasMark(state, "link") },
    { label: "quote", sign: "quote", run: toggleQuote, pressed: (state) => around(state, "quote") !== null, first: true },
    { label: "bullet_list", sign: "bullet_list", run: toggleList(false), pressed: listIs(false) },
    { label: "ordered_list", sign: "ordered_list", run: toggleList(true), pressed: listIs(true) },
    { label: "separator", sign: "separator", run: (state, dispatch) => place(node("separator").create())(state, dispatch) },
    { label: "footnote", sign: "footnote", run: insertFootnote },
    ...(picture ? [{ label: "picture", sign: "picture", run: () => (picture(), true) } as const] : []),
    { label: "direction", sign: "direction", shortcut: "Control+Shift+X", run: turnBlocks, pressed: (state) => currentDirection(state) === "rtl", first: true },
    ...(usesHalfSpace(language) ? [{ label: "zwnj", sign: "zwnj", shortcut: "Shift+Space", run: insertHalfSpace } as const] : []),
    { label: "invisibles", sign: "invisibles", run: toggleInvisibles, pressed: showsInvisibles },
    { label: "undo", sign: "undo", shortcut: "Control+Z", run: undo, first: true },
    { label: "redo", sign: "redo", shortcut: "Control+Shift+Z", run: redo },
  ];
}

export class Toolbar {
  readonly dom: HTMLElement;
  readonly link: LinkForm;
  private readonly bar: HTMLElement;
  private readonly menu: StyleMenu;
  private readonly buttons: { readonly tool: Tool; readonly button: HTMLButtonElement }[] = [];
  private readonly viewport = (): void => this.followViewport();

  constructor(private readonly options: ToolbarOptions) {
    const { labels, view } = options;
    this.dom = make("div", "editor-head");
    this.dom.lang = options.lang;
    this.dom.dir = options.dir;
    this.bar = make("div", "editor-tools");
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", labels.toolbar);
    this.link = new LinkForm(labels, view);
    this.menu = new StyleMenu(labels, (command) => this.act(command), () => view().focus());
    this.bar.append(this.menu.button);
    let group = this.group();
    for (const tool of tools(options, () => (this.link.open(), true))) {
      if (tool.first) group = this.group();
      const button = this.button(tool);
      this.buttons.push({ tool, button });
      group.append(button);
    }
    this.dom.append(this.bar, this.menu.dom, this.link.dom);
    this.items().forEach((item, index) => (item.tabIndex = index === 0 ? 0 : -1));
    this.bar.addEventListener("keydown", (event) => this.move(event));
    this.bar.addEventListener("focusin", (event) => this.settle(event.target as HTMLElement));
    // The text keeps its selection when a tool is pressed with the mouse or a finger.
    this.bar.addEventListener("mousedown", (event) => event.preventDefault());
    window.visualViewport?.addEventListener("resize", this.viewport);
    window.visualViewport?.addEventListener("scroll", this.viewport);
  }

  update(state: EditorState): void {
    for (const { tool, button } of this.buttons) {
      if (tool.pressed) button.setAttribute("aria-pressed", String(tool.pressed(state)));
      const off = tool.run === undo ? undoDepth(state) === 0 : tool.run === redo ? redoDepth(state) === 0 : false;
      button.setAttribute("aria-disabled", String(off));
    }
    this.menu.update(state);
  }

  focus(): void {
    this.items().find((item) => item.tabIndex === 0)?.focus();
  }

  destroy(): void {
    window.visualViewport?.removeEventListener("resize", this.viewport);
    window.visualViewport?.removeEventListener("scroll", this.viewport);
  }

  private group(): HTMLElement {
    const group = make("div", "editor-group");
    this.bar.append(group);
    return group;
  }

  private button(tool: Tool): HTMLButtonElement {
    const { labels } = this.options;
    const button = make("button", `tool tool-${tool.label}`);
    button.type = "button";
    button.title = labels[tool.label];
    button.setAttribute("aria-label", labels[tool.label]);
    if (tool.shortcut) button.setAttribute("aria-keyshortcuts", tool.shortcut);
    button.append(tool.sign === "strong_sign" || tool.sign === "em_sign" ? make("span", "", labels[tool.sign]) : icon(tool.sign));
    button.addEventListener("click", () => this.act(tool.run, tool.label !== "link" && tool.label !== "picture"));
    return button;
  }

  private act(command: Command, back = true): void {
    const view = this.options.view();
    command(view.state, view.dispatch, view);
    if (back) view.focus();
  }

  private items(): HTMLElement[] {
    return Array.from(this.bar.querySelectorAll<HTMLElement>("button"));
  }

  private settle(target: HTMLElement): void {
    for (const item of this.items()) item.tabIndex = item === target ? 0 : -1;
  }

  private move(event: KeyboardEvent): void {
    const items = this.items();
    const index = items.indexOf(document.activeElement as HTMLElement);
    const forward = this.options.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = this.options.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    let next = index;
    if (event.code === forward) next = (index + 1) % items.length;
    else if (event.code === backward) next = (index - 1 + items.length) % items.length;
    else if (event.code === "Home") next = 0;
    else if (event.code === "End") next = items.length - 1;
    else if (event.code === "Escape") this.options.view().focus();
    else return;
    event.preventDefault();
    if (event.code !== "Escape") items[next]?.focus();
  }

  /** Keeps the bar above a phone's keyboard, which covers the page without resizing it. */
  private followViewport(): void {
    const seen = window.visualViewport;
    if (!seen) return;
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    this.dom.style.setProperty("--keyboard", `${Math.round(covered)}px`);
  }
}
