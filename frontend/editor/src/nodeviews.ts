/** How blocks that are more than text look in the desk: a labelled frame, a few fields, and the caption to write in. */

import type { Node } from "prosemirror-model";
import { NodeSelection } from "prosemirror-state";
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from "prosemirror-view";
import { previewAddress } from "./schema";
import type { Label, Labels } from "./labels";

export interface Surroundings {
  readonly labels: Labels;
  /** Language and direction of the interface, which may differ from the story's. */
  readonly lang: string;
  readonly dir: string;
  /** Addresses to show pictures from, by media id. */
  readonly pictures: Readonly<Record<string, string>>;
  /** First words of shared paragraphs, by background id. */
  readonly backgrounds: Readonly<Record<string, string>>;
}

/** What a kind of block shows. */
interface Kind {
  /** The element for the content; absent where the block has none. */
  readonly content?: "figcaption" | "div" | "blockquote";
  readonly picture?: true;
  /** Attributes that are words and can be written in place. */
  readonly words?: readonly ("alt" | "credit" | "cite")[];
  readonly sized?: true;
  /** The attribute that says what the block holds. */
  readonly about?: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  figure: { content: "figcaption", picture: true, words: ["alt", "credit"], sized: true },
  gallery: { content: "div" },
  gallery_item: { content: "figcaption", picture: true, words: ["alt", "credit"] },
  audio: { content: "figcaption", about: ["src"] },
  video: { content: "figcaption", about: ["src"] },
  embed: { content: "figcaption", about: ["title", "url"] },
  quote: { content: "blockquote", words: ["cite"] },
  pullquote: { content: "blockquote", words: ["cite"] },
  file: { about: ["name", "src"] },
  more: { about: ["label"] },
  page_break: {},
  background: { about: ["background"] },
  raw: { about: ["reason", "html"] },
};
const SIZES = ["normal", "wide", "full", "start", "end"] as const;
const LONGEST_ABOUT = 240;

/** An element with a class. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}

function setOrRemove(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined || value === "") element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function setCommon(element: HTMLElement, node: Node): void {
  for (const name of ["dir", "lang"]) setOrRemove(element, name, node.attrs[name]);
  setOrRemove(element, "data-id", node.attrs["id"]);
}

/** A paragraph or heading that turns in place: a fresh element would end a composition and lose the caret. */
class TextBlock implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  constructor(private node: Node) {
    this.dom = this.contentDOM = make(node.type.name === "heading" ? (`h${node.attrs["level"] as number}` as "h2") : "p");
    setCommon(this.dom, node);
  }
  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs["level"] !== this.node.attrs["level"]) return false;
    this.node = node;
    setCommon(this.dom, node);
    return true;
  }
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === "attributes";
  }
}

class FramedBlock implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly about: HTMLElement;
  private readonly image: HTMLImageElement | null;
  private readonly fields = new Map<string, HTMLInputElement | HTMLSelectElement>();

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly position: () => number | undefined,
    private readonly around: Surroundings,
    private readonly kind: Kind,
  ) {
    const { labels } = around;
    const name = node.type.name;
    this.dom = make(kind.content === "blockquote" ? "div" : kind.content === "figcaption" ? "figure" : "div", `block block-${name}`);
    this.frame = make("div", "block-frame");
    this.frame.contentEditable = "false";
    this.frame.lang = around.lang;
    this.frame.dir = around.dir;
    this.frame.append(make("span", "block-kind", labels[name in labels ? (name as Label) : "raw"]));
    this.about = make("bdi", "block-about");
    this.frame.append(this.about);
    this.image = kind.picture ? make("img", "block-picture") : null;
    if (this.image) this.image.contentEditable = "false";
    for (const word of kind.words ?? []) this.frame.append(this.field(word));
    if (kind.sized) this.frame.append(this.sizes());
    this.frame.addEventListener("mousedown", (event) => this.select(event));
    this.image?.addEventListener("mousedown", (event) => this.select(event));
    if (kind.content) {
      this.contentDOM = make(kind.content, "block-content");
      if (kind.content === "figcaption") this.contentDOM.dataset["placeholder"] = labels.caption;
      const quoted = kind.content === "blockquote";
      this.dom.append(...(this.image ? [this.image] : []), ...(quoted ? [this.contentDOM, this.frame] : [this.frame, this.contentDOM]));
    } else {
      this.dom.contentEditable = "false";
      this.dom.append(this.frame);
    }
    this.show();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest("input, select") !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    return mutation.target !== this.contentDOM && !this.contentDOM?.contains(mutation.target);
  }

  private show(): void {
    const { node, around } = this;
    setCommon(this.dom, node);
    for (const name of ["size", "columns"]) setOrRemove(this.dom, `data-${name}`, node.attrs[name]);
    const about = (this.kind.about ?? []).map((name) => node.attrs[name] as string | null).filter(Boolean);
    const shared = node.type.name === "background" ? around.backgrounds[node.attrs["background"] as string] : undefined;
    this.about.textContent = (shared ?? about.join(" · ")).slice(0, LONGEST_ABOUT);
    for (const [name, field] of this.fields) {
      const value = node.attrs[name] as string;
      if (field.value !== value) field.value = value;
      if (field instanceof HTMLInputElement) setOrRemove(field, "dir", node.attrs["dir"] ?? this.view.dom.dir);
      field.disabled = !this.view.editable;
    }
    if (this.image) {
      const address = previewAddress(node, around.pictures);
      setOrRemove(this.image, "src", address);
      this.image.alt = node.attrs["alt"] as string;
      this.image.hidden = address === null;
      if (address === null) this.about.textContent = (node.attrs["src"] as string | null) ?? "";
    }
  }

  private field(name: "alt" | "credit" | "cite"): HTMLElement {
    const label = make("label", "block-field");
    const input = make("input");
    input.type = "text";
    input.lang = this.view.dom.lang;
    input.addEventListener("input", () => this.set(name, input.value));
    label.append(make("span", "", this.around.labels[name]), input);
    this.fields.set(name, input);
    return label;
  }

  private sizes(): HTMLElement {
    const label = make("label", "block-field");
    const select = make("select");
    for (const size of SIZES) {
      const option = make("option", "", this.around.labels[`size_${size}`]);
      option.value = size;
      select.append(option);
    }
    select.addEventListener("change", () => this.set("size", select.value));
    label.append(make("span", "", this.around.labels.size), select);
    this.fields.set("size", select);
    return label;
  }

  private set(name: string, value: string): void {
    const position = this.position();
    if (position !== undefined && this.view.editable) this.view.dispatch(this.view.state.tr.setNodeAttribute(position, name, value));
  }

  private select(event: MouseEvent): void {
    const position = this.position();
    if (position === undefined || this.stopEvent(event) || (event.target as HTMLElement).closest("label")) return;
    event.preventDefault();
    this.view.focus();
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, position)));
  }
}

export function nodeViews(around: Surroundings): Record<string, NodeViewConstructor> {
  const framed = Object.entries(KINDS).map(([name, kind]): [string, NodeViewConstructor] => [
    name,
    (node, view, position) => new FramedBlock(node, view, position, around, kind),
  ]);
  return { ...Object.fromEntries(framed), paragraph: (node) => new TextBlock(node), heading: (node) => new TextBlock(node) };
}
