/** How blocks that are more than text look in the desk: a labelled frame, a few fields, and the caption to write in. */

import type { Node } from "prosemirror-model";
import { NodeSelection } from "prosemirror-state";
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from "prosemirror-view";
import { typedAddress } from "./addresses";
import { placeItem, removeItem } from "./blocks";
import { carries } from "./carrying";
import { addressField, formButton, make, signButton } from "./elements";
import type { Label, Labels } from "./labels";
import { galleryOf, instead, library, type MediaKind, type Picked } from "./library";
import { filled, localNumber } from "./numbers";
import { previewAddress } from "./schema";

export interface Surroundings {
  readonly labels: Labels;
  /** Language and direction of the interface, which may differ from the story's. */
  readonly lang: string;
  readonly dir: string;
  /** Addresses to show pictures from, by media id. */
  readonly pictures: Record<string, string>;
  /** First words of shared paragraphs, by background id. */
  readonly backgrounds: Record<string, string>;
  /** Says something to whoever writes. */
  readonly say: (words: string) => void;
}

/** An attribute that is written in a block's frame. */
type Written = "alt" | "credit" | "cite" | "transcript" | "captions" | "poster" | "embed_title" | "file_name" | "more_label";

/** What a kind of block shows. */
interface Kind {
  /** The element for the content; absent where the block has none. */
  readonly content?: "figcaption" | "div" | "blockquote";
  readonly picture?: true;
  readonly written?: readonly Written[];
  readonly sized?: true;
  /** A gallery: how many beside one another, and more pictures. */
  readonly many?: true;
  /** Its place among its neighbours is changed in its frame. */
  readonly ordered?: true;
  /** The attribute that says what the block holds. */
  readonly about?: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  figure: { content: "figcaption", picture: true, written: ["alt", "credit"], sized: true },
  gallery: { content: "div", many: true },
  gallery_item: { content: "figcaption", picture: true, written: ["alt", "credit"], ordered: true },
  audio: { content: "figcaption", about: ["src"], written: ["transcript"] },
  video: { content: "figcaption", about: ["src"], written: ["transcript", "captions", "poster"] },
  embed: { content: "figcaption", about: ["url"], written: ["embed_title"] },
  quote: { content: "blockquote", written: ["cite"] },
  pullquote: { content: "blockquote", written: ["cite"] },
  file: { about: ["src"], written: ["file_name"] },
  more: { written: ["more_label"] },
  page_break: {},
  background: { about: ["background"] },
  raw: { about: ["reason", "html"] },
};
/** Labels whose attribute has another name. */
const ATTRIBUTES: Partial<Record<Written, string>> = { file_name: "name", more_label: "label", embed_title: "title" };
const ADDRESSES: readonly Written[] = ["captions", "poster"];
const SIZES = ["normal", "wide", "full", "start", "end"] as const;
const MOST_COLUMNS = 6;
const LONGEST_ABOUT = 240;

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

function isControl(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("input, select, textarea, button") !== null;
}

class FramedBlock implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly about: HTMLElement;
  private readonly image: HTMLImageElement | null;
  private readonly note: HTMLElement;
  private readonly fields = new Map<string, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>();

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
    this.frame.append(make("span", kind.ordered ? "only-read" : "block-kind", labels[name in labels ? (name as Label) : "raw"]));
    this.about = make("bdi", "block-about");
    this.note = make("p", "block-note");
    this.note.hidden = true;
    this.frame.append(this.about, this.note);
    this.image = kind.picture ? make("img", "block-picture") : null;
    if (this.image) {
      const { image } = this;
      image.contentEditable = "false";
      image.addEventListener("error", () => (image.hidden = true));
    }
    for (const word of kind.written ?? []) this.frame.append(this.field(word));
    if (kind.sized) this.frame.append(this.menu("size", SIZES.map((size) => [size, labels[`size_${size}`]])));
    if (kind.many) this.frame.append(this.menu("columns", Array.from({ length: MOST_COLUMNS }, (_, index) => [String(index + 1), localNumber(index + 1, around.lang)])));
    this.frame.append(...this.buttons());
    this.frame.addEventListener("mousedown", (event) => this.select(event));
    this.image?.addEventListener("click", (event) => this.select(event));
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
    // A picture that is carried is no text that is dragged.
    return isControl(event) || (this.kind.ordered === true && event.target === this.image);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    return mutation.target !== this.contentDOM && !this.contentDOM?.contains(mutation.target);
  }

  private show(): void {
    const { node, around } = this;
    setCommon(this.dom, node);
    for (const name of ["size", "columns"]) setOrRemove(this.dom, `data-${name}`, node.attrs[name]);
    this.dom.classList.toggle("is-blank", node.isTextblock && node.content.size === 0);
    const about = (this.kind.about ?? []).map((name) => node.attrs[name] as string | null).filter(Boolean);
    const shared = node.type.name === "background" ? around.backgrounds[node.attrs["background"] as string] : undefined;
    this.about.textContent = (shared ?? about.join(" · ")).slice(0, LONGEST_ABOUT);
    for (const [name, field] of this.fields) {
      const value = String(node.attrs[name] ?? "");
      if (field.value !== value) field.value = value;
      if (!(field instanceof HTMLSelectElement) && field.inputMode !== "url") setOrRemove(field, "dir", node.attrs["dir"] ?? this.view.dom.dir);
    }
    if (this.image) {
      const address = previewAddress(node, around.pictures);
      if (this.image.getAttribute("src") !== address) {
        setOrRemove(this.image, "src", address);
        this.image.hidden = address === null;
      }
      this.image.alt = node.attrs["alt"] as string;
      const src = node.attrs["src"] as string | null;
      if (address === null) this.about.textContent = src ?? "";
      this.note.hidden = !(address === null && src !== null);
      this.note.textContent = this.note.hidden ? "" : around.labels.remote;
    }
  }

  private buttons(): HTMLElement[] {
    const { labels } = this.around;
    const button = (label: Label, act: () => void): HTMLButtonElement => formButton(labels[label], `block-button block-${label}`, act);
    const made: HTMLElement[] = this.kind.ordered ? this.places() : [];
    if (library() === undefined) return made;
    const choose = (kinds: readonly MediaKind[], many: boolean, take: (picked: Picked[]) => void): void =>
      void library()?.pick({ kinds, many, lang: this.view.dom.lang }).then(
        (picked) => void (picked.length > 0 && !this.view.isDestroyed && take(picked)),
        () => this.around.say(labels.upload_failed),
      );
    const name = this.node.type.name;
    if (this.kind.ordered) made.push(signButton("picture", labels.replace_picture, "block-button", () => choose(["picture"], false, ([one]) => this.replace(one!))));
    else if (this.kind.picture) made.push(button("replace_picture", () => choose(["picture"], false, ([one]) => this.replace(one!))));
    if (this.kind.many) made.push(button("add_pictures", () => choose(["picture"], true, (picked) => this.append(picked))));
    if (name === "audio" || name === "video") {
      made.push(button("choose_from_library", () => choose([name], false, ([one]) => this.setAll({ media: one!.media, src: null }))));
    }
    return made;
  }

  /** Another picture in the same place. */
  private replace(picked: Picked): void {
    this.around.pictures[picked.media] = picked.src;
    this.setAll(instead(this.node.attrs, picked));
  }

  private append(picked: readonly Picked[]): void {
    const position = this.position();
    if (position === undefined) return;
    for (const one of picked) this.around.pictures[one.media] = one.src;
    this.view.dispatch(this.view.state.tr.insert(position + this.node.nodeSize - 1, galleryOf(picked).content).scrollIntoView());
  }

  /** A gallery picture's controls: what carries it, one place on, and out. */
  private places(): HTMLElement[] {
    const { labels } = this.around;
    const handle = signButton("separator", labels.move, "block-button block-grip", () => {});
    const step = (label: "earlier" | "later", by: 1 | -1): HTMLElement =>
      signButton(label, labels[label], `block-button block-${label}`, () => this.order(this.index() + by, `.block-${label}`));
    if (this.image) {
      this.image.draggable = false;
      this.image.addEventListener("mousedown", (event) => event.preventDefault());
      carries({ item: this.dom, handle, picture: this.image, move: (to) => this.order(to, ".block-grip") });
    }
    const out = signButton("remove", labels.remove, "block-button block-remove", () => {
      const position = this.position();
      const tr = position === undefined ? null : removeItem(this.view.state, position);
      if (tr === null) return;
      this.view.dispatch(tr);
      this.view.focus();
    });
    return [handle, out, step("earlier", -1), step("later", 1)];
  }

  /** Its place among its neighbours. */
  private index(): number {
    return this.view.state.doc.resolve(this.position() ?? 0).index();
  }

  /** Puts the picture at another place, says so, and leaves the focus on its control there. */
  private order(to: number, control: string): void {
    const position = this.position();
    const tr = position === undefined ? null : placeItem(this.view.state, position, to);
    const { labels, lang, say } = this.around;
    const count = (at: number, all: number): void => say(filled(labels.order_said, { at: localNumber(at + 1, lang), all: localNumber(all, lang) }));
    if (tr === null) return count(this.index(), this.view.state.doc.resolve(position ?? 0).parent.childCount);
    this.view.dispatch(tr);
    const { $from, from } = this.view.state.selection;
    (this.view.nodeDOM(from) as HTMLElement | null)?.querySelector<HTMLElement>(control)?.focus({ preventScroll: true });
    count($from.index(), $from.parent.childCount);
  }

  private field(name: Written): HTMLElement {
    const attribute = ATTRIBUTES[name] ?? name;
    const label = make("label", "block-field");
    const isAddress = ADDRESSES.includes(name);
    const input = name === "transcript" ? make("textarea") : isAddress ? addressField() : make("input");
    if (input instanceof HTMLInputElement && !isAddress) input.type = "text";
    if (!isAddress) input.lang = this.view.dom.lang;
    if (isAddress) {
      // An address counts when it is whole.
      input.addEventListener("change", () => {
        const address = input.value.trim() === "" ? null : typedAddress(input.value);
        input.setAttribute("aria-invalid", String(input.value.trim() !== "" && address === null));
        if (input.getAttribute("aria-invalid") === "false") this.set(attribute, address);
      });
    } else {
      input.addEventListener("input", () => this.set(attribute, input.value));
    }
    label.append(make("span", "", this.around.labels[name]), input);
    this.fields.set(attribute, input);
    return label;
  }

  private menu(name: "size" | "columns", choices: readonly (readonly [value: string, words: string])[]): HTMLElement {
    const label = make("label", "block-field");
    const select = make("select");
    for (const [value, words] of choices) {
      const option = make("option", "", words);
      option.value = value;
      select.append(option);
    }
    select.addEventListener("change", () => this.set(name, name === "columns" ? Number(select.value) : select.value));
    label.append(make("span", "", this.around.labels[name]), select);
    this.fields.set(name, select);
    return label;
  }

  private set(name: string, value: unknown): void {
    this.setAll({ [name]: value });
  }

  private setAll(attrs: Readonly<Record<string, unknown>>): void {
    const position = this.position();
    if (position === undefined) return;
    const { tr } = this.view.state;
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(position, name, value);
    this.view.dispatch(tr);
  }

  private select(event: MouseEvent): void {
    const position = this.position();
    if (position === undefined || isControl(event) || (event.target as HTMLElement).closest("label")) return;
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
