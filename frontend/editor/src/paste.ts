/**
 * Tidies pasted HTML before the schema reads it. The schema alone decides what may come in;
 * this only brings other programs' habits into a shape that loses nothing. The HTML is parsed into an
 * inert document: nothing in it runs or loads.
 */

import { Fragment, Slice, type Node } from "prosemirror-model";
import { ownAddress } from "./addresses";
import { directionOf } from "./direction";
import { cleaned } from "./letters";
import { isPassing } from "./pastedpictures";
import { takeFootnotes } from "./pastednotes";
import { mendLists } from "./wordlists";

const NOISE = "script, style, meta, link, title, head, template, noscript, object, form, input, button, select, textarea, svg, math";
/** Blocks that hold only a line of text in the schema. */
const TEXT_ONLY = "td, th, figcaption, h1, h2, h3, h4, h5, h6";
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, pre";

/** The children take the place of the element. */
function unwrap(element: Element): void {
  element.replaceWith(...Array.from(element.childNodes));
}

/** A picture in the middle of a sentence goes before its paragraph. */
function liftPictures(body: HTMLElement): void {
  for (const image of Array.from(body.querySelectorAll("p img, h1 img, h2 img, h3 img, h4 img, h5 img, h6 img, li img, td img"))) {
    if (image.closest("figure")) continue;
    const anchor = image.closest("a");
    const block = image.closest("p, h1, h2, h3, h4, h5, h6, ul, ol, table");
    if (block === null) continue;
    const figure = image.ownerDocument.createElement("figure");
    const alone = anchor !== null && anchor.textContent?.trim() === "";
    figure.append(alone ? anchor : image);
    let outer = block;
    for (let up = outer.parentElement?.closest("ul, ol, table"); up; up = up.parentElement?.closest("ul, ol, table")) outer = up;
    outer.before(figure);
    if (block.matches("p") && block.textContent?.trim() === "" && block.childElementCount === 0) block.remove();
  }
}

/** Paragraphs in a cell or a caption become lines. */
function flatten(body: HTMLElement): void {
  for (const line of Array.from(body.querySelectorAll(TEXT_ONLY))) {
    for (const inner of Array.from(line.querySelectorAll(BLOCKS))) {
      if (inner.previousSibling?.textContent?.trim()) inner.before(inner.ownerDocument.createElement("br"));
      unwrap(inner);
    }
  }
}

/** Levels of lists that a document can hold with room to spare; deeper ones join the level above. */
const DEEPEST = 12;

function shallow(body: HTMLElement): void {
  const tooDeep = Array(DEEPEST + 1).fill(":is(ul, ol)").join(" ");
  for (const list of Array.from(body.querySelectorAll(tooDeep)).reverse()) {
    for (const item of Array.from(list.children)) if (item.matches("li")) unwrap(item);
    unwrap(list);
  }
}

/**
 * Takes `style` and handlers out of the tags before anything is parsed. They would do nothing even so; but the page's
 * policy forbids them, and the browser writes a line on the console for each. Styles stay readable as `data-style`.
 */
function quieted(html: string): string {
  return html.replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/([\s"'/])style(\s*=)/gi, "$1data-style$2").replace(/([\s"'/])on[a-z]+(\s*=)/gi, "$1data-handler$2"),
  );
}

const STYLES: readonly (readonly [style: RegExp, tag: string])[] = [
  [/(?:^|[;\s])font-weight:\s*(?:bold|[6-9]\d\d)/i, "strong"],
  [/(?:^|[;\s])font-style:\s*italic/i, "em"],
  [/(?:^|[;\s])text-decoration[^;]*:[^;]*line-through/i, "s"],
  [/(?:^|[;\s])vertical-align:\s*super/i, "sup"],
  [/(?:^|[;\s])vertical-align:\s*sub/i, "sub"],
];

/** Programs that write documents on the web say in styles what the marks say in elements, and the reverse. */
function readStyle(element: Element): void {
  const style = element.getAttribute("data-style");
  if (style === null) return;
  const thin = /(?:^|[;\s])font-weight:\s*(?:normal|[1-4]00)/i;
  const upright = /(?:^|[;\s])font-style:\s*normal/i;
  const undone = { b: thin, strong: thin, i: upright, em: upright };
  if (undone[element.localName as keyof typeof undone]?.test(style)) return unwrap(element);
  if (element.localName !== "span") return;
  for (const [pattern, tag] of STYLES) {
    if (!pattern.test(style)) continue;
    const mark = element.ownerDocument.createElement(tag);
    mark.append(...Array.from(element.childNodes));
    element.append(mark);
  }
}

/** Comments in the margin, and what else of a word processor is no text. */
const MARGIN = '[data-style*="mso-element:comment"i], [data-style*="mso-hide:all"i], a[href*="#_msocom"], [class="MsoCommentReference"], br.Apple-interchange-newline';
/** Word's own styles that mean something. */
const MEANT = { "p.MsoTitle": "h2", "p.MsoQuote, p.MsoIntenseQuote": "blockquote" } as const;

function readMeaning(body: HTMLElement): void {
  for (const [selector, tag] of Object.entries(MEANT)) {
    for (const element of Array.from(body.querySelectorAll(selector))) {
      const made = body.ownerDocument.createElement(tag);
      element.before(made);
      if (tag === "blockquote") made.append(element);
      else {
        made.append(...Array.from(element.childNodes));
        element.remove();
      }
    }
  }
}

/** Lines that only made room, as word processors write them between paragraphs. */
function dropRoom(body: HTMLElement): void {
  for (const line of Array.from(body.querySelectorAll("br"))) {
    const beside = [line.previousElementSibling, line.nextElementSibling];
    if (!line.parentElement?.matches("p, li, td, th, h1, h2, h3, h4, h5, h6, pre, figcaption, span, a") && beside.some((other) => other?.matches("p, h1, h2, h3, h4, h5, h6, ul, ol, table, hr, blockquote"))) line.remove();
  }
  const many = body.querySelectorAll("p").length > 1;
  for (const paragraph of Array.from(body.querySelectorAll("p"))) {
    const isBare = (paragraph.textContent ?? "").replace(/[\s\u00a0]/g, "") === "" && paragraph.querySelector("img, br, sup, hr, iframe, video, audio") === null;
    if (many && isBare && !paragraph.parentElement?.matches("li, td, th, blockquote")) paragraph.remove();
  }
}

/** Every text with letters as we hold them. */
function cleanLetters(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let words = walker.nextNode(); words !== null; words = walker.nextNode()) {
    const before = words.nodeValue ?? "";
    const after = cleaned(before);
    if (after !== before) words.nodeValue = after;
  }
}

/** `pictures` sees the body before anything in it is moved. */
export function tidy(html: string, pictures: (body: HTMLElement) => void): string {
  const { body } = new DOMParser().parseFromString(quieted(html), "text/html");
  body.querySelectorAll(NOISE).forEach((element) => element.remove());
  // What was copied in an editor of this kind is in the schema's shape already.
  if (body.querySelector("[data-pm-slice]")) {
    shallow(body);
    return body.innerHTML;
  }
  pictures(body);
  body.querySelectorAll(MARGIN).forEach((element) => element.remove());
  cleanLetters(body);
  readMeaning(body);
  mendLists(body);
  shallow(body);
  const writeFootnotes = takeFootnotes(body);
  for (const element of Array.from(body.querySelectorAll("*"))) {
    readStyle(element);
    // Word processors put languages and directions on everything, mostly wrong ones: the text itself decides.
    for (const name of ["lang", "dir", "id", "class"]) element.removeAttribute(name);
    // Somebody isolated these words on purpose: they keep the direction of their own letters.
    const own = element.localName === "bdi" ? directionOf(element.textContent ?? "", "ltr") : null;
    if (own !== null) element.setAttribute("dir", own);
    for (const { name } of Array.from(element.attributes)) if (name.startsWith("data-")) element.removeAttribute(name);
    if (element.localName.includes(":")) unwrap(element);
  }
  liftPictures(body);
  flatten(body);
  dropRoom(body);
  writeFootnotes();
  return body.innerHTML;
}

/** Whether something pasted shows a picture of another site, which is kept as an address and never fetched. */
export function hasRemotePicture(slice: Slice): boolean {
  let found = false;
  slice.content.descendants((node) => {
    found ||= (node.type.name === "figure" || node.type.name === "gallery_item") && node.attrs["media"] === null && !isPassing(node) && ownAddress(node.attrs["src"] as string | null) === null;
  });
  return found;
}

/**
 * Footnotes come and go with their references, so a copied list of them is not pasted as a block: it waits in
 * `notes` for its references to arrive.
 */
export function withoutFootnotes(slice: Slice, notes: Map<string, Node>): Slice {
  let found = false;
  slice.content.forEach((child) => (found ||= child.type.name === "footnotes"));
  if (!found) return slice;
  const kept: Node[] = [];
  slice.content.forEach((child) => {
    if (child.type.name !== "footnotes") kept.push(child);
    else child.forEach((note) => void notes.set(note.attrs["note"] as string, note));
  });
  const last = kept[kept.length - 1];
  return new Slice(Fragment.fromArray(kept), last === undefined ? 0 : slice.openStart, last?.isTextblock ? Math.min(1, slice.openStart) : 0);
}
