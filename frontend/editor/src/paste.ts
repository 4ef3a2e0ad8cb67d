/**
 * Tidies pasted HTML before the schema reads it. The schema alone decides what may come in;
 * this only brings other programs' habits into a shape that loses nothing. The HTML is parsed into an
 * inert document: nothing in it runs or loads.
 */

import { Fragment, Slice, type Node } from "prosemirror-model";

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
  const undone = { b: /font-weight:\s*(?:normal|[1-4]00)/i, strong: /font-weight:\s*(?:normal|[1-4]00)/i, i: /font-style:\s*normal/i, em: /font-style:\s*normal/i };
  if (undone[element.localName as keyof typeof undone]?.test(style)) return unwrap(element);
  if (element.localName !== "span") return;
  for (const [pattern, tag] of STYLES) {
    if (!pattern.test(style)) continue;
    const mark = element.ownerDocument.createElement(tag);
    mark.append(...Array.from(element.childNodes));
    element.append(mark);
  }
}

export function tidy(html: string): string {
  const { body } = new DOMParser().parseFromString(quieted(html), "text/html");
  body.querySelectorAll(NOISE).forEach((element) => element.remove());
  shallow(body);
  // What was copied in an editor of this kind is in the schema's shape already.
  if (body.querySelector("[data-pm-slice]")) return body.innerHTML;
  for (const element of Array.from(body.querySelectorAll("*"))) {
    readStyle(element);
    // Word processors put languages and directions on everything, mostly wrong ones: the text itself decides.
    for (const name of ["lang", "dir", "id", "class"]) element.removeAttribute(name);
    for (const { name } of Array.from(element.attributes)) if (name.startsWith("data-")) element.removeAttribute(name);
    if (element.localName.includes(":")) unwrap(element);
  }
  liftPictures(body);
  flatten(body);
  return body.innerHTML;
}

/** Footnotes come and go with their references, so a copied list of them is not pasted as a block. */
export function withoutFootnotes(slice: Slice): Slice {
  let found = false;
  slice.content.forEach((child) => (found ||= child.type.name === "footnotes"));
  if (!found) return slice;
  const kept: Node[] = [];
  slice.content.forEach((child) => void (child.type.name === "footnotes" || kept.push(child)));
  return new Slice(Fragment.fromArray(kept), kept.length === 0 ? 0 : slice.openStart, 0);
}
