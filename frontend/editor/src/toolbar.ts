/** The toolbar, after the ARIA practice: one tab stop, arrow keys between the buttons, mirrored in a right-to-left interface. */

import { toggleMark } from "prosemirror-commands";
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { playable, recordingAt } from "./addresses";
import { around, hasMark, markType, node, place, toggleList, toggleQuote } from "./blocks";
import type { Choice } from "./choices";
import { currentDirection, turnBlocks } from "./direction";
import { formButton, make } from "./elements";
import { insertFootnote } from "./footnotes";
import { icon, type IconName } from "./icons";
import { showsInvisibles, toggleInvisibles } from "./invisibles";
import { ChoiceForm } from "./choiceform";
import { insertForm } from "./insertmenu";
import { plain, type Helpers } from "./insertions";
import { insertHalfSpace, usesHalfSpace } from "./keys";
import { keysOf } from "./keyhelp";
import type { Label, Labels } from "./labels";
import { library } from "./library";
import { LineForm } from "./lineform";
import { LinkForm } from "./linkform";
import { StyleMenu } from "./stylemenu";
import { addColumn, addRow, inTable, removeColumn, removeRow, removeTable } from "./tables";

interface Tool {
  readonly label: Label;
  /** A drawn sign, or the label whose letter stands for one. */
  readonly sign: IconName | "strong_sign" | "em_sign";
  readonly run: Command;
  /** Whether the tool is on at the selection; absent where it has no state. */
  readonly pressed?: (state: EditorState) => boolean;
  /** Starts a new group of tools. */
  readonly first?: true;
  /** Takes the focus itself. */
  readonly keeps?: true;
  /** When it is there; always, where nothing is said. */
  readonly offered?: (state: EditorState) => boolean;
}

export interface ToolbarOptions {
  readonly labels: Labels;
  /** The version's language, for the tools that only some need. */
  readonly language: string;
  readonly lang: string;
  readonly dir: string;
  readonly view: () => EditorView;
  /** Lets somebody choose from the library. */
  readonly pick: Helpers["pick"];
  /** First words of shared paragraphs, by id. */
  readonly backgrounds: Readonly<Record<string, string>>;
  /** Opens the search through the text. */
  readonly find: () => void;
  /** Begins a remark on the block with the caret; absent where nobody hears of it. */
  readonly remark?: () => void;
  /** Shows the list of keys. */
  readonly help: () => void;
}

const listIs = (ordered: boolean) => (state: EditorState) => around(state, "list")?.node.attrs["ordered"] === ordered;

function mark(name: "strong" | "em", sign: Tool["sign"]): Tool {
  return { label: name, sign, run: toggleMark(markType(name)), pressed: (state) => hasMark(state, name) };
}

interface Forms {
  readonly link: () => void;
  readonly insert: () => void;
  readonly caption: () => void;
}

const opens = (act: () => void): Command => () => (act(), true);

function tools({ language, pick, find, remark, help }: ToolbarOptions, forms: Forms): Tool[] {
  const table = (label: Label, run: Command): Tool => ({ label, sign: "table", run, offered: inTable });
  return [
    { ...mark("strong", "strong_sign"), first: true },
    mark("em", "em_sign"),
    { label: "link", sign: "link", run: opens(forms.link), keeps: true, pressed: (state) => hasMark(state, "link") },
    { label: "insert", sign: "plus", run: opens(forms.insert), keeps: true, first: true },
    { label: "quote", sign: "quote", run: toggleQuote, pressed: (state) => around(state, "quote") !== null },
    { label: "bullet_list", sign: "bullet_list", run: toggleList(false), pressed: listIs(false) },
    { label: "ordered_list", sign: "ordered_list", run: toggleList(true), pressed: listIs(true) },
    { label: "separator", sign: "separator", run: (state, dispatch) => place(node("separator").create())(state, dispatch) },
    { label: "footnote", sign: "footnote", run: insertFootnote },
    { label: "picture", sign: "picture", keeps: true, run: opens(() => pick(["picture"], false)), offered: () => library() !== undefined },
    { label: "direction", sign: "direction", run: turnBlocks, pressed: (state) => currentDirection(state) === "rtl", first: true },
    ...(usesHalfSpace(language) ? [{ label: "zwnj", sign: "zwnj", run: insertHalfSpace } as const] : []),
    { label: "invisibles", sign: "invisibles", run: toggleInvisibles, pressed: showsInvisibles },
    { label: "find", sign: "find", run: opens(find), keeps: true },
    ...(remark ? [{ label: "remark", sign: "remark", run: opens(remark), keeps: true } as const] : []),
    { ...table("table_row_add", addRow), first: true },
    table("table_column_add", addColumn), table("table_row_remove", removeRow), table("table_column_remove", removeColumn), table("table_remove", removeTable),
    { ...table("table_caption", opens(forms.caption)), keeps: true },
    { label: "undo", sign: "undo", run: undo, first: true },
    { label: "redo", sign: "redo", run: redo },
    { label: "keys", sign: "keys", run: opens(help), keeps: true },
  ];
}

/** Writes only what changes: this runs at every key. */
function setTo(button: HTMLElement, name: string, value: boolean): void {
  if (button.getAttribute(name) !== String(value)) button.setAttribute(name, String(value));
}

function addressForm(labels: Labels, view: () => EditorView): LineForm {
  const take = (address: string): string | null => {
    const page = playable(address);
    const recording = recordingAt(address);
    if (page === null && recording === null) return labels.embed_refused;
    const block = page !== null ? node("embed").create(page) : node(recording!.kind).create({ src: recording!.src });
    place(block)(view().state, view().dispatch);
    return null;
  };
  return new LineForm({ name: labels.embed, label: labels.embed_address, apply: labels.embed_apply, address: true, take }, labels, view);
}

function sharedParagraphs(typed: string, { backgrounds }: ToolbarOptions, view: () => EditorView): Choice[] {
  const fits = Object.entries(backgrounds).filter(([, words]) => plain(words).includes(plain(typed)));
  return fits.map(([id, words]) => ({
    name: words,
    choose: () => {
      place(node("background").create({ background: id }))(view().state, view().dispatch);
      view().focus();
    },
  }));
}

function captionForm(labels: Labels, view: () => EditorView): LineForm {
  const take = (caption: string): null => {
    const { state } = view();
    const table = around(state, "table");
    if (table !== null) view().dispatch(state.tr.setNodeAttribute(state.selection.$from.before(table.depth), "caption", caption));
    return null;
  };
  return new LineForm({ name: labels.table, label: labels.table_caption, apply: labels.embed_apply, take }, labels, view);
}

export class Toolbar {
  readonly dom: HTMLElement;
  readonly link: LinkForm;
  readonly address: LineForm;
  readonly background: ChoiceForm;
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
    this.address = addressForm(labels, view);
    const caption = captionForm(labels, view);
    this.background = new ChoiceForm({ label: labels.background_which, none: labels.background_none, find: (typed) => sharedParagraphs(typed, options, view) }, view);
    const insert = insertForm(labels, view, { pick: options.pick, address: () => this.address.open(), background: () => this.background.open() });
    const forms: Forms = {
      link: () => this.link.open(),
      insert: () => insert.open(),
      caption: () => caption.open(around(view().state, "table")?.node.attrs["caption"] as string | undefined),
    };
    for (const tool of tools(options, forms)) {
      if (tool.first) group = this.group();
      const button = this.button(tool);
      this.buttons.push({ tool, button });
      group.append(button);
    }
    this.dom.append(this.bar, this.menu.dom, insert.dom, this.background.dom, this.link.dom, this.address.dom, caption.dom);
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
      if (tool.pressed) setTo(button, "aria-pressed", tool.pressed(state));
      const off = tool.run === undo ? undoDepth(state) === 0 : tool.run === redo ? redoDepth(state) === 0 : false;
      setTo(button, "aria-disabled", off);
      if (tool.offered) button.hidden = !tool.offered(state);
    }
    for (const group of this.bar.querySelectorAll<HTMLElement>(".editor-group")) group.hidden = group.querySelector("button:not([hidden])") === null;
    const items = this.items();
    if (!items.some((item) => item.tabIndex === 0)) this.settle(items[0]!);
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
    const button = formButton("", `tool tool-${tool.label}`, () => this.act(tool.run, !tool.keeps));
    button.title = labels[tool.label];
    button.setAttribute("aria-label", labels[tool.label]);
    const keys = keysOf(tool.label);
    if (keys) button.setAttribute("aria-keyshortcuts", keys);
    const written = tool.sign === "table" ? tool.label : tool.sign === "strong_sign" || tool.sign === "em_sign" ? tool.sign : null;
    button.append(written === null ? icon(tool.sign as IconName) : make("span", "", labels[written]));
    return button;
  }

  private act(command: Command, back = true): void {
    const view = this.options.view();
    command(view.state, view.dispatch, view);
    if (back) view.focus();
  }

  private items(): HTMLElement[] {
    return Array.from(this.bar.querySelectorAll<HTMLElement>("button:not([hidden])"));
  }

  private settle(target: HTMLElement): void {
    for (const item of this.bar.querySelectorAll("button")) item.tabIndex = item === target ? 0 : -1;
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
    (this.dom.parentElement ?? this.dom).style.setProperty("--keyboard", `${Math.round(covered)}px`);
  }
}
